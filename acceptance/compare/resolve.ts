import { partitionOf } from '../app/names';
import type { Fields } from '../cloud/cloud';

/** What CloudFormation knows of a stack that is deployed. */
export interface Deployed {
  readonly account: string;
  readonly region: string;
  readonly stackId: string;
  readonly resources: Fields;
  /** What CloudFormation calls each, by its logical id. */
  readonly physicalIds: ReadonlyMap<string, string>;
}

/** That a template has something that is not understood here. */
const NOT_READ = (what: string) => new Error(`the template has what this program cannot read: ${what}`);

/** A value of a template as CloudFormation has made it. It knows what the application uses, and says where that is more. */
export function resolve(value: any, deployed: Deployed): any {
  if (Array.isArray(value)) { return value.map((each) => resolve(each, deployed)); }
  if (typeof value !== 'object' || value === null) { return value; }
  const [[name, given] = ['', undefined], ...others] = Object.entries<any>(value);
  if (others.length === 0) {
    switch (name) {
      case 'Ref': return refOf(given, deployed);
      case 'Fn::GetAtt': return attributeOf(given, deployed);
      case 'Fn::Join': return resolve(given[1], deployed).join(given[0]);
      case 'Fn::Split': return resolve(given[1], deployed).split(given[0]);
      case 'Fn::Select': return resolve(given[1], deployed)[Number(given[0])];
    }
    if (name.startsWith('Fn::')) { throw NOT_READ(name); }
  }
  return Object.fromEntries(Object.entries<any>(value).map(([key, child]) => [key, resolve(child, deployed)]));
}

function refOf(logicalId: string, { account, region, stackId, physicalIds }: Deployed): string {
  const pseudo: Record<string, string> = { 'AWS::AccountId': account, 'AWS::Region': region, 'AWS::Partition': partitionOf(region), 'AWS::StackId': stackId };
  const found = pseudo[logicalId] ?? physicalIds.get(logicalId);
  if (found === undefined) { throw NOT_READ(`Ref of ${logicalId}`); }
  return found;
}

function attributeOf([logicalId, attribute]: [string, string], deployed: Deployed): string {
  const { account, region, resources } = deployed;
  const id = refOf(logicalId, deployed);
  const partition = partitionOf(region);
  const isArn = attribute === 'Arn' || attribute.endsWith('Arn');
  const type: string = resources[logicalId]?.Type;
  if (!isArn && type.startsWith('AWS::Backup::')) { return id; }
  switch (type) {
    case 'AWS::IAM::Role': return `arn:${partition}:iam::${account}:role/${id}`;
    case 'AWS::KMS::Key': return `arn:${partition}:kms:${region}:${account}:key/${id}`;
    case 'AWS::DynamoDB::Table': return `arn:${partition}:dynamodb:${region}:${account}:table/${id}`;
    case 'AWS::Backup::BackupVault': case 'AWS::Backup::LogicallyAirGappedBackupVault': return `arn:${partition}:backup:${region}:${account}:backup-vault:${id}`;
    default: throw NOT_READ(`${attribute} of ${type}`);
  }
}
