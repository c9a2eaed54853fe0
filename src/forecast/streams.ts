import type { PlannedLifecycle, PlannedRule } from './planned-rule';
import { MAX_CONTINUOUS_RETENTION_DAYS, MIN_DAYS_IN_COLD_STORAGE } from '../model/lifecycle';
import { kindsNamed } from '../model/resources/resource-catalog';
import type { Feature } from '../model/resources/resource-kind';

const MILLIS_PER_DAY = 24 * 60 * 60 * 1000;

/** What a recovery point is: a continuous backup is one that goes on, and a temporary one is deleted when it has been copied. */
export type PointKind = 'backup' | 'copy' | 'continuous' | 'temporary';

/** What a rule makes of its runs in one place: recovery points that are all kept in the same way. */
export interface Stream {
  /** The place of the rule in its plan. */
  readonly rule: number;
  readonly ruleName: string;
  readonly vault: string;
  /** Where the vault of a copy is, if that is known. */
  readonly region?: string;
  readonly kind: PointKind;
  /** `Infinity` for ever. */
  readonly keptDays: number;
  /** When a point moves to cold storage and is deleted, in milliseconds after its start; `Infinity` for never. */
  readonly coldAfter: number;
  readonly deleteAfter: number;
}

/** What the resources can do whose recovery points are forecast. */
export interface ForecastType {
  readonly isContinuous: boolean;
  readonly isCold: boolean;
  readonly isColdByArchive: boolean;
  readonly isAirGapped: boolean;
  /** Whether a continuous backup of it can go to an air-gapped vault. */
  readonly isAirGappedContinuously: boolean;
  /** Whether it goes to an air-gapped vault without a temporary recovery point. */
  readonly isFullyManaged: boolean;
}

/** Of resources that nobody names: they can do everything, and take the detour of a temporary recovery point. */
const ANY_TYPE: ForecastType = {
  isContinuous: true, isCold: true, isColdByArchive: false, isAirGapped: true, isAirGappedContinuously: true, isFullyManaged: false,
};

/** What resources can do whose type has a name in the AWS Backup API; of a type that is not known, nothing. */
export function forecastType(apiName: string | undefined): ForecastType {
  if (apiName === undefined) { return ANY_TYPE; }
  const kinds = kindsNamed(apiName);
  const can = (feature: Feature) => kinds.some(({ features }) => features.includes(feature));
  return {
    isContinuous: can('continuousBackup'),
    isCold: can('coldStorage'),
    isColdByArchive: kinds.some((kind) => kind.isColdByArchive === true),
    isAirGapped: can('logicallyAirGappedVault'),
    isAirGappedContinuously: can('logicallyAirGappedVault') && !kinds.some((kind) => kind.isNotAirGappedContinuously === true),
    isFullyManaged: can('fullManagement'),
  };
}

/** Whether a rule backs up continuously, and not by its schedule. */
export function goesOn(rule: PlannedRule, type: ForecastType): boolean {
  return rule.isContinuous && type.isContinuous;
}

/**
 * What a rule makes, wherever that goes.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/lag-vault-primary-backup.html
 */
export function streamsOf(rule: PlannedRule, index: number, type: ForecastType): Stream[] {
  const { name: ruleName, lifecycle, vault, airGappedVault, copies } = rule;
  const isContinuous = goesOn(rule, type);
  const stream = (kind: PointKind, place: string, { keptDays, coldAfter, deleteAfter }: ReturnType<typeof timesOf>): Stream =>
    ({ rule: index, ruleName, vault: place, kind, keptDays, coldAfter, deleteAfter });
  const days = isContinuous ? Math.min(lifecycle.deleteAfterDays, MAX_CONTINUOUS_RETENTION_DAYS) : lifecycle.deleteAfterDays;
  const own = timesOf({ ...lifecycle, deleteAfterDays: days }, type);
  const kind = isContinuous ? 'continuous' : 'backup';
  return [
    ...airGappedVault === undefined || !type.isAirGapped
      ? [stream(kind, vault, own)]
      : isContinuous && !type.isAirGappedContinuously
        ? [stream(kind, vault, own), stream('copy', airGappedVault, own)]
        : type.isFullyManaged || isContinuous
          ? [stream(kind, airGappedVault, own)]
          : [stream('temporary', vault, { keptDays: 0, coldAfter: Infinity, deleteAfter: 0 }), stream('backup', airGappedVault, own)],
    ...copies.map((copy) => ({ ...stream('copy', copy.vault, timesOf(copy.lifecycle, type)), region: copy.region })),
  ];
}

function timesOf({ deleteAfterDays, coldAfterDays, optInToArchive }: PlannedLifecycle, type: ForecastType) {
  const isCold = coldAfterDays !== undefined && type.isCold && (!type.isColdByArchive || optInToArchive === true);
  const keptDays = isCold ? Math.max(deleteAfterDays, coldAfterDays + MIN_DAYS_IN_COLD_STORAGE) : deleteAfterDays;
  return { keptDays, coldAfter: isCold ? coldAfterDays * MILLIS_PER_DAY : Infinity, deleteAfter: keptDays * MILLIS_PER_DAY };
}
