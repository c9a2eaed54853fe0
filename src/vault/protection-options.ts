import type { aws_iam as iam } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { hasVainException } from './access-policy';
import { isKnownText } from '../private/known-text';
import { namelessness, principalInWords, principalsOf } from '../private/principals';
import { warn } from '../private/warnings';

/**
 * Options of `blockRecoveryPointDeletion()` and `protect()`.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
 */
export interface BackupVaultProtectionOptions {
  /**
   * Who is not denied: roles and users, compared with `aws:PrincipalArn`, which is the ARN of the role for all of its sessions.
   *
   * An element is a role or a user, or an `iam.ArnPrincipal` with the ARN of one, in which `*` and `?` may stand for parts. The order does not matter.
   * It takes nothing from what other statements deny, and gives no permission: an exception still needs to be allowed.
   *
   * @default - nobody is excepted
   */
  readonly exceptFor?: iam.IGrantable[];
}

/** What can never be the `aws:PrincipalArn` of a call. */
export function exceptionProblems(scope: IConstruct, { exceptFor = [] }: BackupVaultProtectionOptions): string[] {
  return exceptFor.flatMap(principalsOf).flatMap((principal) => {
    const reason = unfitness(scope, principal);
    return reason ? [`'exceptFor' must be roles and users, or ARNs of them, got ${principalInWords(principal)}: ${reason}`] : [];
  });
}

/** The ARNs of the exceptions, each once. */
export function exceptionArns({ exceptFor = [] }: BackupVaultProtectionOptions = {}): string[] {
  return [...new Set(exceptFor.flatMap(principalsOf).flatMap((principal) => arnsOf(principal)))];
}

/** Says whom a protection without exceptions locks out. */
export function warnOfNoException(scope: Construct, exceptions: string[]): void {
  if (exceptions.length > 0) { return; }
  warn(scope, 'protectedFromEverybody', 'protect() without exceptions denies CloudFormation, and everybody, to change the access policy of the vault, to remove its lock '
    + 'and to delete it, once it is deployed; give \'exceptFor\' the role that deploys');
}

/** Says where an exception is denied all the same. */
export function warnOfVainException(scope: Construct, document: Parameters<typeof hasVainException>[0]): void {
  if (!hasVainException(document)) { return; }
  warn(scope, 'exceptionWithoutEffect', 'the access policy of the vault denies everybody to delete recovery points, also those whom another of its statements excepts; '
    + 'leave out the property or call of \'blockRecoveryPointDeletion\' that has no \'exceptFor\'');
}

function unfitness(scope: IConstruct, principal: iam.IPrincipal): string | undefined {
  const reason = namelessness(principal, scope);
  if (reason) { return reason; }
  const { principalJson, conditions } = principal.policyFragment;
  const arns = arnsOf(principal);
  if ((principal as Partial<iam.AccountPrincipal>).accountId !== undefined) { return 'an account is not the principal of a call'; }
  if (Object.keys(conditions).length > 0) { return 'its conditions cannot be turned into an exception'; }
  if (arns.length === 0 || Object.keys(principalJson).length > 1) { return 'it has no ARN'; }
  if (arns.includes('*')) { return 'everybody would be excepted'; }
  if (arns.some((arn) => isKnownText(arn) && arn.includes(':assumed-role/'))) { return 'a session counts as its role'; }
  return undefined;
}

function arnsOf(principal: iam.IPrincipal): string[] {
  return [principal.policyFragment.principalJson.AWS ?? []].flat();
}
