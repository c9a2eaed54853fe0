import type { Duration } from 'aws-cdk-lib';
import type { BackupResourceType } from '../../model/resources/backup-resource-type';

/**
 * What is to be forecast of a plan.
 */
export interface BackupForecastOptions {
  /**
   * When the plan begins: nothing exists before it, and a run at that very instant counts.
   *
   * Between the years 1970 and 2199. Give a zone, as in `2027-01-01T00:00:00Z`.
   */
  readonly startDate: Date;

  /**
   * For how long it goes on; nothing is made at the end of it or later.
   *
   * From a minute to 36,525 days (a hundred years), and the end of it is not after the year 2199; known at synthesis.
   */
  readonly period: Duration;

  /**
   * The type of the resources that are backed up, which decides what is in cold storage and what is backed up continuously.
   *
   * @default - any: cold storage and continuous backups count as if they had them
   */
  readonly resourceType?: BackupResourceType;
}

/**
 * What is to be forecast of a plan in a template.
 */
export interface BackupForecastTemplateOptions extends BackupForecastOptions {
  /**
   * The logical id of the plan. Needed where the template has several. A plan of a backup policy of an organization has that of the policy before its name: `Policy.Daily`.
   *
   * @default - the only plan of the template, or the only one of its policies where it has no other
   */
  readonly logicalId?: string;
}

/**
 * What part of a forecast a timeline shows.
 */
export interface ForecastTimelineOptions {
  /**
   * Where it begins: in the period of the forecast.
   *
   * @default - the start of the period
   */
  readonly startDate?: Date;

  /**
   * Where it ends: in the period of the forecast, and after `startDate`.
   *
   * @default - the end of the period
   */
  readonly endDate?: Date;
}
