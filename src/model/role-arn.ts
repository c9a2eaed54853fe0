import type { IConstruct } from 'constructs';
import { canHaveShape, opened } from './arn-pattern';
import { hasDummy, inWords, isDefaultOfLookup } from '../private/known-text';

const ROLE_ARN = 'arn:+:iam::+:role/+';

/** What a template has in the place of a role for which `Role.customizeRoles()` has no name yet. */
const WITHOUT_NAME = /^arn:[^:]+:iam::[^:]+:role$/;

/** Whether an ARN of a template may stand for a role that has no name yet. */
export function mayBeWithoutName(arn: string): boolean {
  return WITHOUT_NAME.test(arn);
}

/** What AWS Backup would refuse in the ARN of a role that a template has. */
export function writtenRoleArnProblems(property: string, arn: string): string[] {
  return mayBeWithoutName(arn) ? [] : roleArnProblems(property, arn);
}

/** What AWS Backup would refuse in the ARN of a role, of which only a part may be known. */
export function roleArnProblems(property: string, arn: string, scope?: IConstruct): string[] {
  if (arn.includes(':role/aws-service-role/')) {
    return [`'${property}' must be a role that AWS Backup can assume, and a service-linked role is none, got '${opened(arn)}'`];
  }
  return canHaveShape(arn, ROLE_ARN) || hasDummy(arn) || isDefaultOfLookup(arn, scope)
    ? []
    : [`'${property}' must be the ARN of a role, arn:<partition>:iam::<account>:role/<name>, got '${inWords(arn)}'`];
}
