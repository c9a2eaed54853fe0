import { monthsBetween } from './months';
import type { Month } from './months';
import type { PriceList, TypePrices } from './prices';
import { middleOf, NONE, plus, times } from './ranges';
import type { Range } from './ranges';
import { isIncremental, storedBy } from './storage';
import type { Stored } from './storage';
import { Forecast } from '../forecast';

/** What costs are asked for. */
export interface CostQuestion {
  /** GiB by the names of types in the AWS Backup API. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly dailyChange: number;
  readonly growth: number;
  readonly prices: PriceList;
  /** Where the plan is. */
  readonly region: string;
}

/** What a month costs. */
export interface MonthlyCost {
  readonly start: number;
  readonly warm: Range;
  readonly cold: Range;
  readonly transfer: Range;
}

/** What a plan costs over the time of a forecast. */
export interface Costs {
  readonly months: readonly MonthlyCost[];
  readonly total: Range;
  /** What of the plan is not in it, each in a sentence without an end. */
  readonly unknown: readonly string[];
}

/** Adds up what a plan costs. What has no price is left out, and named. */
export function costsOf(forecast: Forecast, question: CostQuestion): Costs {
  const { from, end } = forecast.options;
  const months = monthsBetween(from, end);
  const sums = months.map(({ start }) => ({ start, warm: NONE, cold: NONE, transfer: NONE }));
  const unknown = new Set<string>();
  for (const [typeName, gibibytes] of question.sizes) {
    const ofType = new Forecast(forecast.rules, { ...forecast.options, typeName });
    const { dailyChange, growth } = question;
    if (isIncremental(typeName) === undefined) { unknown.add(`whether backups of ${typeName} have only what has changed: the range has both`); }
    if (ofType.streams.some(({ kind }) => kind === 'temporary')) { unknown.add(`temporary recovery points of ${typeName}, which cost for as long as their copies take`); }
    for (const stored of storedBy(ofType, typeName, { gibibytes, dailyChange, growth }, months)) {
      price(stored, typeName, question, unknown, months, sums);
    }
  }
  const total = sums.reduce((sum, { warm, cold, transfer }) => [warm, cold, transfer].reduce(plus, sum), NONE);
  return { months: sums, total, unknown: [...unknown] };
}

type Sums = { warm: Range; cold: Range; transfer: Range }[];

function price(stored: Stored, typeName: string, { prices, region }: CostQuestion, unknown: Set<string>, months: readonly Month[], sums: Sums): void {
  const { stream: { kind, vault, region: ofCopy } } = stored;
  const place = kind === 'copy' ? ofCopy : region;
  const add = (tier: keyof TypePrices, amounts: readonly Range[], at: string | undefined, what: string, shareOf: (month: Month) => number) => {
    if (amounts.every(({ high }) => high === 0)) { return; }
    const known = at === undefined ? undefined : prices.regions.get(at)?.get(typeName)?.[tier];
    if (known === undefined) {
      unknown.add(`${what} of ${typeName}: there is no price '${tier}' of ${at === undefined ? 'its Region, which is not known' : at}`);
      return;
    }
    for (const [index, amount] of amounts.entries()) { sums[index][tier] = plus(sums[index][tier], times(amount, known * shareOf(months[index]))); }
  };
  const share = (month: Month) => month.share;
  add('warm', stored.warm, place, `what is warm in ${vault}`, share);
  add('cold', stored.cold, place, `what is in cold storage in ${vault}`, share);
  if (kind === 'copy' && place !== region) { add('transfer', stored.moved, region, `the way of copies to ${vault}`, () => 1); }
}

/** By what part of itself the cost changes if something is a tenth more, the largest first. */
export function sensitivityOf(forecast: Forecast, question: CostQuestion, { total }: Costs): { readonly factor: string; readonly effect: number }[] {
  const base = middleOf(total);
  const { sizes, dailyChange, growth } = question;
  const variants: [string, Partial<CostQuestion>][] = [
    ['dailyChange', { dailyChange: Math.min(1, dailyChange * 1.1) }],
    ['growth', { growth: growth * 1.1 }],
    ...[...sizes].map(([type, size]): [string, Partial<CostQuestion>] => [`size of ${type}`, { sizes: new Map([...sizes, [type, size * 1.1]]) }]),
  ];
  return base === 0 ? [] : variants
    .map(([factor, change]) => ({ factor, effect: middleOf(costsOf(forecast, { ...question, ...change }).total) / base - 1 }))
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}

/** How it is reckoned, each in a sentence without an end. */
export const FORMULA: readonly string[] = [
  'size = GiB × (1 + growth) ^ years since the start',
  'a backup that has everything: size; so is each in cold storage, where it stays for 90 days at least, so that nothing is deleted early',
  'a backup that has only what has changed since the one before it that is still there: size × (1 − (1 − dailyChange) ^ days) where changes hit the same data, '
    + 'to size × dailyChange × days where they never do, and the oldest one has everything',
  'a continuous backup: size, and what has changed in the days that it goes back, in the same range',
  'a copy: the same in its own vault; it may have everything where another key makes it do so',
  'a month: GiB that are stored in the middle of it × price of a month, and GiB that are copied to another Region in it × price of their way',
];
