import { Lazy } from 'aws-cdk-lib';
import type { aws_backup as backup, Duration, IResolvable } from 'aws-cdk-lib';
import { EVERYTHING } from '../model/arn-pattern';
import { Quota } from '../model/quota';
import { ALGORITHMS, selectionWindowProblems, vaultSelectorProblems } from '../model/restore-testing';
import { isToken } from '../private/known-text';
import { refuse } from '../private/messages/validation-error';
import { referenceAnywhere } from '../vault/vault-in-stack';

const [LATEST, RANDOM] = ALGORITHMS;

/**
 * How a recovery point was made that a restore test can take.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingRecoveryPointSelection.html
 */
export enum RestoreTestingPointType {
  /** A snapshot: the state of a resource at the time of a backup job. */
  SNAPSHOT = 'SNAPSHOT',
  /** A continuous backup, of which the state at one time is restored. */
  CONTINUOUS = 'CONTINUOUS',
}

/** Where recovery points are looked for, and how far back, as the template has it. */
export type RenderedRecoveryPoints = Omit<backup.CfnRestoreTestingPlan.RestoreTestingRecoveryPointSelectionProperty, 'algorithm'>;

/**
 * Which recovery points a restore testing plan takes.
 */
export interface RestoreTestingRecoveryPointsOptions {
  /**
   * How far back from the run of the plan recovery points are looked for.
   *
   * Whole days, 1 to 365. It should be longer than the time between two backups and the start window of the plan together.
   *
   * @default Duration.days(30)
   */
  readonly within?: Duration;

  /**
   * The vaults, ordinary or logically air-gapped, of the account and Region of the plan. At most 30 with `vaultPatterns`. The order does not matter.
   *
   * @default - all vaults, unless there are `vaultPatterns`
   */
  readonly vaults?: backup.IBackupVaultRef[];

  /**
   * Vaults whose ARNs match a pattern, such as `arn:aws:backup:*:*:backup-vault:prod-*`, in which `*` stands for any characters. An element is one pattern. At most 30 with `vaults`.
   * The order does not matter.
   *
   * @default - none, beside `vaults`
   */
  readonly vaultPatterns?: string[];

  /**
   * Vaults to leave out of those. At most 30 with `excludeVaultPatterns`. The order does not matter.
   *
   * @default - none
   */
  readonly excludeVaults?: backup.IBackupVaultRef[];

  /**
   * Vaults to leave out whose ARNs match a pattern, as in `vaultPatterns`. An element is one pattern. At most 30 with `excludeVaults`. The order does not matter.
   *
   * @default - none
   */
  readonly excludeVaultPatterns?: string[];

  /**
   * How the recovery points were made: at least one type, in any order.
   *
   * @default - both
   */
  readonly types?: RestoreTestingPointType[];
}

/**
 * The recovery points of which a restore testing plan restores one for each resource.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
 *
 * @example
 * declare const vault: backup.BackupVault;
 *
 * new backup.RestoreTestingPlan(this, 'Tests', {
 *   scheduleExpression: events.Schedule.cron({ weekDay: 'SUN', hour: '4', minute: '0' }),
 *   recoveryPoints: backup.RestoreTestingRecoveryPoints.latest({
 *     within: Duration.days(7),
 *     vaults: [vault],
 *     types: [backup.RestoreTestingPointType.SNAPSHOT],
 *   }),
 * });
 */
export class RestoreTestingRecoveryPoints {
  /**
   * The latest recovery point of each resource.
   *
   * @param options where and how far back it is looked for
   *
   * @throws all at once, for what AWS Backup refuses: a time out of bounds, no or too many vaults, what is no pattern of vaults, no types
   */
  public static latest(options: RestoreTestingRecoveryPointsOptions = {}): RestoreTestingRecoveryPoints {
    return new RestoreTestingRecoveryPoints(LATEST, options);
  }

