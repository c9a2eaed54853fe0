import { Stack, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { areSame, isKnown } from '../private/environments';
import { isDefaultOfLookup, isKnownText } from '../private/known-text';
import { resourceBehind } from '../private/references';
import { isInTree } from '../private/tree';

/** What is known of a tiering configuration of an app. */
export interface KnownConfiguration {
  readonly construct: IConstruct;
  /** The name of the configuration. */
  readonly name: string;
  /** The name of its vault, or `*`. */
  readonly vaultName: string;
}

const configurations = new WeakMap<IConstruct, KnownConfiguration[]>();

/**
 * What AWS Backup would refuse in one more configuration: an account and Region has one for each vault, one for all vaults, and each name once.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateTieringConfiguration.html
 */
export function secondConfigurationProblems(configuration: KnownConfiguration): string[] {
  const others = (configurations.get(rootOf(configuration.construct)) ?? [])
    .filter(({ construct }) => isInTree(construct) && areOfOneEnvironment(construct, configuration.construct));
  const isSettled = (name: string) => !isDefaultOfLookup(name, configuration.construct);
  const ofVault = others.find(({ vaultName }) => identityOf(vaultName) === identityOf(configuration.vaultName) && isSettled(vaultName));
  const ofName = others.find(({ name }) => name === configuration.name && isSettled(name));
  return [
    ...(ofVault ? [configuration.vaultName === '*'
      ? `'backupVault' must be given, since the configuration for all vaults is '${ofVault.construct.node.path}' already`
      : `'backupVault' must be a vault without a tiering configuration, got one that has '${ofVault.construct.node.path}'`] : []),
    ...(ofName ? [`'tieringConfigurationName' must be unique, got '${configuration.name}', which is that of '${ofName.construct.node.path}'`] : []),
  ];
}

/** Adds a configuration to those of its app or stage. */
export function registerConfiguration(configuration: KnownConfiguration): void {
  const root = rootOf(configuration.construct);
  configurations.set(root, [...configurations.get(root) ?? [], configuration]);
}

function rootOf(construct: IConstruct): IConstruct {
  return Stage.of(construct)!;
}

/** Stacks without an environment may be deployed into different ones. */
function areOfOneEnvironment(a: IConstruct, b: IConstruct): boolean {
  const [one, other] = [Stack.of(a), Stack.of(b)];
  return one === other || (isKnown(one) && areSame(one, other));
}

/** A vault may be met by its name and as a resource. */
function identityOf(vaultName: string): unknown {
  const resource = resourceBehind(vaultName);
  const { backupVaultName } = (resource ?? {}) as { backupVaultName?: string };
  return backupVaultName !== undefined && isKnownText(backupVaultName) ? backupVaultName : resource ?? vaultName;
}
