import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { identify } from '../../model/resources/resource-catalog';
import type { KnownResource } from '../../model/resources/resource-catalog';

/**
 * What a selected resource was made of. Its ARN does not always tell: that of an L2 can be a token that only deployment resolves.
 */
const owners = new WeakMap<object, IConstruct>();

export function rememberOwner(resource: object, owner: IConstruct): void {
  owners.set(resource, owner);
}

/** The construct that a selected resource was made of; nothing where it was given as an ARN. */
export function ownerOf(resource: object): IConstruct | undefined {
  return owners.get(resource);
}

/** The resource of this app that a selected resource was made of; nothing for an import, or where it was given as an ARN. */
export function ownResource(resource: object): KnownResource | undefined {
  const l1 = ownL1(resource);
  return l1 && identify(l1);
}

/** The same, whether AWS Backup protects it or not. */
export function ownL1(resource: object): CfnResource | undefined {
  const owner = owners.get(resource);
  const l1 = Stack.isStack(owner) ? owner.nestedStackResource : CfnResource.isCfnResource(owner) ? owner : owner?.node.defaultChild;
  return CfnResource.isCfnResource(l1) ? l1 : undefined;
}
