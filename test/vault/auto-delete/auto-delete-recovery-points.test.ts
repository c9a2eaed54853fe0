import { readFileSync } from 'fs';
import {
  App, Aspects, CfnDeletionPolicy, CfnParameter, Duration, NestedStack, RemovalPolicies,
  RemovalPolicy, Stack, Stage, Tags, aws_iam as iam, aws_kms as kms,
} from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import { BackupPlan, BackupPlanRule, BackupVault } from '../../../src';
import type { BackupVaultProps } from '../../../src';
import { HERE, l1Of, messageOf, resourceOf, resourcesOf, synth, synthesisProblemsOf, testStack, warningsOf } from '../../util';

const TAG = 'cdk-aws-backup:auto-delete-recovery-points';
const CUSTOM = 'Custom::BackupVaultAutoDelete';
const FUNCTION = 'AWS::Lambda::Function';
const VAULT = 'Vault23237E5B';

let stack: Stack;

beforeEach(() => {
  stack = testStack();
});

function autoDeleted(scope: Construct = stack, id = 'Vault', props: BackupVaultProps = {}): BackupVault {
  return new BackupVault(scope, id, { removalPolicy: RemovalPolicy.DESTROY, autoDeleteRecoveryPoints: true, ...props });
}

/** The policies of the function that deletes: there is one. */
function statements(): any[] {
  const policies = Object.entries(resourcesOf(stack, 'AWS::IAM::Policy')).filter(([id]) => id.startsWith('CdkAwsBackupAutoDeleteRole'));
  expect(policies).toHaveLength(1);
  return policies[0][1].Properties.PolicyDocument.Statement;
}

/** The path of the role of the function that deletes. */
const pathIn = (of: Stack) => Object.entries(resourcesOf(of, 'AWS::IAM::Role')).filter(([id]) => id.startsWith('CdkAwsBackupAutoDeleteRole'))
  .map(([, { Properties }]) => Properties.Path);

/** The part of the id of the stack that no other has, and what follows it. */
const ofStack = (rest: string) => ({ 'Fn::Join': ['', [{ 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] }, rest]] });

/** What tells the owner of a vault from those of others in its stack. */
const ownerOf = (of: Stack) => Object.values(resourcesOf(of, 'AWS::Backup::BackupVault')).map(({ Properties: { BackupVaultTags } }) => BackupVaultTags[TAG]);

