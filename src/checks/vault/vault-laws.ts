import { amountProblems, daysAt, nameOf } from '../../document/durations';
import type { VaultDocument } from '../../document/vault-document';
import { approvalTeamArnProblems } from '../../model/backup-arn';
import { NameRule } from '../../model/name';
import { airGappedRetentionProblems, vaultLockProblems } from '../../model/vault-lock';
import type { Names } from '../../private/names';
import type { Problem } from '../finding';
import { missing, refusals } from '../problems';

const NAMES: Readonly<Record<string, string>> = { minRetention: 'MinRetentionDays', maxRetention: 'MaxRetentionDays', changeableFor: 'ChangeableForDays' };
const AS_WRITTEN: Names = (property) => NAMES[property] ?? property;

/** Laws of a vault. */
export const VAULT_LAWS: readonly ((vault: VaultDocument) => Problem[])[] = [
  ({ vaultName: name }) => refusals('invalidVaultName', name, missing(name) ?? NameRule.VAULT.problemsOf('BackupVaultName', name.text)),
  retentionProblems,
  ({ approvalTeam }) => refusals('invalidApprovalTeam', approvalTeam, approvalTeamArnProblems(nameOf(approvalTeam), approvalTeam.text)),
  accessPolicyProblems,
  notificationProblems,
];

function retentionProblems(vault: VaultDocument): Problem[] {
  const { isAirGapped, retentionRange, minRetentionDays, maxRetentionDays, changeableForDays } = vault;
  if (retentionRange.isAbsent || retentionRange.isLater) { return []; }
  const absent = [minRetentionDays, ...(isAirGapped ? [maxRetentionDays] : [])].flatMap((each) => missing(each) ?? []);
  const wrong = [...absent, ...[minRetentionDays, maxRetentionDays, changeableForDays].flatMap(amountProblems)];
  if (wrong.length > 0) { return refusals('invalidRetention', retentionRange, wrong); }
  const range = { minRetention: daysAt(minRetentionDays)!, maxRetention: daysAt(maxRetentionDays) };
  return refusals('invalidRetention', retentionRange, isAirGapped
    ? airGappedRetentionProblems({ ...range, maxRetention: range.maxRetention! }, AS_WRITTEN)
    : vaultLockProblems({ ...range, changeableFor: daysAt(changeableForDays) }, AS_WRITTEN));
}

/** AWS Backup takes no `*` in an action of the policy. */
function accessPolicyProblems({ accessPolicy }: VaultDocument): Problem[] {
  const statements = accessPolicy.at('Statement');
  return (statements.elements() ?? [statements]).flatMap((statement) => ['Action', 'NotAction'].flatMap((name) => {
    const actions = statement.at(name);
    return (actions.elements() ?? [actions])
      .filter(({ knownText }) => knownText?.includes('*'))
      .flatMap((action) => refusals('invalidAccessPolicy', action, [`'${name}' of a statement of the access policy must name each action in full, got '${action.knownText}'`]));
  }));
}

function notificationProblems({ notifications }: VaultDocument): Problem[] {
  if (notifications.isAbsent || notifications.isLater) { return []; }
  const topic = notifications.at('SNSTopicArn');
  return [
    ...['SNSTopicArn', 'BackupVaultEvents'].map((name) => notifications.at(name)).flatMap((each) => refusals('invalidNotifications', each, missing(each) ?? [])),
    ...refusals('invalidNotifications', topic, topic.text?.endsWith('.fifo') ? [`'SNSTopicArn' must be of a standard topic, got '${topic.text}'`] : []),
  ];
}
