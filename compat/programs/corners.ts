import { anything, database, group, plan, rule, table, vpc } from './things';
import { V2_ONLY, type Kit, type Program } from '../harness/program';

const V1_EVENTS = [
  'BACKUP_JOB_STARTED', 'BACKUP_JOB_COMPLETED', 'BACKUP_JOB_SUCCESSFUL', 'BACKUP_JOB_FAILED', 'BACKUP_JOB_EXPIRED', 'RESTORE_JOB_STARTED',
  'RESTORE_JOB_COMPLETED', 'RESTORE_JOB_SUCCESSFUL', 'RESTORE_JOB_FAILED', 'COPY_JOB_STARTED', 'COPY_JOB_SUCCESSFUL', 'COPY_JOB_FAILED',
  'RECOVERY_POINT_MODIFIED', 'BACKUP_PLAN_CREATED', 'BACKUP_PLAN_MODIFIED',
];

/** Here, others come after those of v2. */
const V2_EVENTS = 17;

/** Where the rest of CDK meets the library in ways that are seldom thought of. */
export const CORNERS: readonly Program[] = [
  { id: 'corner: the events of v1 by name', run: (k) => tell(k, V1_EVENTS.map((name) => k.backup.BackupVaultEvents[name])) },
  {
    id: 'corner: the enumerations of v2, whole',
    peers: V2_ONLY,
    run: (k) => tell(k, [Object.entries(k.backup.BackupVaultEvents).slice(0, V2_EVENTS), { ...k.backup.TagOperation }]),
  },
  {
    id: 'corner: empty names are as good as none',
    run(k) {
      const stack = k.stack();
      new k.backup.BackupVault(stack, 'Vault', { backupVaultName: '' });
      const made = new k.backup.BackupPlan(stack, 'Plan', { backupPlanName: '', backupPlanRules: [rule(k)] });
      made.addSelection('Selection', { backupSelectionName: '', resources: [anything(k)] });
    },
  },
  {
    id: 'corner: a selection over an app that holds stages',
    run(k) {
      const stack = k.stack();
      table(k, stack);
      const stage = new k.core.Stage(k.app, 'Stage');
      table(k, k.stack('Inside', {}, stage));
      plan(k, stack).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(k.app)] });
    },
  },
  {
    id: 'corner: a selection within a stage over that stage',
    run(k) {
      const stage = new k.core.Stage(k.app, 'Stage');
      table(k, k.stack('Data', {}, stage));
      plan(k, k.stack('Plans', {}, stage)).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(stage)] });
    },
  },
  {
    id: 'corner: a rule into a vault of a stack of another Region',
    peers: V2_ONLY,
    run(k) {
      const account = '123456789012';
      const vault = new k.backup.BackupVault(k.stack('Far', { env: { account, region: 'us-east-1' } }), 'Vault', { backupVaultName: 'far' });
      k.backup.BackupPlan.daily35DayRetention(k.stack('Near', { env: { account, region: 'eu-west-1' } }), 'Plan', vault);
    },
  },
  {
    id: 'corner: a copy to a stack whose environment is not known',
    peers: V2_ONLY,
    run(k) {
      const destinationBackupVault = new k.backup.BackupVault(k.stack('Vaults'), 'Vault', { backupVaultName: 'copies' });
      new k.backup.BackupPlan(k.stack('Plans'), 'Plan', { backupPlanRules: [rule(k, { copyActions: [{ destinationBackupVault }] })] });
    },
  },
  {
    id: 'corner: a name that CDK is to make where it is needed',
    peers: V2_ONLY,
    refused: true,
    run: (k) => void new k.backup.BackupVault(k.stack(), 'Vault', { backupVaultName: k.core.PhysicalName.GENERATE_IF_NEEDED }),
  },
  {
    id: 'corner: a role of another stack, and one that takes no policy',
    run(k) {
      const assumedBy = new k.iam.ServicePrincipal('backup.amazonaws.com');
      const role = new k.iam.Role(k.stack('Roles'), 'Role', { assumedBy });
      const stack = k.stack();
      const made = plan(k, stack);
      made.addSelection('Other', { role, resources: [anything(k)] });
      made.addSelection('Fixed', { role: new k.iam.Role(stack, 'Fixed', { assumedBy }).withoutPolicyUpdates(), resources: [anything(k)], allowRestores: true });
    },
  },
  {
    id: 'corner: removal policies for a whole scope',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      plan(k, stack).addSelection('Selection', { resources: [anything(k)] });
      new k.backup.BackupVault(stack, 'Kept', { removalPolicy: k.core.RemovalPolicy.RETAIN });
      k.core.RemovalPolicies.of(stack).destroy();
    },
  },
  ...[false, true].map((stabilised): Program => ({
    id: `corner: aspects of every priority add tables, ${stabilised ? '' : 'not '}stabilised`,
    peers: V2_ONLY,
    context: { '@aws-cdk/core:aspectStabilization': stabilised },
    run(k) {
      const stack = k.stack();
      const data = group(k, stack, 'Data');
      table(k, data);
      plan(k, stack).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(data)] });
      const add = (id: string) => ({ visit: (node: any) => void (node === data && new k.dynamodb.CfnTable(data, id, { keySchema: [] })) });
      k.core.Aspects.of(stack).add(add('Mutating'), { priority: k.core.AspectPriority.MUTATING });
      k.core.Aspects.of(data).add(add('Default'));
    },
  })),
  {
    id: 'corner: every L2 of RDS that makes an instance or a cluster',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      const { rds } = k;
      const network = vpc(k, stack);
      const engine = rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_15_4 });
      const source = new rds.DatabaseInstance(stack, 'Source', { engine, vpc: network });
      const instanceType = new k.ec2.InstanceType('t3.large');
      new rds.DatabaseInstanceReadReplica(stack, 'Replica', { sourceDatabaseInstance: source, instanceType, vpc: network });
      new rds.DatabaseInstanceFromSnapshot(stack, 'Restored', { engine, snapshotIdentifier: 's', vpc: network });
      new rds.DatabaseClusterFromSnapshot(stack, 'RestoredCluster', {
        engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_15_4 }),
        snapshotIdentifier: 's',
        vpc: network,
        writer: rds.ClusterInstance.provisioned('Writer'),
      });
      plan(k, stack).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(stack)] });
    },
  },
  {
    id: 'corner: what a member of a cluster is, and what is none',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      database(k, stack, 'ByParameter', { dbClusterIdentifier: new k.core.CfnParameter(stack, 'Id').valueAsString });
      database(k, stack, 'EmptyId', { dbClusterIdentifier: '' });
      database(k, stack, 'ReplicaOfCluster', { sourceDbClusterIdentifier: 'a-cluster' });
      database(k, stack, 'ByOverride').addPropertyOverride('DBClusterIdentifier', 'a-cluster');
      database(k, stack, 'Afterwards').dbClusterIdentifier = 'a-cluster';
      plan(k, stack).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(stack)] });
    },
  },
  {
    id: 'corner: a resource and a selection that CloudFormation makes on one condition, and resources that were renamed',
    run(k) {
      const stack = k.stack();
      const data = group(k, stack, 'Data');
      const conditional = table(k, data, 'Conditional');
      const condition = new k.core.CfnCondition(stack, 'If', { expression: k.core.Fn.conditionEquals('a', 'b') });
      conditional.node.defaultChild.cfnOptions.condition = condition;
      table(k, data, 'Named').node.defaultChild.tableName = 'named';
      const renamed = table(k, data, 'Renamed');
      const selection = plan(k, stack).addSelection('Selection', {
        resources: [k.backup.BackupResource.fromConstruct(data), k.backup.BackupResource.fromDynamoDbTable(renamed)],
      });
      selection.node.defaultChild.cfnOptions.condition = condition;
      renamed.node.defaultChild.overrideLogicalId('AnotherId');
      stack.renameLogicalId(stack.getLogicalId(conditional.node.defaultChild), 'ByStack');
    },
  },
];

function tell(k: Kit, value: unknown): void {
  new k.core.CfnOutput(k.stack(), 'Value', { value: JSON.stringify(value) });
}
