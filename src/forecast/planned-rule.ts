import type { Schedule } from '../model/schedule/gaps';

/** How long something is kept. */
export interface PlannedLifecycle {
  /** `Infinity` for ever. */
  readonly deleteAfterDays: number;
  /** Nothing where it never moves. */
  readonly coldAfterDays?: number;
  /** Whether snapshots of EBS volumes go to their archive, which is their cold storage. */
  readonly optInToArchive?: boolean;
}

/** A copy that a rule makes of each recovery point. */
export interface PlannedCopy {
  /** What the vault is called. */
  readonly vault: string;
  /** Where it is, if that is known. */
  readonly region?: string;
  readonly lifecycle: PlannedLifecycle;
}

/** A rule of a plan, as far as a forecast needs to know it. */
export interface PlannedRule {
  readonly name: string;
  /** One that AWS Backup takes. */
  readonly schedule: Schedule;
  readonly startWindowMinutes: number;
  readonly isContinuous: boolean;
  readonly lifecycle: PlannedLifecycle;
  readonly vault: string;
  /** The logically air-gapped vault that recovery points go to, if there is one. */
  readonly airGappedVault?: string;
  readonly copies: readonly PlannedCopy[];
}
