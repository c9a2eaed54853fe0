import { arn, BACKUP, condition, coverageOfFiles, coverageOfIncluded, find, plan, role, selection, tag, tags } from './templates';
import type { Json } from './templates';
import { coverageOf } from '../../src/coverage/coverage-of';
import { TemplateFile, TemplateFiles } from '../../src/document/template-file';

const TABLE: Json = { Type: 'AWS::DynamoDB::Table', Properties: { AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] } };
const table = (properties: Json, more: Json = {}): Json => ({ ...TABLE, ...more, Properties: { ...TABLE.Properties, ...properties } });
const bucket = (properties: Json = {}): Json => ({ Type: 'AWS::S3::Bucket', Properties: properties });
const VERSIONED = { VersioningConfiguration: { Status: 'Enabled' } };
const IS_PROD: Json = { Parameters: { Env: { Type: 'String', Default: 'dev' } }, Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } } };
const NAME: Json = { Parameters: { Name: { Type: 'String' } } };
const CLUSTER: Json = { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', BackupRetentionPeriod: 7 } };
const LOCK = { Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault', LockConfiguration: { MinRetentionDays: 90 } } } };

/** What is beside a plan, its vault and its role, and the verdict of `It`. */
type Case = [what: string, resources: Json, verdict: string, reasons: string[], more?: Json];

const by = (clause: string) => [`the selection 'Selection' of the plan 'Plan' selects it by ${clause}`];
const perhaps = (clause: string, why = clause.startsWith('L') ? `whether it has the tag of ${clause} is known only at deployment` : `whether ${clause} is its ARN is known only at deployment`) => [`the selection 'Selection' of the plan 'Plan' may select it by ${clause}: ${why}`];
const inVain = (clause: string, why: string) => [`the selection 'Selection' of the plan 'Plan' selects it by ${clause} in vain: ${why}`];
const NOT_SELECTED = 'no selection of the templates selects it';
const where = (words: string) => [`a plan backs it up only where ${words}`];

const PROTECTED: Case[] = [
  ['its ARN', { It: TABLE, Selection: selection({ Resources: [arn('It')] }) }, 'protected', by('Resources[0]')],
  ['its ARN, put together of its name', {
    It: TABLE, Selection: selection({ Resources: ['arn:aws:ec2:*:*:volume/*', { 'Fn::Sub': 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${It}' }] }),
  }, 'protected', by('Resources[1]')],
  ['a name that is written out twice', {
    It: table({ TableName: 'orders' }), Selection: selection({ Resources: [{ 'Fn::Sub': 'arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/orders' }] }),
  }, 'protected', by('Resources[0]')],
  ['a name that is put together twice', {
    It: table({ TableName: { 'Fn::Sub': '${AWS::StackName}-orders' } }),
    Selection: selection({ Resources: [{ 'Fn::Sub': 'arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${AWS::StackName}-orders' }] }),
  }, 'protected', by('Resources[0]')],
  ['a name that is a parameter', {
    It: table({ TableName: { Ref: 'Name' } }), Selection: selection({ Resources: [{ 'Fn::Sub': 'arn:aws:dynamodb:*:*:table/${Name}' }] }),
  }, 'protected', by('Resources[0]'), NAME],
  ['everything', { It: TABLE, Selection: selection({ Resources: ['*'] }) }, 'protected', by('Resources[0]')],
  ['its kind', { It: TABLE, Selection: selection({ Resources: ['arn:aws:dynamodb:*:*:table/*'] }) }, 'protected', by('Resources[0]')],
  ['a pattern of its name', { It: table({ TableName: 'orders-eu' }), Selection: selection({ Resources: ['arn:aws:dynamodb:*:*:table/orders-*'] }) }, 'protected', by('Resources[0]')],
  ['its tag', { It: table(tags({ backup: 'daily' })), Selection: selection(tag('backup', 'daily')) }, 'protected', by('ListOfTags[0]')],
  ['a tag that is the same parameter', { It: table(tags({ backup: { Ref: 'Name' } })), Selection: selection(tag('backup', { Ref: 'Name' })) }, 'protected', by('ListOfTags[0]'), NAME],
  ['a condition that it meets', {
    It: table(tags({ stage: 'prod' })), Selection: selection({ Resources: ['*'], ...condition('StringLike', 'stage', 'p*') }),
  }, 'protected', by('Resources[0]')],
  ['a negated condition that its tag meets', {
    It: table(tags({ stage: 'prod' })), Selection: selection({ Resources: ['*'], ...condition('StringNotEquals', 'stage', 'dev') }),
  }, 'protected', by('Resources[0]')],
  ['everything but others', { It: TABLE, Other: TABLE, Selection: selection({ Resources: ['*'], NotResources: [arn('Other'), 'arn:aws:ec2:*:*:instance/*'] }) }, 'protected', by('Resources[0]')],
  ['a condition that is its own', { It: { ...TABLE, Condition: 'IsProd' }, Selection: selection({ Resources: [arn('It')] }, { Condition: 'IsProd' }) }, 'protected', by('Resources[0]'), IS_PROD],
  ['a reference that is left out where it is not made', {
    It: { ...TABLE, Condition: 'IsProd' }, Other: TABLE, Selection: selection({ Resources: [arn('Other'), { 'Fn::If': ['IsProd', arn('It'), { Ref: 'AWS::NoValue' }] }] }),
  }, 'protected', by('Resources[1]'), IS_PROD],
  ['one selection or another', {
    It: TABLE,
    Selection: selection({ Resources: [{ 'Fn::If': ['IsProd', arn('It'), 'arn:aws:ec2:*:*:volume/*'] }] }),
    Selection2: selection({ Resources: [{ 'Fn::If': ['IsProd', 'arn:aws:ec2:*:*:volume/*', arn('It')] }] }),
  }, 'protected', ["the selection 'Selection2' of the plan 'Plan' selects it by Resources[0]"], IS_PROD],
  ['a bucket with versioning', { It: bucket(VERSIONED), Selection: selection({ Resources: [arn('It')] }) }, 'protected', by('Resources[0]')],
  ['a bucket with a lock, which has versioning', { It: bucket({ ObjectLockEnabled: true }), Selection: selection({ Resources: [arn('It')] }) }, 'protected', by('Resources[0]')],
  ['tags of file systems', { It: { Type: 'AWS::EFS::FileSystem', Properties: { FileSystemTags: [{ Key: 'backup', Value: 'daily' }] } }, Selection: selection(tag('backup', 'daily')) }, 'protected', by('ListOfTags[0]')],
  ['tags of a launch template', {
    It: { Type: 'AWS::EC2::Instance', Properties: { LaunchTemplate: { LaunchTemplateId: { Ref: 'Launch' }, Version: '1' } } },
    Launch: { Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: { TagSpecifications: [{ ResourceType: 'instance', ...tags({ backup: 'daily' }) }] } } },
    Selection: selection(tag('backup', 'daily')),
  }, 'protected', by('ListOfTags[0]')],
  ['the tags that a group gives to its instances', {
    It: { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: { MinSize: '1', MaxSize: '1', Tags: [{ Key: 'backup', Value: 'daily', PropagateAtLaunch: true }] } },
    Selection: selection(tag('backup', 'daily')),
  }, 'protected', by('ListOfTags[0]')],
  ['the tags of a replica', {
    It: {
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: { ...TABLE.Properties, Replicas: [{ Region: 'eu-west-1', ...tags({ backup: 'weekly' }) }, { Region: { Ref: 'AWS::Region' }, ...tags({ backup: 'daily' }) }] },
    },
    Selection: selection(tag('backup', 'daily')),
  }, 'protected', [...by('ListOfTags[0]'), 'its replica in eu-west-1 is not visible here: only a plan of the same Region backs a replica up']],
  ['its cluster', {
    It: { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: { Ref: 'Cluster' }, Engine: 'aurora-mysql', DBInstanceClass: 'db.r5.large' } },
    Cluster: CLUSTER,
    Selection: selection({ Resources: [arn('Cluster', 'DBClusterArn')] }),
  }, 'protected', ["it is backed up with 'Cluster', which it is a part of", ...by('Resources[0]')]],
  ['all clusters, where its own is elsewhere', {
    It: { Type: 'AWS::Neptune::DBInstance', Properties: { DBClusterIdentifier: 'graph', DBInstanceClass: 'db.r5.large' } }, Selection: selection({ Resources: ['arn:aws:rds:*:*:cluster:*'] }),
  }, 'protected', ["it is backed up with 'graph', which it is a part of", ...by('Resources[0]')]],
  ['the file system of its volume', {
    It: { Type: 'AWS::FSx::Volume', Properties: { Name: 'v', VolumeType: 'OPENZFS', OpenZFSConfiguration: { ParentVolumeId: arn('Files', 'RootVolumeId') } } },
    Files: { Type: 'AWS::FSx::FileSystem', Properties: { FileSystemType: 'OPENZFS', SubnetIds: ['subnet-1'] } },
    Selection: selection({ Resources: [{ 'Fn::Sub': 'arn:aws:fsx:${AWS::Region}:${AWS::AccountId}:file-system/${Files}' }] }),
  }, 'protected', ["it is backed up with 'Files', which it is a part of", ...by('Resources[0]')]],
  ['a volume of a gateway', {
    It: {
      Type: 'AWS::StorageGateway::Volume',
      Properties: {
        GatewayARN: 'arn:aws:storagegateway:eu-west-1:111122223333:gateway/sgw-1', NetworkInterfaceId: '10.0.0.1', TargetName: 'orders', VolumeSizeInBytes: 1, ...tags({ backup: 'daily' }),
      },
    },
    Selection: selection(tag('backup', 'daily')),
  }, 'protected', by('ListOfTags[0]')],
  ['a table of SAM', {
    It: { Type: 'AWS::Serverless::SimpleTable', Properties: { Tags: { backup: 'daily' } } }, Selection: selection({ Resources: [arn('It')], ...condition('StringEquals', 'backup', 'daily') }),
  }, 'protected', by('Resources[0]')],
  ['what SAM names', { It: { Type: 'AWS::Serverless::SimpleTable' }, Selection: selection({ Resources: [{ 'Fn::Sub': 'arn:aws:dynamodb:*:*:table/${It}' }] }) }, 'protected', by('Resources[0]')],
  ['a literal ARN', { It: bucket({ BucketName: 'orders', ...VERSIONED }), Selection: selection({ Resources: ['arn:aws:s3:::orders'] }) }, 'protected', by('Resources[0]')],
  ['a role of another place', { It: TABLE, Selection: selection({ Resources: [arn('It')], IamRoleArn: 'arn:aws:iam::111122223333:role/backup' }) }, 'protected', by('Resources[0]')],
  ['a role with statements of its own', {
    Role: role(['service-role/AWSBackupServiceRolePolicyForBackup'], { Policies: [{ PolicyName: 's3', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] } }] }),
    It: bucket(VERSIONED),
    Selection: selection({ Resources: [arn('It')] }),
  }, 'protected', by('Resources[0]')],
];

const CONDITIONAL: Case[] = [
  ['a selection under a condition', { It: TABLE, Selection: selection({ Resources: [arn('It')] }, { Condition: 'IsProd' }) }, 'conditional', where("the condition 'IsProd' holds"), IS_PROD],
  ['a tag under a condition', {
    It: table({ Tags: [{ 'Fn::If': ['IsProd', { Key: 'backup', Value: 'daily' }, { Ref: 'AWS::NoValue' }] }] }), Selection: selection(tag('backup', 'daily')),
  }, 'conditional', where("the condition 'IsProd' holds"), IS_PROD],
  ['an exclusion under a condition', {
    It: TABLE, Selection: selection({ Resources: ['*'], NotResources: [{ 'Fn::If': ['IsProd', arn('It'), 'arn:aws:ec2:*:*:volume/*'] }] }),
  }, 'conditional', where("the condition 'IsProd' does not hold"), IS_PROD],
  ['versioning under a condition', {
    It: bucket({ VersioningConfiguration: { Status: { 'Fn::If': ['IsProd', 'Enabled', 'Suspended'] } } }), Selection: selection({ Resources: [arn('It')] }),
  }, 'conditional', [
    ...where("the condition 'IsProd' holds"), ...inVain('Resources[0]', "AWS Backup does not back up a bucket without versioning: turn it on for 'It' [bucketWithoutVersioning]"),
  ], IS_PROD],
  ['versioning that is a parameter', {
    It: bucket({ VersioningConfiguration: { Status: { Ref: 'Name' } } }), Selection: selection({ Resources: [arn('It')] }),
  }, 'conditional', perhaps('Resources[0]', 'whether the bucket has versioning is known only at deployment'), NAME],
  ['a tag that is a parameter', { It: table(tags({ backup: { Ref: 'Name' } })), Selection: selection(tag('backup', 'daily')) }, 'conditional', perhaps('ListOfTags[0]'), NAME],
  ['tags that are not known', {
    It: { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: { MinSize: '1', MaxSize: '1', LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' } } }, Selection: selection(tag('backup', 'daily')),
  }, 'conditional', perhaps('ListOfTags[0]')],
  ['tags that a snapshot may have', {
    It: { Type: 'AWS::RDS::DBInstance', Properties: { DBSnapshotIdentifier: 'old' } }, Selection: selection(tag('backup', 'daily')),
  }, 'conditional', perhaps('ListOfTags[0]')],
  ['a negated condition without the tag', { It: TABLE, Selection: selection({ Resources: ['*'], ...condition('StringNotEquals', 'backup', 'none') }) }, 'conditional', perhaps('Resources[0]', 'whether it meets Conditions.StringNotEquals[0] is known only at deployment')],
  ['a name pattern without a name', { It: TABLE, Selection: selection({ Resources: ['arn:aws:dynamodb:*:*:table/orders-*'] }) }, 'conditional', perhaps('Resources[0]')],
  ['a list that is a parameter', { It: TABLE, Selection: selection({ Resources: { Ref: 'List' } }) }, 'conditional',
    perhaps('Resources', 'whether it is in Resources is known only at deployment'), { Parameters: { List: { Type: 'CommaDelimitedList' } } }],
  ['another plan', { It: TABLE, Selection: selection({ Resources: [arn('It')] }, {}, 'imported') }, 'conditional', [
    "the selection 'Selection' may select it by Resources[0]: its plan is none of the templates, so that its rules are not known",
  ]],
  ['its stack', { It: TABLE, Selection: selection({ Resources: [{ Ref: 'AWS::StackId' }] }) }, 'conditional', perhaps('Resources[0]', 'it selects the stack with what is in it')],
  ['a plan that only a condition has refused', {
    ...LOCK, It: TABLE, Plan: plan([{ Lifecycle: { DeleteAfterDays: { 'Fn::If': ['IsProd', 365, 35] } } }]), Selection: selection({ Resources: [arn('It')] }),
  }, 'conditional', [
    ...where("the condition 'IsProd' holds"),
    ...inVain('Resources[0]', "the rule 'rule0' keeps recovery points for 35 days, and the vault 'Vault' takes only what is kept for at least 90 days [retentionOutOfRange]"),
  ], IS_PROD],
];

const IN_VAIN: Case[] = [
  ['a bucket without versioning', { It: bucket(), Selection: selection({ Resources: [arn('It')] }) }, 'selectedInVain',
    inVain('Resources[0]', "AWS Backup does not back up a bucket without versioning: turn it on for 'It' [bucketWithoutVersioning]")],
  ['an EKS cluster of the old authentication', {
    It: { Type: 'AWS::EKS::Cluster', Properties: { RoleArn: 'arn:aws:iam::111122223333:role/eks', ResourcesVpcConfig: { SubnetIds: ['subnet-1'] } } }, Selection: selection({ Resources: [arn('It')] }),
  }, 'selectedInVain', inVain('Resources[0]', "AWS Backup backs up an EKS cluster only with the authentication mode API or API_AND_CONFIG_MAP: set it for 'It' [eksAuthenticationMode]")],
  ['a role without the policy of S3', { Role: role(['service-role/AWSBackupServiceRolePolicyForBackup']), It: bucket(VERSIONED), Selection: selection({ Resources: [arn('It')] }) }, 'selectedInVain',
    inVain('Resources[0]', "the role 'Role' lacks the AWS managed policy AWSBackupServiceRolePolicyForS3Backup, without which AWS Backup cannot back up S3 buckets [backupPolicyMissing]")],
  ['a plan that its vault refuses', { ...LOCK, It: TABLE, Selection: selection({ Resources: [arn('It')] }) }, 'selectedInVain',
    inVain('Resources[0]', "the rule 'rule0' keeps recovery points for 35 days, and the vault 'Vault' takes only what is kept for at least 90 days [retentionOutOfRange]")],
  ['a selection that is refused', { It: TABLE, Selection: selection({ Resources: [arn('It')], Conditions: { StringEquals: [{ ConditionKey: 'stage', ConditionValue: 'prod' }] } }) }, 'selectedInVain',
    inVain('Resources[0]', "'ConditionKey' must begin with 'aws:ResourceTag/', got 'stage' [invalidCondition]")],
  ['a file system of Lustre that is scratch', {
    It: { Type: 'AWS::FSx::FileSystem', Properties: { FileSystemType: 'LUSTRE', SubnetIds: ['subnet-1'], LustreConfiguration: { DeploymentType: 'SCRATCH_2' } } },
    Selection: selection({ Resources: ['arn:aws:fsx:*:*:file-system/*'] }),
  }, 'selectedInVain', inVain('Resources[0]', 'FSx makes no backup of a file system of Lustre that is scratch: make it a persistent one by its DeploymentType [lustreWithoutBackups]')],
  ['a schedule that has come to its end', { It: TABLE, Plan: plan([{ ScheduleExpression: 'cron(0 5 1 1 ? 2025)' }]), Selection: selection({ Resources: [arn('It')] }) }, 'selectedInVain',
    inVain('Resources[0]', 'no rule of the plan goes on starting jobs')],
];

const OTHERS: Case[] = [
  ['nothing', { It: TABLE }, 'unprotected', [NOT_SELECTED]],
  ['another tag', { It: table(tags({ Backup: 'daily' })), Selection: selection(tag('backup', 'daily')) }, 'unprotected', [NOT_SELECTED]],
  ['a tag of a group that its instances do not get', {
    It: { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: { MinSize: '1', MaxSize: '1', Tags: [{ Key: 'backup', Value: 'daily', PropagateAtLaunch: false }] } }, Selection: selection(tag('backup', 'daily')),
  }, 'unsupported', ['its instances are made by the Auto Scaling group, and not visible here: give its instances a tag by which they are selected, or keep their data elsewhere']],
  ['a condition that it does not meet', { It: table(tags({ stage: 'dev' })), Selection: selection({ Resources: [arn('It')], ...condition('StringEquals', 'stage', 'prod') }) }, 'unprotected', [NOT_SELECTED]],
  ['a condition without the tag', { It: TABLE, Selection: selection({ Resources: [arn('It')], ...condition('StringEquals', 'stage', 'prod') }) }, 'unprotected', [NOT_SELECTED]],
  ['an exclusion', { It: TABLE, Selection: selection({ Resources: ['*'], NotResources: [arn('It')] }) }, 'unprotected', [NOT_SELECTED]],
  ['what is in it', { It: bucket(), Selection: selection({ Resources: [{ 'Fn::Sub': '${It.Arn}/*' }] }) }, 'unprotected', [NOT_SELECTED]],
  ['its name, which is no ARN', { It: TABLE, Selection: selection({ Resources: [{ Ref: 'It' }] }) }, 'unprotected', [NOT_SELECTED]],
  ['point-in-time recovery', { It: table({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 } }) }, 'nativeOnly',
    [NOT_SELECTED, 'only its own service backs it up (point-in-time recovery, kept for 7 days), and its backups go with it']],
  ['versioning', { It: bucket(VERSIONED) }, 'nativeOnly', [NOT_SELECTED, 'only its own service backs it up (versioning), and its backups go with it']],
  ['automated backups by default', { It: { Type: 'AWS::RDS::DBInstance', Properties: { DBInstanceClass: 'db.t3.micro' } } }, 'nativeOnly',
    [NOT_SELECTED, 'only its own service backs it up (automated backups, kept for 1 day), and its backups go with it']],
  ['automated backups that are turned off', { It: { Type: 'AWS::RDS::DBInstance', Properties: { DBInstanceClass: 'db.t3.micro', BackupRetentionPeriod: 0 } } }, 'unprotected', [NOT_SELECTED]],
  ['a parameter whose default turns backups on', { It: { Type: 'AWS::RDS::DBInstance', Properties: { DBInstanceClass: 'db.t3.micro', BackupRetentionPeriod: { Ref: 'Days' } } } }, 'nativeOnly',
    [NOT_SELECTED, 'only its own service backs it up (automated backups, kept for 14 days), and its backups go with it'], { Parameters: { Days: { Type: 'Number', Default: 14 } } }],
  ['a type that AWS Backup does not have', { It: { Type: 'AWS::SQS::Queue' } }, 'unsupported',
    ['AWS Backup has no such type: it keeps its data for a while only: write what must last to a bucket or a table that is backed up']],
  ['snapshots of a type that AWS Backup does not have', { It: { Type: 'AWS::ElastiCache::ReplicationGroup', Properties: { ReplicationGroupDescription: 'x', SnapshotRetentionLimit: 5 } } }, 'nativeOnly', [
    'only its own service backs it up (automated backups, kept for 5 days), and its backups go with it', 'AWS Backup has no such type: keep its own snapshots',
  ]],
  ['a file system of ONTAP', { It: { Type: 'AWS::FSx::FileSystem', Properties: { FileSystemType: 'ONTAP', SubnetIds: ['subnet-1'] } } }, 'unsupported', ['of a file system of NetApp ONTAP the volumes are backed up']],
  ['what SageMaker makes', { It: { Type: 'AWS::SageMaker::Domain', Properties: { AuthMode: 'IAM', DefaultUserSettings: { ExecutionRole: 'arn:aws:iam::111122223333:role/x' }, DomainName: 'x', SubnetIds: ['subnet-1'], VpcId: 'vpc-1' } } },
    'unsupported', ['its file system is made by SageMaker, and not visible here: select its file system by a tag or an ARN pattern: the template does not show it']],
  ['what Beanstalk makes', { It: { Type: 'AWS::ElasticBeanstalk::Environment', Properties: { ApplicationName: 'x', OptionSettings: [{ Namespace: 'aws:rds:dbinstance', OptionName: 'DBEngine', Value: 'mysql' }] } } },
    'unsupported', ['its database is made by Elastic Beanstalk, and not visible here']],
];

test('where selections depend on more conditions than can be looked at, one that does not is enough', () => {
  const names = Array.from({ length: 8 }, (_, index) => `P${index}`);
  const conditions = {
    Parameters: Object.fromEntries(names.map((name) => [name, { Type: 'String' }])),
    Conditions: Object.fromEntries(names.map((name) => [`Is${name}`, { 'Fn::Equals': [{ Ref: name }, 'yes'] }])),
  };
  const Many = selection({ Resources: names.map((name) => ({ 'Fn::If': [`Is${name}`, arn('It'), 'arn:aws:ec2:*:*:volume/*'] })) });
  const verdictOf = (resources: Json) => find(coverageOfFiles({ ...conditions, Resources: { ...BACKUP, It: TABLE, Many, ...resources } }), 'It');
  expect(verdictOf({}).verdict).toBe('conditional');
  expect(verdictOf({}).reasons[0]).toMatch(/^a plan backs it up only where |^it depends on more conditions/);
  expect(verdictOf({ One: selection({ Resources: [arn('It')] }) })).toMatchObject({ verdict: 'protected', selections: [{ logicalId: 'One' }] });
});

test('an exemption counts where nothing protects', () => {
  const files = (resources: Json) => new TemplateFiles([new TemplateFile({ name: 'T', content: { Resources: { ...BACKUP, It: TABLE, ...resources } } })]);
  const exemptionOf = ({ logicalId }: { logicalId: string }) => logicalId === 'It' ? { reason: 'a cache' } : undefined;
  expect(find(coverageOf(files({}), { exemptionOf }), 'It')).toMatchObject({ verdict: 'exempt', reasons: ['a cache'] });
  expect(find(coverageOf(files({ Selection: selection({ Resources: [arn('It')] }) }), { exemptionOf }), 'It').verdict).toBe('protected');
});

describe.each([['a file', coverageOfFiles], ['an app', coverageOfIncluded]] as const)('in %s', (_, coverage) => {
  test.each([...PROTECTED, ...CONDITIONAL, ...IN_VAIN, ...OTHERS])('%s', (__, resources, verdict, reasons, more = {}) => {
    const it = find(coverage({ ...more, Resources: { ...BACKUP, ...resources } }), 'It');
    const said = it.reasons.map((reason) => reason.replace(/Stack\/T\//g, ''));
    expect([it.verdict, said]).toEqual([verdict, reasons]);
  });
});
