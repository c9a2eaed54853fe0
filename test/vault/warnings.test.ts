import { Annotations, aws_iam as iam, aws_kms as kms, aws_sns as sns, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { BackupVault, BackupVaultEvents, VaultLock } from '../../src';
import { testStack, warningsOf } from '../util';

/** A way to each warning of a vault. */
const WAYS: [string, (stack: Stack) => BackupVault][] = [
  ['complianceLock', (stack) => new BackupVault(stack, 'Vault', {
    lockConfiguration: { minRetention: Duration.days(1), changeableFor: Duration.days(3) },
  })],
  ['removalPolicyDestroy', (stack) => new BackupVault(stack, 'Vault', { removalPolicy: RemovalPolicy.DESTROY })],
  ['lockedVaultKey', (stack) => new BackupVault(stack, 'Vault', {
    encryptionKey: new kms.CfnKey(stack, 'Key'),
    lockConfiguration: VaultLock.compliance({ minRetention: Duration.days(1), changeableFor: Duration.days(3), acknowledgeIrreversible: 'Vault' }),
  })],
  ['autoDeleteUnderLock', (stack) => new BackupVault(stack, 'Vault', {
    removalPolicy: RemovalPolicy.DESTROY,
    autoDeleteRecoveryPoints: true,
    lockConfiguration: { minRetention: Duration.days(1) },
  })],
  ['autoDeleteMayBeDenied', (stack) => {
    const vault = new BackupVault(stack, 'Vault', { removalPolicy: RemovalPolicy.DESTROY, autoDeleteRecoveryPoints: true });
    vault.addToAccessPolicy(new iam.PolicyStatement({
      effect: iam.Effect.DENY,
      actions: ['backup:DeleteRecoveryPoint'],
      principals: [new iam.AnyPrincipal()],
      resources: ['*'],
      conditions: { StringNotLike: { 'aws:userId': 'AROAEXAMPLE:*' } },
    }));
    return vault;
  }],
  ['notificationEventsWithoutTopic', (stack) => new BackupVault(stack, 'Vault', { notificationEvents: [BackupVaultEvents.BACKUP_JOB_FAILED] })],
  ['noNotificationEvents', (stack) => new BackupVault(stack, 'Vault', { notificationTopic: new sns.Topic(stack, 'Topic'), notificationEvents: [] })],
  ['undeliveredNotificationEvents', (stack) => new BackupVault(stack, 'Vault', {
    notificationTopic: new sns.Topic(stack, 'Topic'),
    notificationEvents: [BackupVaultEvents.BACKUP_PLAN_CREATED],
  })],
  ['grantWithoutEffect', (stack) => {
    const vault = new BackupVault(stack, 'Vault');
    vault.grant(new iam.AccountPrincipal('222222222222'), 'backup:StartBackupJob');
    return vault;
  }],
];

describe.each(WAYS)('%s', (name, make) => {
  const id = `cdk-aws-backup:${name}`;
  let stack: Stack;

  beforeEach(() => {
    stack = testStack();
  });

  const idsOf = (scope: IConstruct) => warningsOf(scope).map((warning) => [warning.path, warning.id]);

  test('is given at the vault', () => {
    make(stack);
    expect(idsOf(stack)).toEqual([['Stack/Vault', id]]);
  });

  test('is given once, however often the app is synthesised', () => {
    make(stack);
    warningsOf(stack);
    expect(idsOf(stack)).toEqual([['Stack/Vault', id]]);
  });

  test('can be acknowledged at the vault afterwards', () => {
    Annotations.of(make(stack)).acknowledgeWarning(id, 'we know');
    expect(idsOf(stack)).toEqual([]);
    expect(idsOf(stack)).toEqual([]);
  });

  test('can be acknowledged at the stack before', () => {
    Annotations.of(stack).acknowledgeWarning(id);
    make(stack);
    expect(idsOf(stack)).toEqual([]);
  });

  test('can be acknowledged at the stack afterwards', () => {
    make(stack);
    Annotations.of(stack).acknowledgeWarning(id);
    expect(idsOf(stack)).toEqual([]);
    expect(idsOf(stack)).toEqual([]);
  });

  test('is not acknowledged with another one', () => {
    make(stack);
    Annotations.of(stack).acknowledgeWarning('cdk-aws-backup:other');
    expect(idsOf(stack)).toEqual([['Stack/Vault', id]]);
  });
});

test('one that is given later can be acknowledged at the vault before', () => {
  const stack = testStack();
  const vault = new BackupVault(stack, 'Vault');
  Annotations.of(vault).acknowledgeWarning('cdk-aws-backup:removalPolicyDestroy');
  Annotations.of(vault).acknowledgeWarning('cdk-aws-backup:grantWithoutEffect');
  vault.applyRemovalPolicy(RemovalPolicy.DESTROY);
  vault.grant(new iam.AccountPrincipal('222222222222'), 'backup:StartBackupJob');
  expect(warningsOf(stack)).toEqual([]);
});

test('several are given together', () => {
  const stack = testStack();
  new BackupVault(stack, 'Vault', {
    removalPolicy: RemovalPolicy.DESTROY,
    notificationEvents: [BackupVaultEvents.BACKUP_PLAN_MODIFIED],
    lockConfiguration: { minRetention: Duration.days(1), changeableFor: Duration.days(30) },
  });
  expect(warningsOf(stack).map(({ id }) => id.split(':')[1]))
    .toEqual(['notificationEventsWithoutTopic', 'undeliveredNotificationEvents', 'complianceLock', 'removalPolicyDestroy']);
});
