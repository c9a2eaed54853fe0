import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import * as upstream from 'aws-cdk-lib/aws-backup';
import { BackupPlan, BackupPlanCopyActionProps, BackupPlanRule, BackupVault } from '../../src';
import { messageOf, resourceOf, testStack, THERE } from '../util';

const { days, hours } = Duration;
const ARN = `arn:aws:backup:${THERE.region}:${THERE.account}:backup-vault:Copies`;

function vault(stack = testStack()) {
  return BackupVault.fromBackupVaultArn(stack, 'Destination', ARN);
}

function refusal(...copyActions: BackupPlanCopyActionProps[]): string {
  return messageOf(() => new BackupPlanRule({ copyActions }));
}

function rendered(stack: Stack, ...copyActions: BackupPlanCopyActionProps[]) {
  new BackupPlan(stack, 'Plan', { backupPlanRules: [new BackupPlanRule({ copyActions })] });
  return resourceOf(stack, 'AWS::Backup::BackupPlan').Properties.BackupPlan.BackupPlanRule[0].CopyActions;
}

test.each<[string, Omit<BackupPlanCopyActionProps, 'destinationBackupVault'>, object | undefined]>([
  ['for ever', {}, undefined],
  ['for a time', { deleteAfter: days(1) }, { DeleteAfterDays: 1 }],
  ['for a century', { deleteAfter: days(36_500) }, { DeleteAfterDays: 36_500 }],
  ['for whole days in hours', { deleteAfter: hours(48) }, { DeleteAfterDays: 2 }],
  ['in cold storage for ever', { moveToColdStorageAfter: days(1) }, { MoveToColdStorageAfterDays: 1 }],
  ['in cold storage after a century', { moveToColdStorageAfter: days(36_500) }, { MoveToColdStorageAfterDays: 36_500 }],
  [
    'in cold storage for 90 days',
    { moveToColdStorageAfter: days(7), deleteAfter: days(97) },
    { MoveToColdStorageAfterDays: 7, DeleteAfterDays: 97 },
  ],
])('a copy may be kept %s', (_, lifecycle, Lifecycle) => {
  const stack = testStack();
  expect(rendered(stack, { destinationBackupVault: vault(stack), ...lifecycle })).toEqual([{ DestinationBackupVaultArn: ARN, Lifecycle }]);
});

test.each<[Omit<BackupPlanCopyActionProps, 'destinationBackupVault'>, string]>([
  [{ deleteAfter: days(0) }, "'copyActions[0].deleteAfter' must be between 1 and 36,500 days, got 0 days"],
  [{ deleteAfter: days(36_501) }, "'copyActions[0].deleteAfter' must be between 1 and 36,500 days, got 36,501 days"],
  [{ deleteAfter: hours(36) }, "'copyActions[0].deleteAfter' must be a whole number of days, got 1 day 12 hours"],
  [{ moveToColdStorageAfter: days(0) }, "'copyActions[0].moveToColdStorageAfter' must be between 1 and 36,500 days, got 0 days"],
  [{ moveToColdStorageAfter: days(36_501) }, "'copyActions[0].moveToColdStorageAfter' must be between 1 and 36,500 days, got 36,501 days"],
  [
    { moveToColdStorageAfter: days(7), deleteAfter: days(96) },
    "'copyActions[0].deleteAfter' must be at least 90 days after 'moveToColdStorageAfter' (7 days), got 96 days: "
    + 'a recovery point stays in cold storage for 90 days at least',
  ],
])('a copy is refused with %j', (lifecycle, message) => {
  expect(refusal({ destinationBackupVault: vault(), ...lifecycle })).toBe(message);
});

