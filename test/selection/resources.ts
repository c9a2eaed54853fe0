import type { Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as rds from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import { BackupPlan, BackupResource, BackupSelection, BackupSelectionOptions } from '../../src';
import { resourceOf } from '../util';

/** Bare resources of each kind that is collected: their logical id is that of the construct where it lies at the top of a stack. */
export const tableIn = (scope: Construct, id = 'Table') =>
  new dynamodb.CfnTable(scope, id, { keySchema: [{ attributeName: 'id', keyType: 'HASH' }] });
export const fileSystemIn = (scope: Construct, id = 'Files') => new efs.CfnFileSystem(scope, id, {});
export const instanceIn = (scope: Construct, id = 'Server') => new ec2.CfnInstance(scope, id, { imageId: 'ami-1' });
export const volumeIn = (scope: Construct, id = 'Volume') => new ec2.CfnVolume(scope, id, { availabilityZone: 'eu-central-1a', size: 1 });
export const dbInstanceIn = (scope: Construct, id = 'Database', props: rds.CfnDBInstanceProps = {}) => new rds.CfnDBInstance(scope, id, props);
export const dbClusterIn = (scope: Construct, id = 'Cluster') => new rds.CfnDBCluster(scope, id, {});

/** A selection of a plan that exists already. */
export function select(scope: Construct, resources: BackupResource[], options: Partial<BackupSelectionOptions> = {}, id = 'Selection'): BackupSelection {
  const plan = BackupPlan.fromBackupPlanId(scope, `PlanOf${id}`, 'a1b2c3d4');
  return new BackupSelection(scope, id, { backupPlan: plan, resources, ...options });
}

/** The same, of all that a construct holds. */
export function selectAllIn(construct: Construct, scope: Construct = construct, id = 'Selection'): BackupSelection {
  return select(scope, [BackupResource.fromConstruct(construct)], {}, id);
}

/** The ARNs in the template of the only selection of a stack. */
export function selectedArns(stack: Stack): any {
  return resourceOf(stack, 'AWS::Backup::BackupSelection').Properties.BackupSelection.Resources;
}

/** The ARNs of each selection of a template, in its order. */
export function arnsOfSelections(template: any): any[] {
  return Object.values<any>(template.Resources)
    .filter(({ Type }) => Type === 'AWS::Backup::BackupSelection')
    .map(({ Properties }) => Properties.BackupSelection.Resources);
}

/** An ARN in a stack without an environment, such as `arnIn('ec2', 'instance/', { Ref: 'Server' })`. */
export function arnIn(service: string, beforeName: string, name: string | object): object {
  const end = typeof name === 'string' ? [`:${beforeName}${name}`] : [`:${beforeName}`, name];
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:${service}:`, { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ...end]] };
}

/** What is collected of the resource with a logical id. */
export const tableArn = (logicalId: string) => arnIn('dynamodb', 'table/', { Ref: logicalId });
export const fileSystemArn = (logicalId: string) => arnIn('elasticfilesystem', 'file-system/', { Ref: logicalId });
export const instanceArn = (logicalId: string) => arnIn('ec2', 'instance/', { Ref: logicalId });
export const volumeArn = (logicalId: string) => arnIn('ec2', 'volume/', { Ref: logicalId });
export const dbInstanceArn = (logicalId: string) => arnIn('rds', 'db:', { Ref: logicalId });
export const dbClusterArn = (logicalId: string) => arnIn('rds', 'cluster:', { Ref: logicalId });
