import type { Standing } from './leftovers';

/** No run takes longer. */
const LONGEST_HOURS = 2;

/** What another run may still be doing, in words, and whether that is certain. */
export interface AtWork {
  readonly line: string;
  readonly isCertain: boolean;
}

/** What of the stacks that are there somebody else may be at work with: a stack that changes, or one of a run that may not have ended yet, unless somebody says that it has. */
export function atWork(stacks: readonly Standing[], now: Date, ended: string | undefined): AtWork[] {
  return stacks.flatMap<AtWork>(({ name, region, status, run = 'unknown', since }) => {
    const there = `${name} in ${region} is of the run ${run}`;
    if (status.endsWith('_IN_PROGRESS')) { return [{ isCertain: true, line: `${there}, and is ${status}: wait until that has ended.` }]; }
    const minutes = since === undefined ? Infinity : (now.getTime() - since.getTime()) / 60_000;
    if (minutes >= LONGEST_HOURS * 60 || run === ended) { return []; }
    return [{ isCertain: false, line: `${there}, which did something ${Math.round(minutes)} minutes ago and may still be at work: wait until it has ended, or, if it has, give --ended ${run}.` }];
  });
}
