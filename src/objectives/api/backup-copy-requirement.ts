import { Stack } from 'aws-cdk-lib';
import type { aws_backup as backup, Duration } from 'aws-cdk-lib';
import { placelessProblems } from '../../private/construct-reference';
import { isKnownText } from '../../private/known-text';
import { refuse } from '../../private/messages/validation-error';
import { toOtherAccount, toOtherRegion, toRegion, toVault } from '../copy-need';
import type { CopyNeed } from '../copy-need';
import { daysOf, durationProblems } from '../durations';
import { vaultIn } from '../vault-in';

/**
 * What is required of a copy beside where it goes.
 */
export interface BackupCopyRequirementOptions {
  /**
   * For how long the copy is kept at least.
   *
   * More than none; known at synthesis.
   *
   * @default - any time
   */
  readonly minRetention?: Duration;
}

/**
 * A copy that is required of the recovery points of each resource.
 *
 * Where a template does not say in which account or Region a vault or a stack is, a copy to another one is not surely there: give `env` to the stack.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/recov-point-create-a-copy.html
 *
 * @example
 * declare const app: App;
 *
 * backup.BackupCoverage.of(app).require({
 *   copies: [backup.BackupCopyRequirement.toOtherRegion({ minRetention: Duration.days(30) })],
 * });
 */
export class BackupCopyRequirement {
  /**
   * A copy in any other Region than that of the resource.
   *
   * @param options what else is required of it
   *
   * @throws if the retention is none, or is not known at synthesis
   */
  public static toOtherRegion(options?: BackupCopyRequirementOptions): BackupCopyRequirement {
    return new BackupCopyRequirement(toOtherRegion(retentionIn(options)));
  }

  /**
   * A copy in any other account than that of the resource.
   *
   * @param options what else is required of it
   *
   * @throws if the retention is none, or is not known at synthesis
   */
  public static toOtherAccount(options?: BackupCopyRequirementOptions): BackupCopyRequirement {
    return new BackupCopyRequirement(toOtherAccount(retentionIn(options)));
  }

  /**
   * A copy in a certain Region.
   *
   * @param region the name of the Region, such as `eu-central-1`
   * @param options what else is required of it
   *
   * @throws if the Region or the retention is not known at synthesis, or the retention is none
   */
  public static toRegion(region: string, options?: BackupCopyRequirementOptions): BackupCopyRequirement {
    refuse(isKnownText(region) && region !== '' ? [] : [`'region' must be the name of a Region, got '${region}'`]);
    return new BackupCopyRequirement(toRegion(region, retentionIn(options)));
  }

  /**
   * A copy in a certain vault.
   *
   * @param vault the vault
   * @param options what else is required of it
   *
   * @throws if the retention is none, or is not known at synthesis; or if the vault is no construct
   */
  public static toVault(vault: backup.IBackupVaultRef, options?: BackupCopyRequirementOptions): BackupCopyRequirement {
    refuse(placelessProblems('vault', 'IBackupVaultRef', vault));
    return new BackupCopyRequirement(toVault(vault.node.path, () => vaultIn(Stack.of(vault), vault), retentionIn(options)), vault);
  }

  /** Where the copy has to go, in words: `to another Region`. */
  public readonly copyDestination: string;

  private constructor(private readonly need: CopyNeed, private readonly vault?: backup.IBackupVaultRef) {
    this.copyDestination = need.where;
  }

  /**
   * What it means.
   *
   * @internal
   */
  public _need(): CopyNeed {
    return this.need;
  }

  /**
   * The vault that is named, if one is.
   *
   * @internal
   */
  public _vault(): backup.IBackupVaultRef | undefined {
    return this.vault;
  }
}

function retentionIn({ minRetention }: BackupCopyRequirementOptions = {}): number | undefined {
  refuse(durationProblems('minRetention', minRetention));
  return daysOf(minRetention);
}
