import { daysInWords } from '../../../checks/vault/retention-range';
import { Document } from '../../../document/document';
import type { Place } from '../../../document/template';
import type { Immutability } from '../../../model/immutability';
import { constructIn } from '../../../private/paths';
import type { VaultFacts } from '../../plans/vault-facts';

/** For how long something is kept: `for 35 days`, `for ever`. */
export function keptInWords(days: number): string {
  return days === Infinity ? 'for ever' : `for ${daysInWords(days)}`;
}

/** Names one after the other: `the rules 'a', 'b' and 'c'`. */
export function namedInWords(noun: string, names: readonly string[]): string {
  const quoted = [...new Set(names)].map((name) => `'${name}'`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? `the ${noun} ${last}` : `the ${noun}s ${quoted.join(', ')} and ${last}`;
}

/** How recovery points are kept, as a part of a sentence. */
export const KEPT_BY: Readonly<Record<Immutability, string>> = {
  none: 'not kept from being deleted',
  policy: 'kept by the policy of the vault alone',
  governance: 'under a lock in governance mode',
  compliance: 'under a lock in compliance mode',
  airGapped: 'in a logically air-gapped vault',
};

/** What people call a vault: the path of its construct, or its name. */
export function vaultName({ place, name }: VaultFacts): string {
  return (place && pathOf(place)) ?? name;
}

function pathOf({ template, logicalId }: Place): string | undefined {
  const path = Document.pathIn(template, logicalId);
  return path === undefined ? undefined : constructIn(path);
}
