import type { Coverage } from './coverage-of';
import type { Kept } from './plans/kept';
import type { Numbers } from './plans/numbers';
import type { PlanFacts, RuleFacts } from './plans/plan-facts';
import type { VaultFacts } from './plans/vault-facts';
import type { Proof } from './proof';
import type { ResourceCoverage } from './resource-coverage';
import type { RestoreTest } from './restores/restore-test';
import { withoutRepeats } from '../checks/findings/finding';
import { Document } from '../document/document';
import type { Place, Template } from '../document/template';
import { memo } from '../private/memo';

/** How a template is called. */
export type NameOf = (template: Template) => string;

/** Coverage as programs read it: what is not known is left out, and null is for ever where it is a time, and nothing elsewhere. */
export function coverageJson({ resources, assumptions, findings, unread }: Coverage, nameOf: NameOf): object {
  return {
    version: 1,
    resources: resources.map((resource) => resourceJson(resource, nameOf)),
    assumptions,
    findings: withoutRepeats(findings).map(({ id, level, document, property, message }) => ({
      id, level, template: nameOf(document.template), path: document.path ?? null, logicalId: document.logicalId, property: property ?? null, message,
    })),
    unread,
  };
}

function resourceJson(resource: ResourceCoverage, nameOf: NameOf): object {
  const { template, path, logicalId, type, resourceType, verdict, withDefaults, reasons, conditions } = resource;
  const { selections, plans, rules, numbers, native, restoreTests, controls, roles, alarms } = resource;
  return {
    template: nameOf(template),
    path: path ?? null,
    logicalId,
    type,
    resourceType: resourceType ?? null,
    verdict,
    withDefaults,
    selections: selections.map(idOf),
    plans: plans.map(idOf),
    rules: [...new Set(rules.map(({ name }) => name))],
    reasons,
    conditions,
    ...numbers ? numbersJson(numbers) : {},
    restoreTests: restoreTests.all.map((each) => restoreTestJson(each, nameOf)),
    restoreTestedEveryMinutes: restoreTests.everyMinutes,
    roles: roles.map(({ name, place, lacks }) => ({ name, place: place ? placeJson(place, nameOf) : null, lacks: lacks ?? null })),
    alarms: alarms.map(({ alarm, tellsOf, plan, rule }) => ({ alarm: placeJson(alarm, nameOf), tellsOf, plan: placeJson(plan, nameOf), rule })),
    controls: controls?.map(({ framework, control }) => ({ framework: placeJson(framework, nameOf), control })),
    native: native ? { what: native.what, days: native.days } : null,
    proof: resource.proofs().map((proof) => proofJson(proof, nameOf)),
  };
}

function numbersJson({ recoveryPointObjectiveMinutes, retentionDays, copies, immutability, kept, copiesKept }: Numbers): object {
  return {
    recoveryPointObjectiveMinutes,
    retentionDays: daysJson(retentionDays),
    copies: copies.map(({ vault: { name, account, region }, days }) => (
      { vault: name, account: account ?? null, region: region ?? null, retentionDays: daysJson(days) })),
    immutability,
    kept: kept.map(keptJson),
    copiesKept: copiesKept.map(({ vault: { name, account, region }, kept: there }) => (
      { vault: name, account: account ?? null, region: region ?? null, kept: there.map(keptJson) })),
  };
}

function keptJson({ days, ...rest }: Kept): object {
  return { retentionDays: daysJson(days), ...rest };
}

function restoreTestJson({ selection, plan, answer, algorithm, schedule, validationWindowHours, why }: RestoreTest, nameOf: NameOf): object {
  return {
    selection: placeJson(selection, nameOf),
    plan: plan ? placeJson(plan, nameOf) : null,
    answer: answer ?? null,
    algorithm: algorithm ?? null,
    schedule: schedule ?? null,
    validationWindowHours,
    why,
  };
}

function proofJson(proof: Proof, nameOf: NameOf): object {
  const { selection, clause, answer, conditions, exclusions, plan, role, roleName } = proof;
  return {
    selection: placeJson(selection, nameOf),
    clause: clause ?? null,
    answer: answer ?? null,
    conditions: conditions.map(({ operator, tag, holds, ...rest }) => (
      { ...rest, operator: operator ?? null, tag: tag ?? null, holds: holds ?? null })),
    exclusions: exclusions.map(({ holds, ...rest }) => ({ ...rest, holds: holds ?? null })),
    plan: plan ? planJson(plan, nameOf) : null,
    role: { name: roleName, place: role ? placeJson(role, nameOf) : null },
  };
}

/** Many resources have the same plan, which is long. */
const PLANS = new WeakMap<NameOf, WeakMap<PlanFacts, object>>();

function planJson(plan: PlanFacts, nameOf: NameOf): object {
  return memo(memo(PLANS, nameOf, () => new WeakMap<PlanFacts, object>()), plan, () => (
    { ...placeJson(plan.place, nameOf), rules: plan.rules?.map((rule) => ruleJson(rule, nameOf)) ?? null }));
}

function ruleJson(rule: RuleFacts, nameOf: NameOf): object {
  const { name, schedule, startWindowMinutes, isContinuous, days, coldAfterDays, vault, airGappedVault, airGappedHindrance, copies } = rule;
  return {
    name,
    schedule: schedule ?? null,
    startWindowMinutes,
    continuous: isContinuous ?? null,
    retentionDays: daysJson(days),
    coldAfterDays,
    vault: vaultJson(vault, nameOf),
    airGappedVault: airGappedVault && !airGappedHindrance?.isSure ? vaultJson(airGappedVault, nameOf) : null,
    copies: copies.map(({ vault: there, days: kept, hindrance }) => ({
      vault: vaultJson(there, nameOf),
      retentionDays: daysJson(kept),
      ...hindrance ? { made: hindrance.isSure ? false : null, why: hindrance.why } : {},
    })),
  };
}

function vaultJson(vault: VaultFacts, nameOf: NameOf): object {
  const { place, name, account, region, immutability, minRetentionDays, maxRetentionDays, changeableForDays, encryptionKey } = vault;
  return {
    name,
    place: place ? placeJson(place, nameOf) : null,
    account: account ?? null,
    region: region ?? null,
    immutability,
    minRetentionDays,
    maxRetentionDays,
    changeableForDays,
    encryptionKey: encryptionKey ?? null,
  };
}

function placeJson({ template, logicalId }: Place, nameOf: NameOf): object {
  return { template: nameOf(template), path: Document.pathIn(template, logicalId) ?? null, logicalId };
}

/** For ever is no number in JSON. */
function daysJson(days: number | undefined): number | null | undefined {
  return days === Infinity ? null : days;
}

function idOf({ logicalId }: Place): string {
  return logicalId;
}
