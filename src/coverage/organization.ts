import { TooMuch, unlessTooMuch } from '../document/budget';
import { Documents } from '../document/documents';
import { PolicyDocument } from '../document/organization/policy-document';
import type { PolicyPlan } from '../document/organization/policy-document';
import { isWhole, UnfoldedTemplate } from '../document/organization/unfolded-template';
import type { Application, Template } from '../document/template';
import { World } from '../document/values/world';
import { isAccount } from '../model/organization/policy-limits';
import type { PolicyNode } from '../model/organization/policy-tree';
import { partitionOf } from '../private/partition';

const TYPES: ReadonlySet<string> = new Set([PolicyDocument.TYPE]);

/**
 * The plans that accounts have by the backup policies of an application. Which accounts are below a root or a unit nobody knows, so that these plans may be of any; and so it is with
 * one that another policy may change.
 */
export function templatesOfPolicies(application: Application): readonly UnfoldedTemplate[] {
  const documents = new Documents(application, new World(true));
  // One that cannot be read may change what every other one says.
  const policies = unlessTooMuch(() => documents.ofTypes(PolicyDocument, TYPES).filter((policy) => {
    documents.begin();
    return policy.isMade && policy.isBackupPolicy;
  }), []);
  return policies.flatMap((policy) => {
    try {
      documents.begin();
      return templatesOf(policy, policies, documents);
    } catch (error) {
      if (!(error instanceof TooMuch)) { throw error; }
      return [];
    }
  });
}

function templatesOf(policy: PolicyDocument, policies: readonly PolicyDocument[], { world }: Documents): UnfoldedTemplate[] {
  const plans = policy.plans.filter(isWhole);
  const targets = (policy.targets.elements() ?? []).map(({ knownText = '' }) => knownText);
  const [accounts, others] = [targets.filter(isAccount), targets.filter((target) => !isAccount(target))];
  // What is so in some worlds only is known of no account for sure.
  const isOpen = (plan: PolicyPlan, account: string) =>
    policy.isConditional || world.isAsked || policies.some((other) => other !== policy && mayChange(other, plan, account));
  return [
    ...accounts.flatMap((account) => unfold(policy, plans.filter((plan) => !isOpen(plan, account)), account)),
    ...unfold(policy, plans.filter((plan) => others.length > 0 || accounts.some((account) => isOpen(plan, account)))),
  ];
}

/** Whether another policy may be in effect where a plan is, and says something of it. */
function mayChange({ targets, policy: { root } }: PolicyDocument, { name }: PolicyPlan, account: string): boolean {
  const isThere = (targets.elements() ?? []).some(({ knownText = '' }) => !isAccount(knownText) || knownText === account);
  const plans = root.children.get('plans')?.node;
  return isThere && (plans === undefined || plans.isLater || plans.children.has(name.toLowerCase()) || hasControl(plans));
}

function hasControl({ allowed, children }: PolicyNode): boolean {
  return allowed !== undefined || [...children.values()].some(({ node }) => hasControl(node));
}

function unfold(policy: PolicyDocument, plans: readonly PolicyPlan[], account?: string): UnfoldedTemplate[] {
  const regions = new Set(plans.flatMap((plan) => regionsOf(plan)));
  return [...regions].map((region) => new UnfoldedTemplate(policy, plans.filter((plan) => regionsOf(plan).includes(region)), {
    account, region, partition: partitionOf(region),
  }));
}

function regionsOf({ regions }: PolicyPlan): string[] {
  return (regions.elements() ?? []).flatMap(({ knownText }) => knownText ?? []);
}

/** An application with more templates, of which nothing was found yet. */
export function withTemplates(application: Application, templates: readonly Template[]): Application {
  return {
    templates: [...application.templates, ...templates],
    calls: application.calls,
    referents: application.referents,
    shared: new Map(),
    budget: application.budget,
    exported: (name, importer) => application.exported(name, importer),
    placeOf: application.placeOf && ((resource) => application.placeOf!(resource)),
    promiseOf: application.promiseOf && ((selection) => application.promiseOf!(selection)),
    textsElsewhere: application.textsElsewhere && ((types, property) => application.textsElsewhere!(types, property)),
  };
}
