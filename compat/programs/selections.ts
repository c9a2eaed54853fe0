import { anything, bucket, cluster, database, fileSystem, group, instance, plan, table, volume } from './things';
import { V2_ONLY, type Kit, type Program } from '../harness/program';

export const SELECTIONS: readonly Program[] = [
  {
    id: 'selection: every prop',
    run(k) {
      const stack = k.stack();
      plan(k, stack).addSelection('Selection', {
        backupSelectionName: 'named-selection_1.0',
        resources: [k.backup.BackupResource.fromTag('stage', 'prod'), anything(k)],
        role: new k.iam.Role(stack, 'Role', { assumedBy: new k.iam.ServicePrincipal('backup.amazonaws.com') }),
        allowRestores: true,
      });
    },
  },
  {
    id: 'selection: constructed by itself on a plan of another scope',
    run(k) {
      const stack = k.stack();
      const selection = new k.backup.BackupSelection(group(k, stack, 'Deep'), 'Selection', { backupPlan: plan(k, stack), resources: [anything(k)] });
      new k.core.CfnOutput(stack, 'PlanId', { value: selection.backupPlanId });
      new k.core.CfnOutput(stack, 'SelectionId', { value: selection.selectionId });
    },
  },
  {
    id: 'selection: on an imported plan',
    run(k) {
      const stack = k.stack();
      const backupPlan = k.backup.BackupPlan.fromBackupPlanId(stack, 'Plan', 'a1b2c3');
      new k.backup.BackupSelection(stack, 'Selection', { backupPlan, resources: [anything(k)] });
    },
  },
  ...[true, false, undefined].map((allowRestores): Program => ({
    id: `selection: allowRestores ${allowRestores}`,
    run: (k) => void plan(k, k.stack()).addSelection('Selection', { allowRestores, resources: [anything(k)] }),
  })),
  ...[true, false].flatMap((disableDefaultBackupPolicy) => [true, false].map((allowRestores): Program => ({
    id: `selection: disableDefaultBackupPolicy ${disableDefaultBackupPolicy}, allowRestores ${allowRestores}`,
    peers: V2_ONLY,
    run: (k) => void plan(k, k.stack()).addSelection('Selection', { disableDefaultBackupPolicy, allowRestores, resources: [anything(k)] }),
  }))),
  {
    id: 'selection: an imported role, mutable and not',
    run(k) {
      const stack = k.stack();
      const made = plan(k, stack);
      for (const mutable of [true, false]) {
        made.addSelection(`Selection${mutable}`, {
          role: k.iam.Role.fromRoleArn(stack, `Role${mutable}`, 'arn:aws:iam::123456789012:role/path/backup', { mutable }),
          resources: [anything(k)],
          allowRestores: true,
        });
      }
    },
  },
  {
    id: 'selection: one role for two selections',
    run(k) {
      const stack = k.stack();
      const made = plan(k, stack);
      const role = new k.iam.Role(stack, 'Role', { assumedBy: new k.iam.ServicePrincipal('backup.amazonaws.com') });
      made.addSelection('One', { role, resources: [anything(k)] });
      made.addSelection('Two', { role, resources: [anything(k)], allowRestores: true });
    },
  },
  {
    id: 'selection: grantPrincipal of the role that is made',
    run(k) {
      const stack = k.stack();
      const selection = plan(k, stack).addSelection('Selection', { resources: [anything(k)] });
      new k.kms.Key(stack, 'Key').grantDecrypt(selection);
      new k.sns.Topic(stack, 'Topic').grantPublish(selection.grantPrincipal);
    },
  },
  {
    id: 'selection: grantPrincipal of the role that is given',
    run(k) {
      const stack = k.stack();
      const role = new k.iam.Role(stack, 'Role', { assumedBy: new k.iam.ServicePrincipal('backup.amazonaws.com') });
      const selection = plan(k, stack).addSelection('Selection', { role, resources: [anything(k)] });
      new k.sns.Topic(stack, 'Topic').grantPublish(selection);
      selection.grantPrincipal.addToPrincipalPolicy(new k.iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: ['*'] }));
    },
  },
  {
    id: 'selection: order of ARNs, tags and constructs',
    run(k) {
      const stack = k.stack();
      const { BackupResource } = k.backup;
      const made = plan(k, stack);
      const tables = group(k, stack, 'Tables');
      table(k, tables, 'B');
      table(k, tables, 'A');
      made.addSelection('Selection', {
        resources: [
          BackupResource.fromTag('z', '1'), BackupResource.fromConstruct(tables), BackupResource.fromArn('arn:aws:s3:::late'),
          BackupResource.fromTag('a', '2', k.backup.TagOperation.STRING_EQUALS), BackupResource.fromDynamoDbTable(table(k, stack, 'C')),
        ],
      });
    },
  },
  {
    id: 'selection: the same thing named twice',
    run(k) {
      const stack = k.stack();
      const { BackupResource } = k.backup;
      const one = table(k, stack);
      plan(k, stack).addSelection('Selection', {
        resources: [BackupResource.fromDynamoDbTable(one), BackupResource.fromDynamoDbTable(one), BackupResource.fromConstruct(one), BackupResource.fromTag('a', 'b'), BackupResource.fromTag('a', 'b')],
      });
    },
  },
  {
    id: 'selection: a tree of every kind',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      everyKind(k, stack);
      plan(k, stack).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(stack)] });
    },
  },
  {
    id: 'selection: a tree of the kinds of v1',
    run(k) {
      const stack = k.stack();
      const deep = group(k, group(k, group(k, stack, 'A'), 'B'), 'C');
      [fileSystem, table, instance, volume, database, bucket].forEach((make) => make(k, deep));
      plan(k, stack).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(stack)] });
    },
  },
  {
    id: 'selection: overlapping scopes',
    run(k) {
      const stack = k.stack();
      const outer = group(k, stack, 'Outer');
      const inner = group(k, outer, 'Inner');
      table(k, outer, 'Above');
      table(k, inner, 'Below');
      const { BackupResource } = k.backup;
      plan(k, stack).addSelection('Selection', { resources: [BackupResource.fromConstruct(inner), BackupResource.fromConstruct(outer), BackupResource.fromConstruct(inner)] });
    },
  },
  {
    id: 'selection: several over one tree',
    run(k) {
      const stack = k.stack();
      const tree = group(k, stack, 'Tree');
      ['T1', 'T2', 'T3'].forEach((id) => table(k, tree, id));
      const made = plan(k, stack);
      ['One', 'Two', 'Three'].forEach((id) => made.addSelection(id, { resources: [k.backup.BackupResource.fromConstruct(tree)] }));
      made.addSelection('Leaf', { resources: [k.backup.BackupResource.fromConstruct(tree.node.findChild('T2'))] });
    },
  },
  {
    id: 'selection: resources that follow it in the same scope',
    run(k) {
      const stack = k.stack();
      plan(k, stack).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(stack)] });
      table(k, stack, 'After');
      fileSystem(k, stack, 'AfterToo');
    },
  },
  {
    id: 'selection: a raw L1 as its own scope',
    run(k) {
      const stack = k.stack();
      const { BackupResource } = k.backup;
      plan(k, stack).addSelection('Selection', { resources: [fileSystem(k, stack), database(k, stack), volume(k, stack)].map((one) => BackupResource.fromConstruct(one)) });
    },
  },
  {
    id: 'selection: members of a cluster are left to the cluster',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      const aurora = cluster(k, stack);
      database(k, stack, 'Member', { dbClusterIdentifier: aurora.ref, engine: 'aurora-postgresql' });
      database(k, stack, 'Single');
      plan(k, stack).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(stack)] });
    },
  },
  {
    id: 'selection: kinds that are not collected beside one that is',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      bucket(k, stack);
      new k.core.CfnResource(stack, 'Queue', { type: 'AWS::SQS::Queue' });
      new k.core.CfnResource(stack, 'Graph', { type: 'AWS::Neptune::DBCluster' });
      new k.dynamodb.TableV2(k.stack('Other', { env: { region: 'eu-west-1', account: '123456789012' } }), 'Global', { partitionKey: { name: 'id', type: 'S' } });
      const globalTable = new k.dynamodb.CfnGlobalTable(stack, 'Raw', { attributeDefinitions: [], keySchema: [], replicas: [{ region: 'eu-west-1' }] });
      table(k, globalTable.node.scope, 'Table');
      plan(k, stack).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(k.app)] });
    },
  },
];

/** One of each kind that v2 collects, at different depths. */
function everyKind(k: Kit, scope: any): void {
  const deep = group(k, group(k, scope, 'A'), 'B');
  fileSystem(k, deep);
  table(k, scope);
  instance(k, deep);
  volume(k, deep);
  database(k, group(k, deep, 'C'));
  cluster(k, scope);
  bucket(k, deep);
}
