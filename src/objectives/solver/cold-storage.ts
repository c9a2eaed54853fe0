import type { Cadence } from './cadence';
import { isIncremental } from '../../forecast/cost/storage';
import type { PlannedLifecycle } from '../../forecast/planned-rule';
import { MIN_DAYS_IN_COLD_STORAGE } from '../../model/lifecycle';
import type { Situation } from '../situation';

/** What is young is restored most often, and from warm storage at once. */
const DAYS_IN_WARM_STORAGE = 30;
const MINUTES_OF_MONTH = 28 * 24 * 60;

/**
 * How long recovery points are kept, and from when on in cold storage: where there is one and it pays. In cold storage each recovery point has everything, so it pays for what has that anyway, and else for
 * what is made once a month or less.
 */
export function lifecycleOf(days: number, cadence: Cadence, situation: Situation, isAirGapped = false): PlannedLifecycle {
  const { kinds, isOpen, mayBeCold, mayArchive } = situation;
  const cold = kinds.filter(({ features }) => features.includes('coldStorage'));
  const isRare = cadence.minutes >= MINUTES_OF_MONTH;
  const pays = isRare || (!isOpen && cold.every(({ apiName }) => isIncremental(apiName) === false));
  if (isAirGapped || !mayBeCold || !pays || days < DAYS_IN_WARM_STORAGE + MIN_DAYS_IN_COLD_STORAGE) { return { deleteAfterDays: days }; }
  const isArchived = isRare && mayArchive && (isOpen || cold.some(({ isColdByArchive }) => isColdByArchive));
  return isOpen || isArchived || cold.some(({ isColdByArchive }) => !isColdByArchive)
    ? { deleteAfterDays: days, coldAfterDays: DAYS_IN_WARM_STORAGE, optInToArchive: isArchived || undefined }
    : { deleteAfterDays: days };
}
