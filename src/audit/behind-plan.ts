import { CfnResource } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { resourceBehind } from '../private/references';

/** The L1 of a construct, where it is made in this app: it, its child, or what a text of it refers to. */
export function l1Behind(construct: IConstruct, text: string): CfnResource | undefined {
  const own = [construct, construct.node.defaultChild].find((each): each is CfnResource => each !== undefined && CfnResource.isCfnResource(each));
  return own ?? resourceBehind(text);
}

/** The L1 of a plan. */
export function behindPlan(plan: backup.IBackupPlanRef): CfnResource | undefined {
  return l1Behind(plan, plan.backupPlanRef.backupPlanId);
}
