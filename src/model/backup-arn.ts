import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { NameRule } from './name';

const VAULT_ARN = /^arn:[^:]+:backup:[^:]+:[^:]+:backup-vault:(?<name>[^:]+)$/;
const APPROVAL_TEAM_ARN = /^arn:[^:]+:mpa:[^:]+:[^:]+:approval-team\/.+$/;

/**
 * What keeps an ARN from being that of a backup vault; tokens pass.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbackup.html
 */
export function vaultArnProblems(property: string, arn: string): string[] {
  if (Token.isUnresolved(arn)) { return []; }
  return NameRule.VAULT.accepts(VAULT_ARN.exec(arn)?.groups?.name ?? '')
    ? []
    : [`'${property}' must be the ARN of a backup vault, arn:<partition>:backup:<region>:<account>:backup-vault:<name>, got '${arn}'`];
}

/**
 * What keeps an ARN from being that of an approval team; tokens pass.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsmulti-partyapproval.html
 */
export function approvalTeamArnProblems(property: string, arn?: string): string[] {
  return arn === undefined || Token.isUnresolved(arn) || APPROVAL_TEAM_ARN.test(arn)
    ? []
    : [`'${property}' must be the ARN of an approval team, arn:<partition>:mpa:<region>:<account>:approval-team/<id>, got '${arn}'`];
}

/** The ARN of something of AWS Backup in an environment: by default that of a scope. */
export function backupArn(
  scope: IConstruct, resource: 'backup-vault' | 'backup-plan' | 'recovery-point', name: string, env: Partial<ResourceEnvironment> = {},
): string {
  const { account, region } = env;
  return Stack.of(scope).formatArn({ service: 'backup', account, region, resource, resourceName: name, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
}
