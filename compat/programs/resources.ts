import { anything, cluster, database, fileSystem, plan, table, vpc } from './things';
import { V2_ONLY, type Kit, type Program } from '../harness/program';

export const RESOURCES: readonly Program[] = [
  {
    id: 'resource: ARNs and tags',
    run: (k) => select(k, k.stack(), [
      k.backup.BackupResource.fromArn('arn:aws:ec2:*:*:volume/*'),
      k.backup.BackupResource.fromArn('arn:aws:s3:::bucket'),
      k.backup.BackupResource.fromTag('daily', 'yes'),
      k.backup.BackupResource.fromTag('tier', '', k.backup.TagOperation.STRING_EQUALS),
    ]),
  },
  {
    id: 'resource: everything by a wildcard',
    run: (k) => select(k, k.stack(), [k.backup.BackupResource.fromArn('*')]),
  },
  {
    id: 'resource: the public constructor',
    run(k) {
      const stack = k.stack();
      select(k, stack, [
        new k.backup.BackupResource('arn:aws:s3:::bucket'),
        new k.backup.BackupResource(undefined, { key: 'a', value: 'b' }),
        new k.backup.BackupResource(undefined, { key: 'c', value: 'd', operation: k.backup.TagOperation.STRING_EQUALS }),
        new k.backup.BackupResource(undefined, undefined, table(k, stack)),
        new k.backup.BackupResource('arn:aws:s3:::both', { key: 'e', value: 'f' }),
      ]);
    },
  },
  {
    id: 'resource: what a resource says of itself',
    run(k) {
      const stack = k.stack();
      const { BackupResource } = k.backup;
      const construct = table(k, stack);
      const made = [
        BackupResource.fromArn('arn:aws:s3:::bucket'), BackupResource.fromTag('a', 'b'),
        BackupResource.fromDynamoDbTable(construct), BackupResource.fromConstruct(construct),
      ];
      const say = made.map(({ resource, tagCondition: tag, construct: scope }) => ({
        resource, tag: tag && [tag.key, tag.value, tag.operation], scope: scope?.node.path,
      }));
      new k.core.CfnOutput(stack, 'Say', { value: stack.toJsonString(say) });
      new k.core.CfnOutput(stack, 'Enum', { value: JSON.stringify({ ...k.backup.TagOperation }) });
    },
  },
  {
    id: 'resource: DynamoDB tables, made and imported',
    run(k) {
      const stack = k.stack();
      const { Table } = k.dynamodb;
      select(k, stack, [
        table(k, stack), Table.fromTableName(stack, 'ByName', 'named'),
        Table.fromTableArn(stack, 'ByArn', 'arn:aws:dynamodb:us-east-1:123456789012:table/far'),
      ].map((one) => k.backup.BackupResource.fromDynamoDbTable(one)));
    },
  },
  {
    id: 'resource: EC2 instances, made',
    run(k) {
      const stack = k.stack();
      const made = new k.ec2.Instance(stack, 'Instance', {
        vpc: vpc(k, stack),
        instanceType: new k.ec2.InstanceType('t3.micro'),
        role: k.iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::123456789012:role/web'),
        machineImage: k.ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-1' }),
      });
      select(k, stack, [k.backup.BackupResource.fromEc2Instance(made)]);
    },
  },
  {
    id: 'resource: EFS file systems, made and imported',
    run(k) {
      const stack = k.stack();
      const network = vpc(k, stack);
      const made = new k.efs.FileSystem(stack, 'Made', { vpc: network });
      const imported = k.efs.FileSystem.fromFileSystemAttributes(stack, 'Imported', {
        fileSystemId: 'fs-1',
        securityGroup: k.ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1'),
      });
      select(k, stack, [made, imported].map((one) => k.backup.BackupResource.fromEfsFileSystem(one)));
    },
  },
  {
    id: 'resource: RDS instances, made and imported',
    run(k) {
      const stack = k.stack();
      const made = new k.rds.DatabaseInstance(stack, 'Made', {
        engine: k.rds.DatabaseInstanceEngine.mysql({ version: k.rds.MysqlEngineVersion.VER_8_0_32 ?? k.rds.MysqlEngineVersion.of('8.0.32', '8.0') }),
        instanceType: new k.ec2.InstanceType('t3.micro'),
        vpc: vpc(k, stack),
      });
      const imported = k.rds.DatabaseInstance.fromDatabaseInstanceAttributes(stack, 'Imported', {
        instanceIdentifier: 'orders', instanceEndpointAddress: 'orders.example', port: 3306, securityGroups: [],
      });
      select(k, stack, [made, imported].map((one) => k.backup.BackupResource.fromRdsDatabaseInstance(one)));
    },
  },
  {
    id: 'resource: RDS clusters, made and imported',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      const { BackupResource } = k.backup;
      const made = new k.rds.DatabaseCluster(stack, 'Made', {
        engine: k.rds.DatabaseClusterEngine.auroraPostgres({ version: k.rds.AuroraPostgresEngineVersion.VER_15_4 }),
        writer: k.rds.ClusterInstance.serverlessV2('Writer'),
        readers: [k.rds.ClusterInstance.serverlessV2('Reader')],
        vpc: vpc(k, stack),
      });
      const imported = k.rds.DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Imported', { clusterIdentifier: 'ledger' });
      const serverless = k.rds.ServerlessCluster.fromServerlessClusterAttributes(stack, 'Serverless', { clusterIdentifier: 'old' });
      select(k, stack, [
        BackupResource.fromRdsDatabaseCluster(made), BackupResource.fromRdsDatabaseCluster(imported),
        BackupResource.fromRdsServerlessCluster(serverless), BackupResource.fromConstruct(made), BackupResource.fromConstruct(stack),
      ]);
    },
  },
  {
    id: 'resource: a serverless cluster, made',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      const made = new k.rds.ServerlessCluster(stack, 'Made', { engine: k.rds.DatabaseClusterEngine.AURORA_MYSQL, vpc: vpc(k, stack) });
      select(k, stack, [k.backup.BackupResource.fromRdsServerlessCluster(made), k.backup.BackupResource.fromConstruct(made)]);
    },
  },
  {
    id: 'resource: bare L1s wherever a reference goes',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      const { BackupResource } = k.backup;
      const bareTable = new k.dynamodb.CfnTable(stack, 'Table', { keySchema: [] });
      const bareInstance = new k.ec2.CfnInstance(stack, 'Instance', {});
      select(k, stack, [
        BackupResource.fromDynamoDbTable(bareTable), BackupResource.fromEc2Instance(bareInstance),
        BackupResource.fromEfsFileSystem(fileSystem(k, stack)),
        BackupResource.fromRdsDatabaseInstance(database(k, stack)), BackupResource.fromRdsDatabaseCluster(cluster(k, stack)),
        BackupResource.fromRdsServerlessCluster(cluster(k, stack, 'Second')),
      ]);
    },
  },
  {
    id: 'resource: bare L1s as vault, key and plan',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      const { backup } = k;
      const bareVault = new k.cfn.CfnBackupVault(stack, 'BareVault', { backupVaultName: 'bare' });
      const bareKey = new k.kms.CfnKey(stack, 'BareKey', { keyPolicy: {} });
      const encrypted = new backup.BackupVault(stack, 'Vault', { encryptionKey: bareKey });
      const made = new backup.BackupPlan(stack, 'Plan', {
        backupVault: bareVault,
        backupPlanRules: [
          backup.BackupPlanRule.daily(bareVault), backup.BackupPlanRule.weekly(),
          new backup.BackupPlanRule({ copyActions: [{ destinationBackupVault: bareVault }, { destinationBackupVault: encrypted }] }),
        ],
      });
      made.addSelection('Selection', { resources: [anything(k)] });
      const barePlan = new k.cfn.CfnBackupPlan(stack, 'BarePlan', { backupPlan: { backupPlanName: 'bare', backupPlanRule: [{ ruleName: 'r', targetBackupVault: 'bare' }] } });
      new backup.BackupSelection(stack, 'OnBare', { backupPlan: barePlan, resources: [anything(k)] });
      backup.BackupPlan.dailyMonthly1YearRetention(stack, 'Ready', bareVault);
    },
  },
];

function select(k: Kit, scope: any, resources: any[]): void {
  plan(k, scope).addSelection('Selection', { resources });
}
