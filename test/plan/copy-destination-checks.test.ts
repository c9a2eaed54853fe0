import { Annotations, App, aws_backup, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import type { Environment } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { BackupPlan, BackupPlanRule, BackupVault, LogicallyAirGappedBackupVault } from '../../src';
import { HERE, l1Of, synth, synthesisProblemsOf, testStack, THERE, warningsOf } from '../util';

const OTHER_REGION = { account: HERE.account, region: THERE.region };
/** As far as it matters, a key of any Region. */
const KEY = '11111111-2222-3333-4444-555555555555';

type Destination = (there: Stack, here: Stack) => aws_backup.IBackupVaultRef;

function planInto(destination: Destination, to: Environment | undefined, from: Environment | undefined = HERE) {
  const app = new App();
  const here = new Stack(app, 'Here', { env: from });
  const there = new Stack(app, 'There', { env: to });
  const plan = new BackupPlan(here, 'Plan', {
    backupVault: BackupVault.fromBackupVaultName(here, 'Vault', 'main'),
    backupPlanRules: [
      new BackupPlanRule({ ruleName: 'Copied', copyActions: [{ destinationBackupVault: destination(there, here), deleteAfter: Duration.days(30) }] }),
      new BackupPlanRule({ ruleName: 'Plain' }),
    ],
  });
  return { app, plan };
}

const bare = (scope: Construct, props: Partial<aws_backup.CfnBackupVaultProps> = {}) => new aws_backup.CfnBackupVault(scope, 'Copies', { backupVaultName: 'copies', ...props });
const allowed = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'backup:CopyIntoBackupVault', Principal: { AWS: HERE.account }, Resource: '*' }] };
const ready = (scope: Construct) => bare(scope, { encryptionKeyArn: KEY, accessPolicy: allowed });
const byName = (name: string): Destination => (there) => BackupVault.fromBackupVaultName(there, 'Copies', name);
const byArn = (arn: string): Destination => (_, here) => BackupVault.fromBackupVaultArn(here, 'Copies', arn);

const problemsOf = (...args: Parameters<typeof planInto>) => synthesisProblemsOf(planInto(...args).app).map((line) => line.replace('[Here/Plan] ', ''));
const warningsFor = (...args: Parameters<typeof planInto>) => warningsOf(planInto(...args).app).filter(({ id }) => id.startsWith('cdk-aws-backup'));

describe('a copy into another partition is refused', () => {
  const problem = (path: string, here: string, there: string) =>
    [`the rule 'Copied' must copy within the partition ${here}, got '${path}' in the partition ${there}: AWS Backup does not copy from one to another`];

  test.each<[string, string, string, string]>([
    ['eu-central-1', 'aws', 'cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov', 'us-east-1', 'aws'],
    ['cn-north-1', 'aws-cn', 'us-gov-east-1', 'aws-us-gov'],
  ])('from %s to %s', (region, partition, otherRegion, otherPartition) => {
    const [here, there] = [region, otherRegion].map((each) => ({ account: HERE.account, region: each }));
    expect(problemsOf(ready, there, here)).toEqual(problem('There/Copies', partition, otherPartition));
    expect(problemsOf(byArn(`arn:${otherPartition}:backup:${otherRegion}:111111111111:backup-vault:copies`), undefined, here))
      .toEqual(problem('Here/Copies', partition, otherPartition));
  });

  test.each<[string, string | undefined, string | undefined]>([
    ['the two Regions of China', 'cn-north-1', 'cn-northwest-1'],
    ['the two Regions of GovCloud', 'us-gov-west-1', 'us-gov-east-1'],
    ['two others', 'eu-central-1', 'ap-south-1'],
    ['one that nobody knows yet', 'eu-central-1', 'xx-central-1'],
  ])('and not between %s', (_, region, otherRegion) => {
    const [here, there] = [region, otherRegion].map((each) => ({ account: HERE.account, region: each }));
    expect(() => synth(planInto(ready, there, here).app)).not.toThrow();
  });

  test('and not where the Region is not known', () => {
    expect(() => synth(planInto(byArn('arn:aws-cn:backup:cn-north-1:111111111111:backup-vault:copies'), undefined, { account: HERE.account }).app)).not.toThrow();
  });
});

