import { Duration } from 'aws-cdk-lib';
import { BackupRetention } from './backup-retention';
import { refuse } from '../../private/messages/validation-error';

/**
 * For how long the recovery points of each generation are kept. At least one generation.
 */
export interface GrandfatherFatherSonOptions {
  /**
   * For how long there is a recovery point of each day.
   *
   * Whole days, 1 to 36,500; known at synthesis.
   *
   * @default - no such generation
   */
  readonly daily?: Duration;

  /**
   * For how long there is a recovery point of each week.
   *
   * Whole days, 7 to 36,500; known at synthesis.
   *
   * @default - no such generation
   */
  readonly weekly?: Duration;

  /**
   * For how long there is a recovery point of each month.
   *
   * Whole days, 31 to 36,500; known at synthesis.
   *
   * @default - no such generation
   */
  readonly monthly?: Duration;

  /**
   * For how long there is a recovery point of each year.
   *
   * Whole days, 366 to 36,500; known at synthesis.
   *
   * @default - no such generation
   */
  readonly yearly?: Duration;
}

/** The generations, and how many days lie between two recovery points of each. */
const GENERATIONS = [['daily', 1], ['weekly', 7], ['monthly', 31], ['yearly', 366]] as const;

/**
 * Objectives that people know by a name.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
 *
 * @example
 * backup.BackupPlan.fromObjectives(this, 'Plan', {
 *   retention: backup.BackupObjectives.grandfatherFatherSon({
 *     daily: Duration.days(14),
 *     weekly: Duration.days(60),
 *     monthly: Duration.days(365),
 *     yearly: Duration.days(3653),
 *   }),
 *   resources: [backup.BackupResource.fromTag('stage', 'production')],
 * });
 */
export class BackupObjectives {
  /**
   * Grandfather, father, son: many young recovery points, few old ones.
   *
   * @param options for how long each generation is kept
   * @returns one objective for each generation that is given, the most frequent first
   *
   * @throws if no generation is given, or one is kept for less time than lies between two of its recovery points
   */
  public static grandfatherFatherSon(options: GrandfatherFatherSonOptions): BackupRetention[] {
    const given = GENERATIONS.flatMap(([name, days]) => {
      const time = options[name];
      return time ? [BackupRetention.every(Duration.days(days)).keptFor(time)] : [];
    });
    refuse(given.length > 0 ? [] : ["at least one of 'daily', 'weekly', 'monthly' and 'yearly' must be given"]);
    return given;
  }

  private constructor() {}
}
