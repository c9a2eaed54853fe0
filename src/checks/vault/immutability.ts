import { isOfAction, isOfAllButNamed, isOfAllIn, statementsIn } from './policy-statements';
import type { Statement } from './policy-statements';
import type { VaultDocument } from '../../document/vault-document';
import type { Immutability } from '../../model/immutability';

const DELETION = 'backup:DeleteRecoveryPoint';

/** What surely keeps the recovery points of a vault from being deleted. */
export function immutabilityOf(vault: VaultDocument): Immutability {
  if (vault.isAirGapped) { return 'airGapped'; }
  const { retentionRange: lock, changeableForDays } = vault;
  if (!lock.isAbsent && !lock.isLater) { return changeableForDays.number === undefined ? 'governance' : 'compliance'; }
  return statementsIn(vault.accessPolicy).some((statement) => deniesDeletion(statement, vault.env.account)) ? 'policy' : 'none';
}

/** As what may turn out what keeps the recovery points of a vault from being deleted, of which only deployment knows how it is locked. */
export function perhapsImmutabilityOf(vault: VaultDocument): Immutability {
  const { isAirGapped, retentionRange: lock, changeableForDays } = vault;
  return !isAirGapped && !lock.isAbsent && (lock.isLater || changeableForDays.isLater) ? 'compliance' : immutabilityOf(vault);
}

/** Whether a statement denies everybody in the account to delete recovery points, but for those whom it excepts by their ARNs. */
function deniesDeletion(statement: Statement, account: string): boolean {
  return statement.reading.at('Effect').knownText === 'Deny' && isOfAction(statement, DELETION)
    && (isOfAllIn(statement, account) || isOfAllButNamed(statement, account));
}
