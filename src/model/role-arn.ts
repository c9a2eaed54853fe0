import { opened } from './arn-pattern';

/** What AWS Backup would refuse in the ARN of a role, of which only a part may be known. */
export function roleArnProblems(property: string, arn: string): string[] {
  return arn.includes(':role/aws-service-role/')
    ? [`'${property}' must be a role that AWS Backup can assume, and a service-linked role is none, got '${opened(arn)}'`]
    : [];
}
