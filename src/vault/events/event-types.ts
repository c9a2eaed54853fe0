import type { aws_backup as backup } from 'aws-cdk-lib';
import { BackupEventState } from './backup-event-state';

type State = keyof typeof BackupEventState;

/** A kind of event of AWS Backup. */
export interface EventType {
  readonly detailType: string;
  /** What it is about, in messages. */
  readonly subject: string;
  /** Where the detail of the event has the state. */
  readonly stateKey: 'state' | 'status' | 'indexStatus';
  readonly states: readonly BackupEventState[];
  /** Those of the states in which it has gone wrong. */
  readonly failedStates: readonly BackupEventState[];
  /** Those of the states that are told without the vault. */
  readonly statesWithoutVault: readonly BackupEventState[];
}

/** The part of the detail by which an event belongs to a vault. */
export type VaultFilter = (vault: backup.BackupVaultReference) => Record<string, unknown>;

export const BY_VAULT_NAME: VaultFilter = ({ backupVaultName }) => ({ backupVaultName: [backupVaultName] });
export const BY_VAULT_ARN: VaultFilter = ({ backupVaultArn }) => ({ backupVaultArn: [backupVaultArn] });
export const BY_SOURCE: VaultFilter = ({ backupVaultArn }) => ({ sourceBackupVaultArn: [backupVaultArn] });
export const BY_DESTINATION: VaultFilter = ({ backupVaultArn }) => ({ destinationBackupVaultArn: [backupVaultArn] });
export const BY_SOURCE_OR_DESTINATION: VaultFilter = (vault) => ({ $or: [BY_SOURCE(vault), BY_DESTINATION(vault)] });

/**
 * The kinds of events, with the states of the guide and of the API.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 */
export const BACKUP_JOB = eventType('Backup Job', 'a backup job', 'state',
  ['CREATED', 'PENDING', 'RUNNING', 'ABORTING', 'ABORTED', 'COMPLETED', 'FAILED', 'EXPIRED', 'PARTIAL'], ['ABORTED', 'EXPIRED', 'FAILED', 'PARTIAL'], ['CREATED']);
export const COPY_JOB = eventType('Copy Job', 'a copy job', 'state', ['CREATED', 'RUNNING', 'COMPLETED', 'FAILED', 'PARTIAL'], ['FAILED', 'PARTIAL']);
export const RESTORE_JOB = eventType('Restore Job', 'a restore job', 'status', ['PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'ABORTED'], ['ABORTED', 'FAILED']);
export const SCAN_JOB = eventType('Scan Job', 'a scan job', 'state', ['CREATED', 'RUNNING', 'COMPLETED', 'COMPLETED_WITH_ISSUES', 'FAILED', 'CANCELED']);
export const RECOVERY_POINT = eventType('Recovery Point', 'a recovery point', 'status',
  ['CREATING', 'COMPLETED', 'PARTIAL', 'AVAILABLE', 'STOPPED', 'EXPIRED', 'DELETING']);
export const RECOVERY_POINT_INDEX = eventType('Recovery Point Index', 'an index', 'indexStatus', ['ACTIVE', 'DELETED', 'FAILED']);
export const VAULT = eventType('Backup Vault', 'a vault', 'state', ['CREATED', 'MODIFIED', 'DELETED']);
export const PLAN = eventType('Backup Plan', 'a plan', 'state', ['CREATED', 'MODIFIED', 'DELETED']);
export const REGION_SETTING = eventType('Region Setting', 'a setting of the Region', 'state', ['MODIFIED']);

function eventType(
  name: string, subject: string, stateKey: EventType['stateKey'], states: State[], failedStates: State[] = [], statesWithoutVault: State[] = [],
): EventType {
  const valuesOf = (keys: State[]) => keys.map((key) => BackupEventState[key]);
  return {
    detailType: `${name} State Change`, subject, stateKey, states: valuesOf(states), failedStates: valuesOf(failedStates), statesWithoutVault: valuesOf(statesWithoutVault),
  };
}

/** What is wrong with the states that an event is asked for. */
export function stateProblems(type: EventType, states: readonly BackupEventState[] | undefined, ofVault: boolean): string[] {
  if (!states) { return []; }
  if (states.length === 0) { return ['\'states\' must not be empty: EventBridge refuses it; leave it out for every state']; }
  const allowed = ofVault ? type.states.filter((state) => !type.statesWithoutVault.includes(state)) : type.states;
  const unknown = states.filter((state) => !type.states.includes(state));
  const untold = states.filter((state) => !allowed.includes(state) && !unknown.includes(state));
  return [
    ...(unknown.length > 0 ? [`'states' of ${type.subject} must be of ${allowed.join(', ')}, got ${unknown.join(', ')}`] : []),
    ...(untold.length > 0 ? [`'states' must not be ${untold.join(', ')} for the events of a vault: such an event of ${type.subject} does not say its vault; `
      + 'take those of the account, with BackupEventRules'] : []),
  ];
}
