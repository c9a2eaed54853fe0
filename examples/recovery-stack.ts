import { aws_iam as iam, aws_kms as kms, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { BackupVault } from 'cdk-aws-backup';

/**
 * The vault in the second Region, from where the shop comes back if the first one is lost.
 */
export class RecoveryStack extends Stack {
  /** The name by which other Regions know the vault. */
  public static readonly VAULT_NAME = 'shop-recovery';

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    // Copies are encrypted anew with the key of the vault they go to: a key of the first Region would be lost with it.
    const key = new kms.Key(this, 'Key', {
      description: 'Recovery points of the shop in its second Region',
      enableKeyRotation: true,
    });

    new BackupVault(this, 'Vault', {
      backupVaultName: RecoveryStack.VAULT_NAME,
      encryptionKey: key,
      accessPolicy: new iam.PolicyDocument({
        statements: [
          new iam.PolicyStatement({
            sid: 'CopiesOfOurOrganization',
            actions: ['backup:CopyIntoBackupVault'],
            principals: [new iam.OrganizationPrincipal('o-a1b2c3d4e5')],
            resources: ['*'],
          }),
        ],
      }),
      blockRecoveryPointDeletion: true,
    });
  }
}
