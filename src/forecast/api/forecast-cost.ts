import type { Size } from 'aws-cdk-lib';
import type { BackupPrices } from './backup-prices';

/**
 * What is backed up by a plan, and what that costs.
 */
export interface ForecastCostOptions {
  /**
   * How much data there is at the start, by the names of types in the AWS Backup API, such as `EFS`.
   *
   * At least one type; each of 0 bytes or more, and known at synthesis.
   */
  readonly sizes: { [resourceType: string]: Size };

  /**
   * What part of the data changes on a day, from 0 to 1.
   */
  readonly dailyChange: number;

  /**
   * How much more data there is a year later, as a part of it, from -1 (nothing is left) on. 0.2 is a fifth more.
   *
   * @default 0
   */
  readonly growth?: number;

  /**
   * The prices.
   */
  readonly prices: BackupPrices;

  /**
   * The Region of the plan, such as `eu-central-1`. One of those that there are prices of.
   */
  readonly region: string;
}

/**
 * What a month costs, as a range in the currency of the prices.
 */
export interface ForecastMonthlyCost {
  /**
   * When it begins: the first one with the forecast, each other one with a month of the calendar in UTC.
   */
  readonly month: Date;

  /**
   * Warm storage, at least.
   */
  readonly warmLow: number;

  /**
   * Warm storage, at most.
   */
  readonly warmHigh: number;

  /**
   * Cold storage, at least.
   */
  readonly coldLow: number;

  /**
   * Cold storage, at most.
   */
  readonly coldHigh: number;

  /**
   * Copies to other Regions on their way, at least.
   */
  readonly transferLow: number;

  /**
   * Copies to other Regions on their way, at most.
   */
  readonly transferHigh: number;
}

/**
 * What the cost depends on.
 */
export interface ForecastCostFactor {
  /**
   * What it is: `dailyChange`, `growth`, or the size of a type.
   */
  readonly factor: string;

  /**
   * By what part of itself the cost changes if it is a tenth more: 0.05 is a twentieth more.
   */
  readonly effect: number;
}

/**
 * What a plan costs over the period of its forecast: a range, and never one number, in the currency of the prices.
 */
export interface ForecastCost {
  /**
   * The currency of the prices.
   */
  readonly currency: string;

  /**
   * The day of the prices.
   */
  readonly priceDate: string;

  /**
   * All months together, at least.
   */
  readonly low: number;

  /**
   * All months together, at most.
   */
  readonly high: number;

  /**
   * Each month, in their order.
   */
  readonly months: ForecastMonthlyCost[];

  /**
   * How it is reckoned, in sentences without an end.
   */
  readonly formula: string[];

  /**
   * What would change it most, the most first.
   */
  readonly sensitivity: ForecastCostFactor[];

  /**
   * What is not in it, since it has no price or is not known: that is not nothing. In sentences without an end.
   */
  readonly unknown: string[];
}
