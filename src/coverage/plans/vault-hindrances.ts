import type { Hindrance } from './hindrance';
import { letsCopyIn } from '../../checks/vault/copy-permission';
import { deniesRole } from '../../checks/vault/denied-backups';
import type { Caller } from '../../checks/vault/denied-backups';
import { letsEncryptWithKey } from '../../checks/vault/key-permission';
import type { VaultReference } from '../../document/arns/vault-reference';
import type { Documents } from '../../document/documents';
import type { SelectionDocument } from '../../document/selection-document';
import { COPY_INTO, START_JOB } from '../../model/access-policy';
import type { ResourceKind } from '../../model/resources/resource-kind';
import type { LawId, RiskId } from '../../private/messages/finding-ids';

/** Who backs up by a selection. */
export function callerOf({ role: { text: arn = '' }, roleDocument: role, planEnv: { account } }: SelectionDocument): Caller {
  return { arn, role, account };
}

const AIR_GAPPED_LAW: RiskId = 'airGappedVaultOfRule';

/**
 * That nobody says that backups are made into a vault: a rule has a logically air-gapped one beside an ordinary one, or copies into it.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/lag-vault-primary-backup.html
 */
export function notDocumented({ isAirGapped, name, words }: VaultReference): Hindrance[] {
  return isAirGapped
    ? [{ why: `AWS Backup is not documented to back up into the logically air-gapped vault '${name ?? words}' as the ordinary vault of a rule [${AIR_GAPPED_LAW}]`, isSure: false }]
    : [];
}

/** What the access policy of a vault has against backups by a role. */
export function denialOfBackups({ document: vault, name, words }: VaultReference, caller: Caller, documents: Documents): Hindrance[] {
  const isDenied = vault ? deniesRole(vault, START_JOB, caller, documents) : false;
  const what = `the access policy of the vault '${name ?? words}' denies ${START_JOB} to the role`;
  return isDenied === false ? [] : [{ isSure: isDenied === true, why: isDenied ? what : `whether ${what} is known only at deployment` }];
}

/** What it has against copies by a role. */
export function denialOfCopies({ document: vault, name, words }: VaultReference, caller: Caller, documents: Documents): Hindrance[] {
  const isFree = vault ? letsCopyIn(vault, caller, documents) : true;
  const policy = `the access policy of the vault '${name ?? words}'`;
  return isFree ? [] : [{
    isSure: isFree === false,
    why: isFree === false ? `${policy} does not let the role ${COPY_INTO}` : `whether ${policy} lets the role ${COPY_INTO} is known only at deployment`,
  }];
}

/** Why what a vault has cannot be encrypted with its key. */
export function keyHindrances({ document: vault, env }: VaultReference, caller: Caller, documents: Documents): Hindrance[] {
  const key = vault?.keyDocument;
  if (!key) { return []; }
  if (key.enabled.boolean === false) { return [{ why: 'the key of the vault is disabled', isSure: true }]; }
  if (key.enabled.isLater) { return [{ why: 'whether the key of the vault is enabled is known only at deployment', isSure: false }]; }
  const isFree = letsEncryptWithKey(key, env.account, documents, caller);
  if (isFree) { return []; }
  const what = `the policy of the key '${key.name}' lets AWS Backup use it for the vault`;
  return [isFree === false ? { why: what.replace(' lets ', ' does not let '), isSure: true } : { why: `whether ${what} is known only at deployment`, isSure: false }];
}

const RANGE_LAW: LawId = 'retentionOutOfRange';

/**
 * That a vault does not take what is kept as long as something is, or that this is not known.
 *
 * @param problems what it surely does not take
 */
export function rangeHindrances(vault: VaultReference, isOpen: boolean, problems: readonly string[]): Hindrance[] {
  if (problems.length > 0) { return problems.map((problem) => ({ why: `${problem} [${RANGE_LAW}]`, isSure: true })); }
  return isOpen
    ? [{ why: `whether the vault '${vault.name ?? vault.words}' takes what is kept as long is known only at deployment`, isSure: false }]
    : [];
}

/** What is so of a table only where advanced features are on. */
export function ofKind(hindrances: readonly Hindrance[], { advancedFeatures }: ResourceKind): Hindrance[] {
  return hindrances.map((each) => advancedFeatures && each.isSure ? { why: `${each.why}, which matters where advanced features are on`, isSure: false } : each);
}
