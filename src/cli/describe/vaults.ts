import { statementInWords } from './access';
import type { LockDescription, StatementDescription, Value, VaultDescription } from './description';
import { envOf, numberAt, placeOf, textAt, textsAt } from './values';
import { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import type { Reading } from '../../document/values/reading';
import type { VaultDocument } from '../../document/vault-document';
import { memo } from '../../private/memo';

const SHARE = new Set(['AWS::RAM::ResourceShare']);

/** A vault: its name, and all that guards it. */
export function describeVault(documents: Documents, vault: VaultDocument): VaultDescription {
  const { notifications } = vault;
  return {
    ...placeOf(vault),
    name: textAt(documents, vault.vaultName),
    kind: vault.isAirGapped ? 'airGapped' : 'backup',
    ...envOf(vault.env),
    key: textAt(documents, vault.encryptionKey),
    lock: describeLock(documents, vault),
    access: statementsAt(vault.accessPolicy.at('Statement')).map((statement) => describeStatement(documents, statement)),
    notifications: notifications.isAbsent ? null : {
      topic: textAt(documents, notifications.at('SNSTopicArn')), events: textsAt(documents, notifications.at('BackupVaultEvents')),
    },
    sharedWith: sharesOf(documents).get(vault.key) ?? [],
    deletedWithStack: vault.isDeleted,
  };
}

function describeLock(documents: Documents, vault: VaultDocument): LockDescription | null {
  if (vault.retentionRange.isAbsent) { return null; }
  const changeableForDays = numberAt(documents, vault.changeableForDays);
  return {
    mode: vault.isAirGapped || changeableForDays !== null ? 'compliance' : 'governance',
    minRetentionDays: numberAt(documents, vault.minRetentionDays),
    maxRetentionDays: numberAt(documents, vault.maxRetentionDays),
    changeableForDays,
  };
}

function statementsAt(reading: Reading): readonly Reading[] {
  return reading.all;
}

function describeStatement(documents: Documents, statement: Reading): StatementDescription {
  const [principal, isAllBut] = statement.at('Principal').isAbsent ? [statement.at('NotPrincipal'), true] : [statement.at('Principal'), false];
  const action = statement.at('Action').isAbsent ? statement.at('NotAction') : statement.at('Action');
  const kinds = principal.names();
  const described = {
    effect: textAt(documents, statement.at('Effect')),
    principals: kinds.length > 0 ? kinds.flatMap((kind) => textsAt(documents, principal.at(kind))) : textsAt(documents, principal),
    isAllBut,
    actions: textsAt(documents, action),
    conditions: statement.at('Condition').names().flatMap((operator) => {
      const keys = statement.at('Condition').at(operator);
      return keys.names().map((key) => ({ operator, key, values: textsAt(documents, keys.at(key)) }));
    }),
  };
  return { ...described, words: statementInWords(described, action.path.endsWith('NotAction')) };
}

/** With whom vaults are shared by AWS RAM, by their keys. */
function sharesOf(documents: Documents): ReadonlyMap<string, readonly Value[]> {
  return documents.constant('shares of vaults', () => {
    const found = new Map<string, Value[]>();
    for (const template of documents.application.templates) {
      for (const logicalId of template.resourcesOf(SHARE)) {
        const share = new Document(documents, { template, logicalId });
        const principals = textsAt(documents, share.property('Principals'));
        for (const arn of share.property('ResourceArns').elements() ?? []) {
          const vault = documents.referredVault(arn.text ?? '');
          if (vault) { memo(found, vault.key, () => []).push(...principals); }
        }
      }
    }
    return found;
  });
}

