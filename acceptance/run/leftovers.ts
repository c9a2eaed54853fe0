import { COPIES_STACK, copyRegionOf, RUN_TAG, STACK } from '../app/names';
import { allOf, ifThere } from '../cloud/cloud';
import type { Fields, Surroundings } from '../cloud/cloud';

/** A stack that is there, by its name and Region. */
export interface Standing {
  readonly name: string;
  readonly region: string;
  readonly status: string;
  readonly run?: string;
}

/** Which of the stacks of an acceptance run are there. */
export async function standingStacks(surroundings: Surroundings, region: string): Promise<Standing[]> {
  return standing(surroundings, [{ name: STACK, region }, { name: COPIES_STACK, region: copyRegionOf(region) }]);
}

/** Which of some stacks are there. */
export async function standing(
  surroundings: Surroundings, stacks: readonly { readonly name: string; readonly region: string }[],
): Promise<Standing[]> {
  const found: Standing[] = [];
  for (const { name, region } of stacks) {
    const answer = await ifThere(surroundings.cloudOf(region).call('cloudformation:DescribeStacks', { StackName: name }));
    for (const { StackStatus: status, Tags = [] } of answer?.Stacks ?? []) {
      if (status !== 'DELETE_COMPLETE') { found.push({ name, region, status, run: Tags.find((tag: Fields) => tag.Key === RUN_TAG)?.Value }); }
    }
  }
  return found;
}

/** What still has the tag of runs. Keys are not deleted at once: AWS KMS takes the days that the application gives it. */
export async function taggedResources(surroundings: Surroundings, region: string): Promise<{ readonly left: string[]; readonly going: string[] }> {
  const arns: string[] = [];
  for (const each of [region, copyRegionOf(region)]) {
    const found = await allOf(surroundings.cloudOf(each), 'tag:GetResources', 'ResourceTagMappingList', { TagFilters: [{ Key: RUN_TAG }] }, 'PaginationToken');
    arns.push(...found.map(({ ResourceARN }) => ResourceARN));
  }
  const isKey = (arn: string) => /^arn:[^:]+:kms:/.test(arn);
  return { left: arns.filter((arn) => !isKey(arn)), going: arns.filter(isKey) };
}
