import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { BackupVault } from 'cdk-aws-backup';

/** The vault in another Region that copies would go to. No copy is ever made: the plan does not run while the application is there. */
export class CopiesStack extends Stack {
  public readonly vault: BackupVault;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    this.vault = new BackupVault(this, 'Copies', { backupVaultName: id, removalPolicy: RemovalPolicy.DESTROY });
  }
}
