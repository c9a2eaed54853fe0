import { aws_events as events, Duration } from 'aws-cdk-lib';
import type { aws_backup as backup, TimeZone } from 'aws-cdk-lib';
import { copyActionProblems } from './copy-action';
import type { BackupPlanCopyActionProps } from './copy-action';
import { indexActionProblems } from './index-action';
import type { BackupPlanIndexActionProps } from './index-action';
import type { MalwareScan } from './malware-scan';
import { Lifecycle } from '../model/lifecycle';
import { NameRule } from '../model/name';
import { Quota } from '../model/quota';
import { MONTHLY_1_YEAR, MONTHLY_5_YEAR, MONTHLY_7_YEAR, MONTHLY_SCHEDULE } from '../model/ready-made-rules';
import type { ReadyMadeRule } from '../model/ready-made-rules';
import { backupWindowProblems } from '../model/schedule/backup-window';
import { scheduleProblems } from '../model/schedule/given-schedule';
import { tagProblems } from '../model/tags';
import { airGappedLifecycleProblems } from '../model/vault-lock';
import { isKnownText, isToken } from '../private/known-text';
import { refuse } from '../private/messages/validation-error';

/**
 * Properties of a `BackupPlanRule`.
 */
export interface BackupPlanRuleProps {
  /**
   * How long after its scheduled time a job may take until it is complete. AWS Backup cancels it then.
   *
   * Whole minutes; at least 60 minutes more than `startWindow`. More than 52,560,000 (100 years) give a warning: AWS Backup may refuse them.
   *
   * @default - 7 days
   */
  readonly completionWindow?: Duration;

  /**
   * How long after its creation a recovery point is deleted.
   *
   * Whole days, 1 to 36,500; at least 90 days more than `moveToColdStorageAfter`; 1 to 35 days with `enableContinuousBackup`.
   *
   * @default - never; 35 days with `enableContinuousBackup`
   */
  readonly deleteAfter?: Duration;

  /**
   * How long after its creation a recovery point is moved to cold storage, where it stays for at least 90 days. Kinds of resources
   * without cold storage are not moved.
   *
   * Whole days, 1 to 36,500; not together with `enableContinuousBackup`.
   *
   * @default - never
   */
  readonly moveToColdStorageAfter?: Duration;

  /**
   * Whether snapshots of EBS volumes are moved to the archive of EBS snapshots, which is their cold storage.
   *
   * Needs `moveToColdStorageAfter`. The console of AWS Backup offers it only to rules that run once a month or less, since each archived snapshot is a
   * full one; the AWS GovCloud and China Regions do not have it.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html
   * @default false
   */
  readonly optInToArchive?: boolean;

  /**
   * The name of the rule.
   *
   * 1 to 50 letters, digits, `-`, `_` and `.`. A longer one gives a warning: AWS Backup may refuse it.
   *
   * @default - the id of the plan, `Rule`, and the number of the rule in the plan, counted from 0
   */
  readonly ruleName?: string;

  /**
   * When jobs start: a cron expression of AWS, at most hourly. AWS Backup takes no rates.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html
   * @default - none in the template; AWS Backup then starts jobs every day at 5:00
   */
  readonly scheduleExpression?: events.Schedule;

  /**
   * The time zone of the schedule, by its IANA name.
   *
   * @default - UTC
   */
  readonly scheduleExpressionTimezone?: TimeZone;

  /**
   * How long after its scheduled time a job may wait for its start. AWS Backup gives it up then.
   *
   * Whole minutes, 60 to 52,560,000 (100 years).
   *
   * @default - 8 hours
   */
  readonly startWindow?: Duration;

  /**
   * The vault that recovery points go to, in the account and Region of the plan.
   *
   * @default - the vault of the plan; if it has none, one is made for all rules of the plan
   */
  readonly backupVault?: backup.IBackupVaultRef;

  /**
   * A logically air-gapped vault that recovery points go to, in the account and Region of the plan, instead of `backupVault`.
   *
   * What such a vault cannot hold stays in `backupVault`. What AWS Backup does not manage fully takes a way through it: a snapshot lies there until
   * it is copied. `deleteAfter` is within the retention that the vault takes, and at least 7 days.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/lag-vault-primary-backup.html
   * @default - recovery points stay in `backupVault`
   */
  readonly targetLogicallyAirGappedBackupVault?: backup.ILogicallyAirGappedBackupVaultRef;

  /**
   * Whether to back up continuously, for point-in-time recovery.
   *
   * Kinds of resources that AWS Backup cannot back up continuously get snapshots.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html
   * @default false
   */
  readonly enableContinuousBackup?: boolean;

  /**
   * The copies to make of each recovery point, at most 5.
   *
   * An element is one destination. The order does not matter to AWS Backup.
   *
   * @default - no copies
   */
  readonly copyActions?: BackupPlanCopyActionProps[];

  /**
   * Tags for the recovery points, value by key, at most 10.
   *
   * A key has 1 to 128 characters and does not begin with `aws:`, a value has at most 256.
   *
   * @default - no tags of the rule; AWS Backup copies those of the resource
   */
  readonly recoveryPointTags?: { [key: string]: string };

  /**
   * The index to make of each recovery point, so that it can be searched: at most one element.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-search.html
   * @default - no index
   */
  readonly indexActions?: BackupPlanIndexActionProps[];

