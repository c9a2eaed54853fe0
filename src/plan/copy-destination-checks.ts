import { region_info, Token } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import { CopyDestination } from './copy-destination';
import type { PlannedRule } from './planned-rule';
import { ABSENT, TemplateProperties } from '../model/template-properties';
import { accountsDiffer, areSame } from '../private/environments';
import { warn } from '../private/warnings';
import { COPY_INTO } from '../vault/access-policy';
import { VAULT } from '../vault/vault-resource';

/** The vault that the console makes in every account and Region. */
const DEFAULT_VAULT = 'Default';

/** A copy that a rule of a plan makes. */
interface Copy {
  readonly plan: backup.IBackupPlanRef;
  readonly rule: PlannedRule;
  readonly destination: CopyDestination;
  /** The destination in a message. */
  readonly path: string;
}

/** What AWS Backup would refuse in the destinations of the copies of a plan. */
export function destinationProblems(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): string[] {
  return copiesOf(plan, rules).flatMap((copy) => [...partitionProblems(copy), ...(goesToOtherAccount(copy) ? keyProblems(copy) : [])]);
}

/** Says which copies may not be made, or are not worth making. */
export function warnOfDestinations(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  const copies = copiesOf(plan, rules);
  copies.forEach(warnOfSameVault);
  copies.filter(({ destination }) => destination.name === DEFAULT_VAULT).forEach(warnOfDefaultVault);
  copies.filter(goesToOtherAccount).forEach(warnOfOtherAccount);
}

function copiesOf(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): Copy[] {
  return rules.flatMap((rule) => (rule.rule.props.copyActions ?? []).map(({ destinationBackupVault: vault }) =>
    ({ plan, rule, destination: new CopyDestination(vault), path: vault.node.path })));
}

function goesToOtherAccount({ plan, destination: { env } }: Copy): boolean {
  return accountsDiffer(env, plan.env);
}

function partitionProblems({ plan, rule, destination, path }: Copy): string[] {
  const [here, there] = [plan.env, destination.env].map(({ region }) => partitionOf(region));
  return here === undefined || there === undefined || here === there
    ? []
    : [`the rule '${rule.name}' must copy within the partition ${here}, got '${path}' in the partition ${there}: `
      + 'AWS Backup does not copy from one to another'];
}

function partitionOf(region: string): string | undefined {
  return Token.isUnresolved(region) ? undefined : region_info.RegionInfo.get(region).partition;
}

function keyProblems({ rule, destination: { resource, name }, path }: Copy): string[] {
  if (name === DEFAULT_VAULT) {
    return [`the rule '${rule.name}' must copy into a vault with a customer managed key in another account, got '${path}', the vault ${DEFAULT_VAULT}: `
      + 'its AWS managed key cannot be shared'];
  }
  return resource?.cfnResourceType === VAULT && new TemplateProperties(resource).at('EncryptionKeyArn') === ABSENT
    ? [`the rule '${rule.name}' must copy into a vault with a customer managed key in another account, got '${path}' without one: give it an 'encryptionKey'`]
    : [];
}

function warnOfSameVault({ plan, rule, destination, path }: Copy): void {
  const [own, other] = [new CopyDestination(rule.vault), destination];
  const isSame = own.resource && other.resource
    ? own.resource === other.resource
    : own.name !== undefined && own.name === other.name && areSame(own.env, other.env);
  if (isSame) {
    warn(plan, 'copyIntoOwnVault', `the rule '${rule.name}' backs up into '${path}' and copies into the same vault: a copy is worth something in another one`);
  }
}

function warnOfDefaultVault({ plan, rule, path }: Copy): void {
  warn(plan, 'copyIntoDefaultVault', `the rule '${rule.name}' copies into '${path}', the vault ${DEFAULT_VAULT}: it exists only where somebody has opened the console, `
    + 'and takes no copies of Storage Gateway volumes; copy into a vault of your own');
}

function warnOfOtherAccount({ plan, rule, destination: { resource }, path }: Copy): void {
  const { account } = plan.env;
  if (!resource) {
    warn(plan, 'copyIntoVaultElsewhere', `the rule '${rule.name}' copies into '${path}' in another account, which works only if that vault has a customer managed key `
      + `and its access policy allows the account ${account} ${COPY_INTO}: make sure of both`);
  } else if (!new TemplateProperties(resource).mentions('AccessPolicy', COPY_INTO)) {
    warn(plan, 'copyNotAllowed', `the rule '${rule.name}' copies into '${path}' in another account, and the access policy of that vault allows nobody ${COPY_INTO}: `
      + `allow it to the account ${account}`);
  }
}
