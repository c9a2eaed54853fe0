import type { aws_backup as backup, CfnResource, ResourceEnvironment, Stack } from 'aws-cdk-lib';
import { nameOf, referenceIn } from '../vault/vault-in-stack';
import { vaultResourceOf } from '../vault/vault-resource';

/** A vault that recovery points are copied into, wherever it is. */
export class CopyDestination {
  /** Its resource, if it is one of this app. */
  public readonly resource?: CfnResource;
  public readonly env: ResourceEnvironment;

  constructor(public readonly vault: backup.IBackupVaultRef) {
    this.resource = vaultResourceOf(vault);
    this.env = vault.env;
  }

  /** Its name, where it is not deployment that makes it. */
  public get name(): string | undefined {
    return nameOf(this.vault);
  }

  /** Its ARN for a plan of a stack. */
  public arnIn(stack: Stack): string {
    return referenceIn(stack, this.vault).backupVaultArn;
  }
}
