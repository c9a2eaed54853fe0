import { Duration } from 'aws-cdk-lib';
import type { TimeUnit } from '../../../model/audit/time-range';
import { memo } from '../../../private/memo';
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
  /** Each once; controls that leave out the same types are together. */
  private readonly lost = new Map<string, { readonly types?: string; readonly controls: string[] }>();

  public add(...controls: BackupFrameworkControl[]): void {
    this.controls.push(...controls);
  }

  public lose(...losses: string[]): void {
    losses.forEach((loss) => this.lost.set(loss, { controls: [] }));
  }

  /** Says that resources of some types cannot meet a control, which is of others alone. */
  public leaveOut(types: string, { controlName }: BackupFrameworkControl): void {
    memo(this.lost, `types ${types}`, () => ({ types, controls: [] })).controls.push(controlName);
  }

  public get losses(): readonly string[] {
    return [...this.lost].map(([loss, { types, controls }]) => types === undefined ? loss
      : `${types} cannot meet ${controls.join(', ').replace(/, (?=[^,]*$)/, ' and ')}, which ${controls.length > 1 ? 'leave' : 'leaves'} such resources out`);
  }
}

/** A number of hours or days as a duration. */
export function durationOf({ unit, value }: { readonly unit: TimeUnit; readonly value: number }): Duration {
  return unit === 'days' ? Duration.days(value) : Duration.hours(value);
}
