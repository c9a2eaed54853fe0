import { planFacts } from './plan-facts';
import type { CopyFacts, PlanFacts, RuleFacts } from './plan-facts';
import type { VaultFacts } from './vault-facts';
import { deniesRole } from '../../checks/vault/denied-backups';
import type { Documents } from '../../document/documents';
import type { PlanDocument } from '../../document/plan-document';
import type { SelectionDocument } from '../../document/selection-document';
import { VaultDocument } from '../../document/vault-document';
import { COPY_INTO } from '../../model/access-policy';
import { isFullyManaged } from '../../model/resources/copy-abilities';
import type { ResourceKind } from '../../model/resources/resource-kind';

/** The rules of a plan that back up something by the role of a selection. */
export interface Working {
  /** The plan with those rules and copies alone that surely work; as it is where none does. */
  readonly plan: PlanFacts;
  /** Why no rule works for sure. */
  readonly inVain: readonly string[];
  /** Why it is known only at deployment whether one works. */
  readonly open: readonly string[];
}

/** What stands between a rule and its vault. */
interface Hindrance {
  readonly why: string;
  readonly isSure: boolean;
}

const START = 'backup:StartBackupJob';

/** Which rules of a plan back up resources of a kind by the role of a selection. */
export function workingRules(documents: Documents, selection: SelectionDocument, document: PlanDocument, kind: ResourceKind): Working {
  return documents.constant(`coverage: working rules of ${document.key} for ${selection.key} and ${kind.name}`, () => {
    // Also what was told of the plan before may be something else in other worlds.
    const plan = planFacts(documents, document);
    const rules = plan.rules ?? [];
    const found = rules.map((rule) => ({ rule, hindrance: hindranceOf(documents, selection, rule.vault, kind) }));
    const free = found.filter(({ hindrance }) => !hindrance).map(({ rule }) => rule);
    const goesOn = (rule: RuleFacts) => !rule.comesToAnEnd;
    // Where those that surely work end, it is a matter of those that may work.
    const isOpen = !free.some(goesOn) && found.some(({ rule, hindrance }) => hindrance?.isSure === false && goesOn(rule));
    if (free.length > 0 && !isOpen) {
      const working = free.map((rule) => withoutDenied(documents, selection, rule));
      const failing = rules.filter((rule) => !free.includes(rule));
      return { plan: isAsIs(rules, working) ? plan : { ...plan, rules: working, failing }, inVain: [], open: [] };
    }
    const hindrances = found.flatMap(({ hindrance }) => hindrance ?? []);
    const why = [...new Set(hindrances.map((each) => each.why))];
    return hindrances.every(({ isSure }) => isSure) ? { plan, inVain: why, open: [] } : { plan, inVain: [], open: why };
  });
}

function isAsIs(rules: readonly RuleFacts[], working: readonly RuleFacts[]): boolean {
  return rules.length === working.length && rules.every((rule, index) => rule === working[index]);
}

function hindranceOf(documents: Documents, selection: SelectionDocument, vault: VaultFacts, kind: ResourceKind): Hindrance | undefined {
  // What is encrypted with the key of its vault is not backed up where that is disabled; of a table that is a matter of the advanced features.
  if (vault.isKeyDisabled && isFullyManaged(kind)) {
    const where = kind.advancedFeatures ? ', which matters where advanced features are on' : '';
    return { why: `the key of the vault is disabled${where}`, isSure: !kind.advancedFeatures };
  }
  if (vault.mayKeyBeDisabled && isFullyManaged(kind)) {
    return { why: 'whether the key of the vault is enabled is known only at deployment', isSure: false };
  }
  const isDenied = isDeniedBy(documents, selection, vault, START);
  return isDenied === false ? undefined : {
    isSure: isDenied === true,
    why: isDenied
      ? `the access policy of the vault '${vault.name}' denies ${START} to the role`
      : `whether the access policy of the vault '${vault.name}' denies ${START} to the role is known only at deployment`,
  };
}

/** What is copied is encrypted with the key of the vault that it goes into. */
function withoutDenied(documents: Documents, selection: SelectionDocument, rule: RuleFacts): RuleFacts {
  const isDenied = (vault: VaultFacts) => vault.isKeyDisabled === true || isDeniedBy(documents, selection, vault, COPY_INTO) === true;
  const isLost = ({ vault, isRefused }: CopyFacts) => !isRefused && isDenied(vault);
  const { airGappedVault, copies, ...others } = rule;
  const isNotAirGapped = airGappedVault !== undefined && isDenied(airGappedVault);
  if (!isNotAirGapped && !copies.some(isLost)) { return rule; }
  return {
    ...others,
    ...airGappedVault && !isNotAirGapped ? { airGappedVault } : {},
    copies: copies.map((copy) => isLost(copy) ? { ...copy, isRefused: true } : copy),
  };
}

function isDeniedBy(documents: Documents, selection: SelectionDocument, { place }: VaultFacts, action: string): boolean | undefined {
  if (!place) { return false; }
  const { role: { text: arn = '' }, roleDocument: role, planEnv: { account } } = selection;
  return deniesRole(documents.of(VaultDocument, place), action, { arn, role, account }, documents);
}
