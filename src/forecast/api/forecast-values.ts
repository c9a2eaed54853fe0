import type { Duration } from 'aws-cdk-lib';
import type { BackupTier } from './backup-tier';

/**
 * A recovery point that a plan will have made by a day.
 */
export interface ForecastRecoveryPoint {
  /**
   * The name of the rule that makes it.
   */
  readonly rule: string;

  /**
   * The scheduled start of its job, or of the job that makes what it is a copy of.
   */
  readonly createdAt: Date;

  /**
   * When it is deleted: so many times 24 hours after its start. At that instant it is gone.
   *
   * @default - never, or it is a continuous backup, which goes on
   */
  readonly expiresAt?: Date;

  /**
   * Where it is on that day.
   */
  readonly tier: BackupTier;

  /**
   * The name of its vault, or what it is called in the template.
   */
  readonly vault: string;

  /**
   * Whether it is a copy of a recovery point in another vault.
   */
  readonly copy: boolean;

  /**
   * Whether it is a continuous backup, from which any second of its last days can be restored.
   */
  readonly continuous: boolean;

  /**
   * Why it is still there, in words without an end.
   */
  readonly reason: string;
}

/**
 * How many recovery points there are on a day in one tier of a vault.
 */
export interface ForecastCount {
  /**
   * The instant that is looked at.
   */
  readonly date: Date;

  /**
   * The name of the vault, or what it is called in the template.
   */
  readonly vault: string;

  /**
   * The tier.
   */
  readonly tier: BackupTier;

  /**
   * How many there are, from 0 on.
   */
  readonly count: number;
}

/**
 * How many recovery points there are in one tier of a vault when as many go as come.
 */
export interface ForecastSteadyCount {
  /**
   * The name of the vault, or what it is called in the template.
   */
  readonly vault: string;

  /**
   * The tier.
   */
  readonly tier: BackupTier;

  /**
   * How many there are at least, from 0 on: months and years have more or fewer days.
   */
  readonly minCount: number;

  /**
   * How many there are at most, from 1 on.
   */
  readonly maxCount: number;
}

/**
 * The recovery points of one rule in one tier of a vault that are of about the same age.
 */
export interface ForecastAgeGroup {
  /**
   * They are as old as this at least, in whole days.
   */
  readonly minAge: Duration;

  /**
   * They are younger than this, in whole days.
   *
   * @default - any age
   */
  readonly maxAge?: Duration;

  /**
   * The name of the rule that makes them.
   */
  readonly rule: string;

  /**
   * The name of their vault, or what it is called in the template.
   */
  readonly vault: string;

  /**
   * Where they are.
   */
  readonly tier: BackupTier;

  /**
   * How many they are, from 1 on.
   */
  readonly count: number;

  /**
   * The start of the oldest of them.
   */
  readonly oldest: Date;

  /**
   * The start of the newest of them.
   */
  readonly newest: Date;

  /**
   * Why they are still there, in words without an end.
   */
  readonly reason: string;
}
