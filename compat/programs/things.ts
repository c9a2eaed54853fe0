import type { Kit } from '../harness/program';

/** Things of other services that v1 and v2 render alike. */

export function table(k: Kit, scope: any, id = 'Table'): any {
  return new k.dynamodb.Table(scope, id, { partitionKey: { name: 'id', type: k.dynamodb.AttributeType.STRING } });
}

export function fileSystem(k: Kit, scope: any, id = 'FileSystem'): any {
  return new k.efs.CfnFileSystem(scope, id, { encrypted: true });
}

export function instance(k: Kit, scope: any, id = 'Instance'): any {
  return new k.ec2.CfnInstance(scope, id, { imageId: 'ami-0123456789abcdef0', instanceType: 't3.micro' });
}

export function volume(k: Kit, scope: any, id = 'Volume'): any {
  return new k.ec2.CfnVolume(scope, id, { availabilityZone: 'eu-west-1a', size: 8 });
}

export function database(k: Kit, scope: any, id = 'Database', props: Record<string, unknown> = {}): any {
  return new k.rds.CfnDBInstance(scope, id, { dbInstanceClass: 'db.t3.micro', engine: 'postgres', allocatedStorage: '20', ...props });
}

export function cluster(k: Kit, scope: any, id = 'Cluster', props: Record<string, unknown> = {}): any {
  return new k.rds.CfnDBCluster(scope, id, { engine: 'aurora-postgresql', ...props });
}

export function bucket(k: Kit, scope: any, id = 'Bucket'): any {
  return new k.s3.CfnBucket(scope, id);
}

/** A network that exists already, so that nothing but what stands in it is rendered. */
export function vpc(k: Kit, scope: any, id = 'Vpc'): any {
  return k.ec2.Vpc.fromVpcAttributes(scope, id, {
    vpcId: 'vpc-1',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    privateSubnetIds: ['subnet-1', 'subnet-2'],
    publicSubnetIds: ['subnet-3', 'subnet-4'],
    isolatedSubnetIds: ['subnet-5', 'subnet-6'],
  });
}

/** A plan with one daily rule into a vault of its own. */
export function plan(k: Kit, scope: any, id = 'Plan'): any {
  return k.backup.BackupPlan.daily35DayRetention(scope, id);
}

/** Any one resource, where a selection needs one and the program is about something else. */
export function anything(k: Kit): any {
  return k.backup.BackupResource.fromArn('arn:aws:dynamodb:eu-west-1:123456789012:table/one');
}

export function rule(k: Kit, props: Record<string, unknown> = {}): any {
  return new k.backup.BackupPlanRule({ scheduleExpression: k.events.Schedule.cron({ hour: '3', minute: '30' }), ...props });
}

/** A new construct that only groups others. */
export function group(k: Kit, scope: any, id: string): any {
  return new k.Construct(scope, id);
}
