import { airGappedHindrance, copyHindrance } from './copy-hindrances';
import type { Copying } from './copy-hindrances';
import { asOne } from './hindrance';
import type { Hindrance } from './hindrance';
import { planFacts } from './plan-facts';
import type { CopyFacts, PlanFacts, RuleFacts } from './plan-facts';
import { callerOf, denialOfBackups, denialOfCopies, keyHindrances, notDocumented, ofKind, rangeHindrances } from './vault-hindrances';
import { daysKeptBy, isRangeOpen, ruleOutOfRange } from '../../checks/plan/retentions';
import type { Documents } from '../../document/documents';
import type { PlanDocument, RuleDocument } from '../../document/plan-document';
import type { SelectionDocument } from '../../document/selection-document';
import { isFullyManaged, mayGoStraight } from '../../model/resources/copy-abilities';
import type { ResourceKind } from '../../model/resources/resource-kind';

/** The rules of a plan that back up something by the role of a selection. */
export interface Working {
  /** The plan with those rules alone that surely work, or with all where none does, and what is known of their copies. */
  readonly plan: PlanFacts;
  /** Why no rule works for sure. */
  readonly inVain: readonly string[];
  /** Why it is known only at deployment whether one works. */
  readonly open: readonly string[];
}

/** Which rules of a plan back up resources of a kind by the role of a selection. */
export function workingRules(documents: Documents, selection: SelectionDocument, document: PlanDocument, kind: ResourceKind): Working {
  return documents.constant(`coverage: working rules of ${document.key} for ${selection.key} and ${kind.name}`, () => {
    // Also what was told of the plan before may be something else in other worlds.
    const plan = planFacts(documents, document);
    const rules = plan.rules ?? [];
    const written = document.rules ?? [];
    const copying = { documents, plan: document, caller: callerOf(selection), kind };
    const found = rules.map((rule, index) => (
      { rule: withHindrances(copying, rule, written[index]), hindrance: asOne(hindrancesOf(copying, written[index])) }));
    const perhaps = found.filter(({ hindrance }) => hindrance?.isSure === false).map(({ rule }) => rule);
    const planOf = (working: readonly RuleFacts[], failing: readonly RuleFacts[] = []) =>
      isAsIs(rules, working) ? plan : { ...plan, rules: working, failing, perhaps };
    const free = found.filter(({ hindrance }) => !hindrance).map(({ rule }) => rule);
    const goesOn = (rule: RuleFacts) => !rule.comesToAnEnd;
    // Where those that surely work end, it is a matter of those that may work.
    const isOpen = !free.some(goesOn) && found.some(({ rule, hindrance }) => hindrance?.isSure === false && goesOn(rule));
    const failing = found.filter(({ hindrance }) => hindrance).map(({ rule }) => rule);
    if (free.length > 0 && !isOpen) { return { plan: planOf(free, failing), inVain: [], open: [] }; }
    const hindrances = found.flatMap(({ hindrance }) => hindrance ?? []);
    const why = [...new Set(hindrances.map((each) => each.why))];
    const whole = plan.rules ? planOf(found.map(({ rule }) => rule)) : plan;
    return hindrances.every(({ isSure }) => isSure) ? { plan: whole, inVain: why, open: [] } : { plan: whole, inVain: [], open: why };
  });
}

function isAsIs(rules: readonly RuleFacts[], working: readonly RuleFacts[]): boolean {
  return rules.length === working.length && rules.every((rule, index) => rule === working[index]);
}

/** What stands between a rule and the vaults that it backs up into. What goes straight to a logically air-gapped one stands before that, too. */
function hindrancesOf({ documents, caller, kind }: Copying, rule: RuleDocument): Hindrance[] {
  const { vault, airGappedVault: target } = rule;
  // What is encrypted with the key of its vault is not backed up where that cannot be used; of a table that is a matter of the advanced features.
  const ofKey = (each: typeof vault) => isFullyManaged(kind) ? ofKind(keyHindrances(each, caller, documents), kind) : [];
  const range = rangeHindrances(target ?? vault, isRangeOpen(daysKeptBy(rule), target ?? vault), ruleOutOfRange(rule, target ?? vault));
  // Whatever the way into a logically air-gapped vault is, it does not take what is out of its range.
  const ofRange = target ? range.filter(({ isSure }) => isSure) : range;
  const ofOwnKey = target && mayGoStraight(kind) ? [] : ofKey(vault);
  const own = [...notDocumented(vault), ...denialOfBackups(vault, caller, documents), ...ofRange, ...ofOwnKey];
  if (!target || !mayGoStraight(kind)) { return own; }
  const copies = denialOfCopies(target, caller, documents).map(({ why }) => (
    { why: `what goes straight to a logically air-gapped vault may have to be let in there, and ${why}`, isSure: false }));
  return [
    ...own,
    ...ofKind([...denialOfBackups(target, caller, documents), ...range.filter(({ isSure }) => !isSure)], kind),
    ...kind.advancedFeatures ? [] : copies,
    ...ofKey(target),
  ];
}

function withHindrances(copying: Copying, rule: RuleFacts, written: RuleDocument): RuleFacts {
  const { airGappedVault: target } = written;
  const ofTarget = target && airGappedHindrance(copying, written, target);
  const copies = rule.copies.map((copy, index): CopyFacts => {
    const hindrance = copyHindrance(copying, written, written.copies![index]);
    return hindrance ? { ...copy, hindrance } : copy;
  });
  if (!ofTarget && copies.every(({ hindrance }) => !hindrance)) { return rule; }
  return { ...rule, copies, ...ofTarget ? { airGappedHindrance: ofTarget } : {} };
}