describe('a vault of another account needs a customer managed key', () => {
  const problem = ["the rule 'Copied' must copy into a vault with a customer managed key in another account, got 'There/Copies' without one: give it an 'encryptionKey'"];

  test('which is said once of a rule that copies there twice', () => {
    const app = new App();
    const destinationBackupVault = bare(new Stack(app, 'There', { env: THERE }));
    const copyActions = [30, 90].map((days) => ({ destinationBackupVault, deleteAfter: Duration.days(days) }));
    new BackupPlan(new Stack(app, 'Here', { env: HERE }), 'Plan', { backupPlanRules: [new BackupPlanRule({ ruleName: 'Copied', copyActions })] });
    expect(synthesisProblemsOf(app)).toEqual(problem.map((line) => `[Here/Plan] ${line}`));
  });

  test.each<[string, Destination]>([
    ['a vault', (there) => new BackupVault(there, 'Copies')],
    ['a vault of aws-cdk-lib', (there) => new aws_backup.BackupVault(there, 'Copies')],
    ['an L1', (there) => bare(there)],
  ])('%s', (_, destination) => {
    expect(problemsOf(destination, THERE)).toEqual(problem);
  });

  const alias = "the vault must have the ARN of a key, got the alias 'alias/aws/backup', which AWS Backup does not take: leave the key out, and it is 'alias/aws/backup'";

  test.each<[string, Destination]>([
    ['an L1 with an AWS managed key', (there) => bare(there, { encryptionKeyArn: 'alias/aws/backup' })],
    ['a vault with an AWS managed key by its ARN', (there) => new BackupVault(there, 'Copies', { encryptionKey: kms.Alias.fromAliasName(there, 'Key', 'alias/aws/backup') })],
  ])('%s', (_, destination) => {
    expect(problemsOf(destination, THERE)).toEqual(expect.arrayContaining([expect.stringContaining(alias), ...problem]));
  });

  test('that may be overridden', () => {
    const { app } = planInto((there) => {
      const vault = new BackupVault(there, 'Copies');
      l1Of(vault).addPropertyOverride('EncryptionKeyArn', KEY);
      return vault;
    }, THERE);
    expect(() => synth(app)).not.toThrow();
  });

  test.each<[string, Destination, Environment]>([
    ['a parameter', (there) => bare(there, { encryptionKeyArn: new CfnParameter(there, 'Key').valueAsString }), THERE],
    ['another Region of the account', (there) => bare(there), OTHER_REGION],
    ['an imported air-gapped vault, which has a key of its own', (there) => airGapped(there), THERE],
    ['an air-gapped vault without a key, which has one of its own', (there) => new LogicallyAirGappedBackupVault(there, 'Copies', {
      backupVaultName: 'copies', minRetention: Duration.days(7), maxRetention: Duration.days(70),
    }), THERE],
  ])('and not %s', (_, destination, to) => {
    expect(() => synth(planInto(destination, to).app)).not.toThrow();
  });

  test('and the vault Default has none', () => {
    const problems = (path: string) => [`the rule 'Copied' must copy into a vault with a customer managed key in another account, got '${path}', the vault Default: `
      + 'its AWS managed key cannot be shared'];
    expect(problemsOf(byName('Default'), THERE)).toEqual(problems('There/Copies'));
    expect(problemsOf(byArn('arn:aws:backup:us-east-1:222222222222:backup-vault:Default'), undefined)).toEqual(problems('Here/Copies'));
  });
});

/** A vault of another type, of which only name and ARN matter. */
function airGapped(scope: Construct): aws_backup.IBackupVaultRef {
  const resource = new aws_backup.CfnLogicallyAirGappedBackupVault(scope, 'Copies', {
    backupVaultName: 'copies', minRetentionDays: 7, maxRetentionDays: 70, accessPolicy: allowed,
  });
  return BackupVault.fromBackupVaultArn(scope, 'Import', resource.attrBackupVaultArn);
}

