import type { aws_backup as backup, aws_iam as iam } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { roleResource } from './role-resource';
import { opened } from '../model/arn-pattern';
import { ABSENT } from '../model/properties';
import { isIntrinsic, TemplateProperties } from '../model/template-properties';
import { accountsDiffer } from '../private/environments';
import { accountOfRole } from '../private/principals';
import { BACKUP_SERVICE } from '../private/service';
import { warn } from '../private/warnings';

/** What AWS Backup would refuse in the ARN of a role, of which only a part may be known. */
export function roleArnProblems({ roleArn }: iam.IRole): string[] {
  const known = opened(roleArn);
  return known.includes(':role/aws-service-role/')
    ? [`'role' must be a role that AWS Backup can assume, and a service-linked role is none, got '${known}'`]
    : [];
}

/** What AWS Backup would refuse in the trust policy of a role of this app; of an imported one nothing is known. */
export function trustProblems(role: iam.IRole): string[] {
  const resource = roleResource(role);
  const trust = resource && new TemplateProperties(resource).at('AssumeRolePolicyDocument.Statement');
  if (trust === undefined || trust === ABSENT) { return []; }
  const statements = [trust].flat();
  return statements.length === 0 || statements.some(mayAllowService)
    ? []
    : [`'role' must be a role that AWS Backup can assume: '${role.node.path}' does not trust ${BACKUP_SERVICE}`];
}

/** Says where a role cannot be that of a plan. */
export function warnOfOtherAccount(selection: IConstruct, role: iam.IRole, plan: backup.IBackupPlanRef): void {
  const { account } = plan.env;
  const own = accountOfRole(role, role.env.account);
  if (accountsDiffer({ account: own }, plan.env)) {
    warn(selection, 'roleOfOtherAccount', `AWS Backup assumes roles of the account of the plan (${account}) only, and '${role.node.path}' is of ${own}: `
      + 'give the selection a role of its own account');
  }
}

/** Whether a statement of a trust policy may let AWS Backup in; what only deployment knows may. */
function mayAllowService(statement: any): boolean {
  const { Effect: effect = 'Allow', Principal: principal } = statement ?? {};
  if (isIntrinsic(statement) || isIntrinsic(effect) || isIntrinsic(principal)) { return true; }
  if (effect !== 'Allow') { return false; }
  if (principal === undefined) { return 'NotPrincipal' in statement; }
  const { Service: services = [], AWS: accounts = [] } = principal === '*' ? { Service: '*' } : principal;
  return [services].flat().some((service) => typeof service !== 'string' || service === '*' || SERVICE.test(service))
    || [accounts].flat().includes('*');
}

/** The service, also as one of a Region or in China, where its name is not documented. */
const SERVICE = /^backup\.(.+\.)?amazonaws\.com(\.cn)?$/;
