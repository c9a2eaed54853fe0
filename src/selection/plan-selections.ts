import type { aws_backup as backup } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import type { SelectionLogic } from './selection-logic';
import { memo } from '../private/memo';
import { resourceBehind } from '../private/references';
import { isInTree } from '../private/tree';

/** What is known of a selection of a plan. */
export interface PlanSelection {
  readonly construct: Construct;
  readonly logic: SelectionLogic;
  /** Gives its role AWS managed policies that the plan needs beyond what is selected. */
  readonly takePolicies?: (names: readonly string[]) => void;
}

const PLAN_TYPE = 'AWS::Backup::BackupPlan';

const selections = new WeakMap<IConstruct, Map<string, PlanSelection[]>>();

/** The selections that an app makes for a plan, in the order in which they were made. */
export function selectionsOf(plan: backup.IBackupPlanRef): PlanSelection[] {
  return everMadeFor(plan).filter(({ construct }) => isInTree(construct));
}

/** The same with those that have been taken out of the tree again: to tell these takes longer than to make a selection. */
export function everMadeFor(plan: backup.IBackupPlanRef): readonly PlanSelection[] {
  return selections.get(plan.node.root)?.get(planKeyOf(plan)) ?? [];
}

/** Adds a selection to those of a plan. */
export function registerSelection(plan: backup.IBackupPlanRef, selection: PlanSelection): void {
  memo(memo(selections, plan.node.root, () => new Map<string, PlanSelection[]>()), planKeyOf(plan), () => []).push(selection);
}

const needed = new WeakMap<IConstruct, Map<string, readonly string[]>>();

/** Says which AWS managed policies the roles of all selections of a plan need, those that there are and those to come. */
export function needPolicies(plan: backup.IBackupPlanRef, names: readonly string[]): void {
  const before = neededPolicies(plan);
  const news = names.filter((name) => !before.includes(name));
  if (news.length === 0) { return; }
  const ofRoot = needed.get(plan.node.root) ?? new Map<string, readonly string[]>();
  needed.set(plan.node.root, ofRoot.set(planKeyOf(plan), [...before, ...news]));
  selectionsOf(plan).forEach(({ takePolicies }) => takePolicies?.(news));
}

/** Which these are by now. */
export function neededPolicies(plan: backup.IBackupPlanRef): readonly string[] {
  return needed.get(plan.node.root)?.get(planKeyOf(plan)) ?? [];
}

const keys = new WeakMap<backup.IBackupPlanRef, string>();

/** A plan is known by its resource, or else its id and environment: the same one may be met as an L2, as an L1 and as an import. */
export function planKeyOf(plan: backup.IBackupPlanRef): string {
  return memo(keys, plan, () => {
    const { env, backupPlanRef: { backupPlanId } } = plan;
    const resource = resourceBehind(backupPlanId);
    return resource?.cfnResourceType === PLAN_TYPE ? resource.node.path : `${env.account}/${env.region}/${backupPlanId}`;
  });
}
