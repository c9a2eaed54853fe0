import { App, CfnCondition, CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib';
import { CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import type { BackupPlan, BackupPlanCopyActionProps } from '../../../../src';
import { HERE, l1Of, THERE } from '../../../util';
import { ORIGINS, planOf, saidOf } from '../../origins';
import type { Backup, Origin, Program } from '../../origins';

type Vault = BackupPlanCopyActionProps['destinationBackupVault'];

const COPIES = 'arn:aws:backup:us-east-1:222222222222:backup-vault:copies';
const KEY = 'arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555';
const ALLOWED = { Statement: [{ Effect: 'Allow', Action: 'backup:CopyIntoBackupVault', Principal: { AWS: HERE.account }, Resource: '*' }] };
const DENIED = (more: object = {}) => ({ Statement: [{ Effect: 'Deny', Action: 'backup:CopyIntoBackupVault', Principal: '*', Resource: '*', ...more }] });
const DESTINATION = 'BackupPlan.BackupPlanRule.0.CopyActions.0.DestinationBackupVaultArn';

/** A plan that copies into vaults, each by a rule of its own. */
const copyInto = (vaultsOf: (backup: Backup, stack: Stack) => Vault[], more?: (plan: BackupPlan, stack: Stack) => void): Program =>
  planOf((backup, stack) => vaultsOf(backup, stack).map((destinationBackupVault, index) =>
    ({ ruleName: `Rule${index}`, deleteAfter: Duration.days(35 - index), startWindow: Duration.hours(1), copyActions: [{ destinationBackupVault }] })), more);
/** One that copies into a vault of another stack. */
const copyThere = (props: { encryptionKeyArn?: string; accessPolicy?: object } = {}, env = THERE): Program => copyInto(({ BackupVault }, stack) => {
  new CfnBackupVault(new Stack(stack.node.root as App, 'There', { env }), 'Copies', { backupVaultName: 'copies', ...props });
  return [BackupVault.fromBackupVaultArn(stack, 'Import', COPIES.replace(THERE.account, env.account))];
});
const byArn = (...arns: string[]) => copyInto(({ BackupVault }, stack) => arns.map((arn, index) => BackupVault.fromBackupVaultArn(stack, `Copies${index}`, arn)));

/** What our plan knows the path of, others know the ARN of. */
const named = (path: string, arn: string, origin: Origin) => origin === 'our L2s' ? path : arn;
const elsewhere = (begin: string, end = '') => `warning 'Stack/Plan': ${begin} in another account, which works only if that vault has a customer managed key and its access policy `
  + `allows the account 111111111111 backup:CopyIntoBackupVault: make sure of both${end} [copyIntoVaultElsewhere]`;
const NOT_ALLOWED = "warning 'Stack/Plan': the rule 'Rule0' copies into 'There/Copies' in another account, and the access policy of that vault does not let this account do so: "
  + 'allow the account 111111111111 backup:CopyIntoBackupVault';
const WITHOUT_KEY = "error 'Stack/Plan': the rule 'Rule0' must copy into a vault with a customer managed key in another account, got 'There/Copies' without one: "
  + "give it an 'encryptionKey'";

/** Without what is said of rules that run at the same time. */
const said = (program: Program, origin: Origin) => saidOf(program, origin).filter((line) => !line.includes('overlappingRules'));

describe.each(ORIGINS)('of %s', (origin) => {
  test.each<[string, Program, string[]]>([
    ['a vault of another account of which nothing is known', byArn(COPIES), [elsewhere(`the rule 'Rule0' copies into '${named('Stack/Copies0', COPIES, origin)}'`)]],
    ['that of several rules', byArn(COPIES, COPIES), [elsewhere(`the rules 'Rule0', 'Rule1' copy into '${named('Stack/Copies0', COPIES, origin)}'`)]],
    ['a vault of another account without a key', copyThere({ accessPolicy: ALLOWED }), [WITHOUT_KEY]],
    ['one with an AWS managed key', copyThere({ accessPolicy: ALLOWED, encryptionKeyArn: 'arn:aws:kms:us-east-1:222222222222:alias/aws/backup' }), [WITHOUT_KEY,
      "error 'There/Copies': the vault must have the ARN of a key, got the alias 'alias/aws/backup', which AWS Backup does not take: leave the key out, and it is 'alias/aws/backup'"]],
    ['one without a policy', copyThere({ encryptionKeyArn: KEY }), [`${NOT_ALLOWED} [copyNotAllowed]`]],
    ['a vault of the account that denies it to everybody', copyThere({ accessPolicy: DENIED() }, { ...HERE, region: THERE.region }), [
      "warning 'Stack/Plan': the rule 'Rule0' copies into 'There/Copies', whose access policy denies backup:CopyIntoBackupVault to everybody: no copy is made; "
      + 'except the role from the denial [copyNotAllowed]',
    ]],
    ['a vault of the account that denies it under a condition', copyThere({ accessPolicy: DENIED({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }) }, { ...HERE, region: THERE.region }), []],
    ['a vault of the account that denies it to some role', copyThere({ accessPolicy: DENIED({ Principal: { AWS: `arn:aws:iam::${HERE.account}:role/some` } }) }, { ...HERE, region: THERE.region }), []],
    ['one with all it takes', copyThere({ encryptionKeyArn: KEY, accessPolicy: ALLOWED }), []],
    ['a vault of another Region', copyThere({}, { ...HERE, region: THERE.region }), []],
    ['a vault of another partition', byArn('arn:aws-cn:backup:cn-north-1:111111111111:backup-vault:copies'), [
      `error 'Stack/Plan': the rule 'Rule0' must copy within the partition aws, got '${named('Stack/Copies0', 'arn:aws-cn:backup:cn-north-1:111111111111:backup-vault:copies', origin)}' `
      + 'in the partition aws-cn: AWS Backup does not copy from one to another',
    ]],
    ['the vault Default of another account', byArn(COPIES.replace('copies', 'Default')), [
      `error 'Stack/Plan': the rule 'Rule0' must copy into a vault with a customer managed key in another account, got '${named('Stack/Copies0', COPIES.replace('copies', 'Default'), origin)}'`
      + ', the vault Default: its AWS managed key cannot be shared',
    ]],
    ['the vault Default of another Region', byArn(`arn:aws:backup:us-east-1:${HERE.account}:backup-vault:Default`), [
      `warning 'Stack/Plan': the rule 'Rule0' copies into '${named('Stack/Copies0', `arn:aws:backup:us-east-1:${HERE.account}:backup-vault:Default`, origin)}', the vault Default: `
      + 'it exists only where somebody has opened the console, and takes no copies of Storage Gateway volumes; copy into a vault of your own [copyIntoDefaultVault]',
    ]],
    ['the vault of the rule', copyInto((_, stack) => [stack.node.findChild('Vault') as unknown as Vault]), [
      "warning 'Stack/Plan': the rule 'Rule0' backs up into 'Stack/Vault' and copies into 'Stack/Vault', the same vault: a copy is worth something in another one [copyIntoOwnVault]",
    ]],
    ['a vault by its ARN that a condition chooses', copyInto(({ BackupVault }, stack) => [BackupVault.fromBackupVaultArn(stack, 'Copies0', COPIES)], (plan, stack) => {
      const condition = new CfnCondition(stack, 'IsNear', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Near').valueAsString, 'yes') });
      const near = COPIES.replace(THERE.account, HERE.account);
      l1Of(plan).addPropertyOverride(DESTINATION, Fn.conditionIf(condition.logicalId, near, COPIES.replace('copies', 'others')));
    }), [elsewhere(`the rule 'Rule0' copies into '${COPIES.replace('copies', 'others')}'`, ' (where the condition \'IsNear\' does not hold)')]],
    ['an override that leads to another account', copyInto(({ BackupVault }, stack) => [BackupVault.fromBackupVaultName(stack, 'Near', 'near')], (plan) =>
      l1Of(plan).addPropertyOverride(DESTINATION, COPIES)), [elsewhere(`the rule 'Rule0' copies into '${COPIES}'`)]],
    ['an override that leads to the account', copyInto(({ BackupVault }, stack) => [BackupVault.fromBackupVaultArn(stack, 'Far', COPIES)], (plan) =>
      l1Of(plan).addPropertyOverride(DESTINATION, COPIES.replace(THERE.account, HERE.account))), []],
    ['an override that takes the copies away', copyInto(({ BackupVault }, stack) => [BackupVault.fromBackupVaultArn(stack, 'Far', COPIES)], (plan) =>
      l1Of(plan).addPropertyDeletionOverride('BackupPlan.BackupPlanRule.0.CopyActions')), []],
    ['what only deployment knows', copyInto(({ BackupVault }, stack) => [BackupVault.fromBackupVaultArn(stack, 'Far', new CfnParameter(stack, 'Arn').valueAsString)]), []],
  ])('%s', (_, program, expected) => {
    expect(said(program, origin)).toEqual(expected);
  });

  test('of several plans that copy into a vault elsewhere, the first speaks for all of its account', () => {
    const program: Program = (app, backup) => {
      for (const [id, env] of Object.entries({ A: HERE, B: HERE, C: { ...HERE, account: '333333333333' } })) {
        const stack = new Stack(app, id, { env });
        const destinationBackupVault = backup.BackupVault.fromBackupVaultArn(stack, 'Copies', COPIES);
        new backup.BackupPlan(stack, 'Plan', {
          backupPlanName: id,
          backupVault: new backup.BackupVault(stack, 'Vault'),
          backupPlanRules: [new backup.BackupPlanRule({ ruleName: 'Rule', deleteAfter: Duration.days(35), copyActions: [{ destinationBackupVault }] })],
        });
      }
    };
    const [a, c] = ['A', 'C'].map((id) => elsewhere(`the rule 'Rule' copies into '${named(`${id}/Copies`, COPIES, origin)}'`, id === 'A' ? "; so does the plan 'B/Plan'" : '').replace('Stack', id));
    expect(said(program, origin)).toEqual([a, c.replace(HERE.account, '333333333333')]);
  });
});

test('a plan that is made under a condition does not speak for others where it is not made', () => {
  const program: Program = (app, backup) => {
    for (const id of ['A', 'B']) {
      const stack = new Stack(app, id, { env: HERE });
      const destinationBackupVault = backup.BackupVault.fromBackupVaultArn(stack, 'Copies', COPIES);
      const plan = new backup.BackupPlan(stack, 'Plan', {
        backupPlanName: id,
        backupVault: new backup.BackupVault(stack, 'Vault'),
        backupPlanRules: [new backup.BackupPlanRule({ ruleName: 'Rule', deleteAfter: Duration.days(35), copyActions: [{ destinationBackupVault }] })],
      });
      if (id === 'A') {
        l1Of(plan).cfnOptions.condition = new CfnCondition(stack, 'IsMade', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Made').valueAsString, 'yes') });
      }
    }
  };
  expect(said(program, 'our L2s').map((line) => line.replace(/, which works.*both/, ''))).toEqual([
    "warning 'A/Plan': the rule 'Rule' copies into 'A/Copies' in another account; so does the plan 'B/Plan' [copyIntoVaultElsewhere]",
    "warning 'B/Plan': the rule 'Rule' copies into 'B/Copies' in another account (where the condition 'IsMade' does not hold) [copyIntoVaultElsewhere]",
  ]);
});
