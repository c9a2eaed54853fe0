import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import type { aws_iam as iam } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { BACKUP_SERVICE } from '../private/service';
import { warn } from '../private/warnings';

/** What AWS Backup would refuse in the ARN of a role. */
export function roleArnProblems({ roleArn }: iam.IRole): string[] {
  return !Token.isUnresolved(roleArn) && roleArn.includes(':role/aws-service-role/')
    ? [`'role' must be a role that AWS Backup can assume, and a service-linked role is none, got '${roleArn}'`]
    : [];
}

/** What AWS Backup would refuse in the trust policy of a role of this app; of an imported one nothing is known. */
export function trustProblems(role: iam.IRole): string[] {
  const resource = roleResource(role);
  if (!resource) { return []; }
  const trust = Stack.of(role).resolve(resource.assumeRolePolicyDocument);
  const statements: unknown[] = [trust?.Statement ?? []].flat();
  return statements.length === 0 || statements.some(mayAllowService)
    ? []
    : [`'role' must be a role that AWS Backup can assume: '${role.node.path}' does not trust ${BACKUP_SERVICE}`];
}

/** Says which policies a role needs that it cannot be given here. */
export function warnOfMissingPolicies(selection: IConstruct, role: iam.IRole, policies: readonly string[]): void {
  if (policies.length > 0 && !roleResource(role)) {
    warn(selection, 'importedRole', `the role '${role.node.path}' is not one of this app, so it cannot be given the AWS managed `
      + `${policies.length === 1 ? 'policy' : 'policies'} that the selected types need: ${policies.join(', ')}; see to it that it has them`);
  }
}

/** Whether a role of this app is without a managed policy; of an imported one nothing is known. */
export function lacksPolicy(role: iam.IRole, policy: string): boolean {
  const resource = roleResource(role);
  return resource !== undefined && !JSON.stringify(Stack.of(role).resolve(resource.managedPolicyArns) ?? []).includes(policy);
}

/** The resource of a role of this app. */
export function roleResource(role: iam.IRole): (CfnResource & Partial<iam.CfnRole>) | undefined {
  const resource = CfnResource.isCfnResource(role) ? role : role.node.defaultChild;
  return CfnResource.isCfnResource(resource) && resource.cfnResourceType === 'AWS::IAM::Role' ? resource : undefined;
}

/** Whether a statement of a trust policy may let AWS Backup in; what only deployment knows may. */
function mayAllowService(statement: any): boolean {
  const { Effect: effect = 'Allow', Principal: principal } = statement ?? {};
  if (effect !== 'Allow' || principal === undefined) { return false; }
  const services: unknown[] = principal === '*' ? ['*'] : [principal.Service ?? [], principal.AWS === '*' ? ['*'] : []].flat();
  return services.some((service) => typeof service !== 'string' || service === BACKUP_SERVICE || service === '*');
}
