import { CfnResource } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import { AIR_GAPPED_CHECKS, warnOfPatternsNotSupported } from './air-gapped-checks';
import { CONTINUOUS_CHECKS, POINT_IN_TIME_RECOVERY } from './continuous-checks';
import { COPY_CHECKS } from './copy-checks';
import { hasForeignSelections } from './foreign-selections';
import type { PlannedRule } from './planned-rule';
import { PlanUnderCheck, ruleThat } from './resource-check';
import type { Finding, KindCheck, ResourceCheck } from './resource-check';
import { WINDOW_CHECK } from './window-check';
import type { ResourceKind } from '../model/resource-kind';
import { TemplateProperties } from '../model/template-properties';
import { warn } from '../private/warnings';
import type { PlannedResource } from '../selection/plan-resources';

const RESOURCE_CHECKS: readonly ResourceCheck[] = [...CONTINUOUS_CHECKS, WINDOW_CHECK, ...COPY_CHECKS, ...AIR_GAPPED_CHECKS];

/** Says where what is selected does not go with a plan. Nothing is said of a resource that is not surely selected. */
export function warnOfResources(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  const checked = new PlanUnderCheck(plan, rules);
  for (const check of RESOURCE_CHECKS) {
    const found = find(check, checked);
    if (found.resources.length > 0) { warn(plan, check.id, check.message(found, checked)); }
  }
  warnOfPatternsNotSupported(checked);
  for (const check of [POINT_IN_TIME_RECOVERY, coldStorage(plan)]) {
    warnOfUselessRules(check, checked);
  }
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

function warnOfUselessRules({ id, concerns, isOfUseTo, message }: KindCheck, { plan, rules, resources }: PlanUnderCheck): void {
  const concerned = rules.filter(concerns);
  const kinds = concerned.length > 0 ? resources.kinds() : undefined;
  if (kinds && kinds.size > 0 && ![...kinds].some(isOfUseTo) && !hasForeignSelections(plan)) {
    warn(plan, id, message(concerned));
  }
}

/** Rules that move to cold storage what has none. */
function coldStorage(plan: backup.IBackupPlanRef): KindCheck {
  return {
    id: 'coldStorageWithoutEffect',
    concerns: ({ rule: { props } }) => [props, ...props.copyActions ?? []].some(({ moveToColdStorageAfter }) => moveToColdStorageAfter !== undefined),
    isOfUseTo: (kind) => hasColdStorage(kind) || (kind.isColdByArchive === true && optsInToArchive(plan)),
    message: (rules) => `${ruleThat(rules, 'moves', 'move')} recovery points to cold storage, and nothing that the plan selects has it without more: `
      + 'they stay in warm storage until they are deleted',
  };
}

function hasColdStorage({ features, isColdByArchive }: ResourceKind): boolean {
  return features.includes('coldStorage') && !isColdByArchive;
}

/** The archive of EBS snapshots, asked for by a rule, a copy or an override. */
function optsInToArchive({ node: { defaultChild: resource } }: backup.IBackupPlanRef): boolean {
  return CfnResource.isCfnResource(resource)
    && new TemplateProperties(resource).mentions('BackupPlan', 'OptInToArchiveForSupportedResources');
}
