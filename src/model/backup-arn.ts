import { ArnFormat, Fn, Lazy, Stack } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { canHaveShape } from './arn-pattern';
import { NameRule } from './name';
import { colonSectionsOf } from '../private/arn';
import { inWords, isDefaultOfLookup, isKnownText, isToken, partsOf } from '../private/known-text';
import { refuse } from '../private/messages/validation-error';

const VAULT_ARN = 'arn:+:backup:+:+:backup-vault:+';
const APPROVAL_TEAM_ARN = 'arn:+:mpa:+:+:approval-team/+';
/** The sections of the ARN of a vault, as of others whose name stands behind a colon. */
const SECTIONS = 7;

/** Of what an ARN is: what its last section is the name of, where, and in which account. */
export interface NamedByArn extends Partial<ResourceEnvironment> {
  readonly name: string;
}

/**
 * What keeps an ARN from being that of a backup vault. What is not known of it passes, and what is known is judged: an ARN in a template has tokens for account and Region.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbackup.html
 */
export function vaultArnProblems(property: string, arn: string, scope?: IConstruct): string[] {
  return mayBeVaultArn(arn) || isDefaultOfLookup(arn, scope)
    ? []
    : [`'${property}' must be the ARN of a backup vault, arn:<partition>:backup:<region>:<account>:backup-vault:<name>, got '${inWords(arn)}'`];
}

/** The name of a vault in its ARN, where it is known which part of it that is. */
export function vaultNameIn(arn: string): string | undefined {
  const sections = colonSectionsOf(arn);
  return sections.length === SECTIONS ? sections[6] : undefined;
}

function mayBeVaultArn(arn: string): boolean {
  const name = colonSectionsOf(arn).at(-1)!;
  return canHaveShape(arn, VAULT_ARN) && (!isKnownText(name) || NameRule.EXISTING_VAULT.accepts(name));
}

/**
 * What keeps an ARN from being that of an approval team. What is not known of it passes.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsmulti-partyapproval.html
 */
export function approvalTeamArnProblems(property: string, arn?: string, scope?: IConstruct): string[] {
  return arn === undefined || canHaveShape(arn, APPROVAL_TEAM_ARN) || isDefaultOfLookup(arn, scope)
    ? []
    : [`'${property}' must be the ARN of an approval team, arn:<partition>:mpa:<region>:<account>:approval-team/<id>, got '${inWords(arn)}'`];
}

/**
 * Name, account and Region out of an ARN that ends with a name behind a colon. Where it is a token, they are taken out of it at deployment. CloudFormation reads a dynamic
 * reference only after that, so that nothing can be taken out of one: who needs it is refused at synthesis. Of what is still to be looked up nothing is known now.
 */
export function namedByArn(scope: IConstruct, property: string, arn: string): NamedByArn {
  const sections = colonSectionsOf(arn);
  if (sections.length === SECTIONS) { return { region: sections[3], account: sections[4], name: sections[6] }; }
  if (arn.includes('{{resolve:')) {
    const part = notTakenOut(scope, property, arn);
    return { region: part, account: part, name: part };
  }
  const [region, account, name] = isToken(arn) ? [3, 4, 6].map((index) => Fn.select(index, Fn.split(':', arn))) : [undefined, undefined, arn];
  return { region, account, name };
}

/** The same of an ARN whose last section is a name without a hyphen, and an id behind one that the service has made. */
export function namedWithId(scope: IConstruct, property: string, arn: string): NamedByArn {
  const { name: end, ...env } = namedByArn(scope, property, arn);
  const [start] = partsOf(end);
  if (start.isKnown && start.text.includes('-')) { return { ...env, name: start.text.split('-')[0] }; }
  if (end.includes('{{resolve:')) { return { ...env, name: notTakenOut(scope, property, arn) }; }
  return { ...env, name: isToken(end) ? Fn.select(0, Fn.split('-', end)) : end };
}

/** What cannot be told before deployment, and not at it: an error for who needs it. */
export function notTakenOut(scope: IConstruct, property: string, arn: string): string {
  return Lazy.uncachedString({
    produce: () => {
      refuse([`'${property}' must be an ARN whose name, account and Region are known or a token, since they are needed, got '${inWords(arn)}': CloudFormation takes nothing out of a dynamic `
        + 'reference'], scope);
      return arn;
    },
  });
}

/** The ARN of something of AWS Backup in an environment: by default that of a scope. */
export function backupArn(
  scope: IConstruct, resource: 'backup-vault' | 'backup-plan' | 'recovery-point', name: string, env: Partial<ResourceEnvironment> = {},
): string {
  const { account, region } = env;
  return Stack.of(scope).formatArn({ service: 'backup', account, region, resource, resourceName: name, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
}
