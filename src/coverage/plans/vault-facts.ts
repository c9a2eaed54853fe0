import { isOfAction, isOfAllButNamed, isOfAllIn, statementsIn } from '../../checks/vault/policy-statements';
import type { Statement } from '../../checks/vault/policy-statements';
import type { VaultReference } from '../../document/arns/vault-reference';
import type { Place } from '../../document/template';
import type { VaultDocument } from '../../document/vault-document';
import { isPartlyLater } from '../../private/later';
import type { Immutability } from '../verdict';

const DELETION = 'backup:DeleteRecoveryPoint';

/** A vault, as the proof of a backup has it. */
export interface VaultFacts {
  /** Where it is, if it is one of the application. */
  readonly place?: Place;
  /** What tells it from others, as far as it is known. */
  readonly key: string;
  /** Its name, or what it is called. */
  readonly name: string;
  /** Undefined where only deployment knows it. */
  readonly account?: string;
  readonly region?: string;
  readonly immutability: Immutability;
  /** What a lock or an air-gapped vault takes, as far as it is known. */
  readonly minRetentionDays?: number;
  readonly maxRetentionDays?: number;
  /** For how many days a lock in compliance mode can still be removed. */
  readonly changeableForDays?: number;
  /** The customer managed key, by its path or as it is written. */
  readonly encryptionKey?: string;
  /** Whether that is one of the application which is surely disabled. */
  readonly isKeyDisabled?: boolean;
}

/** What is known of a vault. */
export function vaultFacts({ document, key, name, words, env, isAirGapped }: VaultReference): VaultFacts {
  return {
    place: document && { template: document.template, logicalId: document.logicalId },
    key,
    name: name ?? words,
    account: known(env.account),
    region: known(env.region),
    immutability: isAirGapped ? 'airGapped' : document ? immutabilityOf(document) : 'none',
    minRetentionDays: document?.minRetentionDays.number,
    maxRetentionDays: document?.maxRetentionDays.number,
    changeableForDays: document?.changeableForDays.number,
    ...document?.keyDocument?.enabled.boolean === false ? { isKeyDisabled: true } : {},
    encryptionKey: document && (document.keyDocument?.name ?? document.encryptionKey.knownText),
  };
}

/** What surely keeps recovery points from being deleted. */
function immutabilityOf(vault: VaultDocument): Immutability {
  const { retentionRange: lock, changeableForDays } = vault;
  if (!lock.isAbsent && !lock.isLater) { return changeableForDays.number === undefined ? 'governance' : 'compliance'; }
  return statementsIn(vault.accessPolicy).some((statement) => deniesDeletion(statement, vault.env.account)) ? 'policy' : 'none';
}

/** Whether a statement denies everybody in the account to delete recovery points, but for those whom it excepts by their ARNs. */
function deniesDeletion(statement: Statement, account: string): boolean {
  return statement.reading.at('Effect').knownText === 'Deny' && isOfAction(statement, DELETION)
    && (isOfAllIn(statement, account) || isOfAllButNamed(statement, account));
}

function known(part: string): string | undefined {
  return part === '' || isPartlyLater(part) ? undefined : part;
}
