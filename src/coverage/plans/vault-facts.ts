import { immutabilityOf, perhapsImmutabilityOf } from '../../checks/vault/immutability';
import type { VaultReference } from '../../document/arns/vault-reference';
import type { Place } from '../../document/template';
import type { Immutability } from '../../model/immutability';
import { isPartlyLater } from '../../private/later';

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
  /** As what it may turn out in the same world. */
  readonly perhapsImmutability: Immutability;
  /** What a lock or an air-gapped vault takes, as far as it is known. */
  readonly minRetentionDays?: number;
  readonly maxRetentionDays?: number;
  /** For how many days a lock in compliance mode can still be removed. */
  readonly changeableForDays?: number;
  /** The customer managed key, by its path or as it is written. */
  readonly encryptionKey?: string;
  /** Whether only deployment knows whether it has one. */
  readonly isKeyLater: boolean;
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
    perhapsImmutability: isAirGapped ? 'airGapped' : document ? perhapsImmutabilityOf(document) : 'none',
    minRetentionDays: document?.minRetentionDays.number,
    maxRetentionDays: document?.maxRetentionDays.number,
    changeableForDays: document?.changeableForDays.number,
    encryptionKey: document && (document.keyDocument?.name ?? document.encryptionKey.knownText),
    isKeyLater: document?.encryptionKey.isLater === true,
  };
}

function known(part: string): string | undefined {
  return part === '' || isPartlyLater(part) ? undefined : part;
}
