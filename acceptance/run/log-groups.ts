import type { Standing } from './leftovers';
import { allOf, Refusal } from '../cloud/cloud';
import type { Surroundings } from '../cloud/cloud';

/** What AWS Lambda has written logs of. */
export interface LogGroup {
  readonly region: string;
  readonly name: string;
}

/** The log groups of the functions of some stacks: AWS Lambda makes them, and so no stack takes them away. */
export async function logGroupsOf(surroundings: Surroundings, stacks: readonly Standing[]): Promise<LogGroup[]> {
  const groups: LogGroup[] = [];
  for (const { name, region } of stacks) {
    const resources = await allOf(surroundings.cloudOf(region), 'cloudformation:ListStackResources', 'StackResourceSummaries', { StackName: name });
    const functions = resources.filter(({ ResourceType, PhysicalResourceId }) => ResourceType === 'AWS::Lambda::Function' && PhysicalResourceId);
    groups.push(...functions.map(({ PhysicalResourceId }) => ({ region, name: `/aws/lambda/${PhysicalResourceId}` })));
  }
  return groups;
}

/** Takes log groups away. @returns which of them are still there, and why */
export async function removeLogGroups(surroundings: Surroundings, groups: readonly LogGroup[]): Promise<string[]> {
  const left: string[] = [];
  for (const { region, name } of groups) {
    try {
      await surroundings.cloudOf(region).call('logs:DeleteLogGroup', { logGroupName: name });
    } catch (error) {
      if (!(error instanceof Refusal)) { throw error; }
      if (!error.isNotFound) { left.push(`the log group ${name} in ${region}: ${error.inWords}`); }
    }
  }
  return left;
}
