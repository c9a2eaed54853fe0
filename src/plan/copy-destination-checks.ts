import { region_info } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import { CopyDestination } from './copy-destination';
import { mayCopyInto } from './copy-permission';
import type { PlannedRule } from './planned-rule';
import { accountsDiffer, knownToDiffer } from '../private/environments';
import { isKnownText } from '../private/known-text';
import { warn } from '../private/warnings';
import { COPY_INTO } from '../vault/access-policy';
import { hasNoCustomerManagedKey } from '../vault/encryption-key';
import { areSameVault } from '../vault/vault-in-stack';
import { isAirGapped, VAULT } from '../vault/vault-resource';
import type { AnyVaultRef } from '../vault/vault-resource';

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
  return isKnownText(region) ? region_info.RegionInfo.get(region).partition : undefined;
}

function keyProblems({ rule, destination: { resource, name }, path }: Copy): string[] {
  if (name === DEFAULT_VAULT) {
    return [`the rule '${rule.name}' must copy into a vault with a customer managed key in another account, got '${path}', the vault ${DEFAULT_VAULT}: `
      + 'its AWS managed key cannot be shared'];
  }
  return resource?.cfnResourceType === VAULT && hasNoCustomerManagedKey(resource)
    ? [`the rule '${rule.name}' must copy into a vault with a customer managed key in another account, got '${path}' without one: give it an 'encryptionKey'`]
    : [];
}

/** Says where a copy comes into a vault that has the recovery point already. */
function warnOfSameVault(copy: Copy, index: number, copies: readonly Copy[]): void {
  const { plan, rule, destination: { vault }, path } = copy;
  const isBefore = copies.slice(0, index).some((other) => other.rule === rule && areSameVault(other.destination.vault, vault));
  const [own] = ownVaultsOf(copy).filter((each) => areSameVault(each, vault));
  if (isBefore || own) {
    const words = isBefore ? `copies into '${path}' more than once` : `backs up into '${own.node.path}' and copies into '${path}', the same vault`;
    warn(plan, 'copyIntoOwnVault', `the rule '${rule.name}' ${words}: a copy is worth something in another one`);
  }
}

/** The vaults that a rule fills before it copies; of one elsewhere it has the name only. */
function ownVaultsOf({ plan, rule: { vault, rule: { props } } }: Copy): AnyVaultRef[] {
  const target = props.targetLogicallyAirGappedBackupVault;
  return [...(knownToDiffer(vault.env, plan.env) ? [] : [vault]), ...(target ? [target] : [])];
}

function warnOfDefaultVault({ plan, rule, path }: Copy): void {
  warn(plan, 'copyIntoDefaultVault', `the rule '${rule.name}' copies into '${path}', the vault ${DEFAULT_VAULT}: it exists only where somebody has opened the console, `
    + 'and takes no copies of Storage Gateway volumes; copy into a vault of your own');
}

function warnOfOtherAccount({ plan, rule, destination: { resource, vault }, path }: Copy): void {
  const { account } = plan.env;
  const copies = `the rule '${rule.name}' copies into '${path}' in another account`;
  if (!resource) {
    const [key, make] = isAirGapped(vault) ? ['', 'make sure of it'] : ['that vault has a customer managed key and ', 'make sure of both'];
    warn(plan, 'copyIntoVaultElsewhere', `${copies}, which works only if ${key}its access policy allows the account ${account} ${COPY_INTO}: ${make}`);
  } else if (!mayCopyInto(resource, account)) {
    warn(plan, 'copyNotAllowed', `${copies}, and the access policy of that vault does not let this account do so: allow the account ${account} ${COPY_INTO}`);
  }
}
