import { compare } from './compare';
import type { Outcome } from './run';

/** Says whether two outcomes differ in just the way of one row of the table. */
export type Explain = (theirs: Outcome, ours: Outcome) => boolean;

/** They let it pass, we refuse it in words that match. */
export function refusedHere(message: RegExp): Explain {
  return (theirs, ours) => theirs.kind === 'synthesised' && ours.kind === 'refused' && message.test(ours.message);
}

/** They refuse it, here it synthesises, and every template holds what is expected of it. */
export function acceptedHere(refusal: RegExp, expected: (templates: string) => boolean): Explain {
  return (theirs, ours) => theirs.kind === 'refused' && refusal.test(theirs.message)
    && ours.kind === 'synthesised' && expected(JSON.stringify(ours.files));
}

/** Both synthesise, and after the change to each resource of theirs and of ours nothing differs. */
export function differsBy(change: { theirs?: Change; ours?: Change }): Explain {
  return (theirs, ours) => theirs.kind === 'synthesised' && ours.kind === 'synthesised'
    && compare(theirs, ours) !== undefined
    && compare(changed(theirs, change.theirs), changed(ours, change.ours)) === undefined;
}

type Change = (resource: any) => void;

function changed(outcome: Outcome, change: Change | undefined): Outcome {
  if (outcome.kind === 'refused' || !change) {
    return outcome;
  }
  const files = structuredClone(outcome.files);
  for (const template of Object.values(files)) {
    Object.values<any>(template.Resources ?? {}).forEach(change);
  }
  return { kind: 'synthesised', files };
}