describe('warnings', () => {
  const warning = (id: string, text: string) => [{ path: 'Here/Plan', id: `cdk-aws-backup:${id}`, text }];
  const elsewhere = warning('copyIntoVaultElsewhere', "the rule 'Copied' copies into 'Here/Copies' in another account, which works only if that vault has a customer managed "
    + 'key and its access policy allows the account 111111111111 backup:CopyIntoBackupVault: make sure of both');
  const notAllowed = warning('copyNotAllowed', "the rule 'Copied' copies into 'There/Copies' in another account, and the access policy of that vault does not let this account do "
    + 'so: allow the account 111111111111 backup:CopyIntoBackupVault');
  const own = (path: string) => warning('copyIntoOwnVault', `the rule 'Copied' backs up into '${path}' and copies into 'Here/Copies', the same vault: `
    + 'a copy is worth something in another one');
  const elsewhereAirGapped = warning('copyIntoVaultElsewhere', "the rule 'Copied' copies into 'Here/Copies' in another account, which works only if its access policy allows "
    + 'the account 111111111111 backup:CopyIntoBackupVault: make sure of it');
  const defaultVault = warning('copyIntoDefaultVault', "the rule 'Copied' copies into 'There/Copies', the vault Default: it exists only where somebody has opened the "
    + 'console, and takes no copies of Storage Gateway volumes; copy into a vault of your own');

  const cases: [string, Destination, Environment | undefined, object[]][] = [
    ['an imported vault of another account', byArn('arn:aws:backup:us-east-1:222222222222:backup-vault:copies'), undefined, elsewhere],
    ['an imported logically air-gapped vault of another account',
      (_, here) => LogicallyAirGappedBackupVault.fromBackupVaultArn(here, 'Copies', 'arn:aws:backup:us-east-1:222222222222:backup-vault:copies'), undefined, elsewhereAirGapped],
    ['a vault of another account without a policy', (there) => bare(there, { encryptionKeyArn: KEY }), THERE, notAllowed],
    ['a vault of another account with another policy', (there) => bare(there, {
      encryptionKeyArn: KEY, accessPolicy: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'backup:DeleteRecoveryPoint', Principal: '*', Resource: '*' }] },
    }), THERE, notAllowed],
    ['a vault of another account that allows it', ready, THERE, []],
    ['a vault of another account that allows it by a method', (there) => {
      const vault = new BackupVault(there, 'Copies');
      l1Of(vault).addPropertyOverride('EncryptionKeyArn', KEY);
      vault.addToAccessPolicy(new iam.PolicyStatement({
        actions: ['backup:CopyIntoBackupVault'], principals: [new iam.AccountPrincipal(HERE.account)], resources: ['*'],
      }));
      return vault;
    }, THERE, []],
    ['a vault of another Region', (there) => bare(there), OTHER_REGION, []],
    ['the vault Default of another Region', byName('Default'), OTHER_REGION, defaultVault],
    ['the vault of the rule, imported again', (_, here) => BackupVault.fromBackupVaultName(here, 'Copies', 'main'), undefined, own('Here/Vault')],
    ['a vault with the name of that of the rule in another Region', byName('main'), OTHER_REGION, []],
  ];

  test.each(cases)('of %s', (_, destination, to, expected) => {
    expect(warningsFor(destination, to)).toEqual(expected);
  });

  test.each(cases)('can be acknowledged of %s', (_, destination, to, expected) => {
    const { app, plan } = planInto(destination, to);
    (expected as { id: string }[]).forEach(({ id }) => Annotations.of(plan).acknowledgeWarning(id));
    expect(warningsOf(app).filter(({ id }) => id.startsWith('cdk-aws-backup'))).toEqual([]);
  });

  test('of the vault of the rule itself', () => {
    const stack = new Stack(new App(), 'Here');
    const vault = new BackupVault(stack, 'Copies');
    new BackupPlan(stack, 'Plan', {
      backupVault: vault, backupPlanRules: [new BackupPlanRule({ ruleName: 'Copied', copyActions: [{ destinationBackupVault: vault }] })],
    });
    expect(warningsOf(stack)).toEqual(own('Here/Copies'));
  });

  test('of a logically air-gapped vault that the rule fills already', () => {
    const stack = new Stack(new App(), 'Here');
    const vault = new LogicallyAirGappedBackupVault(stack, 'Copies', { minRetention: Duration.days(7), maxRetention: Duration.days(70) });
    new BackupPlan(stack, 'Plan', {
      backupPlanRules: [new BackupPlanRule({
        ruleName: 'Copied', deleteAfter: Duration.days(30), targetLogicallyAirGappedBackupVault: vault, copyActions: [{ destinationBackupVault: vault }],
      })],
    });
    expect(warningsOf(stack)).toEqual(own('Here/Copies'));
  });

  test('of a vault that a rule copies into twice, and not of one that two rules copy into', () => {
    const stack = new Stack(new App(), 'Here');
    const vault = BackupVault.fromBackupVaultName(stack, 'Copies', 'copies');
    const again = BackupVault.fromBackupVaultName(stack, 'Again', 'copies');
    const plan = new BackupPlan(stack, 'Plan', {
      backupVault: BackupVault.fromBackupVaultName(stack, 'Vault', 'main'),
      backupPlanRules: [new BackupPlanRule({ ruleName: 'Copied', copyActions: [{ destinationBackupVault: vault }, { destinationBackupVault: again }] })],
    });
    plan.addRule(new BackupPlanRule({ ruleName: 'Other', copyActions: [{ destinationBackupVault: vault }] }));
    expect(warningsOf(stack)).toEqual(warning('copyIntoOwnVault', "the rule 'Copied' copies into 'Here/Copies' more than once: a copy is worth something in another one"));
  });

  test('of a vault of another environment that a rule only names, too, is none of its own vault', () => {
    const { app, plan } = planInto(ready, THERE);
    const destinationBackupVault = (app.node.findChild('There') as Stack).node.findChild('Copies') as unknown as aws_backup.IBackupVaultRef;
    plan.addRule(new BackupPlanRule({ ruleName: 'Named', backupVault: destinationBackupVault, copyActions: [{ destinationBackupVault }] }));
    expect(warningsOf(app).map(({ id }) => id).filter((id) => id.startsWith('cdk-aws-backup'))).toEqual(['cdk-aws-backup:vaultOfOtherEnvironment']);
  });
});

