import type { Documents } from '../../document/documents';
import { inPolicyNames, inside, namesIn, placeInPlan, placeInSelection, planResource, selectionResources, valueOf } from '../../document/organization/plan-in-policy';
import type { PolicyDocument, PolicyPlan } from '../../document/organization/policy-document';
import { PlanDocument } from '../../document/plan-document';
import { SelectionDocument } from '../../document/selection-document';
import type { Reading } from '../../document/values/reading';
import { policyDescriptionProblems, lengthProblems, nameProblems, regionProblems, targetProblems } from '../../model/organization/policy-limits';
import { schemaProblems } from '../../model/organization/policy-schema';
import type { Problem } from '../findings/finding';
import { missing, refusals } from '../findings/problems';
import { PLAN_LAWS, RULE_LAWS } from '../plan/plan-laws';
import { SELECTION_LAWS } from '../selection/selection-laws';

/** A law of a backup policy of an organization. Other policies are none of ours. */
type PolicyLaw = (policy: PolicyDocument, documents: Documents) => Problem[];

const LAWS: readonly PolicyLaw[] = [
  ({ policyName }) => refusals('invalidOrganizationPolicy', policyName, missing(policyName) ?? nameProblems('Name', policyName.text)),
  ({ description }) => refusals('invalidOrganizationPolicy', description, policyDescriptionProblems('Description', description.text)),
  ({ targets }) => (targets.elements() ?? []).flatMap((target) =>
    refusals('invalidOrganizationPolicy', target, target.knownText === undefined ? [] : targetProblems('TargetIds', target.knownText))),
  lengthLaw,
  structureProblems,
  (policy, documents) => policy.plans.flatMap((plan) => [...planProblems(policy, plan, documents), ...selectionProblems(policy, plan, documents)]),
];

/** Laws of a backup policy, and of its plans those of every plan. */
export const POLICY_LAWS: readonly PolicyLaw[] = LAWS.map((law) => (policy, documents) => policy.isBackupPolicy ? law(policy, documents) : []);

function lengthLaw({ content, leastLength }: PolicyDocument): Problem[] {
  return refusals('organizationPolicyTooLong', content, leastLength === undefined ? missing(content) ?? [] : lengthProblems(leastLength));
}

function structureProblems({ policy: { root, problems }, content }: PolicyDocument): Problem[] {
  if (content.isAbsent) { return []; }
  const within = (path: string) => path === '' ? content.path : `${content.path}.${path}`;
  const said = (path: string, message: string) => path === '' ? `'${content.path}' ${message}` : `at '${path}': ${message}`;
  return [
    ...problems.map(({ path, message }): Problem => ({ id: 'invalidOrganizationPolicy', level: 'error', property: within(path), message: said(path, message) })),
    ...schemaProblems(root).map(({ path, message, isSure }): Problem => ({
      id: isSure ? 'invalidOrganizationPolicy' : 'organizationPolicyNameUnknown',
      level: isSure ? 'error' : 'warning',
      property: within(path),
      message: `${said(path, message)}${isSure ? '' : ': take it out, or acknowledge this if it is newer than this library'}`,
    })),
  ];
}

/** What the laws of plans have against a plan of a policy. What it does not say, a policy above it may. */
function planProblems({ template, logicalId }: PolicyDocument, { name, reading, regions }: PolicyPlan, documents: Documents): Problem[] {
  const plan = new PlanDocument(documents, { template, logicalId: `${logicalId}.${name}`, raw: planResource(name, reading) });
  const rules = plan.rules ?? [];
  const ofPlan = (problem: Problem) => inPlan(problem, placeInPlan(problem.property ?? '', reading), `the plan '${name}'`);
  return [
    ...refusals('invalidOrganizationPolicy', inside(reading, 'regions'), regionProblems('regions', (regions.elements() ?? []).flatMap(({ knownText }) => knownText ?? []))
      .map((message) => `the plan '${name}': ${message}`)),
    ...rules.length === 0 ? [] : PLAN_LAWS.flatMap((law) => law(plan)).map(ofPlan),
    ...rules.flatMap((rule) => RULE_LAWS.flatMap((law) => law(rule))
      .filter(({ id }) => !(id === 'invalidVaultName' && rule.targetVault.isAbsent) && !(id === 'invalidLifecycle' && rule.lifecycle.deleteAfterDays.isAbsent && rule.schedule.isAbsent))
      .map((problem) => inPlan(problem, placeInPlan(problem.property ?? '', reading), `the rule '${rule.name}' of the plan '${name}'`))),
    ...airGappedProblems(name, inside(reading, 'rules')),
  ];
}

/** It goes to as many vaults as there are accounts and Regions. */
function airGappedProblems(plan: string, rules: Reading): Problem[] {
  return namesIn(rules).flatMap((name) => {
    const place = inside(rules.at(name), 'target_logically_air_gapped_backup_vault_arn');
    const { knownText } = valueOf(rules.at(name), 'target_logically_air_gapped_backup_vault_arn');
    return refusals('invalidVaultArn', place, knownText === undefined || knownText.includes(':$region:$account:') ? [] : [
      `the rule '${name}' of the plan '${plan}': 'target_logically_air_gapped_backup_vault_arn' must have '$region' and '$account' for the Region and the account, got '${knownText}'`,
    ]);
  });
}

function selectionProblems({ template, logicalId }: PolicyDocument, { name, reading }: PolicyPlan, documents: Documents): Problem[] {
  const selections = inside(reading, 'selections');
  return [...selectionResources(reading, '')].flatMap(([selection, raw]) => {
    const document = new SelectionDocument(documents, { template, logicalId: `${logicalId}.${name}.${selection}`, raw });
    const place = ['tags', 'resources'].map((kind) => inside(selections, kind).at(selection)).find(({ isAbsent }) => !isAbsent)!;
    return SELECTION_LAWS.flatMap((law) => law(document))
      .filter(({ message }) => !message.endsWith('must be given'))
      .map((problem) => inPlan(problem, placeInSelection(problem.property ?? '', place), `the selection '${selection}' of the plan '${name}'`));
  });
}

function inPlan(problem: Problem, property: string, owner: string): Problem {
  return { ...problem, property, message: `${owner}: ${inPolicyNames(problem.message)}` };
}
