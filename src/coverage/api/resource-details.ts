import type { Duration } from 'aws-cdk-lib';

/**
 * A copy that a plan makes of the recovery points of a resource.
 */
export interface RecoveryPointCopy {
  /**
   * The name of the vault, or what it is called in the template.
   */
  readonly vault: string;

  /**
   * The account of the vault.
   *
   * @default - known only at deployment
   */
  readonly account?: string;

  /**
   * The Region of the vault.
   *
   * @default - known only at deployment
   */
  readonly region?: string;

  /**
   * For how long the copy is kept, in whole days.
   *
   * @default - for ever, or known only at deployment
   */
  readonly retention?: Duration;

  /**
   * Whether the copy is kept for ever.
   */
  readonly keptForEver: boolean;
}

/**
 * A restore test that reaches a resource, or may do so.
 */
export interface ResourceRestoreTest {
  /**
   * The logical id of the selection of the restore testing plan.
   */
  readonly selection: string;

  /**
   * The logical id of the restore testing plan.
   *
   * @default - it is not in the app
   */
  readonly plan?: string;

  /**
   * Whether it restores recovery points of the resource for sure. Else only deployment knows.
   */
  readonly certain: boolean;

  /**
   * Whether it takes a recovery point at random, and not the latest.
   */
  readonly atRandom: boolean;

  /**
   * Why it is not certain, in sentences without an end, in the order in which they were found.
   */
  readonly reasons: string[];
}

/**
 * A control of a framework that judges a resource.
 */
export interface WatchingFrameworkControl {
  /**
   * The logical id of the framework.
   */
  readonly framework: string;

  /**
   * The name of the control in the AWS Backup API.
   */
  readonly control: string;
}

/**
 * A role by which AWS Backup backs up a resource, or would do so.
 */
export interface ResourceBackupRole {
  /**
   * The logical id of the role, or what it is called where it is not in the app.
   */
  readonly role: string;

  /**
   * The AWS managed policies that it is without, and can do nothing without, in the order in which they are needed.
   *
   * @default - what it may do is not known
   */
  readonly lacks?: string[];
}

/**
 * Something that surely tells of the backups that a rule makes of a resource: an alarm of CloudWatch, a rule of EventBridge, or a vault that notifies a topic.
 */
export interface ResourceBackupAlarm {
  /**
   * Its logical id.
   */
  readonly alarm: string;

  /**
   * The logical id of the plan.
   */
  readonly plan: string;

  /**
   * The name of the rule.
   */
  readonly rule: string;

  /**
   * Whether it tells that no backup was made for some time. Else it tells of each that has failed.
   */
  readonly missingBackup: boolean;
}
