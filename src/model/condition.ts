import { Lazy } from 'aws-cdk-lib';
import type { CfnResource, Stack } from 'aws-cdk-lib';

/**
 * The condition under which CloudFormation makes a resource, by its logical id; nothing where it makes it in any case. Only what asks at synthesis sees what
 * aspects and overrides have made of it.
 */
export function conditionOf(resource: CfnResource): string | undefined {
  const { rawOverrides = {} } = resource as unknown as { rawOverrides?: { Condition?: unknown } };
  const given = 'Condition' in rawOverrides ? rawOverrides.Condition : resource.cfnOptions.condition?.logicalId;
  const written = given === undefined ? undefined : resource.stack.resolve(given);
  return typeof written === 'string' ? written : undefined;
}

/** What stands for a resource in a stack: itself, or the nested stack around it; nothing where neither is of the stack. */
export function standInOf(resource: CfnResource, stack: Stack): CfnResource | undefined {
  if (resource.stack === stack) { return resource; }
  const { nestedStackResource: around } = resource.stack;
  return around && standInOf(around as CfnResource, stack);
}

/** Has a resource made under the condition that another one of its stack turns out to have: without that one, it would refer to nothing. */
export function inheritCondition(resource: CfnResource, from: CfnResource): void {
  resource.addOverride('Condition', Lazy.uncachedString({ produce: () => conditionOf(from) ?? resource.cfnOptions.condition?.logicalId }));
}
