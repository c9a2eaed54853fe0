/**
 * What AWS Backup would do, as its documentation says it, told in the simplest way: values are put in for all that is not known, and everything is compared with everything.
 * Nothing of the library is used.
 */

export type Json = any;
/** Yes, no, or what the documentation leaves open. */
export type Told = boolean | 'open';

/** A template in which everything has a value. */
export interface Deployed {
  readonly region: string;
  readonly account: string;
  /** The ARNs of what has a name, whether it is made or not. */
  readonly named: readonly string[];
  readonly resources: Readonly<Record<string, { readonly Type: string; readonly Properties: Json }>>;
}

/** A template, and what its parameters are. */
export interface Given {
  readonly template: Json;
  readonly region: string;
  readonly account: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const NOTHING = Symbol('nothing');
/** What an ARN ends with that is that of one resource, and cannot be that of another one. */
const REFERENCE = '#';

/** Deploys a template: only what is made, with a value for each intrinsic function. */
export function deploy({ template, region, account, parameters }: Given): Deployed {
  const holds = (name: string): boolean => test(template.Conditions[name]);
  const test = (condition: Json): boolean => {
    const [[name, argument]] = Object.entries<Json>(condition);
    switch (name) {
      case 'Fn::Equals': return value(argument[0]) === value(argument[1]);
      case 'Fn::Not': return !test(argument[0]);
      case 'Fn::And': return argument.every(test);
      case 'Fn::Or': return argument.some(test);
      default: return holds(argument);
    }
  };
  const pseudo: Record<string, string> = { 'AWS::Region': region, 'AWS::AccountId': account, 'AWS::Partition': 'aws' };
  const isMade = (id: string) => template.Resources[id].Condition === undefined || holds(template.Resources[id].Condition);
  const value = (expression: Json): Json => {
    if (typeof expression !== 'object') { return expression; }
    if (Array.isArray(expression)) { return expression.map(value).filter((each) => each !== NOTHING); }
    const [name, argument] = Object.keys(expression).length === 1 ? Object.entries<Json>(expression)[0] : [''];
    switch (name) {
      case 'Ref': return argument === 'AWS::NoValue' ? NOTHING : pseudo[argument] ?? parameters[argument] ?? idOf(argument, value(template.Resources[argument].Properties));
      case 'Fn::GetAtt': return `${arnOf(template.Resources[argument[0]].Type, idOf(argument[0], value(template.Resources[argument[0]].Properties)), region, account)}${REFERENCE}`;
      case 'Fn::If': return value(holds(argument[0]) ? argument[1] : argument[2]);
      case 'Fn::Sub': return argument.replace(/\$\{([^}]*)\}/g, (_: string, ref: string) => value({ Ref: ref }));
      default: return Object.fromEntries(Object.entries(expression).map(([key, each]) => [key, value(each)]).filter(([, each]) => each !== NOTHING));
    }
  };
  const made = Object.keys(template.Resources).filter(isMade);
  return {
    region,
    account,
    named: Object.keys(template.Resources).map((id) => value({ 'Fn::GetAtt': [id] })).filter((arn: string) => !arn.includes(MADE)).map((arn) => arn.slice(0, -1)),
    resources: Object.fromEntries(made.map((id) => {
      const { Type, Properties = {} } = template.Resources[id];
      return [id, { Type, Properties: value(Properties) }];
    })),
  };
}

const NAMES: Record<string, string> = {
  'AWS::DynamoDB::Table': 'TableName', 'AWS::S3::Bucket': 'BucketName', 'AWS::RDS::DBInstance': 'DBInstanceIdentifier', 'AWS::IAM::Role': 'RoleName',
};
/** What the name of a thing begins with that a service makes. */
export const MADE = 'made-by-the-service-';

function idOf(logicalId: string, properties: Json): string {
  return Object.values(NAMES).map((name) => properties[name]).find((each) => each !== undefined) ?? `${MADE}${logicalId}`;
}

function arnOf(type: string, id: string, region: string, account: string): string {
  switch (type) {
    case 'AWS::DynamoDB::Table': return `arn:aws:dynamodb:${region}:${account}:table/${id}`;
    case 'AWS::S3::Bucket': return `arn:aws:s3:::${id}`;
    case 'AWS::RDS::DBInstance': return `arn:aws:rds:${region}:${account}:db:${id.startsWith(MADE) ? id : id.toLowerCase()}`;
    case 'AWS::EFS::FileSystem': return `arn:aws:elasticfilesystem:${region}:${account}:file-system/${id}`;
    case 'AWS::EC2::Volume': return `arn:aws:ec2:${region}:${account}:volume/${id}`;
    case 'AWS::IAM::Role': return `arn:aws:iam::${account}:role/${id}`;
    default: return id;
  }
}

