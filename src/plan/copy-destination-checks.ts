import type { aws_backup as backup } from 'aws-cdk-lib';
import { CopyDestination } from './copy-destination';
import { mayCopyInto } from './copy-permission';
import type { PlannedRule } from './planned-rule';
import { ruleThat } from './resource-check';
import { accountsDiffer, knownToDiffer } from '../private/environments';
import { groupsOf } from '../private/groups';
import { partitionOf } from '../private/partition';
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
  return destinationsOf(copiesOf(plan, rules))
    .flatMap((copies) => [...partitionProblems(copies), ...(goesToOtherAccount(copies[0]) ? keyProblems(copies) : [])]);
}

/** Says which copies may not be made, or are not worth making. */
export function warnOfDestinations(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  const copies = copiesOf(plan, rules);
  copies.forEach(warnOfSameVault);
  const destinations = destinationsOf(copies);
  destinations.filter(([{ destination }]) => destination.name === DEFAULT_VAULT).forEach(warnOfDefaultVault);
  destinations.filter(([copy]) => goesToOtherAccount(copy)).forEach(warnOfOtherAccount);
}

/** What is to be said of a destination is said once, however many rules copy there. */
function destinationsOf(copies: readonly Copy[]): Copy[][] {
  return groupsOf(copies, (a, b) => areSameVault(a.destination.vault, b.destination.vault));
}

/** A sentence begins with the rules that copy to a destination. */
function rulesThat(copies: readonly Copy[], singular: string, plural = singular): string {
  return ruleThat([...new Set(copies.map(({ rule }) => rule))], singular, plural);
}

function copiesOf(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): Copy[] {
  return rules.flatMap((rule) => (rule.rule.props.copyActions ?? []).map(({ destinationBackupVault: vault }) =>
    ({ plan, rule, destination: new CopyDestination(vault), path: vault.node.path })));
}

function goesToOtherAccount({ plan, destination: { env } }: Copy): boolean {
  return accountsDiffer(env, plan.env);
}

function partitionProblems(copies: readonly Copy[]): string[] {
  const [{ plan, destination, path }] = copies;
  const [here, there] = [plan.env, destination.env].map(({ region }) => partitionOf(region));
  return here === undefined || there === undefined || here === there
    ? []
    : [`${rulesThat(copies, 'must copy')} within the partition ${here}, got '${path}' in the partition ${there}: `
      + 'AWS Backup does not copy from one to another'];
}

function keyProblems(copies: readonly Copy[]): string[] {
  const [{ destination: { resource, name }, path }] = copies;
  const words = `${rulesThat(copies, 'must copy')} into a vault with a customer managed key in another account, got '${path}'`;
  if (name === DEFAULT_VAULT) {
    return [`${words}, the vault ${DEFAULT_VAULT}: its AWS managed key cannot be shared`];
  }
  return resource?.cfnResourceType === VAULT && hasNoCustomerManagedKey(resource)
    ? [`${words} without one: give it an 'encryptionKey'`]
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

function warnOfDefaultVault(copies: readonly Copy[]): void {
  const [{ plan, path }] = copies;
  warn(plan, 'copyIntoDefaultVault', `${rulesThat(copies, 'copies', 'copy')} into '${path}', the vault ${DEFAULT_VAULT}: it exists only where somebody has opened the console, `
    + 'and takes no copies of Storage Gateway volumes; copy into a vault of your own');
}

function warnOfOtherAccount(copies: readonly Copy[]): void {
  const [{ plan, destination: { resource, vault }, path }] = copies;
  const { account } = plan.env;
  const words = `${rulesThat(copies, 'copies', 'copy')} into '${path}' in another account`;
  if (!resource) {
    const [key, make] = isAirGapped(vault) ? ['', 'make sure of it'] : ['that vault has a customer managed key and ', 'make sure of both'];
    warn(plan, 'copyIntoVaultElsewhere', `${words}, which works only if ${key}its access policy allows the account ${account} ${COPY_INTO}: ${make}`);
  } else if (!mayCopyInto(resource, account)) {
    warn(plan, 'copyNotAllowed', `${words}, and the access policy of that vault does not let this account do so: allow the account ${account} ${COPY_INTO}`);
  }
}
