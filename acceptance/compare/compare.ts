import { LOOKUPS } from './actual';
import { differences } from './differences';
import type { Difference } from './differences';
import { resolve } from './resolve';
import type { Deployed } from './resolve';
import { allOf } from '../cloud/cloud';
import type { Cloud, Fields } from '../cloud/cloud';

/** What became of one resource. */
export interface Compared {
  readonly logicalId: string;
  readonly type: string;
  /** That the service does not have it. */
  readonly isMissing: boolean;
  readonly differences: readonly Difference[];
}

/** Compares each resource of AWS Backup in a template with what the service has, by all properties of both. */
export async function compare(cloud: Cloud, resources: Fields, stackName: string, account: string): Promise<Compared[]> {
  const deployed = await deployedOf(cloud, resources, stackName, account);
  const compared: Compared[] = [];
  for (const [logicalId, { Type: type, Properties }] of Object.entries<Fields>(resources)) {
    if (!type.startsWith('AWS::Backup::')) { continue; }
    const lookup = LOOKUPS[type];
    if (!lookup) { throw new Error(`'${type}' is deployed, and acceptance/compare/actual.ts does not know how to look it up`); }
    const written = resolve(Properties, deployed);
    const found = await lookup.of(cloud, written, deployed.physicalIds.get(logicalId)!);
    compared.push({ logicalId, type, isMissing: !found, differences: found ? differences(written, found, lookup.defaults) : [] });
  }
  return compared;
}

async function deployedOf(cloud: Cloud, resources: Fields, StackName: string, account: string): Promise<Deployed> {
  const all = await allOf(cloud, 'cloudformation:ListStackResources', 'StackResourceSummaries', { StackName });
  const { Stacks: [{ StackId }] } = await cloud.call('cloudformation:DescribeStacks', { StackName });
  const physicalIds = new Map(all.map(({ LogicalResourceId, PhysicalResourceId }) => [LogicalResourceId, PhysicalResourceId]));
  return { account, region: cloud.region, stackId: StackId, resources, physicalIds };
}
