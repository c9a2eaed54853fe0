import { TimeRange } from './time-range';
import type { Feature } from '../resources/resource-kind';

/** What a control judges. */
export type JudgedByControl = 'backup plans' | 'recovery points' | 'resources' | 'restores' | 'vaults';

/** How a control can be told what it judges, beside everything: by types, by one tag, or by one resource. */
export type ScopeKind = 'a tag' | 'one resource' | 'resource types';

/** What a parameter takes: a number of days or minutes, a list, or a unit or a number of a time that is in hours or in days. */
export type ParameterKind = 'accounts' | 'days' | 'minutes' | 'regions' | 'roles' | 'unit' | 'value';

/** A control of AWS Backup Audit Manager. */
export interface ControlKind {
  readonly name: string;
  readonly judges: JudgedByControl;
  readonly scopes: readonly ScopeKind[];
  /** Its parameters, in the order of the documentation. */
  readonly parameters: Readonly<Record<string, ParameterKind>>;
  /** What a time among them can be. */
  readonly time?: TimeRange;
  /** What a resource has to be able to for ever meeting it. */
  readonly feature?: Feature;
}

const ANY: readonly ScopeKind[] = ['resource types', 'a tag', 'one resource'];
const AGE = { recoveryPointAgeUnit: 'unit', recoveryPointAgeValue: 'value' } as const;

/**
 * The controls, by what the constructs call them.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/controls-and-remediation.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/bam-cfn-integration.html
 */
export const CONTROLS = {
  protectedByPlan: { name: 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', judges: 'resources', scopes: ANY, parameters: {} },
  planMinimums: {
    name: 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK',
    judges: 'backup plans',
    scopes: ['a tag', 'one resource'],
    parameters: { requiredFrequencyUnit: 'unit', requiredFrequencyValue: 'value', requiredRetentionDays: 'days' },
    time: new TimeRange([1, 24], [1, 31]),
  },
  manualDeletionDisabled: {
    name: 'BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED', judges: 'vaults', scopes: ['a tag', 'one resource'], parameters: { principalArnList: 'roles' },
  },
  encrypted: { name: 'BACKUP_RECOVERY_POINT_ENCRYPTED', judges: 'recovery points', scopes: ['a tag'], parameters: {} },
  minimumRetention: {
    name: 'BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK', judges: 'recovery points', scopes: ['a tag'], parameters: { requiredRetentionDays: 'days' },
  },
  crossRegion: {
    name: 'BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION', judges: 'resources', scopes: ANY, parameters: { crossRegionList: 'regions' }, feature: 'crossRegionCopy',
  },
  crossAccount: {
    name: 'BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT', judges: 'resources', scopes: ANY, parameters: { crossAccountList: 'accounts' }, feature: 'crossAccountCopy',
  },
  vaultLock: {
    name: 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK', judges: 'resources', scopes: ANY, parameters: { minRetentionDays: 'days', maxRetentionDays: 'days' },
  },
  lastRecoveryPoint: {
    name: 'BACKUP_LAST_RECOVERY_POINT_CREATED', judges: 'resources', scopes: ANY, parameters: AGE, time: new TimeRange([1, 744], [1, 31]),
  },
  restoreTime: { name: 'RESTORE_TIME_FOR_RESOURCES_MEET_TARGET', judges: 'restores', scopes: ANY, parameters: { maxRestoreTime: 'minutes' } },
  airGapped: {
    name: 'RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT',
    judges: 'resources',
    scopes: ['resource types', 'one resource'],
    parameters: AGE,
    time: new TimeRange([24, 2184], [1, 91]),
    feature: 'logicallyAirGappedVault',
  },
} as const satisfies Record<string, ControlKind>;

const BY_NAME: ReadonlyMap<string | undefined, ControlKind> = new Map(Object.values<ControlKind>(CONTROLS).map((control) => [control.name, control]));

/** The control with a name; nothing of one that is newer, or that only deployment knows. */
export function controlNamed(name: string | undefined): ControlKind | undefined {
  return BY_NAME.get(name);
}

/** How far back AWS advises to look into a logically air-gapped vault at least, in hours. */
export const ADVISED_AIR_GAPPED_HOURS = 168;

/** The types of what AWS Config has to record for any control. */
export const RECORDED_TYPES: readonly string[] = ['AWS::Backup::BackupPlan', 'AWS::Backup::BackupSelection', 'AWS::Backup::BackupVault', 'AWS::Backup::RecoveryPoint'];
