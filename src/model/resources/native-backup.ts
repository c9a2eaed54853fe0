/** The backups that a service makes of its own resources, by a property of the template or in any case. They go when the resource goes. */
export interface NativeBackup {
  /** What they are called in messages. */
  readonly what: string;
  /** Where it is written that they are made, of which any is enough; nowhere where they always are. */
  readonly properties: readonly string[];
  /** What has to stand there; without it, a number of days that is more than none. */
  readonly is?: readonly string[];
  /** For how many days they are kept where nothing else is written; unknown without it. */
  readonly days?: number;
  /** Where else it is written how long they are kept. */
  readonly period?: string;
  /** For how many days they are kept where nothing is written at all; they are not made without it. */
  readonly daysByDefault?: number;
  /** With which properties nothing is known where nothing is written. */
  readonly unless?: readonly string[];
}

export const PITR = 'point-in-time recovery';

/** Backups that are kept for as many days as a property says. */
export function days(...properties: string[]): NativeBackup {
  return { what: 'automated backups', properties };
}

/** The same, which are kept for a day where the property is not there. */
export function daily(property: string): NativeBackup {
  return { ...days(property), daysByDefault: 1 };
}

/** Backups that are made where a property says so. */
export function on(property: string, what: string, ...is: string[]): NativeBackup {
  return { what, properties: [property], is };
}

/** Backups that the service makes in any case. */
export function always(what: string, kept?: number): NativeBackup {
  return { what, properties: [], days: kept };
}
