import { aws_dynamodb as dynamodb, aws_iam as iam, aws_kms as kms, aws_s3 as s3, aws_sns as sns, CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ASK_STACK } from './names';
import { BackupResourceType, BackupRole, BackupVault, LogicallyAirGappedBackupVault } from 'cdk-aws-backup';

/** Where questions are asked. */
export interface AskStackProps extends StackProps {
  /** Whether the Region has logically air-gapped vaults. */
  readonly withAirGapped: boolean;
}

/** What questions need around them; the names of its outputs stand in the questions, as `{vault}`. */
export class AskStack extends Stack {
  constructor(scope: Construct, id: string, props: AskStackProps) {
    super(scope, id, props);
    const key = new kms.Key(this, 'Key', { removalPolicy: RemovalPolicy.DESTROY, pendingWindow: Duration.days(7), alias: ASK_STACK });
    const vault = new BackupVault(this, 'Vault', { backupVaultName: `${ASK_STACK}-vault`, encryptionKey: key, removalPolicy: RemovalPolicy.DESTROY });
    const copies = new BackupVault(this, 'Copies', { backupVaultName: `${ASK_STACK}-copies`, removalPolicy: RemovalPolicy.DESTROY });
    // Nothing is ever put into it: what is in such a vault nobody can delete.
    const airGapped = props.withAirGapped ? new LogicallyAirGappedBackupVault(this, 'AirGapped', {
      backupVaultName: `${ASK_STACK}-air-gapped`, minRetention: Duration.days(7), maxRetention: Duration.days(30), removalPolicy: RemovalPolicy.DESTROY,
    }) : undefined;
    const table = new dynamodb.Table(this, 'Table', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, billingMode: dynamodb.BillingMode.PAY_PER_REQUEST, removalPolicy: RemovalPolicy.DESTROY,
    });
    const stranger = new iam.Role(this, 'Stranger', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
    const outputs = {
      vault: vault.backupVaultName,
      vaultArn: vault.backupVaultArn,
      copiesArn: copies.backupVaultArn,
      ...airGapped && { airGappedArn: airGapped.backupVaultArn },
      table: table.tableArn,
      key: key.keyArn,
      alias: `arn:${this.partition}:kms:${this.region}:${this.account}:alias/${ASK_STACK}`,
      role: BackupRole.forBackup(this, 'Role', [BackupResourceType.DYNAMODB, BackupResourceType.S3]).roleArn,
      untrustedRole: stranger.roleArn,
      // Nothing is ever written into it: report plans are removed before their first report.
      bucket: new s3.Bucket(this, 'Reports', { blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL, removalPolicy: RemovalPolicy.DESTROY }).bucketName,
      topic: new sns.Topic(this, 'Topic').topicArn,
      fifoTopic: new sns.Topic(this, 'Fifo', { fifo: true, topicName: `${ASK_STACK}.fifo` }).topicArn,
    };
    for (const [name, value] of Object.entries(outputs)) { new CfnOutput(this, name, { value }); }
  }
}
