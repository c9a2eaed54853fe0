import { ASK_TAG, copiesStackOf, copyRegionOf, RUN_TAG, STACK } from '../app/names';
import { allOf, ifThere } from '../cloud/cloud';
import type { Fields, Surroundings } from '../cloud/cloud';

/** A stack that is there, by its name and Region. */
export interface Standing {
  readonly name: string;
  readonly region: string;
  readonly status: string;
  readonly run?: string;
  /** When somebody has last changed it. */
  readonly since?: Date;
}

/** Which of the stacks of an acceptance run are there. */
export async function standingStacks(surroundings: Surroundings, region: string): Promise<Standing[]> {
  return standing(surroundings, [{ name: STACK, region }, { name: copiesStackOf(region), region: copyRegionOf(region) }]);
}

/** Which of some stacks are there. */
export async function standing(
  surroundings: Surroundings, stacks: readonly { readonly name: string; readonly region: string }[],
): Promise<Standing[]> {
  const found: Standing[] = [];
  for (const { name, region } of stacks) {
    const answer = await ifThere(surroundings.cloudOf(region).call('cloudformation:DescribeStacks', { StackName: name }));
    for (const { StackStatus: status, Tags = [], CreationTime, LastUpdatedTime = CreationTime } of answer?.Stacks ?? []) {
      if (status === 'DELETE_COMPLETE') { continue; }
      const run = Tags.find((tag: Fields) => [RUN_TAG, ASK_TAG].includes(tag.Key))?.Value;
      found.push({ name, region, status, run, since: LastUpdatedTime && new Date(LastUpdatedTime) });
    }
  }
  return found;
}

/** What has the tag of a run. */
export interface Tagged {
  readonly arn: string;
  readonly run?: string;
}

/** What still has the tag of runs. */
export async function taggedResources(surroundings: Surroundings, region: string): Promise<Tagged[]> {
  const tagged: Tagged[] = [];
  for (const each of [region, copyRegionOf(region)]) {
    const found = await allOf(surroundings.cloudOf(each), 'tag:GetResources', 'ResourceTagMappingList', { TagFilters: [{ Key: RUN_TAG }] }, 'PaginationToken');
    tagged.push(...found.map(({ ResourceARN: arn, Tags = [] }) => ({ arn, run: Tags.find((tag: Fields) => tag.Key === RUN_TAG)?.Value })));
  }
  return tagged;
}
