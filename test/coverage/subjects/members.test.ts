import { arn, BACKUP, coverageOfFiles, find, selection } from '../templates';
import type { Json } from '../templates';

/** The verdict of a member, and what it is said to be a part of. */
function seen(resources: Json, selected: Json): [verdict: string, reason: string] {
  const { verdict, reasons } = find(coverageOfFiles({
    Parameters: { Name: { Type: 'String' } }, Resources: { ...BACKUP, Selection: selection({ Resources: [selected] }), ...resources },
  }), 'It');
  return [verdict, reasons[0]];
}

const CLUSTER_ARN = arn('Cluster', 'DBClusterArn');
const cluster = (more: Json = {}): Json => ({ Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', ...more } });
const member = (DBClusterIdentifier: Json, Engine = 'aurora-mysql'): Json => ({ Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier, Engine, DBInstanceClass: 'db.r5.large' } });
const ALL = 'arn:aws:rds:*:*:cluster:*';
const volume = (ParentVolumeId: Json): Json => ({ Type: 'AWS::FSx::Volume', Properties: { Name: 'v', VolumeType: 'OPENZFS', OpenZFSConfiguration: { ParentVolumeId } } });
const FILES = { Type: 'AWS::FSx::FileSystem', Properties: { FileSystemType: 'OPENZFS', SubnetIds: ['subnet-1'] } };
const FILES_ARN = { 'Fn::Sub': 'arn:aws:fsx:${AWS::Region}:${AWS::AccountId}:file-system/${Files}' };

test.each<[string, Json, Json, string, string]>([
  ['a cluster by its name, in another case', { It: member('Orders'), Cluster: cluster({ DBClusterIdentifier: 'orders' }) }, CLUSTER_ARN, 'protected', 'Cluster'],
  ['a cluster of another place', { It: member('orders') }, ALL, 'protected', 'orders'],
  ['a cluster that a parameter names', { It: member({ Ref: 'Name' }) }, ALL, 'protected', '<Name>'],
  ['a volume in a volume', { It: volume({ 'Fn::GetAtt': ['Outer', 'VolumeId'] }), Outer: volume({ 'Fn::GetAtt': ['Files', 'RootVolumeId'] }), Files: FILES }, FILES_ARN, 'protected', 'Files'],
  ['a volume in a volume of another place', { It: volume('fsvol-1') }, 'arn:aws:fsx:*:*:file-system/*', 'protected', 'what it belongs to'],
  ['volumes in each other', { It: volume({ 'Fn::GetAtt': ['Outer', 'VolumeId'] }), Outer: volume({ 'Fn::GetAtt': ['It', 'VolumeId'] }) }, 'arn:aws:fsx:*:*:file-system/*', 'protected', 'what it belongs to'],
])('%s', (_, resources, selected, verdict, whole) => {
  expect(seen(resources, selected)).toEqual([verdict, expect.stringContaining(whole)]);
});

test('a cluster that nothing selects is not said to back anything up', () => {
  expect(seen({ It: member({ Ref: 'Cluster' }), Cluster: cluster() }, 'arn:aws:ec2:*:*:volume/*')).toEqual(['nativeOnly', "it would be backed up with 'Cluster', which it is a part of"]);
});