const arn = (service: string, rest: string, account: any = { Ref: 'AWS::AccountId' }) => ({
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:${service}:`, { Ref: 'AWS::Region' }, ...(account ? [':', account, `:${rest}`] : [`::${rest}`])]],
});

const ELSEWHERE = [
  arn('ec2', 'snapshot/*', null), arn('ec2', 'image/*', null), arn('rds', '*'), arn('dynamodb', 'table/*/backup/*'), arn('fsx', 'backup/*'),
  arn('redshift', 'snapshot:*'), arn('redshift-serverless', 'snapshot*'),
];

describe('without the option', () => {
  test.each([undefined, false])('%s, there is nothing but the vault', (autoDeleteRecoveryPoints) => {
    new BackupVault(stack, 'Vault', { removalPolicy: RemovalPolicy.DESTROY, autoDeleteRecoveryPoints });
    expect(Template.fromStack(stack).toJSON().Resources).toEqual({
      [VAULT]: {
        Type: 'AWS::Backup::BackupVault',
        Properties: { BackupVaultName: 'StackVault02F737C4' },
        DeletionPolicy: 'Delete',
        UpdateReplacePolicy: 'Delete',
      },
    });
    expect(warningsOf(stack).map(({ id }) => id)).toEqual(['cdk-aws-backup:removalPolicyDestroy']);
  });
});

describe('with the option', () => {
  test('the vault has the tag without which it is left alone, and no warning', () => {
    autoDeleted();
    expect(resourceOf(stack, 'AWS::Backup::BackupVault')).toEqual({
      Type: 'AWS::Backup::BackupVault',
      Properties: { BackupVaultName: 'StackVault02F737C4', BackupVaultTags: { [TAG]: ofStack('/78727726') } },
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Delete',
    });
    expect(warningsOf(stack)).toEqual([]);
  });

  // A custom resource with another id would be made anew in every stack that has one, and the old one deleted.
  test('four custom resources are deleted one after the other, and then the vault; their ids and owner never change', () => {
    autoDeleted();
    const ids = ['VaultAutoDeleteRecoveryPointsHour107C35019', 'VaultAutoDeleteRecoveryPointsHour2F5EE148F', 'VaultAutoDeleteRecoveryPointsHour39B30D9BA',
      'VaultAutoDeleteRecoveryPointsHour4214E2595'];
    expect(Object.keys(resourcesOf(stack, CUSTOM)).sort()).toEqual(ids);
    expect(ids.map((id) => resourcesOf(stack, CUSTOM)[id])).toEqual([1, 2, 3, 4].map((hour) => ({
      Type: CUSTOM,
      Properties: {
        ServiceToken: { 'Fn::GetAtt': ['CdkAwsBackupAutoDeleteProviderframeworkonEvent6A087CAD', 'Arn'] },
        BackupVaultName: { 'Fn::GetAtt': [VAULT, 'BackupVaultName'] },
        Owner: ofStack('/78727726'),
        Final: hour === 4 ? 'true' : 'false',
      },
      DependsOn: hour === 4 ? [VAULT] : [ids[hour], VAULT],
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Delete',
    })));
  });

  test('no other vault of the stack has the same owner', () => {
    ['One', 'Two', 'Three'].forEach((id) => autoDeleted(stack, id));
    expect(new Set(ownerOf(stack).map((owner) => JSON.stringify(owner))).size).toBe(3);
  });

  test.each<[string, (of: Stack) => void]>([
    ['whose construct has moved, and the resource has not', (of) => l1Of(autoDeleted(of, 'Moved', { backupVaultName: 'mine' })).overrideLogicalId(VAULT)],
    ['of which one custom resource has another id', (of) => {
      const vault = autoDeleted(of, 'Vault', { backupVaultName: 'mine' });
      l1Of(vault.node.findChild('AutoDeleteRecoveryPoints').node.findChild('Hour3')).overrideLogicalId('Another');
    }],
    ['of which the stack renames one', (of) => {
      of.renameLogicalId('VaultAutoDeleteRecoveryPointsHour4214E2595', 'Another');
      autoDeleted(of, 'Vault', { backupVaultName: 'mine' });
    }],
  ])('a vault has another owner %s', (_, make) => {
    make(stack);
    const [[id]] = Object.entries(resourcesOf(stack, 'AWS::Backup::BackupVault'));
    expect(id).toBe(VAULT);
    const [owner] = ownerOf(stack);
    expect(owner).toEqual(ofStack(expect.stringMatching(/^\/[0-9a-f]{8}$/)));
    expect(owner).not.toEqual(ofStack('/78727726'));
    expect(Object.values(resourcesOf(stack, CUSTOM)).map(({ Properties }) => Properties.Owner)).toEqual(Array(4).fill(owner));
  });

  test('the owner fits into a tag, however long names are', () => {
    const long = new Stack(new App(), 'S'.repeat(128), { env: { account: '111111111111', region: 'us-gov-west-1' } });
    autoDeleted(long, 'V'.repeat(200));
    const [{ 'Fn::Join': [, [, rest]] }] = ownerOf(long);
    expect('12345678-1234-1234-1234-123456789012'.length + rest.length).toBe(45); // of 256
  });

  test('the role may list what the vaults of its stack hold, delete recovery points, and what AWS Backup does for it in other services', () => {
    autoDeleted();
    const vaults = arn('backup', 'backup-vault:*');
    expect(statements()).toEqual([
      {
        Effect: 'Allow',
        Action: 'backup:ListRecoveryPointsByBackupVault',
        Resource: vaults,
        Condition: { StringLike: { [`aws:ResourceTag/${TAG}`]: ofStack('/*') } },
      },
      { Effect: 'Allow', Action: 'backup:ListTags', Resource: vaults },
      {
        Effect: 'Allow',
        Action: ['backup:DeleteRecoveryPoint', 'backup:DisassociateRecoveryPoint', 'backup:DisassociateRecoveryPointFromParent'],
        Resource: [arn('backup', 'recovery-point:*'), ...ELSEWHERE],
      },
      {
        Effect: 'Allow',
        Action: ['ec2:DeleteSnapshot', 'ec2:DeregisterImage', 'rds:DeleteDBSnapshot', 'rds:DeleteDBClusterSnapshot', 'dynamodb:DeleteBackup',
          'fsx:DeleteBackup', 'redshift:DeleteClusterSnapshot', 'redshift-serverless:DeleteSnapshot'],
        Resource: ELSEWHERE,
        Condition: { 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'backup.amazonaws.com' } },
      },
      {
        Effect: 'Allow',
        Action: 'iam:CreateServiceLinkedRole',
        Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup']] },
        Condition: { StringEquals: { 'iam:AWSServiceName': 'backup.amazonaws.com' } },
      },
      { Effect: 'Allow', Action: 'backup:ListBackupVaults', Resource: '*' },
    ]);
  });

  test('both functions run the same code, each its own part', () => {
    autoDeleted();
    const own = Object.values(resourcesOf(stack, FUNCTION)).filter(({ Properties }) => Properties.Handler.startsWith('index.'));
    expect(own.map(({ Properties: { Handler, Timeout, Runtime } }) => [Handler, Timeout, Runtime]).sort()).toEqual([
      ['index.isComplete', 300, expect.stringMatching(/^nodejs\d+\.x$/)], ['index.onEvent', 60, expect.stringMatching(/^nodejs\d+\.x$/)],
    ]);
    expect(own[0].Properties.Code).toEqual(own[1].Properties.Code);
  });

  test('CloudFormation asks twice a minute, for an hour', () => {
    autoDeleted();
    const { DefinitionString } = resourceOf(stack, 'AWS::StepFunctions::StateMachine').Properties;
    expect(JSON.stringify(DefinitionString)).toContain('\\"IntervalSeconds\\":30,\\"MaxAttempts\\":120,\\"BackoffRate\\":1');
  });

  test('a stack has one provider for all its vaults', () => {
    ['One', 'Two', 'Three'].forEach((id) => autoDeleted(stack, id));
    expect(Object.keys(resourcesOf(stack, FUNCTION))).toHaveLength(5); // three are the framework of aws-cdk-lib
    expect(Object.keys(resourcesOf(stack, CUSTOM))).toHaveLength(12);
    expect(statements()).toHaveLength(6);
  });

  test('its policy is as long for all vaults that a stack has room for', () => {
    autoDeleted();
    const one = JSON.stringify(statements());
    stack = testStack();
    for (let index = 0; index < 95; index++) { autoDeleted(stack, `Vault${index}`, { backupVaultName: `${'v'.repeat(47)}${100 + index}` }); }
    expect(Object.keys(Template.fromStack(stack).toJSON().Resources).length).toBeGreaterThan(490); // of 500
    expect(JSON.stringify(statements())).toBe(one);
    expect(one.length).toBeLessThan(5000); // of 10,240 for all policies of the role, and a template writes more than is deployed
    expect(resourcesOf(stack, 'AWS::IAM::RolePolicy')).toEqual({});
    expect(resourcesOf(stack, 'AWS::IAM::ManagedPolicy')).toEqual({});
  });

  describe('the role has a path that no other role has', () => {
    test('of the Region and the stack', () => {
      const here = testStack(HERE, 'S'.repeat(128));
      autoDeleted(here);
      expect(pathIn(here)).toEqual([`/backup-vault-auto-delete/eu-central-1/${'S'.repeat(128)}/`]);
      expect(Object.values(resourcesOf(here, 'AWS::IAM::Role')).filter(({ Properties }) => Properties.Path)).toHaveLength(1);
    });

    test('with the Region that only deployment knows', () => {
      autoDeleted();
      expect(pathIn(stack)).toEqual([{ 'Fn::Join': ['', ['/backup-vault-auto-delete/', { Ref: 'AWS::Region' }, '/Stack/']] }]);
    });

    test('also in nested stacks, of the outermost stack', () => {
      const outer = testStack(HERE);
      const [inner, other] = ['Inner', 'Other'].map((id) => new NestedStack(outer, id));
      const innermost = new NestedStack(inner, 'Innermost');
      const nested = [inner, other, innermost];
      nested.forEach((each) => autoDeleted(each));
      const paths = nested.map((each) => pathIn(each)[0]);
      paths.forEach((path) => expect(path).toMatch(/^\/backup-vault-auto-delete\/eu-central-1\/Stack\/[0-9a-f]{8}\/$/));
      expect(new Set(paths).size).toBe(3);
    });
  });

  describe('where others make the roles', () => {
    const roles = { 'CdkAwsBackupAutoDelete/Role': 'emptier' };

    function reported(): any {
      const report = JSON.parse(readFileSync(`${synth(stack).directory}/iam-policy-report.json`, 'utf8'));
      return report.roles.find(({ roleConstructPath }: any) => roleConstructPath === 'Stack/CdkAwsBackupAutoDelete/Role');
    }

    test('no policy is made, and all that the function needs is in the report', () => {
      iam.Role.customizeRoles(stack, { usePrecreatedRoles: roles });
      ['One', 'Two'].forEach((id) => autoDeleted(stack, id));
      const { roleName, identityPolicyStatements, managedPolicyArns } = reported();
      expect(roleName).toBe('emptier');
      expect(managedPolicyArns).toEqual(['arn:(PARTITION):iam::aws:policy/service-role/AWSLambdaBasicExecutionRole']);
      expect(identityPolicyStatements.map(({ Action }: any) => Action).flat()).toEqual(expect.arrayContaining(
        ['backup:ListRecoveryPointsByBackupVault', 'backup:ListTags', 'backup:DeleteRecoveryPoint', 'backup:ListBackupVaults']));
      // Of whichever stack: the role is there before it.
      expect(identityPolicyStatements[0].Condition).toEqual({ StringLike: { [`aws:ResourceTag/${TAG}`]: '*/*' } });
      const types = Object.values<any>(Template.fromStack(stack).toJSON().Resources).map(({ Type }) => Type);
      expect(types.filter((type) => type.startsWith('AWS::IAM::'))).toEqual([]);
      expect(types).toContain('AWS::Backup::BackupVault');
    });

    test('a report alone has it, too', () => {
      iam.Role.customizeRoles(stack, { preventSynthesis: false });
      autoDeleted();
      expect(reported().identityPolicyStatements).toHaveLength(6);
    });
  });

  test('nested stacks, stages and other stacks have their own', () => {
    const app = new App();
    const outer = new Stack(app, 'Outer');
    const inner = new NestedStack(outer, 'Inner');
    const staged = new Stack(new Stage(app, 'Stage'), 'Staged', { env: HERE });
    [outer, inner, staged].forEach((each) => autoDeleted(each));
    for (const each of [outer, inner, staged]) {
      expect(Object.keys(resourcesOf(each, CUSTOM))).toHaveLength(4);
      expect(Object.keys(resourcesOf(each, FUNCTION))).toHaveLength(5);
    }
    expect(warningsOf(app)).toEqual([]);
  });

  test('in a known environment, the ARNs are of it', () => {
    stack = testStack(HERE);
    autoDeleted();
    expect(statements()[0].Resource).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:eu-central-1:111111111111:backup-vault:*']] });
    expect(statements()[2].Resource[0]).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:eu-central-1:111111111111:recovery-point:*']] });
  });

  test('a vault with a name that is a token, and everything else', () => {
    const name = new CfnParameter(stack, 'Name').valueAsString;
    autoDeleted(stack, 'Vault', { backupVaultName: name, encryptionKey: new kms.Key(stack, 'Key') });
    expect(resourceOf(stack, 'AWS::Backup::BackupVault').Properties).toMatchObject({ BackupVaultName: { Ref: 'Name' } });
    expect(Object.values(resourcesOf(stack, CUSTOM))[0].Properties.BackupVaultName).toEqual({ 'Fn::GetAtt': [VAULT, 'BackupVaultName'] });
  });

  test('tags of the stack go to the vault as well', () => {
    autoDeleted();
    stack.tags.setTag('team', 'core');
    expect(resourceOf(stack, 'AWS::Backup::BackupVault').Properties.BackupVaultTags).toMatchObject({ [TAG]: ofStack('/78727726') });
  });

  test('a vault that a plan writes to', () => {
    new BackupPlan(stack, 'Plan', { backupVault: autoDeleted(), backupPlanRules: [BackupPlanRule.daily()] });
    expect(() => Template.fromStack(stack)).not.toThrow(); // looks for circles of dependencies
  });

  test('synthesises twice, and the second time the same', () => {
    autoDeleted();
    const first = Template.fromStack(stack).toJSON();
    expect(Template.fromStack(stack).toJSON()).toEqual(first);
  });
});

describe('refused', () => {
  test.each<[string, BackupVaultProps, string]>([
    ['no removal policy', { removalPolicy: undefined }, 'got none'],
    ['RETAIN', { removalPolicy: RemovalPolicy.RETAIN }, 'got \'retain\''],
    ['RETAIN_ON_UPDATE_OR_DELETE', { removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE }, 'got \'retain-on-update-or-delete\''],
  ])('with %s', (_, props, got) => {
    expect(messageOf(() => autoDeleted(stack, 'Vault', props)))
      .toBe(`Stack/Vault: 'autoDeleteRecoveryPoints' needs the 'removalPolicy' RemovalPolicy.DESTROY, ${got}: a vault that is kept keeps what it holds`);
  });

  test('under a compliance lock, together with what else is wrong', () => {
    const lockConfiguration = { minRetention: Duration.days(1), changeableFor: Duration.days(3) };
    expect(messageOf(() => autoDeleted(stack, 'Vault', { removalPolicy: undefined, lockConfiguration }))).toBe([
      'Stack/Vault: 2 problems',
      '  - \'autoDeleteRecoveryPoints\' needs the \'removalPolicy\' RemovalPolicy.DESTROY, got none: a vault that is kept keeps what it holds',
      '  - \'autoDeleteRecoveryPoints\' cannot be used with \'lockConfiguration.changeableFor\': under a compliance lock nobody can delete a recovery point before its retention ends',
    ].join('\n'));
  });

  const KEPT = '[Stack/Vault] the vault has \'autoDeleteRecoveryPoints\', and its removal policy was changed to one that keeps it: its recovery points would be deleted all the same; '
    + 'use RemovalPolicy.DESTROY, or leave \'autoDeleteRecoveryPoints\' out';

  test.each<[string, (vault: BackupVault) => void]>([
    ['by the vault', (vault) => vault.applyRemovalPolicy(RemovalPolicy.RETAIN)],
    ['at the L1', (vault) => l1Of(vault).applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)],
    ['for replacements alone', (vault) => { l1Of(vault).cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN; }],
    ['by an override', (vault) => l1Of(vault).addOverride('DeletionPolicy', 'Retain')],
    ['by an override for replacements alone', (vault) => l1Of(vault).addOverride('UpdateReplacePolicy', 'Snapshot')],
    ['by the policies of the stack', () => RemovalPolicies.of(stack).retain()],
    ['by an aspect', () => Aspects.of(stack).add({ visit: (node) => { if (node instanceof BackupVault) { node.applyRemovalPolicy(RemovalPolicy.RETAIN); } } })],
  ])('when the vault is to be kept later, %s', (_, change) => {
    change(autoDeleted());
    expect(synthesisProblemsOf(stack)).toContain(KEPT);
  });

  test.each<[string, (vault: BackupVault) => void]>([
    ['later, by its L1', (vault) => { (l1Of(vault) as backup.CfnBackupVault).lockConfiguration = { minRetentionDays: 1, changeableForDays: 3 }; }],
    ['by an override', (vault) => l1Of(vault).addPropertyOverride('LockConfiguration', { MinRetentionDays: 1, ChangeableForDays: '3' })],
    ['by an override of a governance lock', (vault) => l1Of(vault).addPropertyOverride('LockConfiguration.ChangeableForDays', 3)],
  ])('under a compliance lock that it gets %s', (_, lock) => {
    lock(autoDeleted(stack, 'Vault', { lockConfiguration: { minRetention: Duration.days(1) } }));
    expect(synthesisProblemsOf(stack)).toContain('[Stack/Vault] \'autoDeleteRecoveryPoints\' cannot be used with \'lockConfiguration.changeableFor\': '
      + 'under a compliance lock nobody can delete a recovery point before its retention ends');
  });

  const UNTAGGED = `[Stack/Vault] the vault has 'autoDeleteRecoveryPoints', and not the value that this gives to its tag '${TAG}', without which it is not emptied: `
    + 'leave that tag as it is, or \'autoDeleteRecoveryPoints\' out';

  test.each<[string, (vault: BackupVault) => void]>([
    ['by the tags of the stack', () => Tags.of(stack).remove(TAG)],
    ['by another value', (vault) => Tags.of(vault).add(TAG, 'false')],
    ['by the one that every vault could have', (vault) => Tags.of(vault).add(TAG, 'true')],
    ['by an override', (vault) => l1Of(vault).addPropertyDeletionOverride(`BackupVaultTags.${TAG}`)],
    ['by an override of all tags', (vault) => l1Of(vault).addPropertyDeletionOverride('BackupVaultTags')],
  ])('without its tag, that is gone %s', (_, remove) => {
    remove(autoDeleted());
    expect(synthesisProblemsOf(stack)).toContain(UNTAGGED);
  });

  test('not with a tag that only deployment knows', () => {
    l1Of(autoDeleted()).addPropertyOverride(`BackupVaultTags.${TAG}`, new CfnParameter(stack, 'Tag').valueAsString);
    expect(warningsOf(stack)).toEqual([]);
  });
});

test.each<[string, (vault: BackupVault) => void, BackupVaultProps]>([
  ['', () => {}, { lockConfiguration: { minRetention: Duration.days(1) } }],
  [', also one by the L1,', (vault) => { (l1Of(vault) as backup.CfnBackupVault).lockConfiguration = { minRetentionDays: 1 }; }, {}],
  [', also one that only deployment knows,', (vault) => l1Of(vault).addPropertyOverride('LockConfiguration', new CfnParameter(stack, 'Lock').valueAsString), {}],
])('a governance lock%s gives a warning', (_, lock, props) => {
  lock(autoDeleted(stack, 'Vault', props));
  expect(warningsOf(stack)).toEqual([{
    path: 'Stack/Vault',
    id: 'cdk-aws-backup:autoDeleteUnderLock',
    text: '\'autoDeleteRecoveryPoints\' of a vault with a lock: while the lock is there, a recovery point cannot be deleted before its retention ends, '
      + 'and the deletion of the stack stops; remove \'lockConfiguration\' in a deployment before',
  }]);
});
