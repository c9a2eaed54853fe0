import type { Place } from '../../document/template';
import type { Schedule } from '../../model/schedule/gaps';

/** A selection of a restore testing plan that reaches a resource, or may do so. */
export interface RestoreTest {
  readonly selection: Place;
  /** What tells it from others. */
  readonly key: string;
  /** Its plan; nothing where it is not of the templates. */
  readonly plan?: Place;
  /** Whether it reaches the resource for sure; nothing where only deployment knows. */
  readonly answer: true | undefined;
  /** Which recovery point it takes. */
  readonly algorithm?: 'latest' | 'random';
  /** Undefined where only deployment knows it. */
  readonly schedule?: Schedule;
  readonly validationWindowHours?: number;
  /** Why it may reach the resource only. */
  readonly why: readonly string[];
}

/** The restore tests of a resource, and how often one of them surely restores it. */
export interface RestoreTests {
  readonly all: readonly RestoreTest[];
  /** The largest gap between the starts of those that surely reach it, in minutes; nothing where there is none, it has no end, or only deployment knows it. */
  readonly everyMinutes?: number;
}
