import { RESOURCE_CATALOG } from '../../model/resources/resource-catalog';
import { UsageError } from '../../private/messages/usage-error';
import { nearName } from '../../private/shape/near-name';
import { parsed } from '../flags';
import { formatOf, oneOf } from '../formats';
import { pathsIn } from '../options';

export const FORECAST_FORMATS = ['text', 'json', 'csv', 'svg', 'html'] as const;
export type ForecastFormat = typeof FORECAST_FORMATS[number];
export const FORECAST_DIFF_FORMATS = ['text', 'json', 'html'] as const;
export type ForecastDiffFormat = typeof FORECAST_DIFF_FORMATS[number];
export const PICTURES = ['timeline', 'pyramid'] as const;
export type Picture = typeof PICTURES[number];

/** What of plans the command `forecast` was asked for. Instants are milliseconds since 1970. */
export interface ForecastScope {
  readonly from: number;
  readonly end: number;
  /** That of the age pyramid. */
  readonly on: number;
  readonly typeName?: string;
  /** The name of a plan, its logical id, or the path of its construct. */
  readonly plan?: string;
  /** The file that it is written to. */
  readonly output?: string;
}

export interface ForecastOptions extends ForecastScope {
  readonly paths: readonly string[];
  readonly format: ForecastFormat;
  readonly picture: Picture;
}

export interface ForecastDiffOptions extends ForecastScope {
  readonly before: string;
  readonly after: string;
  readonly format: ForecastDiffFormat;
}

export function forecastOptions(args: readonly string[], now: Date): ForecastOptions {
  const { values, positionals } = parsed('forecast', args);
  const scope = forecastScope(values, now);
  const format = formatOf(FORECAST_FORMATS, values.format, scope.output);
  const picture = oneOf('--picture', PICTURES, values.picture ?? 'timeline');
  if (format !== 'svg' && values.picture !== undefined) { throw new UsageError(`--picture says which picture --format svg is, and the format is ${format}: ask for svg, or leave --picture out`); }
  return { ...scope, paths: pathsIn(positionals), format, picture };
}

export function forecastDiffOptions(args: readonly string[], now: Date): ForecastDiffOptions {
  const { values, positionals } = parsed('forecast diff', args);
  const [before, after, ...others] = positionals;
  if (after === undefined || others.length > 0) {
    throw new UsageError('forecast diff compares two: name an old and a new cloud assembly, or an old and a new template');
  }
  const scope = forecastScope(values, now);
  return { ...scope, before, after, format: formatOf(FORECAST_DIFF_FORMATS, values.format, scope.output) };
}

export const MOST_YEARS = 100;

function forecastScope(values: Readonly<Record<string, unknown>>, now: Date): ForecastScope {
  const years = /^\d{1,3}$/.test(String(values.years)) ? Number(values.years) : 0;
  if (years < 1 || years > MOST_YEARS) { throw new UsageError(`--years must be a whole number from 1 to ${MOST_YEARS}, got '${String(values.years)}'`); }
  const from = values.from === undefined ? Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()) : dayIn('--from', values.from);
  const first = new Date(from);
  const end = Date.UTC(first.getUTCFullYear() + years, first.getUTCMonth(), first.getUTCDate());
  const on = values.on === undefined ? end : dayIn('--on', values.on);
  if (on < from || on > end) { throw new UsageError(`--on must be a day of the forecast, ${dayOf(from)} to ${dayOf(end)}, got '${String(values.on)}': --from and --years say which those are`); }
  const typeName = values.type === undefined ? undefined : typeNamed(String(values.type));
  return { from, end, on, typeName, plan: values.plan as string | undefined, output: values.output as string | undefined };
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** Whoever types the name of a type need not think of its capitals. */
function typeNamed(given: string): string {
  const names = [...new Set(RESOURCE_CATALOG.map(({ apiName }) => apiName))].sort();
  const found = names.find((each) => each.toLowerCase() === given.trim().toLowerCase());
  if (found === undefined) {
    const near = nearName(given, names);
    throw new UsageError(`--type must be one of ${names.join(', ')}, got '${given}'${near === undefined ? '' : `: did you mean '${near}'?`}`);
  }
  return found;
}

/** The first instant of a day in UTC. No schedule has runs in other years than these. */
function dayIn(flag: string, given: unknown): number {
  const text = String(given);
  const instant = /^(19[789]|20\d|21\d)\d-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  // 30 February is taken for 1 March by some.
  if (Number.isNaN(instant) || !new Date(instant).toISOString().startsWith(text)) {
    throw new UsageError(`${flag} must be a day between 1970 and 2199, such as 2027-01-31, got '${text}'`);
  }
  return instant;
}
