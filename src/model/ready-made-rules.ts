/** A rule that is ready made, and goes to cold storage: nobody can change a part of it. */
export interface ReadyMadeRule {
  readonly ruleName: string;
  readonly moveToColdStorageAfterDays: number;
  readonly deleteAfterDays: number;
}

/** On the first of every month at 5:00 UTC. */
export const MONTHLY_SCHEDULE = 'cron(0 5 1 * ? *)';

export const MONTHLY_1_YEAR: ReadyMadeRule = { ruleName: 'Monthly1Year', moveToColdStorageAfterDays: 30, deleteAfterDays: 365 };
export const MONTHLY_5_YEAR: ReadyMadeRule = { ruleName: 'Monthly5Year', moveToColdStorageAfterDays: 90, deleteAfterDays: 5 * 365 };
export const MONTHLY_7_YEAR: ReadyMadeRule = { ruleName: 'Monthly7Year', moveToColdStorageAfterDays: 90, deleteAfterDays: 7 * 365 };

export const READY_MADE_RULES: readonly ReadyMadeRule[] = [MONTHLY_1_YEAR, MONTHLY_5_YEAR, MONTHLY_7_YEAR];
