import { Duration } from 'aws-cdk-lib';
import { MAX_RETENTION_DAYS } from '../../model/lifecycle';
import { dayProblems, inWords, knownMinuteProblems } from '../../private/durations';
import { refuse } from '../../private/messages/validation-error';
import type { RetentionObjective } from '../objective';

/**
 * How often there has to be a recovery point, and for how long it is kept: the half that says how often.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
 *
 * @example
 * const retention = backup.BackupRetention.every(Duration.days(7)).keptFor(Duration.days(91));
 */
export class BackupRetentionInterval {
  /**
   * The interval of a time.
   *
   * @internal
   */
  public static _of(time: Duration): BackupRetentionInterval {
    return new BackupRetentionInterval(time);
  }

  private constructor(private readonly interval: Duration) {}

  /**
   * For how long the recovery points are kept.
   *
   * @param time whole days, 1 to 36,500; not less than the time between two of them; known at synthesis. Where it is no longer than that, a plan keeps them for a day more, until the next one is there
   *
   * @throws if it is out of its range
   */
  public keptFor(time: Duration): BackupRetention {
    const { interval } = this;
    const isKnown = !time.isUnresolved();
    refuse(isKnown ? dayProblems('keptFor', time, 1, MAX_RETENTION_DAYS) : ["'keptFor' must be known when the app is synthesised, got a token"]);
    refuse(time.toMilliseconds() < interval.toMilliseconds({ integral: false })
      ? [`'keptFor' must be at least as long as the time between two recovery points (${inWords(interval)}), got ${inWords(time)}: there would be none at times`] : []);
    return BackupRetention._of({ everyMinutes: interval.toMinutes(), days: time.toDays() });
  }
}

/**
 * An objective of how recovery points are kept: at any time, as far back as it goes, no span is longer than a certain time without one.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
 *
 * @example
 * declare const vault: backup.BackupVault;
 *
 * backup.BackupPlan.fromObjectives(this, 'Plan', {
 *   recoveryPointObjective: Duration.hours(24),
 *   retention: [
 *     backup.BackupRetention.every(Duration.days(1)).keptFor(Duration.days(35)),
 *     backup.BackupRetention.every(Duration.days(31)).keptFor(Duration.days(365)),
 *   ],
 *   resources: [backup.BackupResource.fromTag('stage', 'production')],
 *   backupVault: vault,
 * });
 */
export class BackupRetention {
  /**
   * The longest time that may lie between the scheduled starts of two recovery points: so a month is 31 days, and a year is 366.
   *
   * @param time whole minutes, at least 1, and an hour where AWS Backup has no continuous backup of the resources; known at synthesis
   *
   * @throws if it is out of its range
   */
  public static every(time: Duration): BackupRetentionInterval {
    refuse(knownMinuteProblems('every', time, 1));
    return BackupRetentionInterval._of(time);
  }

  /**
   * What an objective is in the units in which it is compared.
   *
   * @internal
   */
  public static _of(objective: RetentionObjective): BackupRetention {
    return new BackupRetention(objective);
  }

  /** The longest time between the scheduled starts of two recovery points. */
  public readonly retentionInterval: Duration;
  /** How long they are kept. */
  public readonly retentionTime: Duration;

  private constructor(private readonly objective: RetentionObjective) {
    this.retentionInterval = Duration.minutes(objective.everyMinutes);
    this.retentionTime = Duration.days(objective.days);
  }

  /**
   * What it means.
   *
   * @internal
   */
  public _objective(): RetentionObjective {
    return this.objective;
  }
}
