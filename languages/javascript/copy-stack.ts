import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { BackupVault } from 'cdk-aws-backup';
import type { Construct } from 'constructs';

/** The second Region: a vault that nobody can empty. */
export class CopyStack extends Stack {
  public readonly vault: BackupVault;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    this.vault = new BackupVault(this, 'Vault', {
      backupVaultName: 'copies',
      blockRecoveryPointDeletion: true,
      lockConfiguration: {
        minRetention: Duration.days(7),
        maxRetention: Duration.days(400),
        changeableFor: Duration.days(30),
        acknowledgeIrreversible: 'After 30 days nobody can remove the lock of copies',
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
