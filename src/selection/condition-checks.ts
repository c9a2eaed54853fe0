import type { aws_backup as backup, aws_iam as iam, CfnResource } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { roleResource } from './role-resource';
import type { SelectionLogic } from './selection-logic';
import { warnOfConditionalReferences } from '../model/conditional-references';
import { resourceBehind } from '../private/references';

/** Says where CloudFormation may not make what a selection needs. */
export function warnOfConditions(selection: Construct, logic: SelectionLogic, role: iam.IRole, plan: backup.IBackupPlanRef): void {
  const resource = selection.node.defaultChild as CfnResource;
  warnOfConditionalReferences(selection, resource, [resourceBehind(plan.backupPlanRef.backupPlanId), roleResource(role)]);
  const conditional = [logic.resources, logic.notResources].filter((selected) => selected.mayBeConditional());
  if (conditional.length > 0) {
    warnOfConditionalReferences(selection, resource, conditional.flatMap((selected) => selected.known().map(({ resource: each }) => each)), true);
  }
}
