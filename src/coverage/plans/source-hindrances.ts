import { asOne } from './hindrance';
import type { Hindrance } from './hindrance';
import type { CopyFacts, PlanFacts, RuleFacts } from './plan-facts';
import type { VaultFacts } from './vault-facts';
import { isShared, keyToShare, lacksEncryption, staysInAccount, staysOutOfAirGapped } from '../../checks/plan/copies/source-key';
import type { Documents } from '../../document/documents';
import type { KeyDocument } from '../../document/key-document';
import type { ResourceDocument } from '../../document/resource-document';
import type { Answer } from '../../model/resources/selection-semantics';
import { isKnownText } from '../../private/known-text';

/** What of a resource itself its copies depend on: how it is encrypted. */
export interface CopySource {
  /** What tells it from others. */
  readonly id: string;
  /** Whether the accounts that something is copied into may use its key, as far as they have to. */
  readonly shared: ReadonlyMap<string, Answer>;
  /** Whether its key keeps it from all of them. */
  readonly staysInAccount: boolean;
  /** Why no logically air-gapped vault takes it. */
  readonly staysOutOfAirGapped?: string;
}

/** What copies of a resource depend on; nothing where they do not depend on it. */
export function copySourceOf(documents: Documents, resource: ResourceDocument | undefined): CopySource | undefined {
  const places = placesOf(documents);
  if (!resource || (places.accounts.length === 0 && !places.areAirGapped)) { return undefined; }
  const key = places.accounts.length > 0 ? keyToShare(resource) : undefined;
  const shared = new Map(key ? places.accounts.map((account) => [account, sharedWith(documents, key, account)]) : []);
  const outside = staysOutOfAirGapped(resource) ? 'it is encrypted with an AWS managed key, with which no logically air-gapped vault takes it'
    : lacksEncryption(resource) ? 'it is not encrypted, and no logically air-gapped vault takes it so' : undefined;
  const stays = staysInAccount(resource);
  const isFree = !stays && outside === undefined && [...shared.values()].every((answer) => answer);
  const id = JSON.stringify([[...shared.values()].map(String), stays, outside]);
  return isFree ? undefined : { id, shared, staysInAccount: stays, staysOutOfAirGapped: outside };
}

/** Told once of a key: many resources have it. */
function sharedWith(documents: Documents, key: KeyDocument, account: string): Answer {
  const name = `coverage: whether ${key.key} is shared with ${account}`;
  return documents.constant<{ readonly answer: Answer }>(name, () => ({ answer: isShared(key, account, documents) })).answer;
}

/** Where rules copy to that are known. */
interface Places {
  readonly accounts: readonly string[];
  readonly areAirGapped: boolean;
}

function placesOf(documents: Documents): Places {
  return documents.constant('coverage: places of copies', () => {
    const rules = documents.plans.flatMap(({ rules: own = [] }) => own);
    const vaults = rules.flatMap(({ copies = [], airGappedVault: target }) => [...copies.map(({ vault }) => vault), ...target ? [target] : []]);
    return {
      accounts: [...new Set(vaults.map(({ env: { account } }) => account).filter((account) => account !== '' && isKnownText(account)))],
      areAirGapped: vaults.some(({ isAirGapped }) => isAirGapped),
    };
  });
}

/** A plan, with what is known of the copies of a resource that is encrypted in some way. */
export function planFor(plan: PlanFacts, source: CopySource, account: string): PlanFacts {
  const forSource = (rule: RuleFacts) => withSource(rule, (vault) => hindranceOf(vault, source, account));
  const [rules, perhaps] = [plan.rules?.map(forSource), plan.perhaps?.map(forSource)];
  const differs = (some: readonly RuleFacts[] = [], others: readonly RuleFacts[] = []) => some.some((rule, index) => rule !== others[index]);
  return differs(rules, plan.rules) || differs(perhaps, plan.perhaps) ? { ...plan, rules, perhaps } : plan;
}

function withSource(rule: RuleFacts, hindranceAt: (vault: VaultFacts) => Hindrance | undefined): RuleFacts {
  const both = (one: Hindrance | undefined, other: Hindrance | undefined) =>
    asOne([one, other].flatMap((each) => each ?? []));
  const { airGappedVault: target, airGappedHindrance: before } = rule;
  const ofTarget = target && hindranceAt(target);
  const copies = rule.copies.map((copy): CopyFacts => {
    const own = hindranceAt(copy.vault);
    return own ? { ...copy, hindrance: both(copy.hindrance, own) } : copy;
  });
  if (!ofTarget && copies.every((copy, index) => copy === rule.copies[index])) { return rule; }
  return { ...rule, copies, ...ofTarget ? { airGappedHindrance: both(before, ofTarget) } : {} };
}

function hindranceOf({ account, immutability }: VaultFacts, source: CopySource, own: string): Hindrance | undefined {
  const { shared, staysInAccount: stays, staysOutOfAirGapped: outside } = source;
  if (immutability === 'airGapped' && outside !== undefined) { return { why: outside, isSure: true }; }
  // Where only deployment knows one of them, they count as the same.
  if (account === undefined || account === own || !isKnownText(own)) { return undefined; }
  if (stays) { return { why: 'it is encrypted with an AWS managed key, with which nothing is copied into another account', isSure: true }; }
  const isFree = !shared.has(account) || shared.get(account);
  if (isFree) { return undefined; }
  return isFree === false
    ? { why: `the policy of its key does not let the account ${account} use it`, isSure: true }
    : { why: `whether the policy of its key lets the account ${account} use it is known only at deployment`, isSure: false };
}
