import { arn, BACKUP, coverageOfFiles, find, selection } from './templates';
import type { Json } from './templates';

const sub = (text: string): Json => ({ 'Fn::Sub': `arn:\${AWS::Partition}:${text}` });
const of = (type: string, properties: Json = {}): Json => ({ Type: `AWS::${type}`, Properties: properties });
const HERE = '${AWS::Region}:${AWS::AccountId}';
const TABLE = of('DynamoDB::Table');
const BUCKET = of('S3::Bucket', { VersioningConfiguration: { Status: 'Enabled' } });
const DATABASE = of('RDS::DBInstance', { Engine: 'mysql', BackupRetentionPeriod: 0 });
const SAP = of('SystemsManagerSAP::Application', { ApplicationId: 'a', ApplicationType: 'HANA' });
const NAMESPACE = of('RedshiftServerless::Namespace', { NamespaceName: 'n' });

/** What is said of a resource X that a selection has in its list, in a template with a parameter. */
const judged = (selected: Json, X: Json): string =>
  find(coverageOfFiles({ Parameters: { Name: { Type: 'String' } }, Resources: { ...BACKUP, S: selection({ Resources: [selected] }), X, Y: of('S3::Bucket') } }), 'X').verdict;

describe('an ARN is of the resource with whose id it ends', () => {
  test.each<[what: string, selected: Json, resource: Json]>([
    ['of a table', sub(`dynamodb:${HERE}:table/\${X}`), TABLE],
    ['of a table in whatever Region', sub('dynamodb:*:*:table/${X}'), TABLE],
    ['of a bucket', { 'Fn::Sub': 'arn:aws:s3:::${X}' }, BUCKET],
    ['of a file system by its attribute', sub(`elasticfilesystem:${HERE}:file-system/\${X.FileSystemId}`), of('EFS::FileSystem')],
    ['of an instance by its attribute', sub(`ec2:${HERE}:instance/\${X.InstanceId}`), of('EC2::Instance')],
    ['of a volume by its attribute', sub(`ec2:${HERE}:volume/\${X.VolumeId}`), of('EC2::Volume')],
    ['of a cluster of DSQL by its attribute', sub(`dsql:${HERE}:cluster/\${X.Identifier}`), of('DSQL::Cluster')],
    ['of a volume of ONTAP', sub(`fsx:${HERE}:volume/fs-1/\${X.VolumeId}`), of('FSx::Volume', { Name: 'v', VolumeType: 'ONTAP' })],
    ['of a namespace by its attribute', sub(`redshift-serverless:${HERE}:namespace/\${X.Namespace.NamespaceId}`), NAMESPACE],
    ['of an application of SAP HANA, whose `Ref` is the ARN', { Ref: 'X' }, SAP],
  ])('%s', (_, selected, resource) => expect(judged(selected, resource)).toBe('protected'));
});

describe('what only looks like it is of nothing', () => {
  test.each<[what: string, selected: Json, resource: Json]>([
    ['a resource id of a cluster of DocumentDB', sub(`rds:${HERE}:cluster:\${X.ClusterResourceId}`), of('DocDB::DBCluster')],
    ['a resource id of a cluster of Neptune', sub(`rds:${HERE}:cluster:\${X.ClusterResourceId}`), of('Neptune::DBCluster')],
    ['a resource id of a cluster of Aurora', sub(`rds:${HERE}:cluster:\${X.DBClusterResourceId}`), of('RDS::DBCluster', { Engine: 'aurora-mysql' })],
    ['a resource id of a database', sub(`rds:${HERE}:db:\${X.DbiResourceId}`), DATABASE],
    ['the name of a namespace, whose ARN has another id', sub(`redshift-serverless:${HERE}:namespace/\${X}`), NAMESPACE],
    ['an index of a table', { 'Fn::Join': ['', [arn('X'), '/index/*']] }, TABLE],
    ['an index of a table by its name', sub(`dynamodb:${HERE}:table/\${X}/index/*`), TABLE],
    ['the objects of another bucket', { 'Fn::Join': ['', [arn('Y'), '/*']] }, TABLE],
    ['the objects of another bucket by its name', { 'Fn::Sub': 'arn:aws:s3:::${Y}/*' }, TABLE],
    ['another type', sub(`rds:${HERE}:cluster:\${X}`), DATABASE],
  ])('%s', (_, selected, resource) => expect(judged(selected, resource)).toMatch(/^(unprotected|nativeOnly)$/));
});

describe('what is of something else as a rule is known only at deployment', () => {
  test.each<[what: string, selected: Json, resource: Json]>([
    ['a name that only ends with it', sub(`dynamodb:${HERE}:table/old-\${X}`), TABLE],
    ['a name that begins with a parameter', sub(`dynamodb:${HERE}:table/\${Name}-\${X}`), TABLE],
    ['a name that ends with a parameter', sub(`dynamodb:${HERE}:table/\${X}-\${Name}`), TABLE],
    ['a bucket that only ends with it', { 'Fn::Sub': 'arn:aws:s3:::old-${X}' }, BUCKET],
    ['a Region that a parameter has', sub('dynamodb:${Name}:${AWS::AccountId}:table/${X}'), TABLE],
    ['a Region that is written out where nobody knows the Region', sub('dynamodb:eu-west-1:${AWS::AccountId}:table/${X}'), TABLE],
    ['an attribute that is no id', sub(`ec2:${HERE}:instance/\${X.PrivateIp}`), of('EC2::Instance')],
  ])('%s', (_, selected, resource) => expect(judged(selected, resource)).not.toBe('protected'));
});
