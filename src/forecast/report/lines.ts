import type { ForecastForm } from './form';
import { count, minutesInWords } from '../../private/in-words';
import { instantInWords } from '../words';

/** What a forecast says of a plan as a whole: a heading each, and a sentence without an end. */
export function linesOf(form: ForecastForm): [heading: string, words: string][] {
  const { rules, largestGapMinutes: gap, largestGapAt, steadyStateFrom, steadyState, neverDeleted, shadowedRules, agePyramid } = form;
  const { date, groups } = agePyramid;
  const at = (iso: string) => instantInWords(Date.parse(iso));
  return [
    ['made', rules.length === 0 ? 'no rule is known' : rules.map(({ name, made, lost, lostTo }) =>
      `${name} ${count(made, 'run')}${lost > 0 ? ` (and ${lost.toLocaleString('en-US')} lost to ${lostTo.join(', ')})` : ''}`).join('; ')],
    ['largest gap', gap === null ? 'none: there are fewer than two recovery points' : `${minutesInWords(gap)}, from ${at(largestGapAt!)} on`],
    ['steady state', steadyStateFrom === null ? 'not reached' : `from ${at(steadyStateFrom)} on: ${steadyState.map(({ vault, tier, minCount, maxCount }) =>
      `${minCount === maxCount ? '' : `${minCount.toLocaleString('en-US')} to `}${maxCount.toLocaleString('en-US')} ${tier} in ${vault}`).join(', ')}`],
    ['never deleted', neverDeleted.length === 0 ? 'nothing' : `what is made by ${neverDeleted.join(', ')}: it adds up for ever`],
    ['never of its own', shadowedRules.length === 0 ? 'no rule' : `${shadowedRules.join(', ')}: the start window of a rule that keeps its own longer is always open`],
    [`at ${at(date)}`, count(groups.reduce((sum, group) => sum + group.count, 0), 'recovery point')],
  ];
}
