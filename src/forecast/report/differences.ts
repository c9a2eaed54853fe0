import type { ForecastForm } from './form';
import { linesOf } from './lines';
import { count } from '../../private/in-words';
import type { Tier } from '../counts';

/** What a forecast says of two plans, where that is not the same. */
export interface Difference {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** In what two forecasts differ: as a whole, and by how many recovery points there are in the end. */
export function differencesBetween(before: ForecastForm, after: ForecastForm): Difference[] {
  const [old, now] = [before, after].map((form) => new Map([...linesOf(form), ...inTheEnd(form)]));
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((what) => ({ what, before: old.get(what) ?? 'nothing', after: now.get(what) ?? 'nothing' }))
    .filter((each) => each.before !== each.after)
    .map((each) => ({ ...each, after: `${each.after}${shareOf(each.before, each.after)}` }));
}

function inTheEnd({ counts }: ForecastForm): [string, string][] {
  const words: Record<Tier, string> = { warm: 'warm', cold: 'in cold storage' };
  return counts.map(({ vault, tier, byDay }) => [`in the end in ${vault}, ${words[tier]}`, count(byDay.at(-1) ?? 0, 'recovery point')]);
}

/** How many more or fewer there are, where both are a number of points. */
function shareOf(before: string, after: string): string {
  const [old, now] = [before, after].map((words) => /^([\d,]+) recovery points?$/.exec(words)?.[1].replace(/,/g, '')).map(Number);
  if (!(old > 0) || Number.isNaN(now)) { return ''; }
  const percent = Math.round((now - old) / old * 100);
  return ` (${percent > 0 ? '+' : ''}${percent.toLocaleString('en-US')} %)`;
}
