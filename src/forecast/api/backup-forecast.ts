import { Duration } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { BackupForecastOptions, BackupForecastTemplateOptions, ForecastTimelineOptions } from './backup-forecast-options';
import { BackupTier } from './backup-tier';
import type { ForecastCost, ForecastCostOptions } from './forecast-cost';
import type { ForecastAgeGroup, ForecastCount, ForecastRecoveryPoint, ForecastSteadyCount } from './forecast-values';
import { costOf } from './given-cost';
import { given, isNoDate } from './given-options';
import { LiveApplication } from '../../document/live/live-application';
import { objectOf, TemplateFile, TemplateFiles } from '../../document/template-file';
import { placelessProblems } from '../../private/construct-reference';
import { BackupValidationError, refuse } from '../../private/messages/validation-error';
import { resourceBehind } from '../../private/references';
import { rootOf } from '../../private/tree';
import { agePyramid, tierOn } from '../age-pyramid';
import { countsOf } from '../counts';
import type { Tier } from '../counts';
import { neverDeleted, shadowedRules } from '../findings';
import type { Forecast } from '../forecast';
import { pyramidSvg } from '../pictures/pyramid';
import { standalone } from '../pictures/svg';
import { timelineSvg } from '../pictures/timeline';
import { forecastOf } from '../plan-forecast';
import type { PlanForecast } from '../plan-forecast';
import { plansIn } from '../plans';
import { steadyCounts, steadyStateFrom } from '../steady-state';
import { instantInWords, reasonOf } from '../words';

const MILLIS_PER_DAY = 24 * 60 * 60 * 1000;

/**
 * What a plan does over the years: which recovery points there are on any day and why, how large the gaps between them are, and what is never deleted.
 *
 * Runs are those of the schedules to the minute, with time zones and daylight saving: a time that the clocks skip is skipped, one that they show twice runs once. Of rules whose start windows
 * overlap only the one with the longest retention makes a recovery point; of equal retentions it is the first in the plan, windows that touch do not overlap, and runs are judged in the order
 * of their starts. The plan is read as its template has it at the moment, whoever made it.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
 *
 * @example
 * declare const plan: backup.BackupPlan;
 *
 * const forecast = backup.BackupForecast.of(plan, {
 *   startDate: new Date('2027-01-01T00:00:00Z'),
 *   period: Duration.days(3 * 365),
 *   resourceType: backup.BackupResourceType.DYNAMODB,
 * });
 * const gap = forecast.largestGap;
 * const points = forecast.recoveryPointsOn(new Date('2029-06-30T12:00:00Z'));
 */
export class BackupForecast {
  /**
   * The forecast of a plan of the app, as it is at the moment: make it after the last rule was added.
   *
   * @param plan a plan of this library, of `aws-cdk-lib`, or an L1
   * @param options from when, for how long, and of which resources
   * @throws if the plan is imported, so that its rules are not known; or if a date or the period is out of its range
   */
  public static of(plan: backup.IBackupPlanRef, options: BackupForecastOptions): BackupForecast {
    refuse(placelessProblems('plan', 'IBackupPlanRef', plan));
    const resource = resourceBehind(plan.backupPlanRef.backupPlanId);
    if (!resource) { throw new BackupValidationError(['the plan is imported: its rules are not known here, and cannot be forecast'], plan); }
    const application = new LiveApplication(rootOf(resource));
    return new BackupForecast(forecastOf(application, application.placeOf(resource), given(options)));
  }

  /**
   * The forecast of a plan of a CloudFormation template, whoever made that. Parameters have their defaults.
   *
   * @param template the template, as it is in JSON
   * @param options from when, for how long, of which resources, and of which plan
   * @throws if it is no template, has no plan or several of which none is named; or if a date or the period is out of its range
   */
  public static ofTemplate(template: any, options: BackupForecastTemplateOptions): BackupForecast {
    const { logicalId } = options;
    refuse('Resources' in objectOf(template) ? [] : ["'template' must be a CloudFormation template: an object with Resources"]);
    const application = new TemplateFiles([new TemplateFile({ name: 'template', content: template })]);
    const plans = plansIn(application);
    // A template with one plan of its own needs no name for it.
    const own = plans.filter(({ raw }) => raw === undefined);
    const named = logicalId === undefined ? own.length > 0 ? own : plans : plans.filter((each) => each.logicalId === logicalId);
    const names = plans.map((each) => `'${each.logicalId}'`).join(', ') || 'none';
    refuse(named.length === 1 ? [] : [logicalId === undefined
      ? `'template' must have one plan, or 'logicalId' name one of several, got ${names}`
      : `'logicalId' must be that of a plan of the template (${names}), got '${logicalId}'`]);
    return new BackupForecast(forecastOf(application, named[0], given(options)));
  }

  /**
   * What was taken as so, and what of the plan is known only at deployment and left out, each in a sentence without an end.
   */
  public readonly assumptions: string[];

  private readonly forecast: Forecast;

  private constructor({ forecast, assumptions }: PlanForecast) {
    this.forecast = forecast;
    this.assumptions = [...assumptions];
  }

  /**
   * The longest time between the scheduled starts of two recovery points that follow each other, without the start window in which a job may wait.
   *
   * With continuous backups it is what the service may be behind: 5 minutes of RDS and Aurora, 15 minutes of others.
   * @default - there are fewer than two
   */
  public get largestGap(): Duration | undefined {
    const { largestGap: gap } = this.forecast.totals;
    return gap && Duration.minutes(gap.minutes);
  }

  /**
   * When the largest gap begins: the first one, where several are as large.
   * @default - there are fewer than two recovery points
   */
  public get largestGapAt(): Date | undefined {
    const { largestGap: gap } = this.forecast.totals;
    return gap && new Date(gap.from);
  }

