import { aws_iam as iam, CfnResource } from 'aws-cdk-lib';
import { isOverridden } from '../../model/resources/template-properties';
import { nodeOf } from '../../private/construct-reference';

/**
 * What tells whether the resource of a role that was just made is still as it was made, so that nobody has to write it to know that: policies can have been added to it, but
 * neither been taken from it, nor has its trust been touched.
 */
export function keptRole(role: iam.IRole): () => boolean {
  const resource = nodeOf(role)?.defaultChild as iam.CfnRole | undefined;
  if (!CfnResource.isCfnResource(resource)) { return () => false; }
  const { assumeRolePolicyDocument: trust, managedPolicyArns: policies } = resource;
  const count = statementsIn(trust);
  return () => resource.assumeRolePolicyDocument === trust && statementsIn(trust) === count && resource.managedPolicyArns === policies
    && !isOverridden(resource, 'AssumeRolePolicyDocument') && !isOverridden(resource, 'ManagedPolicyArns');
}

function statementsIn(trust: Partial<iam.PolicyDocument>): number | undefined {
  return trust.statementCount;
}
