/** That at any time, as far back as some days, no longer time lies between two recovery points than some minutes. */
export interface RetentionObjective {
  readonly everyMinutes: number;
  readonly days: number;
}

/** Objectives, in the units in which they are compared. */
export interface Wanted {
  readonly retention: readonly RetentionObjective[];
  /** With the start window in which a job may wait. */
  readonly recoveryPointMinutes?: number;
}
