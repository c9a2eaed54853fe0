/** For how long the jobs of a rule may wait for their start, and for how long their recovery points are kept: one object for all jobs of the rule. */
export interface JobTerms {
  readonly startWindowMinutes: number;
  /** The same twice, where it is known; `Infinity` for ever. */
  readonly atLeastDays: number;
  readonly atMostDays: number;
  /** The plan that it is of: jobs of others are made beside it. */
  readonly plan: string;
}

/** A job, which may start from some minute on. */
export interface Job {
  readonly start: number;
  readonly terms: JobTerms;
}

/**
 * Whether a job makes no recovery point, or may make none, since another one of its plan makes one: of those whose start windows overlap, only that which is kept longer is made. Windows that touch do
 * not overlap, and what is kept as long does not take the place of another.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
 */
export function isShadowedBy(own: Job, other: Job): boolean {
  return mayOutlive(other.terms, own.terms)
    && other.start < own.start + own.terms.startWindowMinutes && own.start < other.start + other.terms.startWindowMinutes;
}

/** Whether what one job makes may be kept longer than what a job of another rule of its plan makes. */
export function mayOutlive(one: JobTerms, other: JobTerms): boolean {
  return one !== other && one.plan === other.plan && one.atMostDays > other.atLeastDays;
}

/** Of jobs in the order of their starts, those that make recovery points for sure. */
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
