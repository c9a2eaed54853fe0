import { objectOf } from '../../document/template-file';

/** What a GiB of a type costs in a Region. */
export interface TypePrices {
  /** A month in warm storage. */
  readonly warm?: number;
  /** A month in cold storage. */
  readonly cold?: number;
  /** Its way to another Region. */
  readonly transfer?: number;
}

/** Prices of one day, as somebody has written them down. */
export interface PriceList {
  readonly date: string;
  readonly currency: string;
  /** By the names of Regions, and of types in the AWS Backup API. */
  readonly regions: ReadonlyMap<string, ReadonlyMap<string, TypePrices>>;
}

const NAMES = ['warm', 'cold', 'transfer'] as const;

/** Reads prices; `problems` takes what is none. */
export function readPrices(content: unknown, problems: string[]): PriceList {
  const { date, currency, regions } = objectOf(content);
  if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date)) { problems.push("'date' must be the day of the prices, such as 2026-11-01"); }
  if (typeof currency !== 'string' || currency === '') { problems.push("'currency' must be a text, such as USD"); }
  const entries = Object.entries(objectOf(regions));
  if (entries.length === 0) { problems.push("'regions' must have the prices of one Region at least"); }
  return {
    date: String(date),
    currency: String(currency),
    regions: new Map(entries.map(([region, types]) => [region, new Map(Object.entries(objectOf(types)).map(([type, prices]) => (
      [type, pricesOf(prices, `${region}.${type}`, problems)])))])),
  };
}

function pricesOf(prices: unknown, path: string, problems: string[]): TypePrices {
  const given = Object.entries(objectOf(prices));
  for (const [name, price] of given) {
    if (!NAMES.some((each) => each === name)) {
      problems.push(`'${path}' must have 'warm', 'cold' and 'transfer' alone, got '${name}'`);
    } else if (typeof price !== 'number' || price < 0) {
      problems.push(`'${path}.${name}' must be a price of a GiB, from 0 on`);
    }
  }
  return Object.fromEntries(given);
}
