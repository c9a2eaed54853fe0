import { Arn, Aws, CfnResource, Stack, Token } from 'aws-cdk-lib';
import type { IEnvironmentAware } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { RESOURCE_CATALOG } from '../../model/resources/resource-catalog';
import type { ArnShape, ResourceSource } from '../../model/resources/resource-kind';
import { isArnElsewhere, knownToDiffer } from '../../private/environments';
import { refuse } from '../../private/messages/validation-error';

/**
 * The ARN of a resource by its id, in its own stack, unless it is known to be elsewhere.
 *
 * @param said the ARN that the resource says it has: one that was imported by it can be of another account or Region than its stack
 */
export function arnIn(owner: IConstruct & Partial<IEnvironmentAware>, type: string, resourceName: string, said?: string): string {
  const { account, region } = Stack.of(owner);
  if (said !== undefined && isArnElsewhere(said, { account, region })) { return said; }
  return owner.env && knownToDiffer(owner.env, { account, region })
    ? arnOf(owner as IConstruct & IEnvironmentAware, type, resourceName)
    : Stack.of(owner).formatArn({ ...shapeOf(type), resourceName });
}

/** The same where it is not even known in which stack: in that of the selection. */
export function arnHere(type: string, resourceName: string): string {
  return Arn.format({ ...shapeOf(type), resourceName, partition: Aws.PARTITION, account: Aws.ACCOUNT_ID, region: Aws.REGION });
}

/** The ARN of a resource of which only the id is known, in the account and Region that it says it is in. */
export function arnOf(owner: IConstruct & IEnvironmentAware, type: string, resourceName: string): string {
  const { account, region } = owner.env;
  return Stack.of(owner).formatArn({ ...shapeOf(type), resourceName, account, region });
}

/** The ARN of a resource whose id does not tell it, so that it has to be a resource of this app. */
export function arnAttributeOf(owner: IConstruct, type: string): string {
  const { arn } = sourceOf(type);
  const resource = CfnResource.isCfnResource(owner) ? owner : owner.node.defaultChild;
  if (!CfnResource.isCfnResource(resource) || resource.cfnResourceType !== type) {
    refuse([`the ARN of '${owner.node.path}' cannot be told from its id: it is no ${type} of this app; use BackupResource.fromArn()`]);
  }
  return Token.asString((resource as CfnResource).getAtt((arn as { attribute: string }).attribute));
}

function shapeOf(type: string): ArnShape {
  return sourceOf(type).arn as ArnShape;
}

function sourceOf(type: string): ResourceSource {
  return RESOURCE_CATALOG.flatMap(({ sources }) => sources).find((source) => source.type === type)!;
}
