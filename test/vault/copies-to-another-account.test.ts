import { Annotations, App, aws_ec2 as ec2, aws_iam as iam, aws_kms as kms, Duration, Fn, Size, Stack, Stage } from 'aws-cdk-lib';
import { BackupKeyGrants, BackupPlan, BackupPlanRule, BackupResource, BackupVault, BackupVaultGrants, OrganizationalUnitPrincipal } from '../../src';
import { HERE, resourceOf, resourcesOf, THERE, warningsOf } from '../util';

const CENTRAL = `arn:aws:backup:${THERE.region}:${THERE.account}:backup-vault:central`;
const DEPLOYER = `arn:aws:iam::${THERE.account}:role/deployer`;
const UNIT = 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*';

const root = (account: string) => ({ AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${account}:root`]] } });

/** The account of the copies, in a stage and Region of its own. */
function centralIn(app: App): Stack {
  const stack = new Stack(new Stage(app, 'Central', { env: THERE }), 'Backup');
  const key = new kms.Key(stack, 'Key');
  const vault = new BackupVault(stack, 'Vault', {
    backupVaultName: 'central', encryptionKey: key, lockConfiguration: { minRetention: Duration.days(30), maxRetention: Duration.days(365) },
  });
  vault.grants.copyInto(new OrganizationalUnitPrincipal(UNIT));
  BackupKeyGrants.fromKey(key).shareForCopies(new iam.AccountPrincipal(HERE.account));
  vault.protect({ exceptFor: [new iam.ArnPrincipal(DEPLOYER)] });
  return stack;
}

/** The account of the resources. */
function mainIn(app: App): Stack {
  const stack = new Stack(new Stage(app, 'Main', { env: HERE }), 'Backup');
  const key = new kms.Key(stack, 'Key');
  BackupKeyGrants.fromKey(key).shareForCopies(new iam.AccountPrincipal(THERE.account));
  const volume = new ec2.Volume(stack, 'Volume', { availabilityZone: Fn.select(0, Fn.getAzs()), size: Size.gibibytes(10), encrypted: true, encryptionKey: key });
  const plan = new BackupPlan(stack, 'Plan');
  Annotations.of(plan).acknowledgeWarning('cdk-aws-backup:copyIntoVaultElsewhere', 'its account is prepared by the other stage');
  plan.addRule(new BackupPlanRule({
    deleteAfter: Duration.days(35),
    copyActions: [{ destinationBackupVault: BackupVault.fromBackupVaultArn(stack, 'Central', CENTRAL), deleteAfter: Duration.days(90) }],
  }));
  plan.addSelection('Selection', { resources: [BackupResource.fromEbsVolume(volume)] });
  return stack;
}

function keyPolicyOf(stack: Stack): any[] {
  return resourceOf(stack, 'AWS::KMS::Key').Properties.KeyPolicy.Statement;
}

test('copies to another account and Region have all they need, and nothing is exported', () => {
  const app = new App();
  const [central, main] = [centralIn(app), mainIn(app)];

  expect(resourceOf(central, 'AWS::Backup::BackupVault').Properties.AccessPolicy.Statement).toEqual([
    {
      Effect: 'Allow', Action: 'backup:CopyIntoBackupVault', Principal: { AWS: '*' }, Resource: '*', Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': [UNIT] } },
    },
    expect.objectContaining({ Effect: 'Deny', Condition: { ArnNotEquals: { 'aws:PrincipalArn': [DEPLOYER] } } }),
  ]);
  expect(keyPolicyOf(central).filter(({ Action }) => Action === 'kms:CreateGrant')).toEqual([
    { Effect: 'Allow', Action: 'kms:CreateGrant', Principal: root(HERE.account), Resource: '*', Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } },
  ]);
  expect(keyPolicyOf(main).filter(({ Principal }) => JSON.stringify(Principal) === JSON.stringify(root(THERE.account)))).toHaveLength(2);
  expect(resourceOf(main, 'AWS::Backup::BackupPlan').Properties.BackupPlan.BackupPlanRule[0].CopyActions).toEqual([
    { DestinationBackupVaultArn: CENTRAL, Lifecycle: { DeleteAfterDays: 90 } },
  ]);
  expect([central, main].flatMap((stack) => Object.keys(resourcesOf(stack, 'Custom::CrossRegionExportWriter')))).toEqual([]);
});

test('a whole program of it has no warning', () => {
  const app = new App();
  centralIn(app);
  expect(warningsOf(mainIn(app))).toEqual([]);
});

test('the role of a selection is granted its part, and the account of the copies is told its own', () => {
  const app = new App();
  const stack = mainIn(app);
  const vault = BackupVault.fromBackupVaultArn(stack, 'Again', CENTRAL);
  BackupVaultGrants.fromVault(vault).copyInto(new iam.Role(stack, 'Copier', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') }));
  expect(resourceOf(stack, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement).toEqual([
    { Effect: 'Allow', Action: 'backup:CopyIntoBackupVault', Resource: CENTRAL },
  ]);
  expect(warningsOf(stack).map(({ text }) => text)).toEqual([
    'copyInto() cannot write the access policy of the vault, which is imported or a token; add to it, where it is made: '
    + '{"Action":"backup:CopyIntoBackupVault","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Resource":"*"}',
  ]);
});
