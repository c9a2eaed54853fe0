/** What a rule is, so far as it matters whether its jobs make recovery points: one object for all jobs of the rule. */
export interface RuleTerms {
  /** The plan that it is of: jobs of others are made beside it. */
  readonly plan: string;
  /** For how long its recovery points are kept. The same twice, where it is known; `Infinity` for ever. */
  readonly atLeastDays: number;
  readonly atMostDays: number;
  /** Whether it backs up continuously; nothing where that is not known, as of a resource whose type is not. */
  readonly goesOn: boolean | undefined;
  /** Where it stands among the rules of its plan that are kept as long, if something is taken of that: the first one is made. */
  readonly place?: number;
}

/** When a job may start: from some time on, for so long. */
export interface StartWindow {
  readonly start: number;
  readonly length: number;
}

/** Two start windows overlap where the one that comes later opens before the other one closes. Those that touch do not. */
export function windowsOverlap(one: StartWindow, other: StartWindow): boolean {
  return one.start < other.start + other.length && other.start < one.start + one.length;
}

/**
 * Whether jobs of one rule take the place of jobs of another one where the start windows of both overlap: AWS Backup makes only what is kept longer.
 *
 * Of rules that keep as long, it makes one, and nobody knows which. A continuous rule and one of snapshots are both obeyed: the guide advises to have both, says that
 * of rules at the same time the continuous one is for the resources that can do it and the others are for all, and the continuous backup is there whatever its jobs do. Of
 * several continuous rules only the one that is kept longest is obeyed, whenever they start.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/understanding-backup-plan-summaries.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery-overlapping.html
 */
export function takesPlace(one: RuleTerms, other: RuleTerms): boolean | undefined {
  if (one === other || one.plan !== other.plan) { return false; }
  const isLonger = keepsLonger(one, other);
  if (isLonger === false || (one.goesOn !== undefined && one.goesOn === other.goesOn)) { return isLonger; }
  return one.goesOn === undefined || other.goesOn === undefined ? undefined : false;
}

/** Whether a rule is obeyed at all, among those of its plan: not a continuous one beside another one that is kept longer. */
export function isObeyed<T extends RuleTerms>(own: T, ofPlan: readonly T[]): boolean {
  return own.goesOn === false || !ofPlan.some((other) => other !== own && other.goesOn === true && takesPlace(own, other) === false);
}

function keepsLonger(one: RuleTerms, other: RuleTerms): boolean | undefined {
  if (one.atLeastDays > other.atMostDays) { return true; }
  if (one.atMostDays < other.atLeastDays) { return false; }
  const isKnown = [one, other].every(({ atLeastDays, atMostDays }) => atLeastDays === atMostDays);
  return isKnown && one.place !== undefined && other.place !== undefined ? one.place < other.place : undefined;
}
