import { anything } from './things';
import { V2_ONLY, type Kit, type Program } from '../harness/program';

export const VAULTS: readonly Program[] = [
  { id: 'vault: no props', run: (k) => void new k.backup.BackupVault(k.stack(), 'Vault') },
  {
    id: 'vault: every prop of v1',
    run(k) {
      const stack = k.stack();
      new k.backup.BackupVault(stack, 'Vault', {
        backupVaultName: 'Everything_in-it',
        accessPolicy: new k.iam.PolicyDocument({ statements: [denyDelete(k)] }),
        encryptionKey: new k.kms.Key(stack, 'Key'),
        notificationTopic: new k.sns.Topic(stack, 'Topic'),
        notificationEvents: [k.backup.BackupVaultEvents.BACKUP_JOB_FAILED, k.backup.BackupVaultEvents.RESTORE_JOB_COMPLETED],
        removalPolicy: k.core.RemovalPolicy.DESTROY,
        blockRecoveryPointDeletion: true,
      });
    },
  },
  ...['RETAIN', 'DESTROY', 'SNAPSHOT'].map((policy): Program => ({
    id: `vault: removal policy ${policy}`,
    run: (k) => void new k.backup.BackupVault(k.stack(), 'Vault', { removalPolicy: k.core.RemovalPolicy[policy] }),
  })),
  {
    id: 'vault: removal policy applied afterwards',
    run: (k) => new k.backup.BackupVault(k.stack(), 'Vault').applyRemovalPolicy(k.core.RemovalPolicy.DESTROY),
  },
  {
    id: 'vault: default events with a topic',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      new k.backup.BackupVault(stack, 'Vault', { notificationTopic: new k.sns.Topic(stack, 'Topic') });
    },
  },
  {
    id: 'vault: no event, and events without a topic',
    run(k) {
      const stack = k.stack();
      new k.backup.BackupVault(stack, 'None', { notificationTopic: new k.sns.Topic(stack, 'Topic'), notificationEvents: [] });
      new k.backup.BackupVault(stack, 'NoTopic', { notificationEvents: [k.backup.BackupVaultEvents.BACKUP_JOB_STARTED] });
    },
  },
  {
    id: 'vault: two vaults publish to one topic',
    run(k) {
      const stack = k.stack();
      const notificationTopic = new k.sns.Topic(stack, 'Topic');
      const notificationEvents = [k.backup.BackupVaultEvents.COPY_JOB_FAILED];
      for (const id of ['One', 'Two']) {
        new k.backup.BackupVault(stack, id, { notificationTopic, notificationEvents });
      }
    },
  },
  {
    id: 'vault: an imported topic and an imported key',
    run(k) {
      const stack = k.stack();
      new k.backup.BackupVault(stack, 'Vault', {
        notificationTopic: k.sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-west-1:123456789012:alarms'),
        notificationEvents: [k.backup.BackupVaultEvents.BACKUP_PLAN_CREATED, k.backup.BackupVaultEvents.BACKUP_JOB_EXPIRED],
        encryptionKey: k.kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab'),
      });
    },
  },
  {
    id: 'vault: addToAccessPolicy and blockRecoveryPointDeletion, mixed',
    run(k) {
      const vault = new k.backup.BackupVault(k.stack(), 'Vault', { blockRecoveryPointDeletion: true });
      vault.addToAccessPolicy(copyInto(k, '111122223333'));
      vault.blockRecoveryPointDeletion();
      vault.addToAccessPolicy(copyInto(k, '444455556666'));
    },
  },
  {
    id: 'vault: minimised policies',
    context: { '@aws-cdk/aws-iam:minimizePolicies': true },
    run(k) {
      const vault = new k.backup.BackupVault(k.stack(), 'Vault', { blockRecoveryPointDeletion: true });
      vault.blockRecoveryPointDeletion();
      vault.addToAccessPolicy(copyInto(k, '111122223333'));
      vault.addToAccessPolicy(copyInto(k, '444455556666'));
    },
  },
  {
    id: 'vault: one document given to two vaults',
    run(k) {
      const stack = k.stack();
      const accessPolicy = new k.iam.PolicyDocument({ statements: [denyDelete(k)] });
      const one = new k.backup.BackupVault(stack, 'One', { accessPolicy });
      new k.backup.BackupVault(stack, 'Two', { accessPolicy, blockRecoveryPointDeletion: true });
      one.addToAccessPolicy(copyInto(k, '111122223333'));
      accessPolicy.addStatements(copyInto(k, '999900001111'));
    },
  },
  { id: 'vault: an empty access policy', run: (k) => void new k.backup.BackupVault(k.stack(), 'Vault', { accessPolicy: new k.iam.PolicyDocument() }) },
  {
    id: 'vault: a document with conditions and assigned ids',
    run(k) {
      new k.backup.BackupVault(k.stack(), 'Vault', {
        accessPolicy: new k.iam.PolicyDocument({ assignSids: true, statements: [denyDelete(k), copyInto(k, '111122223333')] }),
      });
    },
  },
  {
    id: 'vault: grant to roles, users and groups',
    run(k) {
      const stack = k.stack();
      const vault = new k.backup.BackupVault(stack, 'Vault');
      const role = new k.iam.Role(stack, 'Role', { assumedBy: new k.iam.ServicePrincipal('lambda.amazonaws.com') });
      vault.grant(role, 'backup:StartBackupJob', 'backup:DescribeBackupVault');
      vault.grant(role, 'backup:ListRecoveryPointsByBackupVault');
      vault.grant(new k.iam.User(stack, 'User'), 'backup:StartBackupJob').assertSuccess();
      vault.grant(new k.iam.Group(stack, 'Group'), 'backup:StartBackupJob');
    },
  },
  {
    id: 'vault: grant that cannot be made',
    run(k) {
      const stack = k.stack();
      const vault = new k.backup.BackupVault(stack, 'Vault');
      const none = vault.grant(new k.iam.AccountPrincipal('111122223333'), 'backup:CopyIntoBackupVault');
      const imported = vault.grant(k.iam.Role.fromRoleArn(stack, 'Far', 'arn:aws:iam::111122223333:role/far', { mutable: false }), 'backup:StartBackupJob');
      new k.core.CfnOutput(stack, 'Success', { value: `${none.success} ${imported.success}` });
    },
  },
  {
    id: 'vault: attributes in outputs',
    run(k) {
      const stack = k.stack();
      const vault = new k.backup.BackupVault(stack, 'Vault');
      new k.core.CfnOutput(stack, 'Name', { value: vault.backupVaultName });
      new k.core.CfnOutput(stack, 'Arn', { value: vault.backupVaultArn });
    },
  },
  {
    id: 'vault: backupVaultRef',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      const vault = new k.backup.BackupVault(stack, 'Vault');
      new k.core.CfnOutput(stack, 'Name', { value: vault.backupVaultRef.backupVaultName });
      new k.core.CfnOutput(stack, 'Arn', { value: vault.backupVaultRef.backupVaultArn });
    },
  },
  ...[[7, undefined, undefined], [1, 36500, undefined], [30, 365, 3], [10, undefined, 400]].map(([min, max, changeable]): Program => ({
    id: `vault: lock of ${min} to ${max ?? 'any'} days, changeable for ${changeable ?? 'ever'}`,
    peers: V2_ONLY,
    run(k) {
      const days = (value?: number) => value === undefined ? undefined : k.core.Duration.days(value);
      new k.backup.BackupVault(k.stack(), 'Vault', {
        lockConfiguration: { minRetention: days(min), maxRetention: days(max), changeableFor: days(changeable) },
      });
    },
  })),
  {
    id: 'vault: depended upon',
    run(k) {
      const stack = k.stack();
      const vault = new k.backup.BackupVault(stack, 'Vault');
      const plan = k.backup.BackupPlan.daily35DayRetention(stack, 'Plan', vault);
      plan.addSelection('Selection', { resources: [anything(k)] }).node.addDependency(vault);
      vault.node.addDependency(new k.sns.Topic(stack, 'Topic'));
    },
  },
  ...['a', 'has space', 'x'.repeat(51), 'dotted.name'].map((name): Program => ({
    id: `vault: named '${name}'`,
    refused: true,
    run: (k) => void new k.backup.BackupVault(k.stack(), 'Vault', { backupVaultName: name }),
  })),
  ...[[30, 29], [0, 4], [1, 36501]].map(([min, max]): Program => ({
    id: `vault: lock of ${min} to ${max} days`,
    peers: V2_ONLY,
    refused: true,
    run: (k) => void new k.backup.BackupVault(k.stack(), 'Vault', {
      lockConfiguration: { minRetention: k.core.Duration.days(min), maxRetention: k.core.Duration.days(max) },
    }),
  })),
  {
    id: 'vault: lock changeable for two days',
    peers: V2_ONLY,
    refused: true,
    run: (k) => void new k.backup.BackupVault(k.stack(), 'Vault', {
      lockConfiguration: { minRetention: k.core.Duration.days(1), changeableFor: k.core.Duration.days(2) },
    }),
  },
];

function denyDelete(k: Kit): any {
  return new k.iam.PolicyStatement({
    effect: k.iam.Effect.DENY,
    principals: [new k.iam.AnyPrincipal()],
    actions: ['backup:DeleteRecoveryPoint'],
    resources: ['*'],
    conditions: { StringNotLike: { 'aws:userId': ['user:*'] } },
  });
}

function copyInto(k: Kit, account: string): any {
  return new k.iam.PolicyStatement({
    principals: [new k.iam.AccountPrincipal(account)],
    actions: ['backup:CopyIntoBackupVault'],
    resources: ['*'],
  });
}
