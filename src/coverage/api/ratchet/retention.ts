import { daysOf, lostSteps, stepsOf } from './lost-steps';
import type { LostStep } from './lost-steps';
import type { ReportedResource } from './reported';
import { wholeInWords } from '../../../private/in-words';
import { keptInWords } from '../requirements/words';

/** Says what was and what is; of a gain the other way round. */
export type Told = (before: string, after: string) => string;

/**
 * How recovery points are kept shorter, or fewer of them for as long. How often there is one at all is told by the longest time between two of them, which counts how long they wait for their start. Of
 * reports of earlier versions the longest kept ones tell it.
 */
export function lostRetention(more: ReportedResource, less: ReportedResource, told: Told): string[] {
  if (more.kept && less.kept) {
    return lostSteps(stepsOf(more.kept), stepsOf(less.kept)).filter(({ what }) => what !== 'often').map((lost) => told(...stepInWords(lost, 'kept', 'kept ')));
  }
  const [longer, shorter] = [daysOf(more), daysOf(less)];
  return longer > shorter ? [told(`kept ${keptOr(longer)}`, `kept ${keptOr(shorter)}`)] : [];
}

/** What was, and what is: `kept` says what becomes of recovery points, and `still` what is said of it again. */
export function stepInWords(lost: LostStep, kept: string, still = ''): [string, string] {
  switch (lost.what) {
    case 'longest': return [`${kept} ${keptOr(lost.days)}`, `${still}${keptOr(lost.left)}`];
    case 'often': return [`${kept} at least every ${wholeInWords(lost.minutes)}`, lost.left === Infinity ? 'at no known interval' : `every ${wholeInWords(lost.left)}`];
    default: return [`${kept} ${keptOr(lost.days)}, at most ${wholeInWords(lost.minutes)} apart`, `so ${keptOr(lost.left)}`];
  }
}

export function keptOr(days: number): string {
  return days === 0 ? 'for a time that is not known' : keptInWords(days);
}
