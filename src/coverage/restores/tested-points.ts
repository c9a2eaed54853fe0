import { hasPointsOf, pointsOf, pointTypeOf, takesType } from '../../checks/restore/points';
import type { Points } from '../../checks/restore/points';
import type { VaultReference } from '../../document/arns/vault-reference';
import type { Documents } from '../../document/documents';
import { PlanDocument } from '../../document/plan-document';
import type { RuleDocument } from '../../document/plan-document';
import { RestoreTestingPlanDocument } from '../../document/restore-testing-plan-document';
import type { Place } from '../../document/template';
import type { Reading } from '../../document/values/reading';
import { EVERYTHING } from '../../model/arn-pattern';
import type { ResourceKind } from '../../model/resources/resource-kind';
import { and, not, or, SelectionSemantics } from '../../model/resources/selection-semantics';
import type { Answer } from '../../model/resources/selection-semantics';
import { later } from '../../private/later';
import { memo } from '../../private/memo';
import type { PlanFacts } from '../plans/plan-facts';
import { Environments, isSameEnv } from '../subjects/environments';

/** Whether a restore testing plan takes recovery points that plans make of a resource of a kind: in a vault that it includes, and of a type that it takes. */
export function takesPoints(documents: Documents, place: Place, plans: readonly PlanFacts[], kind: ResourceKind): Answer {
  const tests = documents.of(RestoreTestingPlanDocument, place);
  return documents.constant(`coverage: ${tests.key} takes ${kind.name} of ${plans.map(madeBy).join(' ')}`, () => {
    const rules = plans.map((plan): readonly (RuleDocument | undefined)[] => documents.of(PlanDocument, plan.place).rules ?? [undefined]);
    const points = rules.flatMap((ofPlan, index) =>
      ofPlan.flatMap((rule) => rule ? pointsOf(rule) : []).map((each) => [each, plans[index]] as const));
    return or([
      ...points.filter(([each]) => hasPointsOf(each, kind))
        .map(([each, plan]) => and([isMade(each, plan), isIncluded(documents, tests, each.vault), takesType(tests, pointTypeOf(each, kind))])),
      ...rules.flat().some((rule) => !rule?.copies) || plans.length === 0 ? [undefined] : [],
    ]);
  });
}

/** Whether points are there for sure: of rules whose jobs may fail, or come to an end, that is not known, and of copies it is what keeps them from being made. */
function isMade({ rule, vault, source }: Points, { rules = [] }: PlanFacts): Answer {
  const facts = rules.find(({ name }) => name === rule.name);
  if (!facts || facts.comesToAnEnd) { return undefined; }
  if (source === 'backup') { return true; }
  const hindrance = source === 'airGapped' ? facts.airGappedHindrance : facts.copies.find((copy) => copy.vault.key === vault.key)?.hindrance;
  return hindrance ? (hindrance.isSure ? false : undefined) : true;
}

/** What tells a plan that makes some points from itself as it makes others by another role, or in another world. */
function madeBy(plan: PlanFacts): string {
  return memo(MADE, plan, () => JSON.stringify([
    plan.key,
    plan.rules?.map(({ name, comesToAnEnd, airGappedHindrance, copies }) => (
      [name, comesToAnEnd, airGappedHindrance, copies.map(({ hindrance }) => hindrance)])),
  ]));
}

const MADE = new WeakMap<PlanFacts, string>();

/** A restore testing plan looks into vaults of its own account and Region only. */
function isIncluded(documents: Documents, tests: RestoreTestingPlanDocument, vault: VaultReference): Answer {
  const environments = Environments.of(documents.application);
  return and([
    isSameEnv(environments.commonEnv(vault.env), environments.envOf(tests.template)),
    isAmong(documents, tests, tests.includedVaults, vault),
    not(tests.excludedVaults.isAbsent ? false : isAmong(documents, tests, tests.excludedVaults, vault)),
  ]);
}

function isAmong(documents: Documents, tests: RestoreTestingPlanDocument, list: Reading, vault: VaultReference): Answer {
  const elements = list.elements();
  return elements ? or(elements.map((element) => isSelectedBy(documents, tests, element, vault))) : undefined;
}

function isSelectedBy(documents: Documents, tests: RestoreTestingPlanDocument, selector: Reading, vault: VaultReference): Answer {
  const { text } = selector;
  if (text === EVERYTHING) { return true; }
  if (text === undefined) { return undefined; }
  const named = text.includes(EVERYTHING) ? undefined : tests.vaultAt(selector);
  if (named?.document || vault.document) {
    if (named?.document === vault.document) { return true; }
    if (named && vault.document && named.document) { return named.differsFrom(vault) ? false : undefined; }
  }
  const environments = Environments.of(documents.application);
  const pattern = environments.common(text).replace(/^arn:[^:]*:/, `arn:${EVERYTHING}:`);
  return new SelectionSemantics({ arns: [pattern] }).selects({ arn: arnOf(environments, vault), tags: {} });
}

/** The ARN of a vault, with names for what only deployment knows. */
function arnOf(environments: Environments, { document, name, env, key }: VaultReference): string {
  const { account, region } = environments.commonEnv(env);
  const called = document ? environments.common(document.vaultName.text ?? later(`${key}.name`)) : name ?? later(`${key}.name`);
  return ['arn', 'aws', 'backup', region, account, 'backup-vault', called].join(':');
}
