import type { RuleSet } from './rule-sets';
import { escaped } from '../../../private/markup';
import { timelineOf, TIMELINE_DAYS } from '../timeline';
import type { Timeline } from '../timeline';
import { keptInWords } from '../words';

/** A day is 24 wide, an hour 1. */
const WIDTH = TIMELINE_DAYS * 24;
const LANE = 14;
const HEAD = 20;
const MINUTES_PER_HOUR = 60;

/** A row of a timeline: a rule with its runs, or what is kept of its first run. */
interface Row {
  readonly label: string;
  readonly shapes: string;
}

/** When the rules of a set run, and how long what their first runs made is kept; nothing where no schedule is known. */
export function timelineSvg({ id, number, rules }: RuleSet): string {
  const rows = rules.flatMap(({ rule }) => {
    const timeline = timelineOf(rule);
    return timeline ? rowsOf(timeline) : [];
  });
  if (rows.length === 0) { return ''; }
  const height = HEAD + rows.length * (LANE + 16) + 4;
  return [
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-t ${id}-d" class="timeline">`,
    `<title id="${id}-t">Timeline of rules ${number}</title>`,
    `<desc id="${id}-d">The first ${TIMELINE_DAYS} days, from a Monday that is the first of a month, in UTC: when each rule runs, how long a job may wait for its start, and how long its first recovery point and its copies are kept. The table below has the same in words.</desc>`,
    ...Array.from({ length: TIMELINE_DAYS / 7 }, (_, week) => (
      `<path class="grid" d="M${week * 7 * 24} 14V${height}"/><text x="${week * 7 * 24 + 3}" y="11">day ${week * 7 + 1}</text>`
    )),
    ...rows.map(({ label, shapes }, index) => {
      const top = HEAD + index * (LANE + 16);
      return `<g transform="translate(0 ${top})"><text x="3" y="11">${escaped(label)}</text><g transform="translate(0 14)">${shapes}</g></g>`;
    }),
    '</svg>',
  ].join('\n');
}

function rowsOf(timeline: Timeline): Row[] {
  const { rule, runs } = timeline;
  if (runs.length === 0) { return [{ label: `${rule.name}: no run`, shapes: '' }]; }
  const first = hours(runs[0]);
  return [
    { label: `${rule.name}: runs${rule.continuous ? ', and continuously where the type can' : ''}`, shapes: runsOf(timeline) },
    { label: `first recovery point: ${keptInWords(rule.retentionDays)}`, shapes: barOf(first, rule.retentionDays, rule.coldAfterDays) },
    ...rule.copies.filter(({ made }) => made === undefined).map(({ vault, retentionDays }) => ({ label: `copy to ${vault.name}: ${keptInWords(retentionDays)}`, shapes: barOf(first, retentionDays, undefined, 'copy') })),
  ];
}

/** All runs are one shape, and all windows another: many rules run often. */
function runsOf({ runs, startWindowMinutes = 0 }: Timeline): string {
  const window = hours(startWindowMinutes);
  const starts = runs.map(hours);
  const windows = window > 0 ? `<path class="window" d="${starts.map((x) => `M${x} 2h${Math.min(window, WIDTH - x)}v9h-${Math.min(window, WIDTH - x)}z`).join('')}"/>` : '';
  return `${windows}<path class="run" d="${starts.map((x) => `M${x} 0v13`).join('')}"/>`;
}

function barOf(from: number, days: number | null | undefined, coldAfter: number | undefined, kind = 'warm'): string {
  if (days === undefined) { return ''; }
  const end = days === null ? WIDTH : Math.min(from + days * 24, WIDTH);
  const cold = coldAfter === undefined ? end : Math.min(from + coldAfter * 24, end);
  const goesOn = days === null || from + days * 24 > WIDTH;
  return [
    cold > from ? bar(kind, from, cold) : '',
    end > cold ? bar('cold', cold, end) : '',
    goesOn ? `<path class="more" d="M${WIDTH - 8} 1l7 5.5-7 5.5z"/>` : '',
  ].join('');
}

function bar(kind: string, from: number, to: number): string {
  return `<rect class="${kind}" x="${from}" y="1" width="${rounded(to - from)}" height="11"/>`;
}

function hours(minutes: number): number {
  return rounded(minutes / MINUTES_PER_HOUR);
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}