  /**
   * From when on as many recovery points go as come: when the first one of each rule and each copy expires.
   * @default - something is never deleted, nothing is made, or it is after the period
   */
  public get steadyStateFrom(): Date | undefined {
    const steady = steadyStateFrom(this.forecast);
    return steady !== undefined && steady <= this.forecast.options.end ? new Date(steady) : undefined;
  }

  /**
   * How many recovery points there are from then on, by vault and tier. Empty where the steady state is not reached.
   */
  public get steadyState(): ForecastSteadyCount[] {
    return steadyCounts(this.forecast).map(({ vault, tier, least, most }) => ({ vault, tier: tierOf(tier), minCount: least, maxCount: most }));
  }

  /**
   * The names of the rules of which a recovery point or a copy is never deleted, in the order of the plan: they add up for ever.
   */
  public get neverDeleted(): string[] {
    return neverDeleted(this.forecast);
  }

  /**
   * The names of the rules that start jobs and never make a recovery point of their own, since the start window of a rule that keeps its own longer is always open with theirs.
   */
  public get shadowedRules(): string[] {
    return shadowedRules(this.forecast);
  }

  /**
   * The recovery points that there are at an instant, in the order of their starts.
   *
   * @param date not after the end of the period; before its start there are none
   * @throws if it is later, or no date
   */
  public recoveryPointsOn(date: Date): ForecastRecoveryPoint[] {
    const instant = this.instantOf(date);
    return this.forecast.pointsOn(instant).map((point) => ({
      rule: point.stream.ruleName,
      createdAt: new Date(point.createdAt),
      expiresAt: point.expiresAt === Infinity ? undefined : new Date(point.expiresAt),
      tier: tierOf(tierOn(point, instant)),
      vault: point.stream.vault,
      copy: point.stream.kind === 'copy',
      continuous: point.stream.kind === 'continuous',
      reason: reasonOf(point.stream),
    }));
  }

  /**
   * How many recovery points there are, by day, vault and tier: each 24 hours from the start of the period on.
   */
  public dailyCounts(): ForecastCount[] {
    const counts = countsOf(this.forecast);
    const days = counts[0]?.byDay ?? new Int32Array();
    return [...days.keys()].flatMap((day) => counts.map(({ vault, tier, byDay }) => ({
      date: new Date(this.forecast.options.from + day * MILLIS_PER_DAY), vault, tier: tierOf(tier), count: byDay[day],
    })));
  }

  /**
   * What there is at an instant by its age, and why it is still there: the youngest first, and of an age in the order of the plan.
   *
   * Ages are told apart at 7, 35, 92, 366, 1,096, 2,557 and 3,653 days.
   *
   * @param date not after the end of the period; before its start there is nothing
   * @throws if it is later, or no date
   */
  public agePyramid(date: Date): ForecastAgeGroup[] {
    return agePyramid(this.forecast, this.instantOf(date)).map(({ stream, tier, fromDays, toDays, count, oldest, newest }) => ({
      minAge: Duration.days(fromDays),
      maxAge: toDays === Infinity ? undefined : Duration.days(toDays),
      rule: stream.ruleName,
      vault: stream.vault,
      tier: tierOf(tier),
      count,
      oldest: new Date(oldest),
      newest: new Date(newest),
      reason: reasonOf(stream),
    }));
  }

  /**
   * A timeline as SVG: when each rule starts jobs and how long they may wait, what it loses to other rules, how long its first recovery point and its copies are kept and in
   * which tier, and how many recovery points there are from day to day.
   *
   * It has a title and a description, and is readable in light and in dark surroundings and on paper.
   *
   * @param options what part of the period it shows
   * @throws if that is not in the period, or none
   */
  public timelineSvg(options: ForecastTimelineOptions = {}): string {
    const { from, end } = this.forecast.options;
    const { startDate = new Date(from), endDate = new Date(end) } = options;
    const isIn = [startDate, endDate].every((date) => !isNoDate(date) && date.getTime() >= from && date.getTime() <= end);
    refuse(isIn && startDate < endDate
      ? [] : [`'startDate' and 'endDate' must be dates of the period, ${instantInWords(from)} to ${instantInWords(end)}, the second of them later`]);
    return standalone(timelineSvg(this.forecast, { id: 'timeline', from: startDate.getTime(), to: endDate.getTime() }));
  }

  /**
   * The age pyramid as SVG: how many recovery points there are at an instant, by age, rule and tier. It is as accessible as the timeline; `agePyramid` has the same as values.
   *
   * @param date not after the end of the period; before its start there is nothing
   * @throws if it is later, or no date
   */
  public agePyramidSvg(date: Date): string {
    const instant = this.instantOf(date);
    return standalone(pyramidSvg(agePyramid(this.forecast, instant), instant, 'pyramid'));
  }

  /**
   * What the recovery points of the period cost, as a range by month and tier, with the formula, what would change it most, and what is not known.
   *
   * @param options how much data there is and how it changes, and the prices
   * @throws if a number is out of its range, or there are no prices of the Region
   */
  public cost(options: ForecastCostOptions): ForecastCost {
    return costOf(this.forecast, options);
  }

  private instantOf(date: Date): number {
    const { end } = this.forecast.options;
    refuse(isNoDate(date) ? ["'date' must be a date"] : date.getTime() > end
      ? [`'date' must not be after the period, which ends at ${instantInWords(end)}, got ${instantInWords(date.getTime())}`] : []);
    return date.getTime();
  }
}

function tierOf(tier: Tier): BackupTier {
  return tier === 'cold' ? BackupTier.COLD : BackupTier.WARM;
}
