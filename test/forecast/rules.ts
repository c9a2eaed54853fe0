import { Forecast } from '../../src/forecast/forecast';
import type { ForecastOptions } from '../../src/forecast/forecast';
import type { PlannedRule } from '../../src/forecast/planned-rule';

/** What a test says of a rule. */
export interface RuleInWords extends Partial<PlannedRule> {
  readonly cron?: string;
  readonly zone?: string;
  /** For ever by default. */
  readonly days?: number;
  readonly coldAfter?: number;
}

/** A rule that starts each day at 05:00 in UTC, where nothing else is said. */
export function ruleOf({ cron = '0 5 ? * * *', zone = 'Etc/UTC', days = Infinity, coldAfter, ...rest }: RuleInWords = {}): PlannedRule {
  return {
    name: 'R',
    schedule: { expression: `cron(${cron})`, timeZone: zone },
    startWindowMinutes: 60,
    isContinuous: false,
    lifecycle: { deleteAfterDays: days, coldAfterDays: coldAfter },
    vault: 'V',
    copies: [],
    ...rest,
  };
}

/** A forecast between two texts of dates, the second of which is not in it. */
export function forecastBetween(from: string, end: string, rules: readonly PlannedRule[], options: Partial<ForecastOptions> = {}): Forecast {
  return new Forecast(rules, { from: Date.parse(from), end: Date.parse(end), ...options });
}

/** When points start that are made, to the minute. */
export function startsOf(forecast: Forecast): string[] {
  const found: string[] = [];
  forecast.eachRun((rule, start) => found.push(`${forecast.rules[rule].name} ${new Date(start).toISOString().slice(0, 16)}`));
  return found;
}
