import { Lazy, Stack, Stage } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { vaultResourceOf } from './vault-resource';
import type { AnyVaultRef } from './vault-resource';
import { backupArn } from '../model/backup-arn';
import { scalarOf } from '../model/resources/template-properties';
import { areSame, isKnown } from '../private/environments';
import { isKnownText } from '../private/known-text';
import { memo } from '../private/memo';

/** The references of vaults, so that one vault is one text: statements with the same text are one. */
const ANYWHERE = new WeakMap<IConstruct, backup.BackupVaultReference>();

/** The name of a vault, where it is not deployment that makes it. */
export function nameOf(vault: AnyVaultRef): string | undefined {
  const given = givenNameOf(vault);
  const name = vaultResourceOf(vault)?.stack.resolve(given) ?? given;
  return isLiteral(name, vault) ? name : undefined;
}

/** Whether two vaults are known to be one. */
export function areSameVault(a: AnyVaultRef, b: AnyVaultRef): boolean {
  const [left, right] = [a, b].map(vaultResourceOf);
  if (left && right) { return left === right; }
  const name = nameOf(a);
  return name !== undefined && name === nameOf(b) && areSame(a.env, b.env);
}

/**
 * Name and ARN of a vault for a template of a stack. Where the vault is of another environment or stage and its name is known, they are written out: nothing has to be
 * handed over between the stacks, and two of them may name the vaults of each other.
 */
export function referenceIn(stack: Stack, vault: backup.IBackupVaultRef): backup.BackupVaultReference {
  const name = isApart(stack, vault) ? nameOf(vault) : undefined;
  return name === undefined ? vault.backupVaultRef : written(vault, name);
}

/** The same as a reference, for a template that is not known yet: that of the stack in which it turns out to stand. */
export function referenceAnywhere(vault: backup.IBackupVaultRef): backup.BackupVaultReference {
  if (!vaultResourceOf(vault) || !isKnown(vault.env)) { return vault.backupVaultRef; }
  const late = (attribute: keyof backup.BackupVaultReference) =>
    Lazy.uncachedString({ produce: ({ scope }) => referenceIn(Stack.of(scope), vault)[attribute] });
  return memo(ANYWHERE, vault, () => ({ backupVaultName: late('backupVaultName'), backupVaultArn: late('backupVaultArn') }));
}

/** The ARN of a vault as people read it, at any time: what is a token stays one. */
export function arnInWords(vault: backup.IBackupVaultRef): string {
  const name = givenNameOf(vault);
  return vaultResourceOf(vault) && isKnown(vault.env) && isLiteral(name, vault)
    ? written(vault, name).backupVaultArn
    : vault.backupVaultRef.backupVaultArn;
}

function givenNameOf(vault: AnyVaultRef): unknown {
  const resource = vaultResourceOf(vault);
  const { backupVaultName } = 'backupVaultRef' in vault ? vault.backupVaultRef : vault.logicallyAirGappedBackupVaultRef;
  return resource ? scalarOf(resource, 'BackupVaultName') : backupVaultName;
}

/** A dynamic reference is read where it is deployed, and is another text elsewhere. */
function isLiteral(name: unknown, vault: AnyVaultRef): name is string {
  return typeof name === 'string' && isKnownText(name, vault);
}

function isApart(stack: Stack, vault: AnyVaultRef): boolean {
  const resource = vaultResourceOf(vault);
  const { env } = vault;
  return resource !== undefined && resource.stack !== stack && isKnown(env) && (!areSame(env, stack) || Stage.of(resource) !== Stage.of(stack));
}

function written(vault: backup.IBackupVaultRef, backupVaultName: string): backup.BackupVaultReference {
  return { backupVaultName, backupVaultArn: backupArn(vault, 'backup-vault', backupVaultName, vault.env) };
}
