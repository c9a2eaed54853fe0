import type { VaultReference } from '../../document/arns/vault-reference';
import { MAX_RETENTION_DAYS } from '../../model/lifecycle';
import { MIN_AIR_GAPPED_DAYS } from '../../model/vault-lock';

/** The retention, in days, that a vault takes. */
export interface RetentionRange {
  /** Undefined where there is none, or only deployment knows it. */
  readonly min?: number;
  readonly max?: number;
}

/**
 * What is known of the retention that a vault takes, by its lock or because it is logically air-gapped. Of a vault that exists already no more is known
 * than what holds for all logically air-gapped ones.
 */
export function retentionRangeOf({ document, isAirGapped }: VaultReference): RetentionRange {
  const [min, max] = [document?.minRetentionDays.number, document?.maxRetentionDays.number];
  return isAirGapped ? { min: min ?? MIN_AIR_GAPPED_DAYS, max: max ?? MAX_RETENTION_DAYS } : { min, max };
}

/** A range of days as a message has it. */
export function rangeInWords({ min, max }: RetentionRange): string {
  if (min === max) { return `exactly ${daysInWords(min!)}`; }
  if (min === undefined) { return `at most ${daysInWords(max!)}`; }
  return max === undefined ? `at least ${daysInWords(min)}` : `${min.toLocaleString('en-US')} to ${daysInWords(max)}`;
}

/** A number of days as a message has it. */
export function daysInWords(days: number): string {
  return `${days.toLocaleString('en-US')} ${days === 1 ? 'day' : 'days'}`;
}
