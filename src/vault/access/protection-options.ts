import type { aws_iam as iam, ResourceEnvironment } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { hasVainException } from './access-policy';
import { CallerArn } from '../../model/caller-arn';
import { accountOf, isForeign, namelessness, principalInWords, principalsOf } from '../../private/iam/principals';
import { hasDummy, isDefaultOfLookup } from '../../private/known-text';
import { warn } from '../../private/messages/warnings';
import { partitionOf } from '../../private/partition';

/**
 * Options of `blockRecoveryPointDeletion()` and `protect()`.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
 */
export interface BackupVaultProtectionOptions {
  /**
   * Who is not denied: roles and users, compared with `aws:PrincipalArn`, which is the ARN of the role for all of its sessions.
   *
   * An element is a role or a user of the account of the vault, or an `iam.ArnPrincipal` with the ARN of one, in which `*` and `?` may stand for parts, but not for every role or user. The order
   * does not matter.
   * It takes nothing from what other statements deny, and gives no permission: an exception still needs to be allowed.
   *
   * @default - nobody is excepted
   */
  readonly exceptFor?: iam.IGrantable[];
}

/** A vault that is protected. */
type Vault = Construct & { readonly env: ResourceEnvironment };

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

/** Says whom a protection locks out that has no exceptions, or none that can ever hold; and tells whether it does. */
export function warnOfNoException(scope: Vault, { exceptFor = [] }: BackupVaultProtectionOptions): boolean {
  const { strangers, isForNobody } = strangersIn(scope, exceptFor);
  if (exceptFor.length > 0 && !isForNobody) {
    warnOfStrangers(scope, strangers);
    return false;
  }
  const why = strangers.length > 0 ? `; of those given, none can: ${strangers.join('; ')}` : '';
  warn(scope, 'protectedFromEverybody', `protect() without ${exceptFor.length > 0 ? 'an exception that can hold' : 'exceptions'} denies CloudFormation, and everybody, to change the access policy of the vault, to remove its lock `
    + `and to delete it, once it is deployed; give 'exceptFor' the role that deploys${why}`);
  return true;
}

/** Says where nobody, or not all of those that were to be, can be excepted from a denial that others can take back. */
export function warnOfStrangeExceptions(scope: Vault, { exceptFor = [] }: BackupVaultProtectionOptions): void {
  const { strangers, isForNobody } = strangersIn(scope, exceptFor);
  if (isForNobody) {
    warn(scope, 'protectedFromEverybody', `blockRecoveryPointDeletion() denies everybody to delete recovery points of the vault: its exceptions can never hold: ${strangers.join('; ')}`);
  } else {
    warnOfStrangers(scope, strangers);
  }
}

function warnOfStrangers(scope: Vault, strangers: string[]): void {
  if (strangers.length === 0) { return; }
  warn(scope, 'exceptionWithoutEffect', `an exception in 'exceptFor' can never hold: ${strangers.join('; ')}`);
}

/** Those among exceptions whom AWS Backup lets do nothing here but copy, in words, and whether there are no others. */
function strangersIn(scope: Vault, exceptFor: iam.IGrantable[]): { readonly strangers: string[]; readonly isForNobody: boolean } {
  const principals = exceptFor.flatMap(principalsOf);
  const strangers = principals.flatMap((principal) => {
    const reason = strangeness(principal, scope);
    return reason ? [`${principalInWords(principal)} is of the ${reason}, and not of that of the vault`] : [];
  });
  return { strangers, isForNobody: principals.length > 0 && strangers.length === principals.length };
}

function strangeness(principal: iam.IPrincipal, scope: Vault): string | undefined {
  const { env } = scope;
  if (isForeign(principal, env.account)) { return `account ${accountOf(principal)}`; }
  const { env: own } = principal as Partial<iam.IRole>;
  const [here, there] = [env.region, own?.region ?? env.region].map(partitionOf);
  if (here !== there && here !== undefined && there !== undefined) { return `partition ${there}`; }
  return arnsOf(principal)
    .filter((arn) => !isToBeLookedUp(arn, scope))
    .map((arn) => new CallerArn(arn).strangeness(env))
    .find((reason) => reason !== undefined);
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
  return arns.filter((arn) => !isToBeLookedUp(arn, scope)).map((arn) => new CallerArn(arn).problem).find((problem) => problem !== undefined);
}

/** What a context provider or a program has put in the place of an ARN, for now. */
function isToBeLookedUp(arn: string, scope: IConstruct): boolean {
  return hasDummy(arn) || isDefaultOfLookup(arn, scope);
}

function arnsOf(principal: iam.IPrincipal): string[] {
  return [principal.policyFragment.principalJson.AWS ?? []].flat();
}
