import { Duration } from 'aws-cdk-lib';
import { Derivation, durationOf } from './derived-controls';
import type { DerivedControls } from './derived-controls';
import { strictest } from '../../../coverage/api/requirements/need';
import type { Need } from '../../../coverage/api/requirements/need';
import { ADVISED_AIR_GAPPED_HOURS, CONTROLS } from '../../../model/audit/framework-controls';
import type { TimeRange } from '../../../model/audit/time-range';
import { BackupResourceType } from '../../../model/resources/backup-resource-type';
import { minutesInWords } from '../../../private/in-words';
import { BackupControlScope } from '../backup-control-scope';
import { BackupFrameworkControl } from '../backup-framework-control';

const DAY = 24 * 60;

/** The controls that say what is required. */
export function controlsForNeeds(needs: readonly Need[]): DerivedControls {
  const found = new Derivation();
  if (needs.length === 0) { return found; }
  const need = strictest(needs);
  const scope = scopeOf(found, needs);
  if (!scope) { return found; }
  found.add(BackupFrameworkControl.resourcesProtectedByBackupPlan({ scope }));
  addPlanMinimums(found, need);
  addCopies(found, need, scope);
  if (need.immutability === 'governance' || need.immutability === 'compliance') {
    found.add(BackupFrameworkControl.protectedByVaultLock({ scope }));
    if (need.immutability === 'compliance') { found.lose('the control of locks does not tell one in compliance mode from one in governance mode'); }
  }
  if (need.recoveryPointMinutes !== undefined) {
    const within = timeOf(found, CONTROLS.lastRecoveryPoint.time, need.recoveryPointMinutes, 'the age of the latest recovery point');
    if (within) { found.add(BackupFrameworkControl.lastRecoveryPointCreated({ within, scope })); }
  }
  if (need.immutability === 'airGapped') { addAirGapped(found, need, scope); }
  if (need.customerManagedKey) {
    found.add(BackupFrameworkControl.recoveryPointEncrypted());
    found.lose('the control of encryption does not tell whose key it is');
  }
  if (need.pointInTimeRecovery) { found.lose('no control is of point-in-time recovery'); }
  if (need.maxRetentionDays !== undefined) { found.lose('no control is of how long recovery points may be kept at most'); }
  return found;
}

/** The types that something is required of; nothing where none of them is judged. */
function scopeOf(found: Derivation, needs: readonly Need[]): BackupControlScope | undefined {
  const all = needs.map(({ resourceTypes }) => resourceTypes);
  if (all.includes(undefined)) { return BackupControlScope.everything(); }
  if (new Set(all.map((types) => [...types!].sort().join())).size > 1) { found.lose('a control has one scope, and what is required of some types is judged of all that are named'); }
  const types = [...new Set(all.flatMap((each) => each ?? []))].sort().map((name) => BackupResourceType.of(name));
  const judged = types.filter(({ isKnown, supportsAuditManager }) => supportsAuditManager || !isKnown);
  if (judged.length < types.length) { found.lose(`no control judges resources of ${types.filter((type) => !judged.includes(type)).join(', ')}`); }
  return judged.length > 0 ? BackupControlScope.resourceTypes(judged) : undefined;
}

/** The control of plans is of both numbers. */
function addPlanMinimums(found: Derivation, { frequencyMinutes, minRetentionDays }: Need): void {
  if (frequencyMinutes === undefined && minRetentionDays === undefined) { return; }
  const frequency = timeOf(found, CONTROLS.planMinimums.time, frequencyMinutes ?? 31 * DAY, 'the frequency');
  if (!frequency) { return; }
  const retention = Duration.days(Math.ceil(minRetentionDays ?? 1));
  found.add(BackupFrameworkControl.planMinFrequencyAndRetention({ frequency, retention }));
}

function addCopies(found: Derivation, { copies = [] }: Need, scope: BackupControlScope): void {
  const regions = [...new Set(copies.flatMap(({ region }) => region ?? []))];
  if (regions.length > 0) {
    found.add(BackupFrameworkControl.protectedByCrossRegionCopy({ regions: regions.filter((region) => region !== '*'), scope }));
  }
  if (copies.some(({ isToOtherAccount }) => isToOtherAccount)) { found.add(BackupFrameworkControl.protectedByCrossAccountCopy({ scope })); }
  copies.filter(({ region, isToOtherAccount }) => region === undefined && !isToOtherAccount).forEach(({ where }) => found.lose(`no control is of copies ${where}`));
  if (copies.some(({ minRetentionDays }) => minRetentionDays !== undefined)) { found.lose('no control is of how long copies are kept'); }
}

function addAirGapped(found: Derivation, { recoveryPointMinutes, frequencyMinutes }: Need, scope: BackupControlScope): void {
  const least = ADVISED_AIR_GAPPED_HOURS * 60;
  const wanted = recoveryPointMinutes ?? frequencyMinutes ?? least;
  const within = timeOf(found, CONTROLS.airGapped.time, Math.max(wanted, least), 'the age of recovery points in a logically air-gapped vault');
  if (wanted < least) { found.lose(`the control of logically air-gapped vaults looks back over 7 days, and ${minutesInWords(wanted)} is required`); }
  if (within) { found.add(BackupFrameworkControl.inLogicallyAirGappedVault({ within, scope })); }
}

/** The least time that a control can be told and that is not less than what is required. */
function timeOf(found: Derivation, range: TimeRange, minutes: number, words: string): Duration | undefined {
  const time = range.atLeast(minutes);
  const duration = time && durationOf(time);
  if (!duration) {
    found.lose(`no control is of ${words} of ${minutesInWords(minutes)}`);
  } else if (duration.toMinutes() !== minutes) {
    found.lose(`the control of ${words} takes whole hours or days: ${duration.toHumanString()} for ${minutesInWords(minutes)}`);
  }
  return duration;
}
