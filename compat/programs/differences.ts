import { anything, group, plan, rule, table } from './things';
import { V2_ONLY, type Kit, type Program } from '../harness/program';

const IRELAND = { env: { account: '123456789012', region: 'eu-west-1' } };
const VIRGINIA = { env: { account: '123456789012', region: 'us-east-1' } };
const OTHER_ACCOUNT = { env: { account: '210987654321', region: 'eu-west-1' } };

/** One program, at least, for each difference that is not a refusal. */
export const DIFFERENT: readonly Program[] = [
  {
    id: 'difference: a topic and no list of events',
    peers: ['v1'],
    shows: { v1: 'default-events' },
    run(k) {
      const stack = k.stack();
      new k.backup.BackupVault(stack, 'Vault', { notificationTopic: new k.sns.Topic(stack, 'Topic') });
    },
  },
  {
    id: 'difference: ids that are no names',
    shows: { v1: 'generated-names', v2: 'generated-names' },
    run(k) {
      const stack = k.stack();
      const backupVault = new k.backup.BackupVault(stack, 'Vault');
      const made = new k.backup.BackupPlan(stack, 'My nightly plan', { backupVault, backupPlanRules: [rule(k), rule(k)] });
      made.addSelection('All of it', { resources: [anything(k)] });
      made.addSelection('All-of it', { resources: [anything(k)] });
      made.addSelection('team: orders', { resources: [anything(k)] });
    },
  },
  {
    id: 'difference: long ids that are no names',
    shows: { v1: 'generated-names', v2: 'generated-names' },
    run(k) {
      const stack = k.stack();
      const long = `Long ${'Long'.repeat(12)}`;
      const made = new k.backup.BackupPlan(stack, `${long}P`, { backupPlanRules: [rule(k), rule(k)] });
      made.addSelection(`${long}One`, { resources: [anything(k)] });
      made.addSelection(`${long}Two`, { resources: [anything(k)] });
    },
  },
  {
    id: 'difference: the ARN of a vault with a Region by Fn.join()',
    peers: V2_ONLY,
    shows: { v2: 'joined-vault-arn' },
    run(k) {
      const stack = k.stack();
      const region = k.core.Fn.join('-', ['eu', k.core.Aws.REGION]);
      const vault = k.backup.BackupVault.fromBackupVaultArn(stack, 'Vault', `arn:aws:backup:${region}:123456789012:backup-vault:joined`);
      k.backup.BackupPlan.daily35DayRetention(stack, 'Plan', vault);
    },
  },
  {
    id: 'difference: raw resources of a collected type',
    shows: { v1: 'late-resources', v2: 'late-resources' },
    run(k) {
      const stack = k.stack();
      table(k, stack);
      new k.core.CfnResource(stack, 'LateTable', { type: 'AWS::DynamoDB::Table' });
      plan(k, stack).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(stack)] });
    },
  },
  {
    id: 'difference: a table that an aspect adds where the walk has passed',
    shows: { v1: 'late-resources' },
    run(k) {
      const stack = k.stack();
      const passed = group(k, stack, 'Passed');
      table(k, passed);
      const made = plan(k, stack);
      made.addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(passed)] });
      k.core.Aspects.of(made).add({
        visit(node: any) {
          if (node === made) {
            new k.dynamodb.CfnTable(passed, 'LateTable', { keySchema: [] });
          }
        },
      });
    },
  },
  {
    id: 'difference: a raw vault with a lock of no days',
    shows: { v1: 'others-judged', v2: 'others-judged' },
    run(k) {
      const stack = k.stack();
      plan(k, stack);
      const properties = { BackupVaultName: 'raw', LockConfiguration: { MinRetentionDays: 0 } };
      new k.core.CfnResource(stack, 'Raw', { type: 'AWS::Backup::BackupVault', properties });
    },
  },
  {
    id: 'difference: a lock with one retention',
    peers: V2_ONLY,
    shows: { v2: 'lock-min-equals-max' },
    run(k) {
      const { Duration } = k.core;
      new k.backup.BackupVault(k.stack(), 'Vault', { lockConfiguration: { minRetention: Duration.days(30), maxRetention: Duration.days(30) } });
    },
  },
  {
    id: 'difference: a token for the name of a vault',
    peers: ['v1'],
    shows: { v1: 'tokens-refused' },
    run: (k) => void new k.backup.BackupVault(k.stack(), 'Vault', { backupVaultName: k.core.Lazy.string({ produce: () => 'lazy-name' }) }),
  },
  {
    id: 'difference: a token for the retention of continuous backups',
    peers: ['v1'],
    shows: { v1: 'tokens-refused' },
    run(k) {
      const deleteAfter = k.core.Duration.days(k.core.Lazy.number({ produce: () => 14 }));
      new k.backup.BackupPlan(k.stack(), 'Plan', { backupPlanRules: [rule(k, { enableContinuousBackup: true, deleteAfter })] });
    },
  },
  {
    id: 'difference: the vault of a plan that was given an L1',
    peers: V2_ONLY,
    shows: { v2: 'bare-vault-of-plan' },
    run(k) {
      const stack = k.stack();
      const backupVault = new k.cfn.CfnBackupVault(stack, 'Vault', { backupVaultName: 'bare' });
      const made = k.backup.BackupPlan.daily35DayRetention(stack, 'Plan', backupVault);
      new k.core.CfnOutput(stack, 'BareName', { value: made.backupVault.backupVaultName });
      new k.core.CfnOutput(stack, 'BareArn', { value: made.backupVault.backupVaultArn });
    },
  },
  {
    id: 'difference: resources under a condition',
    shows: { v1: 'under-condition', v2: 'under-condition' },
    run(k) {
      const stack = k.stack();
      const conditional = table(k, stack);
      plan(k, stack).addSelection('Selection', {
        resources: [k.backup.BackupResource.fromDynamoDbTable(conditional), k.backup.BackupResource.fromConstruct(stack), anything(k)],
      });
      conditional.node.defaultChild.cfnOptions.condition = new k.core.CfnCondition(stack, 'If', { expression: k.core.Fn.conditionEquals('a', 'b') });
    },
  },
  {
    id: 'difference: a topic under a condition',
    shows: { v1: 'under-condition', v2: 'under-condition' },
    run(k) {
      const stack = k.stack();
      const notificationTopic = new k.sns.Topic(stack, 'Topic');
      const notificationEvents = [k.backup.BackupVaultEvents.BACKUP_JOB_FAILED];
      const vault = new k.backup.BackupVault(stack, 'Vault', { notificationTopic, notificationEvents });
      const condition = new k.core.CfnCondition(stack, 'If', { expression: k.core.Fn.conditionEquals('a', 'b') });
      [notificationTopic, vault].forEach((made: any) => { made.node.defaultChild.cfnOptions.condition = condition; });
    },
  },
  {
    id: 'difference: an EFS file system that was imported by an ARN of another Region',
    shows: { v1: 'import-elsewhere', v2: 'import-elsewhere' },
    run(k) {
      const stack = k.stack('Stack', IRELAND);
      const imported = k.efs.FileSystem.fromFileSystemAttributes(stack, 'Imported', {
        fileSystemArn: 'arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-1',
        securityGroup: k.ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1'),
      });
      plan(k, stack).addSelection('Selection', { resources: [k.backup.BackupResource.fromEfsFileSystem(imported)] });
    },
  },
  ...[true, false, undefined].map((crossRegionReferences): Program => ({
    id: `difference: copies to a stack of another Region, crossRegionReferences ${crossRegionReferences}`,
    peers: V2_ONLY,
    shows: { v2: 'copies-elsewhere' },
    run(k) {
      const far = k.stack('Far', { ...VIRGINIA, crossRegionReferences });
      const near = k.stack('Near', { ...IRELAND, crossRegionReferences });
      copy(k, near, new k.backup.BackupVault(far, 'Vault', { backupVaultName: 'copies' }), { deleteAfter: k.core.Duration.days(30) });
    },
  })),
  ...[true, false].map((generateBootstrapVersionRule): Program => ({
    id: `difference: copies to a stack of another account, with the rule of the bootstrap version ${generateBootstrapVersionRule}`,
    peers: V2_ONLY,
    shows: { v2: 'copies-elsewhere' },
    run(k) {
      const synthesizer = () => new k.core.DefaultStackSynthesizer({ generateBootstrapVersionRule });
      const far = k.stack('Far', { ...OTHER_ACCOUNT, synthesizer: synthesizer() });
      const near = k.stack('Near', { ...IRELAND, synthesizer: synthesizer() });
      copy(k, near, new k.backup.BackupVault(far, 'Vault', { backupVaultName: 'copies', encryptionKey: new k.kms.Key(far, 'Key') }));
    },
  })),
  {
    id: 'difference: copies to a stack of another account, which has no role to ask with',
    peers: V2_ONLY,
    shows: { v2: 'copies-elsewhere' },
    run(k) {
      const far = k.stack('Far', { env: { account: '210987654321', region: 'us-east-1' } });
      copy(k, k.stack('Near', IRELAND), new k.backup.BackupVault(far, 'Vault', { backupVaultName: 'far-copies', encryptionKey: new k.kms.Key(far, 'Key') }));
    },
  },
  {
    id: 'difference: copies to a stack of another stage',
    peers: V2_ONLY,
    shows: { v2: 'copies-elsewhere' },
    run(k) {
      const far = new k.core.Stack(new k.core.Stage(k.app, 'Stage'), 'Far', IRELAND);
      copy(k, k.stack('Near', IRELAND), new k.backup.BackupVault(far, 'Vault', { backupVaultName: 'copies' }));
    },
  },
];

function copy(k: Kit, scope: any, destinationBackupVault: any, lifecycle: object = {}): void {
  new k.backup.BackupPlan(scope, 'Plan', { backupPlanRules: [rule(k, { copyActions: [{ destinationBackupVault, ...lifecycle }] })] });
}
