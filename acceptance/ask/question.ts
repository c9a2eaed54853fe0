import type { Fields, Operation } from '../cloud/cloud';

/** A call of AWS Backup. Texts may have placeholders: `{vault}` and others are outputs of `app/ask-stack.ts`, or what an earlier call has given. */
export interface Call {
  readonly operation: Operation;
  readonly input: Fields;
  /** What later calls need of the answer: the name of the placeholder, and of the field. */
  readonly gives?: Readonly<Record<string, string>>;
}

/** A call whose answer is wanted, and those that it needs before. */
export interface Probe extends Call {
  readonly before?: readonly Call[];
}

/** What the library does with the value outside. */
export type Says = 'refuse' | 'warn' | 'pass';

/** One question to AWS Backup: the smallest call with a value that the library takes, and the same with one that it does not. */
export interface Question {
  /** The id of the law or warning, as in `src/private/messages/finding-ids.ts`; of what the library passes, a name of its own. */
  readonly law: string;
  /** What tells it from the other questions of the law. */
  readonly about: string;
  readonly library: Says;
  /** Just inside; left out where there is nothing to be asked, which `withoutInside` explains. */
  readonly inside?: Probe;
  readonly withoutInside?: string;
  /** Just outside. */
  readonly outside: Probe;
  /** Functions, quotas and rules of `src/model/` that it asks of. */
  readonly of?: readonly string[];
  /** Codes by which a refusal of this law comes that otherwise say something of the account. */
  readonly codes?: readonly string[];
}

/** What every name begins with that a question makes. */
export const PREFIX = 'cdk-aws-backup-ask-q-';
/** The same where no hyphen is allowed. */
export const PREFIX_ = 'cdk_aws_backup_ask_q_';

/** A name of a length. */
export function named(length: number, prefix = PREFIX): string {
  return prefix.padEnd(length, 'x');
}

/** So many of something. */
export function many<T>(count: number, one: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => one(index + 1));
}

/** The smallest plan, with one rule that has more; a call for it. */
export function planWith(rule: Fields, plan: Fields = {}): Call {
  return planOf([rule], plan);
}

/** A plan with several rules. Nothing is backed up by it: there is no selection, and it is removed at once. */
export function planOf(rules: readonly Fields[], plan: Fields = {}): Call {
  const Rules = rules.map((rule, index) => ({ RuleName: `rule${index + 1}`, TargetBackupVaultName: '{vault}', ...rule }));
  return { operation: 'backup:CreateBackupPlan', input: { BackupPlan: { BackupPlanName: `${PREFIX}plan`, Rules, ...plan } }, gives: { plan: 'BackupPlanId' } };
}

/** A call for a selection of a plan that is made before. */
export function selectionOf(selection: Fields): Probe {
  return {
    operation: 'backup:CreateBackupSelection',
    input: { BackupPlanId: '{plan}', BackupSelection: { SelectionName: `${PREFIX}selection`, IamRoleArn: '{role}', ...selection } },
    before: [planWith({})],
  };
}

/** A call that makes a vault. */
export function vaultWith(vault: Fields): Call {
  return { operation: 'backup:CreateBackupVault', input: { BackupVaultName: `${PREFIX}made`, ...vault } };
}

/** A call that makes a logically air-gapped vault, which is empty and so can be deleted. */
export function airGappedVaultWith(vault: Fields): Call {
  return { operation: 'backup:CreateLogicallyAirGappedBackupVault', input: { BackupVaultName: `${PREFIX}air-gapped`, MinRetentionDays: 7, MaxRetentionDays: 30, ...vault } };
}

/** A call that locks a vault in governance mode, unless it says something else. */
export function lockWith(lock: Fields): Call {
  return { operation: 'backup:PutBackupVaultLockConfiguration', input: { BackupVaultName: '{vault}', MinRetentionDays: 1, ...lock } };
}
