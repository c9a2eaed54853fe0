import type { RuleDocument } from '../../../document/plan-document';
import type { ResourceDocument } from '../../../document/resource-document';
import type { WarningId } from '../../../private/messages/warnings';
import { namesInWords } from '../../../private/paths';
import type { PlanCheck, PlanUnderCheck } from '../plan-under-check';

/** What was found by a check: resources, and the rules that are bad for them. */
export interface Found {
  readonly resources: readonly ResourceDocument[];
  readonly rules: readonly RuleDocument[];
}

/** One thing that can be wrong with a resource in a plan. Nothing is said of a resource that is not surely selected. */
export interface ResourceCheck {
  readonly id: WarningId;
  /** Whether a rule can be bad for a resource at all; any rule by default. */
  readonly concerns?: (rule: RuleDocument, plan: PlanUnderCheck) => boolean;
  /** Whether such a rule is bad for a resource. */
  readonly applies: (resource: ResourceDocument, rule: RuleDocument, plan: PlanUnderCheck) => boolean;
  readonly message: (found: Found, plan: PlanUnderCheck) => string;
}

/** The check of a plan that a check of resources is. */
export function ofResources(check: ResourceCheck): PlanCheck {
  return (plan) => {
    const found = find(check, plan);
    return found.resources.length > 0 ? [{ id: check.id, level: 'warning', message: check.message(found, plan) }] : [];
  };
}

/** The resources of a finding by their names. */
export function names({ resources }: Found): string {
  return namesInWords(resources.map(({ name }) => name));
}

function find(check: ResourceCheck, plan: PlanUnderCheck): Found {
  const concerned = plan.rules.filter((rule) => check.concerns?.(rule, plan) ?? true);
  const bad = new Set<RuleDocument>();
  const resources: ResourceDocument[] = [];
  for (const resource of concerned.length > 0 ? plan.resources.all : []) {
    const rules = concerned.filter((rule) => check.applies(resource, rule, plan));
    if (rules.length > 0 && plan.resources.selects(resource)) {
      resources.push(resource);
      rules.forEach((rule) => bad.add(rule));
    }
  }
  return { resources, rules: concerned.filter((rule) => bad.has(rule)) };
}
