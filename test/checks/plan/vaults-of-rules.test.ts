import { App, aws_kms as kms, CfnParameter, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { BackupPlan, BackupPlanRuleProps } from '../../../src';
import { HERE, l1Of, THERE } from '../../util';
import { ORIGINS, ORIGINS_OF_OURS, planOf, saidOf } from '../origins';
import type { Backup, Program } from '../origins';

const days = Duration.days;
const TARGET = 'BackupPlan.BackupPlanRule.0.TargetLogicallyAirGappedBackupVaultArn';

describe.each(ORIGINS)('the vault of another stack, of %s', (origin) => {
  const warning = "warning 'Stack/Plan': the rule 'Daily' backs up into 'There/Main', which is deleted with the stack 'There' while the plan stays and its jobs fail: retain the vault "
    + '[vaultOfOtherStackDestroyed]';
  const into = (removalPolicy: RemovalPolicy, change?: (vault: ReturnType<typeof l1Of>) => void): Program => planOf(({ BackupVault }, stack) => {
    const vault = new BackupVault(new Stack(stack.node.root as App, 'There', { env: HERE }), 'Main', { backupVaultName: 'main', removalPolicy });
    change?.(l1Of(vault));
    return [{ ruleName: 'Daily', backupVault: BackupVault.fromBackupVaultName(stack, 'Import', 'main') }];
  });

  test.each<[string, Program, string[]]>([
    ['that is deleted with it', into(RemovalPolicy.DESTROY), [warning]],
    ['that is retained', into(RemovalPolicy.RETAIN), []],
    ['that an override retains', into(RemovalPolicy.DESTROY, (vault) => vault.addOverride('DeletionPolicy', 'Retain')), []],
    ['that an override deletes', into(RemovalPolicy.RETAIN, (vault) => vault.addOverride('DeletionPolicy', 'Delete')), [warning]],
  ])('%s', (_, program, expected) => {
    expect(saidOf(program, origin).filter((line) => line.includes("'Stack/Plan'"))).toEqual(expected);
  });
});

describe.each(ORIGINS_OF_OURS)('a logically air-gapped vault, of %s', (origin) => {
  const airGapped = ({ LogicallyAirGappedBackupVault }: Backup, stack: Stack, id = 'AirGapped') =>
    new LogicallyAirGappedBackupVault(stack, id, { backupVaultName: id, minRetention: days(7), maxRetention: days(70) });
  const plan = (rules: (backup: Backup, stack: Stack) => BackupPlanRuleProps, change?: (plan: BackupPlan, stack: Stack) => void): Program =>
    planOf((backup, stack) => [{ ruleName: 'Daily', deleteAfter: days(60), ...rules(backup, stack) }], change);
  const targeted = (change?: (plan: BackupPlan, stack: Stack) => void) =>
    plan((backup, stack) => ({ targetLogicallyAirGappedBackupVault: airGapped(backup, stack) }), change);
  const copied = (keyOf?: (stack: Stack) => kms.IKey, change?: (vault: ReturnType<typeof l1Of>) => void): Program => plan((backup, stack) => {
    const destinationBackupVault = new backup.BackupVault(stack, 'Copies', { encryptionKey: keyOf?.(stack) });
    change?.(l1Of(destinationBackupVault));
    return { targetLogicallyAirGappedBackupVault: airGapped(backup, stack), copyActions: [{ destinationBackupVault }] };
  });
  const locked = (change?: (plan: BackupPlan, stack: Stack) => void): Program => plan((backup, stack) => ({
    backupVault: new backup.BackupVault(stack, 'Locked', { lockConfiguration: { minRetention: days(7), maxRetention: days(35) } }),
    targetLogicallyAirGappedBackupVault: airGapped(backup, stack),
  }), change);

  const ofRule = "warning 'Stack/Plan': the rule 'Daily' has a logically air-gapped vault for a 'backupVault': AWS Backup fills one by a copy action or as the "
    + "'targetLogicallyAirGappedBackupVault' of a rule, beside a 'backupVault' of the ordinary kind [airGappedVaultOfRule]";
  const elsewhere = (arn: string, env: string) => "error 'Stack/Plan': the rule 'Daily': 'TargetLogicallyAirGappedBackupVaultArn' must be in the account and Region of the plan "
    + `(111111111111, eu-central-1), got '${arn}' (${env}): use a copy action to get there`;
  const beside = "warning 'Stack/Plan': the rule 'Daily' keeps recovery points for 60 days, and the vault 'Stack/Locked' takes only what is kept for 7 to 35 days: what does not go straight to "
    + "the logically air-gapped vault 'Stack/AirGapped' is not backed up [lockedVaultBesideAirGapped]";
  const noCopy = "warning 'Stack/Plan': the rule 'Daily' copies into 'Stack/Copies', and what goes straight to the logically air-gapped vault 'Stack/AirGapped' is copied from there: "
    + "AWS Backup needs a customer managed key to encrypt such a copy with; give the vault an 'encryptionKey' [copyFromAirGappedVault]";
  const far = `arn:aws:backup:${THERE.region}:${HERE.account}:backup-vault:far`;

  test.each<[string, Program, string[]]>([
    ['as the vault of a rule', plan((backup, stack) => ({ backupVault: airGapped(backup, stack) })), [ofRule]],
    ['that an override makes that of a rule', targeted((each) => l1Of(each).addPropertyOverride('BackupPlan.BackupPlanRule.0.TargetBackupVault', 'AirGapped')), [ofRule]],
    ['that an override takes away', plan((backup, stack) => ({ backupVault: airGapped(backup, stack) }), (each) =>
      l1Of(each).addPropertyOverride('BackupPlan.BackupPlanRule.0.TargetBackupVault', 'ordinary')), []],
    ['of another Region, by an override', targeted((each) => l1Of(each).addPropertyOverride(TARGET, far)), [elsewhere(far, '111111111111, us-east-1')]],
    ['that only deployment knows', targeted((each, stack) => l1Of(each).addPropertyOverride(TARGET, new CfnParameter(stack, 'Arn').valueAsString)), []],
    ['beside one with a lock', locked(), [beside]],
    ['beside one whose lock an override takes away', locked((_, stack) => l1Of(stack.node.findChild('Locked')).addPropertyDeletionOverride('LockConfiguration')), []],
    ['from which copies go into a vault without a key', copied(), [noCopy]],
    ['from which copies go into a vault with a key', copied((stack) => new kms.Key(stack, 'Key')), []],
    ['from which copies go into a vault whose key an override takes away', copied((stack) => new kms.Key(stack, 'Key'), (vault) => vault.addPropertyDeletionOverride('EncryptionKeyArn')), [noCopy]],
    ['from which copies go into another one', plan((backup, stack) => ({
      targetLogicallyAirGappedBackupVault: airGapped(backup, stack), copyActions: [{ destinationBackupVault: airGapped(backup, stack, 'Copies') }],
    })), [noCopy.replace(/AWS Backup needs.*'encryptionKey'/, 'AWS Backup copies from one such vault to another on demand only')]],
    ['that does not take a retention', targeted((each) => l1Of(each).addPropertyOverride('BackupPlan.BackupPlanRule.0.Lifecycle.DeleteAfterDays', 71)), [
      "error 'Stack/Plan': the rule 'Daily' keeps recovery points for 71 days, and the vault 'Stack/AirGapped' takes only what is kept for 7 to 70 days",
    ]],
  ])('%s', (_, program, expected) => {
    expect(saidOf(program, origin)).toEqual(expected);
  });
});
