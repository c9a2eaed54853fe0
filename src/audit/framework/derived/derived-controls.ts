import { Duration } from 'aws-cdk-lib';
import type { TimeUnit } from '../../../model/audit/time-range';
import type { BackupFrameworkControl } from '../backup-framework-control';

/** The controls that say what something else says, and what none of them can say. */
export interface DerivedControls {
  readonly controls: readonly BackupFrameworkControl[];
  /** Parts of a sentence. */
  readonly losses: readonly string[];
}

/** Collects both. */
export class Derivation implements DerivedControls {
  public readonly controls: BackupFrameworkControl[] = [];
  public readonly losses: string[] = [];

  public add(...controls: BackupFrameworkControl[]): void {
    this.controls.push(...controls);
  }

  public lose(...losses: string[]): void {
    this.losses.push(...losses);
  }
}

/** A number of hours or days as a duration. */
export function durationOf({ unit, value }: { readonly unit: TimeUnit; readonly value: number }): Duration {
  return unit === 'days' ? Duration.days(value) : Duration.hours(value);
}

/** Minutes as people say them. */
export function minutesInWords(minutes: number): string {
  return Duration.minutes(minutes).toHumanString();
}
