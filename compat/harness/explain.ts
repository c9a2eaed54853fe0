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

/** Both synthesise, and nothing else differs once each resource and output of theirs has got what the difference gives to ours. */
export function differsBy(change: (theirs: any, ours: any) => void): Explain {
  return differsInAll((theirs, ours) => {
    for (const section of ['Resources', 'Outputs']) {
      for (const [id, member] of Object.entries(theirs[section] ?? {})) {
        change(member, ours[section]?.[id] ?? {});
      }
    }
  });
}

/** The same with whole templates. */
export function differsInAll(change: (theirs: any, ours: any) => void): Explain {
  return (theirs, ours) => {
    if (theirs.kind === 'refused' || ours.kind === 'refused' || !compare(theirs, ours)) {
      return false;
    }
    const files = structuredClone(theirs.files);
    for (const [file, template] of Object.entries(files)) {
      change(template, ours.files[file] ?? {});
    }
    return compare({ kind: 'synthesised', files }, ours) === undefined;
  };
}

/** Any of several ways to differ. */
export function eitherWay(...ways: readonly Explain[]): Explain {
  return (theirs, ours) => ways.some((explains) => explains(theirs, ours));
}
