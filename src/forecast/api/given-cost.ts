import { SizeRoundingBehavior } from 'aws-cdk-lib';
import type { ForecastCost, ForecastCostOptions } from './forecast-cost';
import { isToken } from '../../private/known-text';
import { refuse } from '../../private/messages/validation-error';
import { costsOf, FORMULA, sensitivityOf } from '../cost/costs';
import type { CostQuestion } from '../cost/costs';
import type { Forecast } from '../forecast';

/** What nobody has told the prices of. */
const NEVER_PRICED = 'restores, requests, keys, restore tests, indexes, scans and taxes';

/** What a plan costs, as programs get it. */
export function costOf(forecast: Forecast, options: ForecastCostOptions): ForecastCost {
  const question = questionOf(options);
  const costs = costsOf(forecast, question);
  const { date, currency } = question.prices;
  return {
    currency,
    priceDate: date,
    low: costs.total.low,
    high: costs.total.high,
    months: costs.months.map(({ start, warm, cold, transfer }) => ({
      month: new Date(start),
      warmLow: warm.low,
      warmHigh: warm.high,
      coldLow: cold.low,
      coldHigh: cold.high,
      transferLow: transfer.low,
      transferHigh: transfer.high,
    })),
    formula: [...FORMULA],
    sensitivity: sensitivityOf(forecast, question, costs),
    unknown: [...costs.unknown, NEVER_PRICED],
  };
}

function questionOf({ sizes, dailyChange, growth = 0, prices, region }: ForecastCostOptions): CostQuestion {
  const list = prices._list;
  // What is undefined is not there, as everywhere in JavaScript.
  const given = isToken(sizes) ? [] : Object.entries(sizes).filter(([, size]) => size !== undefined);
  refuse([
    ...given.length === 0 ? ["'sizes' must have one type at least, known at synthesis"] : [],
    ...given.filter(([, size]) => typeof size.isUnresolved !== 'function').map(([type]) => `'sizes['${type}']' must be a Size`),
    ...given.filter(([, size]) => typeof size.isUnresolved === 'function' && size.isUnresolved()).map(([type]) => `the size of '${type}' must be known at synthesis`),
    ...dailyChange >= 0 && dailyChange <= 1 ? [] : [`'dailyChange' must be from 0 to 1, got ${dailyChange}`],
    ...growth >= -1 && Number.isFinite(growth) ? [] : [`'growth' must be a number from -1 on, got ${growth}`],
    ...list.regions.has(region) ? [] : [`'region' must be one that there are prices of (${[...list.regions.keys()].join(', ')}), got '${region}'`],
  ]);
  return {
    sizes: new Map(given.map(([type, size]) => [type, size.toGibibytes({ rounding: SizeRoundingBehavior.NONE })])),
    dailyChange,
    growth,
    prices: list,
    region,
  };
}
