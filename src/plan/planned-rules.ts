import type { aws_backup as backup } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { PlannedRule } from './planned-rule';
import { isInTree, rootOf } from '../private/tree';

/** A plan of this library, and its rules. */
export interface PlanWithRules {
  readonly plan: backup.IBackupPlanRef;
  readonly rules: readonly PlannedRule[];
}

const plans = new WeakMap<IConstruct, Map<backup.IBackupPlanRef, PlannedRule[]>>();

/** The plans of an app or a stage, in the order of their first rules. */
export function plansAround(plan: backup.IBackupPlanRef): PlanWithRules[] {
  return [...plans.get(rootOf(plan)) ?? []].map(([each, rules]) => ({ plan: each, rules })).filter((each) => isInTree(each.plan));
}

/** Adds a rule to those of a plan. */
export function registerRule(plan: backup.IBackupPlanRef, rule: PlannedRule): void {
  const root = rootOf(plan);
  const ofRoot = plans.get(root) ?? new Map<backup.IBackupPlanRef, PlannedRule[]>();
  plans.set(root, ofRoot.set(plan, [...ofRoot.get(plan) ?? [], rule]));
}
