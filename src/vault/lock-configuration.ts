import type { aws_backup as backup, CfnResource, Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ABSENT } from '../model/properties';
import { isDeleted } from '../model/resources/deletion-policy';
import { TemplateProperties } from '../model/resources/template-properties';
import { isKnownText } from '../private/known-text';
import { inGivenNames } from '../private/messages/names';

const GIVEN = { 'LockConfiguration.ChangeableForDays': 'lockConfiguration.changeableFor', 'ChangeableForDays': 'changeableFor' };

/**
 * AWS Backup Vault Lock: how long recovery points in a vault may and must be kept, whoever asks to delete them.
 *
 * Without `changeableFor` the lock is in governance mode: who has the permission can change or remove it. With
 * `changeableFor` it is in compliance mode: after that time nobody can, AWS included. `VaultLock` says which of them is meant.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 */
export interface LockConfiguration {
  /**
   * The shortest retention that a backup or copy job into the vault may have. A job with a shorter one fails.
   *
   * Whole days, 1 to 36,500. Recovery points that are in the vault already are not touched.
   */
  readonly minRetention: Duration;

  /**
   * The longest retention that a backup or copy job into the vault may have. A job with a longer one, or without an end, fails.
   *
   * Whole days, from `minRetention` to 36,500. Recovery points that are in the vault already are not touched.
   *
   * @default - no maximum
   */
  readonly maxRetention?: Duration;

  /**
   * How long after its deployment the lock can still be changed or removed. Giving it chooses compliance mode, which cannot be undone.
   *
   * Whole days, 3 to 36,500.
   *
   * @default - governance mode: the lock can be changed or removed at any time
   */
  readonly changeableFor?: Duration;

  /**
   * What the author says to make it clear that a compliance lock cannot be undone, in any words. They replace the warning.
   *
   * Names the vault by the id of its construct or its `backupVaultName`, as a word of its own, so that it is said of this vault and goes with no other. Not without `changeableFor`.
   *
   * @default - a warning, with `changeableFor`
   */
  readonly acknowledgeIrreversible?: string;
}

/** What keeps an acknowledgement from being one of the lock of a vault, which is known by the id of its construct and perhaps by its name. */
export function acknowledgementProblems(
  scope: Construct, { acknowledgeIrreversible: text, changeableFor }: LockConfiguration, id: string, name?: string,
): string[] {
  if (text === undefined) { return []; }
  if (!changeableFor) {
    return ['\'lockConfiguration.acknowledgeIrreversible\' must not be given without \'changeableFor\': a governance lock can be removed'];
  }
  const named = [id, name].filter((each): each is string => each !== undefined && isKnownText(each));
  return !isKnownText(text, scope) || named.some((each) => isNamedIn(text, each))
    ? []
    : [`'lockConfiguration.acknowledgeIrreversible' must name the vault, as ${named.map((each) => `'${each}'`).join(' or ')}, got '${text}'`];
}

/** The property of the template. */
export function renderLock(lock: LockConfiguration): backup.CfnBackupVault.LockConfigurationTypeProperty {
  return {
    minRetentionDays: lock.minRetention.toDays(),
    maxRetentionDays: lock.maxRetention?.toDays(),
    changeableForDays: lock.changeableFor?.toDays(),
  };
}

/** What a vault says of its compliance lock: nothing, where the author has said it. */
export function complianceWords(message: string, lock?: LockConfiguration): string | null {
  return lock?.acknowledgeIrreversible === undefined ? inGivenNames(message, GIVEN) : null;
}

/** What keeps a vault from being deleted whose author knows that its lock cannot be undone. */
export function deletionProblems(vault: CfnResource, lock?: LockConfiguration): string[] {
  return lock?.acknowledgeIrreversible !== undefined && isDeleted(vault) && hasComplianceLock(vault)
    ? ['a vault whose lock is acknowledged to be irreversible must not have the removal policy DESTROY: AWS Backup refuses to delete it until its last '
      + 'recovery point has expired; keep it by RemovalPolicy.RETAIN (DeletionPolicy: Retain)']
    : [];
}

function hasComplianceLock(vault: CfnResource): boolean {
  const properties = new TemplateProperties(vault);
  return properties.at('LockConfiguration') !== undefined && properties.at('LockConfiguration.ChangeableForDays') !== ABSENT;
}

/** Whether a text has a name as a word, and not as a part of one. */
function isNamedIn(text: string, name: string): boolean {
  const letter = '[\\p{L}\\p{N}_-]';
  return new RegExp(`(?<!${letter})${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?!${letter})`, 'u').test(text);
}