  /**
   * A recovery point of each resource at random.
   *
   * @param options where and how far back it is looked for
   *
   * @throws all at once, for what AWS Backup refuses: a time out of bounds, no or too many vaults, what is no pattern of vaults, no types
   */
  public static random(options: RestoreTestingRecoveryPointsOptions = {}): RestoreTestingRecoveryPoints {
    return new RestoreTestingRecoveryPoints(RANDOM, options);
  }

  /**
   * The latest recovery point of each resource, where what is known at synthesis says it is.
   *
   * @internal
   */
  public static _derived(produce: () => RenderedRecoveryPoints): RestoreTestingRecoveryPoints {
    const _render = () => Lazy.uncachedAny({ produce: () => ({ algorithm: LATEST, ...produce() }) });
    return Object.assign(new RestoreTestingRecoveryPoints(LATEST, {}), { _render });
  }

  /** The name of the choice in AWS Backup: `LATEST_WITHIN_WINDOW` or `RANDOM_WITHIN_WINDOW`. */
  public readonly algorithm: string;

  private constructor(algorithm: string, private readonly options: RestoreTestingRecoveryPointsOptions) {
    refuse(problemsOf(options));
    this.algorithm = algorithm;
  }

  /** @internal */
  public _render(): IResolvable | backup.CfnRestoreTestingPlan.RestoreTestingRecoveryPointSelectionProperty {
    const { within, vaults, vaultPatterns, excludeVaults, excludeVaultPatterns, types } = this.options;
    const excluded = [...arnsOf(excludeVaults), ...excludeVaultPatterns ?? []];
    return {
      algorithm: this.algorithm,
      includeVaults: vaults || vaultPatterns ? [...arnsOf(vaults), ...vaultPatterns ?? []] : [EVERYTHING],
      excludeVaults: excluded.length > 0 ? excluded : undefined,
      recoveryPointTypes: types ? [...new Set(types)] : [RestoreTestingPointType.SNAPSHOT, RestoreTestingPointType.CONTINUOUS],
      selectionWindowDays: within?.toDays(),
    };
  }
}

function arnsOf(vaults: readonly backup.IBackupVaultRef[] = []): string[] {
  return vaults.map((vault) => referenceAnywhere(vault).backupVaultArn);
}

function problemsOf({ within, vaults, vaultPatterns, excludeVaults, excludeVaultPatterns, types }: RestoreTestingRecoveryPointsOptions): string[] {
  const none = [vaults, vaultPatterns].every((list) => !list || list.length === 0) && (vaults ?? vaultPatterns) !== undefined;
  return [
    ...selectionWindowProblems(within),
    ...(none ? ["'vaults' and 'vaultPatterns' must have at least one element, got none: leave them out for all vaults"] : []),
    ...selectorProblems(['vaults', 'vaultPatterns'], vaults, vaultPatterns),
    ...selectorProblems(['excludeVaults', 'excludeVaultPatterns'], excludeVaults, excludeVaultPatterns),
    ...(types?.length === 0 ? ["'types' must have at least one type, got none: leave it out for both"] : []),
  ];
}

function selectorProblems(
  [ofVaults, ofPatterns]: readonly [string, string], vaults: readonly backup.IBackupVaultRef[] = [], patterns: readonly string[] = [],
): string[] {
  const isList = isToken(patterns);
  const known = isList ? [] : patterns;
  return [
    ...(isList && vaults.length > 0 ? [`'${ofPatterns}' can be a token as a whole only without '${ofVaults}': nothing can be added to a list that is known only at deployment`] : []),
    ...Quota.VAULT_SELECTORS.problemsOf(`'${ofVaults}' and '${ofPatterns}'`, vaults.length + known.length),
    ...vaultSelectorProblems(ofVaults, vaults.map(({ backupVaultRef: { backupVaultArn } }) => backupVaultArn)),
    ...vaultSelectorProblems(ofPatterns, known),
  ];
}
