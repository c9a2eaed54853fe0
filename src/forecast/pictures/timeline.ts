import { bar, MARGIN, picture, rounded, text, WIDTH } from './svg';
import { count } from '../../private/in-words';
import { countsOf } from '../counts';
import type { Forecast } from '../forecast';
import type { Stream } from '../streams';
import { reasonOf } from '../words';

const MILLIS_PER_MINUTE = 60_000;
const MILLIS_PER_DAY = 24 * 60 * MILLIS_PER_MINUTE;
const HEAD = 24;
const ROW = 30;
const COUNTS_HEIGHT = 90;
/** More marks than this cannot be told apart. */
const MARKS_PER_UNIT = 2;

/** What part of a forecast a picture shows, in milliseconds since 1970, and what begins its ids. */
export interface TimelineOptions {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** A rule, and where its marks are. */
interface Lane {
  readonly made: Set<number>;
  readonly lost: Set<number>;
  first?: number;
}

/** When rules run, how long their jobs may wait, how long the first point of each is kept and in which tier, its copies, and how many points there are over the time. */
export function timelineSvg(forecast: Forecast, { id, from, to }: TimelineOptions): string {
  const xOf = (instant: number) => MARGIN + (Math.min(Math.max(instant, from), to) - from) / (to - from) * (WIDTH - 2 * MARGIN);
  const lanes = lanesOf(forecast, from, to, (instant) => Math.round(xOf(instant) * MARKS_PER_UNIT) / MARKS_PER_UNIT);
  const rows = forecast.rules.flatMap((rule, index) => {
    const { made, lost, first } = lanes[index];
    const window = Math.max(xOf(from + rule.startWindowMinutes * MILLIS_PER_MINUTE) - MARGIN, 0);
    const streams = first === undefined ? [] : forecast.streams.filter((each) => each.rule === index);
    return [
      [
        text(MARGIN, 11, `${rule.name}: ${made.size + lost.size === 0 ? 'no run' : lost.size === 0 ? 'runs' : 'runs, and those it loses to other rules'}`),
        ...window >= 1 ? [`<path class="window" d="${[...made].map((x) => `M${x} 15h${rounded(Math.min(window, WIDTH - MARGIN - x))}v11h-${rounded(Math.min(window, WIDTH - MARGIN - x))}z`).join('')}"/>`] : [],
        `<path class="run" d="${[...made].map((x) => `M${x} 14v13`).join('')}"/>`,
        `<path class="lost" d="${[...lost].map((x) => `M${x} 14v13`).join('')}"/>`,
      ].join(''),
      ...streams.map((stream) => `${text(MARGIN, 11, `its first: ${reasonOf(stream)}`)}${lifeOf(stream, first!, xOf, to)}`),
    ];
  });
  const height = HEAD + rows.length * ROW + COUNTS_HEIGHT + 20;
  return picture({
    id,
    title: `Timeline from ${dayOf(from)} to ${dayOf(to)}`,
    description: 'When each rule starts jobs and how long they may wait, which runs it loses to other rules, how long its first recovery point and its copies are kept and in which tier, '
      + 'and below how many recovery points there are from day to day, warm and cold.',
  }, height, [
    ...ticks(from, to).map((instant) => `<path class="grid" d="M${rounded(xOf(instant))} 14V${height - 4}"/>${text(xOf(instant) + 2, 11, dayOf(instant))}`),
    ...rows.map((row, index) => `<g transform="translate(0 ${HEAD + index * ROW})">${row}</g>`),
    `<g transform="translate(0 ${HEAD + rows.length * ROW})">${countsIn(forecast, from, to, xOf)}</g>`,
  ]);
}

function lanesOf(forecast: Forecast, from: number, to: number, markOf: (instant: number) => number): Lane[] {
  const lanes: Lane[] = forecast.rules.map(() => ({ made: new Set(), lost: new Set() }));
  const isShown = (start: number) => start >= from && start <= to;
  forecast.eachRun((rule, start) => {
    if (isShown(start)) {
      lanes[rule].made.add(markOf(start));
      lanes[rule].first ??= start;
    }
  }, (rule, start) => { if (isShown(start)) { lanes[rule].lost.add(markOf(start)); } }, to);
  return lanes;
}

/** The first point that is shown: warm, then cold, and an arrow where it goes on. */
function lifeOf({ kind, coldAfter, deleteAfter }: Stream, first: number, xOf: (instant: number) => number, to: number): string {
  const [start, cold, end] = [xOf(first), xOf(first + coldAfter), kind === 'continuous' ? WIDTH - MARGIN : xOf(first + deleteAfter)];
  return [
    bar(kind === 'copy' ? 'copy' : 'warm', start, 15, Math.max(Math.min(cold, end) - start, 1), 11),
    ...end > cold ? [bar('cold', cold, 15, end - cold, 11)] : [],
    ...kind === 'continuous' || first + deleteAfter > to ? [`<path class="more" d="M${WIDTH - MARGIN} 15l7 5.5-7 5.5z"/>`] : [],
  ].join('');
}

/** How many points there are, the cold ones below the warm ones. */
function countsIn(forecast: Forecast, from: number, to: number, xOf: (instant: number) => number): string {
  const counts = countsOf(forecast);
  const first = Math.ceil((from - forecast.options.from) / MILLIS_PER_DAY);
  const last = Math.floor((to - forecast.options.from) / MILLIS_PER_DAY);
  if (last < first) { return ''; }
  const step = Math.max(1, Math.ceil((last - first) / WIDTH));
  const samples = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step).map((day) => {
    const sum = (tier: string) => counts.reduce((total, each) => each.tier === tier ? total + each.byDay[day] : total, 0);
    return { x: rounded(xOf(forecast.options.from + day * MILLIS_PER_DAY)), cold: sum('cold'), all: sum('cold') + sum('warm') };
  });
  const most = samples.reduce((max, { all }) => Math.max(max, all), 1);
  const yOf = (number: number) => rounded(16 + (1 - number / most) * (COUNTS_HEIGHT - 16));
  const area = (kind: string, of: (sample: typeof samples[number]) => number) => (
    `<path class="${kind}" d="M${samples[0].x} ${COUNTS_HEIGHT}${samples.map((each) => `L${each.x} ${yOf(of(each))}`).join('')}L${samples.at(-1)!.x} ${COUNTS_HEIGHT}z"/>`
  );
  return [
    text(MARGIN, 11, `recovery points from day to day: at most ${count(most, 'recovery point')}, warm above cold`),
    area('warm', ({ all }) => all),
    ...samples.some(({ cold }) => cold > 0) ? [area('cold', ({ cold }) => cold)] : [],
  ].join('');
}

/** About eight days that a timeline is told apart by. */
function ticks(from: number, to: number): number[] {
  return Array.from({ length: 8 }, (_, index) => from + (to - from) / 8 * index);
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
