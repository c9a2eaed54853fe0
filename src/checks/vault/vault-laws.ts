import { accessPolicyMayBeRefused, accessPolicyProblems } from './access-policy';
import { notificationProblems, topicUnderAwsManagedKey } from './notifications';
import type { Documents } from '../../document/documents';
import { amountProblems, daysAt, nameOf } from '../../document/values/durations';
import type { VaultDocument } from '../../document/vault-document';
import { approvalTeamArnProblems } from '../../model/backup-arn';
import { NameRule } from '../../model/name';
import { airGappedRetentionProblems, vaultLockProblems } from '../../model/vault-lock';
import { isLater } from '../../private/later';
import type { Names } from '../../private/messages/names';
import type { Problem } from '../findings/finding';
import { missing, refusals } from '../findings/problems';

const NAMES: Readonly<Record<string, string>> = { minRetention: 'MinRetentionDays', maxRetention: 'MaxRetentionDays', changeableFor: 'ChangeableForDays' };
const AS_WRITTEN: Names = (property) => NAMES[property];

/** Laws of a vault. */
export const VAULT_LAWS: readonly ((vault: VaultDocument, documents: Documents) => Problem[])[] = [
  ({ vaultName: name }) => refusals('invalidVaultName', name, missing(name) ?? NameRule.VAULT.problemsOf('BackupVaultName', name.text)),
  retentionProblems,
  approvalTeamProblems,
  accessPolicyProblems,
  accessPolicyMayBeRefused,
  notificationProblems,
  topicUnderAwsManagedKey,
];

function retentionProblems(vault: VaultDocument): Problem[] {
  const { isAirGapped, retentionRange, minRetentionDays, maxRetentionDays, changeableForDays } = vault;
  if (retentionRange.isAbsent) { return []; }
  const absent = [minRetentionDays, ...(isAirGapped ? [maxRetentionDays] : [])].flatMap((each) => missing(each) ?? []);
  const wrong = [...absent, ...[minRetentionDays, maxRetentionDays, changeableForDays].flatMap(amountProblems)];
  if (wrong.length > 0) { return refusals('invalidRetention', retentionRange, wrong); }
  const range = { minRetention: daysAt(minRetentionDays)!, maxRetention: daysAt(maxRetentionDays) };
  return refusals('invalidRetention', retentionRange, isAirGapped
    ? airGappedRetentionProblems({ ...range, maxRetention: range.maxRetention! }, AS_WRITTEN)
    : vaultLockProblems({ ...range, changeableFor: daysAt(changeableForDays) }, AS_WRITTEN));
}

/** What begins with something that is not known may have any number of colons. */
function approvalTeamProblems({ approvalTeam }: VaultDocument): Problem[] {
  const { text = '' } = approvalTeam;
  return approvalTeam.isAbsent || isLater(text) ? [] : refusals('invalidApprovalTeam', approvalTeam, approvalTeamArnProblems(nameOf(approvalTeam), text));
}
