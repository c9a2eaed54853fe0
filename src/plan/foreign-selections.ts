import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { BackupSelection } from '../selection/backup-selection';

/** Whether an app has a selection that is not of this library: it may be one of any plan, and may select anything. */
export function hasForeignSelections(scope: IConstruct): boolean {
  return scope.node.root.node.findAll().some((construct) => CfnResource.isCfnResource(construct)
    && construct.cfnResourceType === 'AWS::Backup::BackupSelection'
    && !(construct.node.scope instanceof BackupSelection));
}
