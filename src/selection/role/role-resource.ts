import { aws_iam as iam, CfnResource } from 'aws-cdk-lib';
import { nodeOf } from '../../private/construct-reference';
import { resourceBehind } from '../../private/references';

/** The resource of a role of this app, however it is wrapped; nothing for an imported one. */
export function roleResource(role: iam.IRole): CfnResource | undefined {
  const resource = CfnResource.isCfnResource(role) ? role : nodeOf(role)?.defaultChild;
  const found = CfnResource.isCfnResource(resource) ? resource : resourceBehind(role.roleArn);
  return found?.cfnResourceType === 'AWS::IAM::Role' ? found : undefined;
}

/** Whether a role can be given policies here: it is one of this app, or stands for one that `Role.customizeRoles()` has others make. */
export function isOfThisApp(role: iam.IRole): boolean {
  return roleResource(role) !== undefined || iam.Role.isRole(role);
}

/** Whether a role stands for one that `Role.customizeRoles()` has others make: it is known by its name, also where it is made all the same. */
export function isMadeElsewhere(role: iam.IRole): boolean {
  return iam.Role.isRole(role) && resourceBehind(role.roleArn) === undefined;
}