  /**
   * How the recovery points are scanned for malware.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/malware-protection.html
   * @default - as the plan says for all rules
   */
  readonly malwareScan?: MalwareScan;
}

/**
 * A rule of a backup plan: when to back up, where to, and for how long.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
 *
 * @example
 * declare const plan: backup.BackupPlan;
 *
 * plan.addRule(backup.BackupPlanRule.daily());
 * plan.addRule(new backup.BackupPlanRule({
 *   ruleName: 'every-saturday',
 *   scheduleExpression: events.Schedule.cron({ weekDay: 'SAT', hour: '3', minute: '30' }),
 *   scheduleExpressionTimezone: TimeZone.EUROPE_PARIS,
 *   moveToColdStorageAfter: Duration.days(30),
 *   deleteAfter: Duration.days(365),
 * }));
 */
export class BackupPlanRule {
  /**
   * Every day at 5:00 UTC, kept for 35 days.
   *
   * @param backupVault the vault, by default that of the plan
   */
  public static daily(backupVault?: backup.IBackupVaultRef): BackupPlanRule {
    return atFive({}, { backupVault, ruleName: 'Daily', deleteAfter: Duration.days(35) });
  }

  /**
   * Every Saturday at 5:00 UTC, kept for 90 days.
   *
   * @param backupVault the vault, by default that of the plan
   */
  public static weekly(backupVault?: backup.IBackupVaultRef): BackupPlanRule {
    return atFive({ weekDay: 'SAT' }, { backupVault, ruleName: 'Weekly', deleteAfter: Duration.days(90) });
  }

  /**
   * On the first of every month at 5:00 UTC, in cold storage after 30 days, kept for 365 days.
   *
   * @param backupVault the vault, by default that of the plan
   */
  public static monthly1Year(backupVault?: backup.IBackupVaultRef): BackupPlanRule {
    return monthly(MONTHLY_1_YEAR, backupVault);
  }

  /**
   * On the first of every month at 5:00 UTC, in cold storage after 90 days, kept for 5 × 365 days.
   *
   * @param backupVault the vault, by default that of the plan
   */
  public static monthly5Year(backupVault?: backup.IBackupVaultRef): BackupPlanRule {
    return monthly(MONTHLY_5_YEAR, backupVault);
  }

  /**
   * On the first of every month at 5:00 UTC, in cold storage after 90 days, kept for 7 × 365 days.
   *
   * @param backupVault the vault, by default that of the plan
   */
  public static monthly7Year(backupVault?: backup.IBackupVaultRef): BackupPlanRule {
    return monthly(MONTHLY_7_YEAR, backupVault);
  }

  /**
   * The properties of the rule, with the retention of a continuous backup filled in.
   */
  public readonly props: BackupPlanRuleProps;

  /**
   * @param props properties of the rule
   *
   * @throws all at once, for what AWS Backup refuses: a name, schedule, time zone, window, lifecycle, copy action, index action, tag or number
   * of tags out of bounds
   */
  constructor(props: BackupPlanRuleProps) {
    refuse(ruleProblems(props));
    this.props = { ...props, deleteAfter: lifecycleOf(props).deleteAfter };
  }
}

/** What AWS Backup would refuse in a rule, wherever it comes from. */
export function ruleProblems(props: BackupPlanRuleProps): string[] {
  return [
    ...NameRule.PLAN.problemsOf('ruleName', props.ruleName),
    ...ofRule(props.ruleName, [
      ...scheduleProblems(props.scheduleExpression, props.scheduleExpressionTimezone),
      ...backupWindowProblems(props.startWindow, props.completionWindow),
      ...lifecycleOf(props).problems,
      ...(props.targetLogicallyAirGappedBackupVault ? airGappedLifecycleProblems(lifecycleOf(props).deleteAfter) : []),
      ...copyActionProblems(props.copyActions),
      ...recoveryPointTagProblems(props.recoveryPointTags),
      ...indexActionProblems(props.indexActions),
    ]),
  ];
}

/** Problems of a rule, each of which says which one it is, where it has a name. */
export function ofRule(name: string | undefined, problems: readonly string[]): string[] {
  return problems.map((problem) => name && isKnownText(name) ? `the rule '${name}': ${problem}` : problem);
}

function lifecycleOf(props: BackupPlanRuleProps): Lifecycle {
  return props.enableContinuousBackup ? Lifecycle.continuous(props) : Lifecycle.periodic(props);
}

function monthly({ ruleName, moveToColdStorageAfterDays, deleteAfterDays }: ReadyMadeRule, backupVault?: backup.IBackupVaultRef): BackupPlanRule {
  return new BackupPlanRule({
    backupVault,
    ruleName,
    scheduleExpression: events.Schedule.expression(MONTHLY_SCHEDULE),
    moveToColdStorageAfter: Duration.days(moveToColdStorageAfterDays),
    deleteAfter: Duration.days(deleteAfterDays),
  });
}

function atFive(days: events.CronOptions, props: BackupPlanRuleProps): BackupPlanRule {
  return new BackupPlanRule({ ...props, scheduleExpression: events.Schedule.cron({ ...days, hour: '5', minute: '0' }) });
}

function recoveryPointTagProblems(given: { [key: string]: string } = {}): string[] {
  const tags = isToken(given) ? [] : Object.entries(given);
  return [...Quota.RECOVERY_POINT_TAGS.problemsOf('\'recoveryPointTags\'', tags.length), ...tagProblems('recoveryPointTags', tags)];
}
