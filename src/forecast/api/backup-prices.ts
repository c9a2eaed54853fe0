import { readFileSync } from 'fs';
import { whyNotRead } from '../../private/messages/file-problem';
import { BackupValidationError, refuse } from '../../private/messages/validation-error';
import { readPrices } from '../cost/prices';
import type { PriceList } from '../cost/prices';

/**
 * Prices of AWS Backup as somebody has written them down on a day: this library has none.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/metering-and-billing.html
 *
 * @example
 * declare const forecast: backup.BackupForecast;
 * declare const prices: backup.BackupPrices;
 *
 * const cost = forecast.cost({ sizes: { EFS: Size.gibibytes(500) }, dailyChange: 0.03, prices, region: 'eu-central-1' });
 */
export class BackupPrices {
  /**
   * The prices in a file of JSON, such as
   * `{"date": "2026-11-01", "currency": "USD", "regions": {"eu-central-1": {"EFS": {"warm": 0.06, "cold": 0.012, "transfer": 0.02}}}}`: of a GiB and a month in warm and in
   * cold storage, and of a GiB on its way to another Region, from 0 on, by Regions and by the names of types in the AWS Backup API. What is left out is not known.
   *
   * @param path the file, from the folder in which the app runs
   * @throws if the file cannot be read, or has something else
   */
  public static fromFile(path: string): BackupPrices {
    let content: unknown;
    try {
      content = JSON.parse(readFileSync(path, 'utf-8'));
    } catch (error) {
      throw new BackupValidationError([`the prices in '${path}' cannot be read: ${whyNotRead(error)}`]);
    }
    const problems: string[] = [];
    const list = readPrices(content, problems);
    refuse(problems.map((each) => `the prices in '${path}': ${each}`));
    return new BackupPrices(list);
  }

  /** The day of the prices, such as `2026-11-01`. */
  public readonly date: string;
  /** Their currency, such as `USD`. */
  public readonly currency: string;
  /** The Regions that there are prices of. */
  public readonly regions: string[];

  /** @internal */
  public readonly _list: PriceList;

  private constructor(list: PriceList) {
    this.date = list.date;
    this.currency = list.currency;
    this.regions = [...list.regions.keys()];
    this._list = list;
  }
}
