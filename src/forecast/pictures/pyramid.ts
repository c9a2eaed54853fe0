import { bar, MARGIN, picture, text, WIDTH } from './svg';
import { count } from '../../private/in-words';
import type { AgeGroup } from '../age-pyramid';
import { instantInWords, reasonOf } from '../words';

const HEAD = 24;
const ROW = 34;
const LABEL = 130;

/** How many recovery points there are at an instant by their age: a row each, the youngest above. */
export function pyramidSvg(groups: readonly AgeGroup[], instant: number, id: string): string {
  const steps = [...new Set(groups.map(({ fromDays }) => fromDays))];
  const rows = steps.map((step) => groups.filter(({ fromDays }) => fromDays === step));
  const totals = rows.map((row) => row.reduce((sum, each) => sum + each.count, 0));
  const unit = (WIDTH - 2 * MARGIN - LABEL) / Math.max(1, ...totals);
  const all = totals.reduce((sum, each) => sum + each, 0);
  return picture({
    id,
    title: `Age pyramid at ${instantInWords(instant)}`,
    description: `${count(all, 'recovery point')} by age. ${rows.map((row, index) => `${ageInWords(row[0])}: ${totals[index].toLocaleString('en-US')}`).join('; ')}.`,
  }, HEAD + Math.max(1, rows.length) * ROW, [
    text(MARGIN, 14, `${count(all, 'recovery point')}, the youngest above`),
    ...rows.map((row, index) => `<g transform="translate(0 ${HEAD + index * ROW})">${rowOf(row, unit)}</g>`),
  ]);
}

function rowOf(row: readonly AgeGroup[], unit: number): string {
  let x = MARGIN + LABEL;
  const bars = row.map((group) => {
    const width = group.count * unit;
    const shape = bar(group.stream.kind === 'copy' && group.tier === 'warm' ? 'copy' : group.tier, x, 16, Math.max(width - 1, 1), 12, groupInWords(group));
    x += width;
    return shape;
  });
  return [text(MARGIN, 26, ageInWords(row[0])), text(MARGIN + LABEL, 11, row.map(groupInShort).join(' · ').slice(0, 140)), ...bars].join('');
}

function groupInShort({ stream: { ruleName, kind }, tier, count: number }: AgeGroup): string {
  return `${number.toLocaleString('en-US')} ${ruleName}${kind === 'copy' ? ' (copy)' : ''}${tier === 'cold' ? ' (cold)' : ''}`;
}

export function groupInWords(group: AgeGroup): string {
  return `${group.count.toLocaleString('en-US')} ${group.tier}: ${reasonOf(group.stream)}`;
}

/** An age as people say it. */
export function ageInWords({ fromDays, toDays }: Pick<AgeGroup, 'fromDays' | 'toDays'>): string {
  if (fromDays === 0) { return `under ${count(toDays, 'day')}`; }
  return toDays === Infinity ? `${count(fromDays, 'day')} or more` : `${fromDays.toLocaleString('en-US')} to ${count(toDays, 'day')}`;
}
