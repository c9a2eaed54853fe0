import type { aws_backup as backup, aws_iam as iam } from 'aws-cdk-lib';
import { roleResource } from './role/role-resource';
import type { SelectionLogic } from './selection-logic';
import { logicalIdOf } from '../document/live/stack-template';
import { isKnownText } from '../private/known-text';

type Body = backup.CfnBackupSelection.BackupSelectionResourceTypeProperty;

/**
 * What tells the body of a selection as the template has it, of one that is of constructs alone and has a role of its own: its tokens need not be resolved
 * for that, which takes longer than all that is asked of it. Nothing is told of another one, nor where somebody has changed it.
 */
export function writtenBody(
  resource: backup.CfnBackupSelection, { resources, conditions, notResources }: SelectionLogic,
  ownRole: iam.IRole | undefined, isAsMade: () => boolean,
): () => Record<string, unknown> | undefined {
  const role = ownRole && roleResource(ownRole);
  const body = { ...resource.backupSelection as Body };
  const { selectionName: name, iamRoleArn: roleArn } = body;
  const isOfConstructs = resources.arns.length + resources.tags.length + conditions.length + notResources.resources.length === 0;
  if (!role || !isOfConstructs || !isKnownText(name) || roleArn !== ownRole.roleArn) { return () => undefined; }
  return () => {
    if (!isAsMade() || !areAlike(body, resource.backupSelection as Body)) { return undefined; }
    const collected = resources.readCollected(resource.stack);
    return {
      BackupSelection: {
        SelectionName: name,
        IamRoleArn: { 'Fn::GetAtt': [logicalIdOf(role), 'Arn'] },
        ...collected.length > 0 ? { Resources: collected } : {},
      },
    };
  };
}

/** An object can be changed where it is. */
function areAlike(made: Body, found: Body): boolean {
  const names = Object.keys(found) as (keyof Body)[];
  return names.length === Object.keys(made).length && names.every((name) => found[name] === made[name]);
}
