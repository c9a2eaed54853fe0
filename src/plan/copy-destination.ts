import { ArnFormat } from 'aws-cdk-lib';
import type { aws_backup as backup, CfnResource, ResourceEnvironment, Stack } from 'aws-cdk-lib';
import { areSame, isKnown } from '../private/environments';
import { vaultNameOf, vaultResourceOf } from '../vault/vault-resource';

/** A vault that recovery points are copied into, wherever it is. */
export class CopyDestination {
  /** Its resource, if it is one of this app. */
  public readonly resource?: CfnResource;
  public readonly env: ResourceEnvironment;

  private readonly arn: string;

  constructor(public readonly vault: backup.IBackupVaultRef) {
    this.arn = vault.backupVaultRef.backupVaultArn;
    this.resource = vaultResourceOf(vault);
    this.env = vault.env;
  }

  /** Its name, where it is not deployment that makes it. */
  public get name(): string | undefined {
    return vaultNameOf(this.vault);
  }

  /**
   * Its ARN for a plan of a stack. Where the vault is of another environment it is written out: nothing has to be handed over between the stacks,
   * and two of them may copy into each other.
   */
  public arnIn(stack: Stack): string {
    const { resource, env } = this;
    if (!resource || resource.stack === stack || !isKnown(env) || areSame(env, stack)) { return this.arn; }
    const { name } = this;
    return name === undefined
      ? this.arn
      : stack.formatArn({ service: 'backup', resource: 'backup-vault', resourceName: name, ...env, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  }
}
