import { CfnDeletionPolicy } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';

/** Whether CloudFormation deletes a resource when it leaves its stack, as the template will say it: also where an override does. It deletes what says nothing else. */
export function isDeleted(resource: CfnResource): boolean {
  return says(resource, 'DeletionPolicy', resource.cfnOptions.deletionPolicy);
}

/** The same of a resource that is replaced. */
export function isDeletedWhenReplaced(resource: CfnResource): boolean {
  return says(resource, 'UpdateReplacePolicy', resource.cfnOptions.updateReplacePolicy);
}

function says(resource: CfnResource, attribute: string, given?: CfnDeletionPolicy): boolean {
  // aws-cdk-lib does not show overrides, except in what it renders.
  const { rawOverrides } = resource as unknown as { rawOverrides?: Record<string, unknown> };
  const policy = rawOverrides && attribute in rawOverrides ? rawOverrides[attribute] : given;
  return isDeletedBy(policy);
}

/** What a policy of a template says of it. */
export function isDeletedBy(policy: unknown): boolean {
  return (policy ?? CfnDeletionPolicy.DELETE) === CfnDeletionPolicy.DELETE;
}
