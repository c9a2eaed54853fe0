import { CfnResource, Stack } from 'aws-cdk-lib';
import type { aws_iam as iam } from 'aws-cdk-lib';
import { roleResource } from './role-resource';
import { ABSENT } from '../model/properties';
import { TemplateProperties } from '../model/template-properties';

/**
 * Which of some AWS managed policies a role of this app is without. Nothing is said of an imported role, nor of one that has other policies or
 * statements: they can allow the same.
 */
export function policiesLackedBy(role: iam.IRole, policies: readonly string[]): string[] {
  const resource = policies.length > 0 ? roleResource(role) : undefined;
  if (!resource) { return []; }
  const properties = new TemplateProperties(resource);
  const lacking = policies.filter((policy) => !properties.mentions('ManagedPolicyArns', policy));
  return lacking.length === 0 || mayHaveOtherRights(resource, properties) ? [] : lacking;
}

function mayHaveOtherRights(role: CfnResource, properties: TemplateProperties): boolean {
  const managed = properties.at('ManagedPolicyArns');
  return properties.at('Policies') !== ABSENT
    || (managed !== ABSENT && !(Array.isArray(managed) && managed.every(isOfAwsBackup)))
    || hasAttachedPolicies(role, properties);
}

/** Whether it is one of the policies that AWS made for AWS Backup, each for what its name says. */
function isOfAwsBackup(arn: unknown): boolean {
  return /:policy\/(service-role\/)?AWSBackup(ServiceRolePolicyFor|RestoreAccessFor)/.test(JSON.stringify(arn));
}

/** Whether policies of the app name the role, or may do. It is asked last: the whole app is searched. */
function hasAttachedPolicies(role: CfnResource, properties: TemplateProperties): boolean {
  const logicalId = Stack.of(role).getLogicalId(role);
  const names = [logicalId, properties.text('RoleName') ?? logicalId];
  return role.node.root.node.findAll().some((construct) => {
    if (!CfnResource.isCfnResource(construct) || !POLICIES.has(construct.cfnResourceType)) { return false; }
    const policy = new TemplateProperties(construct);
    return names.some((each) => policy.mentions('Roles', each) || policy.mentions('RoleName', each));
  });
}

const POLICIES: ReadonlySet<string> = new Set(['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy']);