test('a copy of a continuous rule has a lifecycle of its own', () => {
  const stack = testStack();
  new BackupPlan(stack, 'Plan', {
    backupPlanRules: [new BackupPlanRule({
      enableContinuousBackup: true,
      copyActions: [{ destinationBackupVault: vault(stack), moveToColdStorageAfter: days(30), deleteAfter: days(365) }],
    })],
  });
  expect(resourceOf(stack, 'AWS::Backup::BackupPlan').Properties.BackupPlan.BackupPlanRule).toMatchObject([{
    Lifecycle: { DeleteAfterDays: 35 },
    CopyActions: [{ Lifecycle: { MoveToColdStorageAfterDays: 30, DeleteAfterDays: 365 } }],
  }]);
});

test('a rule takes 5 copies and keeps their order', () => {
  const stack = testStack();
  const vaults = ['e', 'd', 'c', 'b', 'a'].map((name) => BackupVault.fromBackupVaultArn(stack, name, `${ARN}-${name}`));
  expect(rendered(stack, ...vaults.map((destinationBackupVault) => ({ destinationBackupVault }))))
    .toEqual(['e', 'd', 'c', 'b', 'a'].map((name) => ({ DestinationBackupVaultArn: `${ARN}-${name}` })));
});

test('a rule refuses 6 copies', () => {
  expect(refusal(...Array(6).fill({ destinationBackupVault: vault() }))).toBe("'copyActions' must have at most 5 elements, got 6");
});

describe('the destination', () => {
  test.each<[string, (stack: Stack) => upstream.IBackupVaultRef, unknown]>([
    ['an L2', (stack) => new BackupVault(stack, 'Vault'), { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] }],
    ['a bare L1', (stack) => new upstream.CfnBackupVault(stack, 'Vault', { backupVaultName: 'mine' }), { 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] }],
    ['an L2 of aws-cdk-lib/aws-backup', (stack) => new upstream.BackupVault(stack, 'Vault'), { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] }],
    ['an import of aws-cdk-lib/aws-backup', (stack) => upstream.BackupVault.fromBackupVaultArn(stack, 'Vault', ARN), ARN],
    [
      'an import by an ARN that is known at deployment',
      (stack) => BackupVault.fromBackupVaultArn(stack, 'Vault', new CfnParameter(stack, 'Arn').valueAsString),
      { Ref: 'Arn' },
    ],
  ])('may be %s', (_, make, arn) => {
    const stack = testStack();
    expect(rendered(stack, { destinationBackupVault: make(stack) })).toEqual([{ DestinationBackupVaultArn: arn }]);
  });

  test('must have the ARN of a vault', () => {
    const stack = testStack();
    const plan = upstream.BackupVault.fromBackupVaultArn(stack, 'Plan', 'arn:aws:backup:us-east-1:222222222222:backup-plan:mine');
    expect(refusal({ destinationBackupVault: vault(stack) }, { destinationBackupVault: plan })).toBe(
      "'copyActions[1].destinationBackupVault' must be the ARN of a backup vault, arn:<partition>:backup:<region>:<account>:backup-vault:<name>, "
      + "got 'arn:aws:backup:us-east-1:222222222222:backup-plan:mine'",
    );
  });

  test('must have a name that a vault can have', () => {
    const named = upstream.BackupVault.fromBackupVaultArn(testStack(), 'Vault', ARN.replace('Copies', 'my.copies'));
    expect(refusal({ destinationBackupVault: named })).toBe(
      "'copyActions[0].destinationBackupVault' must be the ARN of a backup vault, arn:<partition>:backup:<region>:<account>:backup-vault:<name>, "
      + `got '${ARN.replace('Copies', 'my.copies')}'`,
    );
  });
});

test('all problems of all copies are in one error', () => {
  const destinationBackupVault = vault();
  expect(refusal({ destinationBackupVault, deleteAfter: days(0) }, { destinationBackupVault, moveToColdStorageAfter: hours(12) })).toBe([
    '2 problems',
    "'copyActions[0].deleteAfter' must be between 1 and 36,500 days, got 0 days",
    "'copyActions[1].moveToColdStorageAfter' must be between 1 and 36,500 days, got 12 hours",
  ].join('\n  - '));
});
