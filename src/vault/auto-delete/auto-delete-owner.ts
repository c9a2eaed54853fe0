import { Aws, Fn, Lazy } from 'aws-cdk-lib';
import type { CfnResource, CustomResource } from 'aws-cdk-lib';
import { shortHash } from '../../private/hash';

/** A vault with this tag is emptied for those whose name it has, and for nobody else. The handler knows it, too. */
export const OWNER_TAG = 'cdk-aws-backup:auto-delete-recovery-points';

/** What the logical ids of the function and its role begin with. */
export const AUTO_DELETE_ID = 'CdkAwsBackupAutoDelete';

/** What the path of the role begins with, before what tells it from those of other stacks. It is none that `cdk-*` stands for, which often excepts the roles that deploy. */
export const AUTO_DELETE_PATH = '/backup-vault-auto-delete';

/** Of the id of a stack, what no other stack ever has: the whole would not fit into a tag. */
export function stackIdentity(): string {
  return Fn.select(2, Fn.split('/', Aws.STACK_ID));
}

/**
 * The name of custom resources that empty a vault together: no others have it, neither in another stack nor in another place of the same.
 *
 * It is made of what CloudFormation knows them by. Whenever it deletes one of them and leaves the vault, as where their construct has moved and the vault has kept its
 * logical id, or where a later version has others, the vault has got the tag of the new ones before, or none.
 */
export function ownerOf(customResources: () => readonly CustomResource[]): string {
  const idsOf = () => customResources().map(({ node, stack }) => stack.resolve((node.defaultChild as CfnResource).logicalId));
  return `${stackIdentity()}/${Lazy.uncachedString({ produce: () => shortHash(idsOf().join()) })}`;
}
