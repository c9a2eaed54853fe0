import { takesPlace, windowsOverlap } from './precedence';
import type { RuleTerms } from './precedence';

/** What the jobs of a rule are, and how long they may wait for their start. */
export interface JobTerms extends RuleTerms {
  readonly startWindowMinutes: number;
}

/** A job, which may start from some minute on. */
export interface Job {
  readonly start: number;
  readonly terms: JobTerms;
}

/** Whether a job makes no recovery point, or may make none, since another one of its plan makes one. */
export function isShadowedBy(own: Job, other: Job): boolean {
  return mayTakePlace(other.terms, own.terms) && windowsOverlap(windowOf(own), windowOf(other));
}

/** Whether jobs of one rule may take the place of jobs of another one, if they start at such times. */
export function mayTakePlace(one: RuleTerms, other: RuleTerms): boolean {
  return takesPlace(one, other) !== false;
}

/** Of jobs in the order of their starts, those that make recovery points for sure, also where those that take their place lose it to others. */
export function jobsThatMake<T extends Job>(jobs: readonly T[]): T[] {
  const longest = Math.max(0, ...new Set(jobs.map(({ terms }) => terms.startWindowMinutes)));
  let first = 0;
  return jobs.filter((own) => {
    while (jobs[first].start + longest <= own.start) { first++; }
    for (let index = first; index < jobs.length && jobs[index].start < own.start + own.terms.startWindowMinutes; index++) {
      if (isShadowedBy(own, jobs[index])) { return false; }
    }
    return true;
  });
}

function windowOf({ start, terms: { startWindowMinutes } }: Job) {
  return { start, length: startWindowMinutes };
}
