import { inFreshProcess, OURS } from './peer';
import type { Load } from './peer';
import { median } from './report';
import type { Comparison } from './report';

const RULES = 10;
const YEARS = 10;
const MOST_MILLISECONDS = 200;

/** What a forecast takes of the processor, beside what it may take. */
export function measureForecast(processes: number): Comparison[] {
  const runs = Array.from({ length: processes }, () => inFreshProcess(timeOfForecast, OURS.module, RULES, YEARS).result);
  return [{ label: `${RULES} rules, ${YEARS} years`, base: MOST_MILLISECONDS, ours: median(runs), target: 1 }];
}

/**
 * Milliseconds of the processor for what all answers of a forecast take: the runs, the counts by day, and the points of a day.
 *
 * Free of outer names, so that it can run in a fresh process.
 */
function timeOfForecast(load: Load, module: string, rules: number, years: number): number {
  const { BackupForecast } = load(module);
  const { Duration } = load('aws-cdk-lib');
  const zones = ['Etc/UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Sydney'];
  const rule = (index: number) => ({
    RuleName: `rule${index}`,
    TargetBackupVault: 'main',
    ScheduleExpression: index === 0 ? 'cron(0 * * * ? *)' : `cron(${index} ${index * 2} ${index % 3 ? '*' : '1'} * ? *)`,
    ScheduleExpressionTimezone: zones[index % zones.length],
    StartWindowMinutes: 60,
    Lifecycle: { DeleteAfterDays: 7 + index * 50 },
  });
  const plan = { BackupPlanName: 'plan', BackupPlanRule: Array.from({ length: rules }, (_, index) => rule(index)) };
  const template = { Resources: { Plan: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: plan } } } };
  const startDate = new Date('2027-01-01T00:00:00Z');
  const before = process.cpuUsage();
  const forecast = BackupForecast.ofTemplate(template, { startDate, period: Duration.days(365.25 * years) });
  const found = [forecast.dailyCounts().length, forecast.largestGap, forecast.recoveryPointsOn(new Date('2031-06-30T00:00:00Z')).length];
  if (!found.every(Boolean)) { throw new Error('there must be recovery points'); }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
