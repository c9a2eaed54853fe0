import type { Assumption } from './assumptions';
import type { Refusals } from './plans/refusals';
import type { SelectionIndex } from './selection-index';

/** What is known of an application before its resources are looked at. */
export interface Context {
  readonly index: SelectionIndex;
  readonly refusals: Refusals;
  /** What had to be assumed. */
  readonly assumed: Set<Assumption>;
}
