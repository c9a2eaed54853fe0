import type { KeptForm } from '../../report/form';

/** How far back recovery points of a report go in one place, and how often there is one then. */
export interface Step {
  readonly days: number;
  readonly minutes: number;
}

/** What was lost: the longest retention, how often there is a recovery point at all, or for how long they are kept that come so often. */
export type LostStep =
  | { readonly what: 'longest'; readonly days: number; readonly left: number }
  | { readonly what: 'often'; readonly minutes: number; readonly left: number }
  | { readonly what: 'days'; readonly days: number; readonly minutes: number; readonly left: number };

const MINUTES_OF_DAY = 24 * 60;
/** A day is an hour longer where clocks change: whose time zone a schedule means is no matter of retention. */
const MINUTES_OF_CLOCKS = 60;

/** The steps of a report, the shortest kept first. */
export function stepsOf(kept: readonly KeptForm[]): Step[] {
  return kept.map((each) => ({ days: daysOf(each), minutes: each.everyMinutes ?? Infinity })).sort((a, b) => a.days - b.days);
}

/** For how long something is kept; 0 where that is not known. */
export function daysOf({ retentionDays }: KeptForm): number {
  return retentionDays === null ? Infinity : retentionDays ?? 0;
}

/** What the second of two stairs lacks of the first one, each cause once: that all is kept shorter, or comes less often, is told of all steps together. */
export function lostSteps(more: readonly Step[], less: readonly Step[]): LostStep[] {
  const [longest, left] = [more, less].map((steps) => Math.max(0, ...steps.map(({ days }) => days)));
  const [most, often] = [more, less].map((steps) => Math.min(Infinity, ...steps.map(({ minutes }) => minutes)));
  return [
    ...longest > left ? [{ what: 'longest' as const, days: longest, left }] : [],
    ...often > withClocks(most) ? [{ what: 'often' as const, minutes: most, left: often }] : [],
    ...more.flatMap(({ days, minutes }) => {
      const reach = Math.max(0, ...less.filter((step) => step.minutes <= withClocks(Math.max(minutes, often))).map((step) => step.days));
      return reach < Math.min(days, left) ? [{ what: 'days' as const, days, minutes, left: reach }] : [];
    }),
  ];
}

function withClocks(minutes: number): number {
  return minutes >= MINUTES_OF_DAY ? minutes + MINUTES_OF_CLOCKS : minutes;
}
