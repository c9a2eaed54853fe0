import * as fc from 'fast-check';
import { arn, role } from './templates';
import type { Json } from './templates';

const ACCOUNT = '111122223333';
const OTHER = '444455556666';

const VALUE = fc.constantFrom<Json>('gold', 'gold', 'gold', 'silver', 'silver', { Ref: 'P' }, { Ref: 'Q' });
const CONDITION = fc.constantFrom<Json>({}, {}, {}, {}, {}, {}, { Condition: 'IsGold' }, { Condition: 'IsSilver' });
const TAGS = fc.dictionary(fc.constantFrom('backup', 'stage', 'other'), VALUE, { maxKeys: 2 });

const TABLE: Json = { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] };
const key = (Ref: string): Json => ({ SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: { Ref } } });

/** A type, how its tags are called, what names it, and what it may be like. */
interface Kind {
  readonly type: string;
  readonly tags?: string;
  readonly name?: string;
  readonly properties: readonly Json[];
}

const KINDS: readonly Kind[] = [
  { type: 'AWS::DynamoDB::Table', name: 'TableName', properties: [TABLE, TABLE, { ...TABLE, ...key('OpenKey') }, { ...TABLE, ...key('ClosedKey') }] },
  {
    type: 'AWS::S3::Bucket',
    name: 'BucketName',
    properties: [{ VersioningConfiguration: { Status: 'Enabled' } }, {}, { VersioningConfiguration: { Status: { Ref: 'P' } } }, { VersioningConfiguration: { Status: { Ref: 'Q' } } }],
  },
  { type: 'AWS::RDS::DBInstance', name: 'DBInstanceIdentifier', properties: [{ Engine: 'mysql' }, { Engine: 'custom-oracle-ee' }, { Engine: { Ref: 'P' } }, { Engine: 'mysql', StorageEncrypted: true }] },
  { type: 'AWS::EFS::FileSystem', tags: 'FileSystemTags', properties: [{}, { Encrypted: true }, { Encrypted: false }] },
];

const RESOURCE = fc.record({
  kind: fc.constantFrom(...KINDS), like: fc.nat(3), tags: TAGS, condition: CONDITION, isNamed: fc.boolean(), start: fc.constantFrom('orders', 'users'),
}).map(({ kind: { type, name, tags: called = 'Tags', properties }, like, tags, condition, isNamed, start }) => (suffix: string): Json => ({
  Type: type,
  ...condition,
  Properties: {
    ...properties[like % properties.length],
    ...name !== undefined && isNamed ? { [name]: `${start}-${suffix}` } : {},
    ...Object.keys(tags).length > 0 ? { [called]: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) } : {},
  },
}));

