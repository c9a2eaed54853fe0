import { aws_ec2 as ec2, aws_iam as iam, aws_kms as kms, aws_rds as rds, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { BackupKeyGrants } from 'cdk-aws-backup';

export interface DatabaseStackProps extends StackProps {
  readonly vpc: ec2.IVpc;

  /** The account that copies of the databases go to. */
  readonly centralAccount: string;
}

/**
 * The two databases: billing on an RDS instance, the ledger on Aurora.
 *
 * Neither sets `backupRetention` or a backup window: those belong to AWS Backup once a plan backs the database up continuously.
 */
export class DatabaseStack extends Stack {
  public readonly key: kms.Key;
  public readonly billing: rds.DatabaseInstance;
  public readonly ledger: rds.DatabaseCluster;

  constructor(scope: Construct, id: string, props: DatabaseStackProps) {
    super(scope, id, props);

    // Snapshots of databases keep the key of the database. One of AWS cannot be shared, so nothing could be copied to another account.
    const key = this.key = new kms.Key(this, 'Key', { description: 'Databases of the shop', enableKeyRotation: true });
    BackupKeyGrants.fromKey(key).shareForCopies(new iam.AccountPrincipal(props.centralAccount));

    const inside = { vpc: props.vpc, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } };

    this.billing = new rds.DatabaseInstance(this, 'Billing', {
      ...inside,
      engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_17 }),
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.MEDIUM),
      credentials: rds.Credentials.fromGeneratedSecret('billing'),
      multiAz: true,
      storageEncryptionKey: key,
      deletionProtection: true,
      // AWS Backup makes no snapshot in the hour before and during this window.
      preferredMaintenanceWindow: 'sun:12:00-sun:13:00',
    });

    this.ledger = new rds.DatabaseCluster(this, 'Ledger', {
      ...inside,
      engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_6 }),
      writer: rds.ClusterInstance.serverlessV2('Writer'),
      readers: [rds.ClusterInstance.serverlessV2('Reader', { scaleWithWriter: true })],
      credentials: rds.Credentials.fromGeneratedSecret('ledger'),
      storageEncryptionKey: key,
      deletionProtection: true,
    });
  }
}
