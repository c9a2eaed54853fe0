import { TooMuch } from '../document/budget';
import { Documents } from '../document/documents';
import { planResource } from '../document/organization/plan-in-policy';
import { PolicyDocument } from '../document/organization/policy-document';
import { hasWholeRules } from '../document/organization/unfolded-template';
import type { Application, Place } from '../document/template';
import { World } from '../document/values/world';

/** A plan that can be forecast: one of a template, or one that a policy of an organization gives to accounts. */
export interface PlanInTemplate extends Place {
  /** What it is called where it is shown. */
  readonly name: string;
  /** What else it can be asked for by. */
  readonly otherNames: readonly string[];
  /** What is to be known of all numbers. */
  readonly assumptions: readonly string[];
}

/** All plans of an application, in the order of its templates, and behind them those of its policies. */
export function plansIn(application: Application): readonly PlanInTemplate[] {
  const documents = new Documents(application, new World(true));
  const plans = documents.plans.map(({ template, logicalId, planName: { knownText: name }, name: path }): PlanInTemplate => ({
    template, logicalId, name: name ?? path, otherNames: [logicalId, path], assumptions: [],
  }));
  const taken = new Set(plans.flatMap(({ name, otherNames }) => [name, ...otherNames]));
  return [...plans, ...plansOfPolicies(documents).map((plan) => ({ ...plan, otherNames: plan.otherNames.filter((name) => !taken.has(name)) }))];
}

function plansOfPolicies(documents: Documents): PlanInTemplate[] {
  return documents.ofTypes(PolicyDocument, new Set([PolicyDocument.TYPE])).flatMap((policy) => {
    try {
      documents.begin();
      return policy.isMade && policy.isBackupPolicy ? plansOf(policy) : [];
    } catch (error) {
      if (!(error instanceof TooMuch)) { throw error; }
      return [];
    }
  });
}

/** What a policy above has to say of a plan is not known: that plan is left out. */
function plansOf({ template, logicalId, name: policyName, plans }: PolicyDocument): PlanInTemplate[] {
  return plans.filter(hasWholeRules).map(({ name, reading, regions }) => {
    const known = (regions.elements() ?? []).flatMap(({ knownText }) => knownText ?? []);
    return {
      template,
      logicalId: `${logicalId}.${name}`,
      raw: planResource(name, reading),
      name: `${policyName}/${name}`,
      otherNames: [name, `${logicalId}.${name}`],
      assumptions: [`it is a plan of a policy of an organization: so it is in each account that has the policy, and in each of its Regions${known.length > 0 ? ` (${known.join(', ')})` : ''}`],
    };
  });
}
