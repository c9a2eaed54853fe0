import { Forecast } from '../../forecast/forecast';
import type { PlannedRule } from '../../forecast/planned-rule';
import type { Stream } from '../../forecast/streams';
import { minutesBehind } from '../../model/schedule/continuous';
import type { RetentionObjective } from '../objective';
import type { Situation } from '../situation';
import { Abilities } from './abilities';
import { START_WINDOW_MINUTES } from './days-until-next';
import { minutesInWords } from '../../private/in-words';

/** Schedules come round in four years, and the last run of a year has its next one. */
const [FROM, END] = [Date.UTC(2027, 0, 1), Date.UTC(2032, 0, 2)];
const MILLIS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 24 * 60;
/** Resources of which nothing is expected but snapshots. */
const ANY_OTHER = '';

/** An objective, and what it is called in messages. */
export interface Claim extends RetentionObjective {
  readonly words: string;
  /** Where the recovery points have to be that meet it: in the vault of the rules, or as copies in another one. */
  readonly copiedTo?: string;
  /** How long a snapshot may wait for its start, where that counts. */
  readonly waitsMinutes?: number;
}

/** What the forecast of rules says against what is claimed of them: each in a sentence. */
export function unproven(rules: readonly PlannedRule[], claims: readonly Claim[], situation: Pick<Situation, 'kinds' | 'isOpen' | 'vault'>): string[] {
  const { continuous, isContinuous } = new Abilities(situation);
  // Of types that are backed up continuously, only how far they may be behind makes a difference.
  const slowest = [...continuous].sort((a, b) => minutesBehind(b.apiName) - minutesBehind(a.apiName)).slice(0, 1).map(({ apiName }) => apiName);
  const types = [...isContinuous ? [] : [ANY_OTHER], ...slowest];
  const problems = types.flatMap((typeName) => {
    const forecast = new Forecast(rules, { from: FROM, end: END, typeName });
    const starts: number[][] = rules.map(() => []);
    forecast.eachRun((rule, start) => starts[rule].push(start));
    return claims.flatMap((claim) => problemsOf(claim, forecast.streams, starts, typeName));
  });
  return [...new Set(problems)];
}

function problemsOf(claim: Claim, streams: readonly Stream[], starts: readonly (readonly number[])[], typeName: string): string[] {
  const { everyMinutes, days, words, copiedTo, waitsMinutes = 0 } = claim;
  const isThere = ({ kind, vault }: Stream) => copiedTo === undefined ? kind !== 'copy' : kind === 'copy' && vault === copiedTo;
  const counting = streams.filter((stream) => stream.keptDays >= days && isThere(stream));
  const goesOn = counting.some(({ kind, rule }) => kind === 'continuous' && starts[rule].length > 0);
  const gapOf = (some: readonly Stream[]) => largestGap(some.flatMap(({ rule }) => starts[rule]));
  const found = gapOf(counting);
  const gap = goesOn ? minutesBehind(typeName) : found && found + waitsMinutes;
  const isMet = (each: number | undefined) => each !== undefined && each <= everyMinutes;
  const unmet = (what: string) => [`${words} is not met: the forecast of the rules has ${what}`];
  if (!isMet(gap)) { return unmet(gap === undefined ? 'no recovery points that are kept so long' : `${minutesInWords(gap)} between two recovery points`); }
  // Of those that are kept as long, one is there until the next one is: without any of the others.
  const lasts = (kept: number) => {
    const own = gapOf(counting.filter(({ keptDays }) => keptDays >= kept));
    return own !== undefined && isMet(own + waitsMinutes) && kept * MINUTES_PER_DAY >= own + START_WINDOW_MINUTES;
  };
  return goesOn || counting.some(({ keptDays }) => lasts(keptDays)) ? [] : unmet('recovery points that are gone before the next one is there');
}

/** Nothing where there are fewer than two. */
function largestGap(instants: readonly number[]): number | undefined {
  const sorted = Float64Array.from(instants).sort();
  let gap: number | undefined;
  for (let index = 1; index < sorted.length; index++) { gap = Math.max(gap ?? 0, sorted[index] - sorted[index - 1]); }
  return gap === undefined ? undefined : gap / MILLIS_PER_MINUTE;
}
