import { aws_iam as iam } from 'aws-cdk-lib';
import type { ResourcePolicyKind } from './resource-policy';

/** The policy of a KMS key, as it is written from outside. */
export const KEY_POLICY: ResourcePolicyKind = {
  types: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  method: 'addToResourcePolicy',
  property: 'keyPolicy',
  // The policy that KMS gives a key without one, and that ours would take the place of.
  initial: () => [new iam.PolicyStatement({ actions: ['kms:*'], principals: [new iam.AccountRootPrincipal()], resources: ['*'] })],
};