const ARNS: Readonly<Record<string, string>> = { 'AWS::RDS::DBInstance': 'DBInstanceArn' };
const PATTERNS = ['*', '*', '*', 'arn:aws:dynamodb:*:*:table/*', 'arn:aws:dynamodb:*:*:table/orders-*', 'arn:aws:s3:::*', 'arn:aws:s3:::users*', 'arn:*:rds:*:*:db:*', 'arn:aws:elasticfilesystem:*:*:file-system/*',
  `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/*`, { 'Fn::Sub': 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${P}-*' }];

/** What is in a list of ARNs: a resource, or a pattern. */
type Listed = (ids: readonly string[], resources: Json) => Json;
const OF_ONE: fc.Arbitrary<Listed> = fc.nat(6).map((index) => (ids, resources) => {
  const id = ids[index % ids.length];
  const { Type, Condition } = resources[id];
  return Condition === undefined ? arn(id, ARNS[Type] ?? 'Arn') : '*';
});
const LISTED: fc.Arbitrary<Listed> = fc.oneof(
  OF_ONE,
  fc.constantFrom(...PATTERNS).map((pattern) => () => pattern),
  fc.tuple(OF_ONE, OF_ONE, fc.constantFrom('IsGold', 'IsSilver')).map(([one, other, condition]): Listed => (...of) => ({ 'Fn::If': [condition, one(...of), other(...of)] })),
);

const inline = (Effect: string, Action: string, Resource: Json): Json => ({ PolicyName: `${Effect}${Action.length}`, PolicyDocument: { Statement: [{ Effect, Action, Resource }] } });
const ROLE = fc.tuple(fc.constantFrom('managed', 'managed', 'managed', 'noS3', 'allow', 'deny'), fc.array(LISTED, { minLength: 1, maxLength: 2 })).map(([what, list]) => (...of: Parameters<Listed>): Json => {
  const on = list.map((each) => each(...of));
  switch (what) {
    case 'managed': return role();
    case 'noS3': return role(['service-role/AWSBackupServiceRolePolicyForBackup']);
    case 'deny': return role(undefined, { Policies: [inline('Deny', '*', on)] });
    default: return role([], { Policies: [inline('Allow', '*', on)] });
  }
});

const BODY = fc.record({
  list: fc.array(LISTED, { maxLength: 2 }),
  excluded: fc.option(LISTED, { nil: undefined, freq: 4 }),
  tag: fc.option(fc.record({ ConditionType: fc.constant('STRINGEQUALS'), ConditionKey: fc.constantFrom('backup', 'stage'), ConditionValue: VALUE }), { nil: undefined, freq: 3 }),
  condition: fc.option(fc.tuple(fc.constantFrom('StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'), fc.constantFrom('backup', 'stage', 'other'),
    fc.oneof(VALUE, fc.constantFrom<Json>('g*', '*'))), { nil: undefined, freq: 4 }),
}).map(({ list, excluded, tag, condition }) => (...of: Parameters<Listed>): Json => ({
  Resources: [...list, ...list.length > 0 || tag ? [] : [() => '*']].map((each) => each(...of)),
  ...tag ? { ListOfTags: [tag] } : {},
  ...excluded ? { NotResources: [excluded(...of)] } : {},
  ...condition ? { Conditions: { [condition[0]]: [{ ConditionKey: `aws:ResourceTag/${condition[1]}`, ConditionValue: condition[2] }] } } : {},
}));

const VAULT = fc.constantFrom<Json>({ Ref: 'Vault' }, { Ref: 'Vault' }, { Ref: 'Vault' }, { Ref: 'Denying' }, 'unknown');
const COPY = fc.constantFrom<Json>(`arn:aws:backup:us-east-1:${ACCOUNT}:backup-vault:far`, `arn:aws:backup:eu-west-1:${OTHER}:backup-vault:other`, arn('AirGapped', 'BackupVaultArn'));
const RULE = fc.record({
  TargetBackupVault: VAULT,
  ScheduleExpression: fc.constantFrom('cron(0 5 * * ? *)', 'cron(0 5 ? * 1 *)', 'cron(0 6 1 * ? *)'),
  DeleteAfterDays: fc.constantFrom<Json>(7, 35, 100, undefined, { Ref: 'N' }),
  to: fc.array(COPY, { maxLength: 2 }),
}).map(({ to, DeleteAfterDays, ...rule }): Json => ({
  ...rule,
  ...DeleteAfterDays === undefined ? {} : { Lifecycle: { DeleteAfterDays } },
  ...to.length > 0 ? { CopyActions: to.map((DestinationBackupVaultArn) => ({ DestinationBackupVaultArn, Lifecycle: { DeleteAfterDays: 50 } })) } : {},
}));
const PLAN = fc.tuple(fc.array(RULE, { minLength: 1, maxLength: 2 }), CONDITION).map(([rules, condition]): Json => ({
  Type: 'AWS::Backup::BackupPlan',
  ...condition,
  Properties: { BackupPlan: { BackupPlanName: 'plan', BackupPlanRule: rules.map((rule, index) => ({ RuleName: `rule${index}`, ...rule })) } },
}));

const keyFor = (accounts: readonly string[]): Json => ({
  Type: 'AWS::KMS::Key',
  Properties: { KeyPolicy: { Statement: [{ Effect: 'Allow', Action: 'kms:*', Principal: { AWS: accounts.map((account) => `arn:aws:iam::${account}:root`) }, Resource: '*' }] } },
});

/** What is in each of the templates beside plans. */
const COMMON: Json = {
  OpenKey: keyFor([ACCOUNT, OTHER]),
  ClosedKey: keyFor([ACCOUNT]),
  Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault' } },
  Denying: {
    Type: 'AWS::Backup::BackupVault',
    Properties: { BackupVaultName: 'denying', AccessPolicy: { Statement: [{ Effect: 'Deny', Principal: { AWS: arn('Role1') }, Action: 'backup:StartBackupJob', Resource: '*' }] } },
  },
  AirGapped: { Type: 'AWS::Backup::LogicallyAirGappedBackupVault', Properties: { BackupVaultName: 'air-gapped', MinRetentionDays: 7, MaxRetentionDays: 100 } },
};

/** A small template: what holds data, and what backs it up. */
export interface SmallApp {
  readonly data: Readonly<Record<string, Json>>;
  readonly backup: Readonly<Record<string, Json>>;
  readonly hasEnvironment: boolean;
}

const inNumbers = <T>(start: string, all: readonly T[]) => Object.fromEntries(all.map((each, index) => [`${start}${index}`, each]));

/** Small templates in which selections say the same, and resources are alike, more often than not. */
export const SMALL_APP: fc.Arbitrary<SmallApp> = fc.record({
  resources: fc.array(RESOURCE, { minLength: 2, maxLength: 6 }),
  roles: fc.array(ROLE, { minLength: 2, maxLength: 2 }),
  bodies: fc.array(BODY, { minLength: 2, maxLength: 2 }),
  plans: fc.array(PLAN, { minLength: 2, maxLength: 2 }),
  selections: fc.array(fc.record({ body: fc.nat(1), role: fc.nat(1), plan: fc.nat(1), condition: CONDITION }), { minLength: 1, maxLength: 4 }),
  hasEnvironment: fc.boolean(),
}).map(({ resources, roles, bodies, plans, selections, hasEnvironment }) => {
  const data = inNumbers('R', resources.map((make, index) => make(`r${index}`)));
  const of = [Object.keys(data), data] as const;
  const made = bodies.map((body) => body(...of));
  return {
    data,
    hasEnvironment,
    backup: {
      ...COMMON,
      ...inNumbers('Role', roles.map((each) => each(...of))),
      ...inNumbers('Plan', plans),
      ...inNumbers('S', selections.map(({ body, role: whose, plan, condition }) => ({
        Type: 'AWS::Backup::BackupSelection',
        ...condition,
        Properties: { BackupPlanId: { Ref: `Plan${plan}` }, BackupSelection: { SelectionName: 'selection', IamRoleArn: arn(`Role${whose}`), ...made[body] } },
      }))),
    },
  };
});

export const ENVIRONMENT = { account: ACCOUNT, region: 'eu-west-1', partition: 'aws' };

/** The template of a small app, with what holds data in some order. */
export function templateOf({ backup }: SmallApp, data: Readonly<Record<string, Json>>): Json {
  return {
    Parameters: { P: { Type: 'String' }, Q: { Type: 'String', Default: 'silver', AllowedValues: ['gold', 'silver', 'Enabled'] }, N: { Type: 'Number', Default: 40 } },
    Conditions: { IsGold: { 'Fn::Equals': [{ Ref: 'P' }, 'gold'] }, IsSilver: { 'Fn::Equals': [{ Ref: 'Q' }, 'silver'] } },
    Resources: { ...data, ...backup },
  };
}
