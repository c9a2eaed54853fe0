import type { aws_backup as backup, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import type { SelectedResources } from './selected-resources';

/** What is known of a selection of a plan. */
export interface PlanSelection {
  readonly construct: Construct;
  readonly role: iam.IRole;
  readonly resources: SelectedResources;
}

const selections = new WeakMap<IConstruct, Map<string, PlanSelection[]>>();

/**
 * The selections that an app makes for a plan, in the order in which they were made. A new one is added to the list.
 *
 * A plan is known by its id and environment: the same one may be met as an L2, as an L1 and as an import.
 */
export function selectionsOf(plan: backup.IBackupPlanRef): PlanSelection[] {
  const root = plan.node.root;
  let ofRoot = selections.get(root);
  if (!ofRoot) {
    ofRoot = new Map();
    selections.set(root, ofRoot);
  }
  const key = `${plan.env.account}/${plan.env.region}/${plan.backupPlanRef.backupPlanId}`;
  let ofPlan = ofRoot.get(key);
  if (!ofPlan) {
    ofPlan = [];
    ofRoot.set(key, ofPlan);
  }
  return ofPlan;
}
