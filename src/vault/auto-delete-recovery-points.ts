import { aws_iam as iam, CfnDeletionPolicy, CustomResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { aws_backup as backup, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { AutoDeleteProvider } from './auto-delete-provider';
import { warn } from '../private/warnings';

/** The options of a vault that say whether it can be emptied. */
export interface AutoDeleteOptions {
  readonly autoDeleteRecoveryPoints?: boolean;
  readonly removalPolicy?: RemovalPolicy;
  readonly lockConfiguration?: { readonly changeableFor?: Duration };
}

/** A vault with this tag is emptied when its custom resources are deleted, others are left alone. The handler knows it, too. */
const TAG = 'cdk-aws-backup:auto-delete-recovery-points';

/** CloudFormation waits for a custom resource for an hour at most, so there is one for each hour. */
const HOURS = 4;

/** What contradicts the wish that the recovery points are deleted. */
export function autoDeleteProblems({ autoDeleteRecoveryPoints, removalPolicy, lockConfiguration }: AutoDeleteOptions): string[] {
  if (!autoDeleteRecoveryPoints) { return []; }
  return [
    ...(removalPolicy !== RemovalPolicy.DESTROY
      ? [`'autoDeleteRecoveryPoints' needs the 'removalPolicy' RemovalPolicy.DESTROY, got ${removalPolicy ? `'${removalPolicy}'` : 'none'}: a vault that is kept keeps what it holds`]
      : []),
    ...(lockConfiguration?.changeableFor
      ? ['\'autoDeleteRecoveryPoints\' cannot be used with \'lockConfiguration.changeableFor\': under a compliance lock nobody can delete a recovery point before its retention ends']
      : []),
  ];
}

/** Says that a governance lock has to be removed first. */
export function warnOfLock(scope: Construct, { autoDeleteRecoveryPoints, lockConfiguration }: AutoDeleteOptions): void {
  if (autoDeleteRecoveryPoints && lockConfiguration) {
    warn(scope, 'autoDeleteUnderLock', '\'autoDeleteRecoveryPoints\' of a vault with a lock: while the lock is there, a recovery point cannot be deleted before its retention ends, '
      + 'and the deletion of the stack stops; remove \'lockConfiguration\' in a deployment before');
  }
}

/**
 * Empties a vault before it is deleted or replaced.
 *
 * The custom resources have the name of the vault as their physical id. A vault that is replaced gets another name, so CloudFormation deletes those
 * with the old name, and only the old vault is emptied. They depend on the vault and so are deleted before it, one after the other: each waits for an
 * hour, and the last one fails if the vault is not empty then.
 */
export class AutoDeleteRecoveryPoints extends Construct {
  constructor(scope: Construct, private readonly vault: backup.CfnBackupVault) {
    super(scope, 'AutoDeleteRecoveryPoints');
    vault.cdkTagManager.setTag(TAG, 'true');

    const provider = AutoDeleteProvider.of(Stack.of(this));
    const permission = this.allowListing(provider);
    let before: Construct = permission;
    for (let hour = HOURS; hour >= 1; hour--) {
      const wait = new CustomResource(this, `Hour${hour}`, {
        resourceType: 'Custom::BackupVaultAutoDelete',
        serviceToken: provider.serviceToken,
        properties: { BackupVaultName: vault.attrBackupVaultName, Final: String(hour === HOURS) },
      });
      wait.node.addDependency(vault, before);
      before = wait;
    }
  }

  /**
   * What may have changed by aspects or by whoever else owns the policy, after the vault was made.
   *
   * @param accessPolicy the JSON of the access policy of the vault
   */
  public problemsAtSynthesis(accessPolicy?: { Statement?: Statement[] }): string[] {
    const { deletionPolicy, updateReplacePolicy } = this.vault.cfnOptions;
    return [
      ...([deletionPolicy, updateReplacePolicy].some((policy) => policy !== CfnDeletionPolicy.DELETE)
        ? ['the vault has \'autoDeleteRecoveryPoints\', and its removal policy was changed to one that keeps it: its recovery points would be deleted all the same; '
          + 'use RemovalPolicy.DESTROY, or leave \'autoDeleteRecoveryPoints\' out']
        : []),
      ...((accessPolicy?.Statement ?? []).some(deniesEverybody)
        ? ['the vault has \'autoDeleteRecoveryPoints\', and its access policy denies everybody to delete recovery points: they could not be deleted; '
          + 'use one or the other']
        : []),
    ];
  }

  /**
   * The policy has the name of the vault: it is replaced together with the vault, and the old one lives until the old vault is empty. The policy of
   * a role would be changed at once.
   */
  private allowListing(provider: AutoDeleteProvider): Construct {
    return new iam.CfnRolePolicy(this, 'Permission', {
      policyName: this.vault.attrBackupVaultName,
      roleName: provider.roleName,
      policyDocument: new iam.PolicyDocument({
        statements: [new iam.PolicyStatement({
          actions: ['backup:ListRecoveryPointsByBackupVault', 'backup:ListTags'],
          resources: [this.vault.attrBackupVaultArn],
        })],
      }),
    });
  }
}

interface Statement {
  readonly Effect?: string;
  readonly Principal?: string | { AWS?: string | string[] };
  readonly Action?: string | string[];
  readonly Condition?: object;
}

function deniesEverybody({ Effect, Principal, Action, Condition }: Statement): boolean {
  const principals = typeof Principal === 'string' ? [Principal] : [Principal?.AWS ?? []].flat();
  return Effect === 'Deny' && !Condition && principals.includes('*') && [Action ?? []].flat().includes('backup:DeleteRecoveryPoint');
}
