import type { OrganizationPlanDescription, OrganizationPolicyDescription, OrganizationSelectionDescription, RuleDescription } from './description';
import { describeRule, withoutPrefix } from './plans';
import { placeOf, textAt, textsAt } from './values';
import type { Documents } from '../../document/documents';
import { planResource, selectionResources } from '../../document/organization/plan-in-policy';
import type { PolicyDocument, PolicyPlan } from '../../document/organization/policy-document';
import { PlanDocument } from '../../document/plan-document';
import type { RuleDocument } from '../../document/plan-document';
import { SelectionDocument } from '../../document/selection-document';
import type { RawResource } from '../../document/template';

/** A backup policy of an organization: which plans go to which accounts. */
export function describeOrganizationPolicy(documents: Documents, policy: PolicyDocument): OrganizationPolicyDescription {
  const { plans, content, targets } = policy;
  return {
    ...placeOf(policy),
    name: textAt(documents, policy.policyName),
    description: textAt(documents, policy.description),
    targets: textsAt(documents, targets),
    plans: plans.length === 0 && content.isLater ? null : plans.map((plan) => describePlan(documents, policy, plan)),
  };
}

function describePlan(
  documents: Documents, { template, logicalId }: PolicyDocument, { name, reading, regions }: PolicyPlan,
): OrganizationPlanDescription {
  const plan = new PlanDocument(documents, { template, logicalId, raw: planResource(name, reading) });
  return {
    name,
    regions: textsAt(documents, regions),
    rules: (plan.rules ?? []).map((rule) => describeRuleOfPolicy(documents, rule)),
    selections: [...selectionResources(reading, '').values()].map((raw) => describeSelection(documents, new SelectionDocument(documents, { template, logicalId, raw }), raw)),
  };
}

/** A vault of that name is in each account, and is none of the templates. */
function describeRuleOfPolicy(documents: Documents, rule: RuleDocument): RuleDescription {
  return { ...describeRule(documents, rule), vault: { vault: null, name: textAt(documents, rule.targetVault), account: null, region: null } };
}

function describeSelection(
  documents: Documents, selection: SelectionDocument, { Properties: properties }: RawResource,
): OrganizationSelectionDescription {
  const { SelectionName: name } = (properties as { BackupSelection: { SelectionName: string } }).BackupSelection;
  return {
    name,
    resourceTypes: textsAt(documents, selection.resources),
    exceptTypes: textsAt(documents, selection.notResources),
    tags: (selection.tags.elements() ?? []).map((tag) => (
      { key: textAt(documents, tag.at('ConditionKey')), value: textAt(documents, tag.at('ConditionValue')) })),
    conditions: (selection.conditionList ?? []).map(({ operator, key, value }) => (
      { operator, key: withoutPrefix(textAt(documents, key)), value: textAt(documents, value) })),
    role: textAt(documents, selection.role),
  };
}
