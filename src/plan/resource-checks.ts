import type { aws_backup as backup } from 'aws-cdk-lib';
import { AIR_GAPPED_CHECKS, warnOfPatternsNotSupported } from './air-gapped-checks';
import { warnOfColdStorage } from './cold-storage-check';
import { CONTINUOUS_CHECKS, POINT_IN_TIME_RECOVERY } from './continuous-checks';
import type { PlannedRule } from './planned-rule';
import { nothingSelectedIs, PlanUnderCheck } from './resource-check';
import type { Finding, KindCheck, ResourceCheck } from './resource-check';
import { WINDOW_CHECK } from './window-check';
import { warn } from '../private/warnings';
import type { PlannedResource } from '../selection/plan-resources';

const RESOURCE_CHECKS: readonly ResourceCheck[] = [...CONTINUOUS_CHECKS, WINDOW_CHECK, ...AIR_GAPPED_CHECKS];

/** Says where what is selected does not go with a plan. Nothing is said of a resource that is not surely selected. */
export function warnOfResources(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  const checked = new PlanUnderCheck(plan, rules);
  for (const check of RESOURCE_CHECKS) {
    const found = find(check, checked);
    if (found.resources.length > 0) { warn(plan, check.id, check.message(found, checked)); }
  }
  warnOfPatternsNotSupported(checked);
  warnOfUselessRules(POINT_IN_TIME_RECOVERY, checked);
  warnOfColdStorage(checked);
}

function find(check: ResourceCheck, plan: PlanUnderCheck): Finding {
  const concerned = plan.rules.filter((rule) => check.concerns?.(rule, plan) ?? true);
  const bad = new Set<PlannedRule>();
  const resources: PlannedResource[] = [];
  for (const resource of concerned.length > 0 ? plan.resources.all : []) {
    const rules = concerned.filter((rule) => check.applies(resource, rule, plan));
    if (rules.length > 0 && plan.resources.selects(resource.resource)) {
      resources.push(resource);
      rules.forEach((rule) => bad.add(rule));
    }
  }
  return { resources, rules: concerned.filter((rule) => bad.has(rule)) };
}

function warnOfUselessRules({ id, concerns, isOfUseTo, message }: KindCheck, plan: PlanUnderCheck): void {
  const concerned = plan.rules.filter(concerns);
  if (concerned.length > 0 && nothingSelectedIs(isOfUseTo, plan)) { warn(plan.plan, id, message(concerned)); }
}