/** Whether a resource of one of some templates is backed up. */
export function isProtected(stacks: readonly Deployed[], where: Deployed, logicalId: string): Told {
  const { Type, Properties } = where.resources[logicalId];
  const arn = arnOf(Type, idOf(logicalId, Properties), where.region, where.account);
  const tags = Object.fromEntries((Properties.Tags ?? Properties.FileSystemTags ?? []).map(({ Key, Value }: Json) => [Key, Value]));
  if (Type === 'AWS::S3::Bucket' && Properties.VersioningConfiguration?.Status !== 'Enabled') { return false; }
  const named = stacks.flatMap((stack) => stack.named);
  return any(stacks.filter((stack) => stack.region === where.region).flatMap((stack) => Object.values(stack.resources)
    .filter((resource) => resource.Type === 'AWS::Backup::BackupSelection')
    .map(({ Properties: { BackupPlanId, BackupSelection } }) =>
      isBackedUpBy(stack, BackupPlanId, BackupSelection, { type: Type, arn, tags }, named))));
}

/** A resource as a selection sees it. */
interface Seen {
  readonly type: string;
  readonly arn: string;
  readonly tags: Record<string, string>;
}

function isBackedUpBy(stack: Deployed, planId: string, selection: Json, { type, arn, tags }: Seen, named: string[]): Told {
  const plan = stack.resources[planId.replace(MADE, '')];
  if (!plan || isRefused(stack, plan.Properties.BackupPlan) || isSelectionRefused(selection)) { return false; }
  const role = Object.values(stack.resources).find(({ Type, Properties }) => Type === 'AWS::IAM::Role' && selection.IamRoleArn.endsWith(`/${Properties.RoleName}${REFERENCE}`));
  const needed = type === 'AWS::S3::Bucket' ? 'AWSBackupServiceRolePolicyForS3Backup' : 'AWSBackupServiceRolePolicyForBackup';
  if (role && !role.Properties.ManagedPolicyArns.some((policy: string) => policy.endsWith(needed))) { return false; }
  return all([
    any([
      ...(selection.Resources ?? []).map((pattern: string) => matches(pattern, arn, named)),
      ...(selection.ListOfTags ?? []).map(({ ConditionKey, ConditionValue }: Json) => tags[ConditionKey] === ConditionValue),
    ]),
    ...Object.entries<Json[]>(selection.Conditions ?? {}).flatMap(([operator, list]) =>
      list.map(({ ConditionKey, ConditionValue }) => meets(operator, ConditionValue, tags[ConditionKey.replace('aws:ResourceTag/', '')]))),
    not(any((selection.NotResources ?? []).map((pattern: string) => matches(pattern, arn, named)))),
  ]);
}

/** A condition that a resource without the tag may meet or not is not documented. */
function meets(operator: string, wanted: string, value: string | undefined): Told {
  if (value === undefined) { return operator.startsWith('StringNot') ? 'open' : false; }
  const isAlike = operator.endsWith('Like') ? glob(wanted, value) : wanted === value;
  return operator.startsWith('StringNot') ? !isAlike : isAlike;
}

/** The name that a service makes may be any, unless a pattern takes all. */
function matches(pattern: string, arn: string, named: readonly string[]): Told {
  if (pattern.endsWith(REFERENCE)) { return pattern === arn + REFERENCE; }
  // What has a name has it alone.
  if (pattern !== arn && named.includes(pattern)) { return false; }
  const at = arn.indexOf(MADE);
  if (at < 0 || glob(pattern, arn)) { return glob(pattern, arn); }
  const [start, end] = [arn.slice(0, at), pattern.split(/[:/]/).at(-1)!];
  const isOfKind = glob(pattern.slice(0, pattern.length - end.length), start);
  return isOfKind && !end.includes(MADE) && pattern.length > end.length ? 'open' : false;
}

function glob(pattern: string, text: string): boolean {
  return new RegExp(`^${pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`).test(text);
}

function isRefused(stack: Deployed, plan: Json): boolean {
  return plan.BackupPlanRule.some(({ TargetBackupVault, Lifecycle }: Json) => {
    const vault = Object.values(stack.resources).find(({ Type, Properties }) => Type === 'AWS::Backup::BackupVault' && Properties.BackupVaultName === TargetBackupVault);
    const { MinRetentionDays = 0, MaxRetentionDays = Infinity } = vault?.Properties.LockConfiguration ?? {};
    const days = Number(Lifecycle?.DeleteAfterDays ?? Infinity);
    return days < MinRetentionDays || days > MaxRetentionDays;
  });
}

function isSelectionRefused({ Resources = [], ListOfTags = [], Conditions = {} }: Json): boolean {
  return (Resources.length === 0 && ListOfTags.length === 0)
    || Object.values<Json[]>(Conditions).flat().some(({ ConditionKey }) => !ConditionKey.startsWith('aws:ResourceTag/'));
}

export function any(told: readonly Told[]): Told {
  return told.includes(true) || (told.includes('open') ? 'open' : false);
}

function all(told: readonly Told[]): Told {
  return told.includes(false) ? false : told.includes('open') ? 'open' : true;
}

function not(told: Told): Told {
  return told === 'open' ? told : !told;
}