describe('several rules that copy to one destination', () => {
  const ARN = 'arn:aws:backup:us-east-1:222222222222:backup-vault:copies';
  const plan = (vaultOf: (stack: Stack, rule: number) => aws_backup.IBackupVaultRef) => {
    const stack = testStack(HERE);
    const backupPlanRules = ['One', 'Two', 'Three'].map((ruleName, index) =>
      new BackupPlanRule({ ruleName, copyActions: [{ destinationBackupVault: vaultOf(stack, index) }] }));
    new BackupPlan(stack, 'Plan', { backupPlanRules });
    return stack;
  };

  test('are warned of at once, however it is imported', () => {
    const stack = plan((scope, rule) => BackupVault.fromBackupVaultArn(scope, `Copies${rule}`, ARN));
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Plan',
      id: 'cdk-aws-backup:copyIntoVaultElsewhere',
      text: "the rules 'One', 'Two', 'Three' copy into 'Stack/Copies0' in another account, which works only if that vault has a customer managed key and its access policy "
        + 'allows the account 111111111111 backup:CopyIntoBackupVault: make sure of both',
    }]);
  });

  test('are warned of once for each destination', () => {
    const stack = plan((scope, rule) => BackupVault.fromBackupVaultArn(scope, `Copies${rule}`, `${ARN}${rule % 2}`));
    expect(warningsOf(stack).map(({ text }) => text.slice(0, text.indexOf(' in another')))).toEqual([
      "the rules 'One', 'Three' copy into 'Stack/Copies0'", "the rule 'Two' copies into 'Stack/Copies1'",
    ]);
  });

  test('are refused at once', () => {
    const stack = plan((scope, rule) => BackupVault.fromBackupVaultArn(scope, `Copies${rule}`, ARN.replace('copies', 'Default')));
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Plan] the rules 'One', 'Two', 'Three' must copy into a vault with a customer managed key in another account, "
      + "got 'Stack/Copies0', the vault Default: its AWS managed key cannot be shared"]);
  });
});
