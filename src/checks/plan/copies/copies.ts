import type { VaultReference } from '../../../document/arns/vault-reference';
import type { CopyDocument, RuleDocument } from '../../../document/plan-document';
import { accountsDiffer } from '../../../private/environments';
import type { FindingId } from '../../../private/messages/finding-ids';
import { groupsBy } from '../../../private/messages/groups';
import type { Level, Problem } from '../../findings/finding';
import { ruleThat } from '../plan-under-check';
import type { PlanUnderCheck } from '../plan-under-check';

/** The vault that the console makes in every account and Region. */
export const DEFAULT_VAULT = 'Default';

/** A vault that rules of a plan copy into. */
export interface Destination {
  readonly vault: VaultReference;
  readonly rules: readonly RuleDocument[];
  readonly first: CopyDocument;
}

/** Where the copies of a plan go. What is to be said of a destination is said once, however many rules copy there. */
export function destinationsOf({ rules }: PlanUnderCheck): Destination[] {
  const copies = rules.flatMap((rule) => (rule.copies ?? []).map((copy) => ({ rule, copy })));
  return groupsBy(copies, ({ copy }) => copy.vault.key).map((alike) =>
    ({ vault: alike[0].copy.vault, first: alike[0].copy, rules: [...new Set(alike.map(({ rule }) => rule))] }));
}

/** Whether a plan copies into another account for sure. */
export function isOfOtherAccount({ vault }: Destination, { document: { env } }: PlanUnderCheck): boolean {
  return accountsDiffer(vault.env, env);
}

/** A sentence begins with the rules that copy into a vault: `the rule 'Daily' copies into 'Copies'`. */
export function copying({ rules, vault }: Destination): string {
  return `${ruleThat(rules, 'copies', 'copy')} into '${vault.words}'`;
}

/** What is said of a destination. */
export function ofDestination(id: FindingId, level: Level, { first }: Destination, message: string): Problem {
  return { id, level, property: first.destination.path, message };
}
