import { Duration } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import { Derivation, durationOf } from './derived-controls';
import type { DerivedControls } from './derived-controls';
import { scopeOfPlan } from './plan-scope';
import type { PlanScope } from './plan-scope';
import { largestGapMinutes } from '../../../coverage/plans/known-gaps';
import { MadeRules } from '../../../coverage/plans/made-rules';
import { planFacts } from '../../../coverage/plans/plan-facts';
import type { RuleFacts } from '../../../coverage/plans/plan-facts';
import { Documents } from '../../../document/documents';
import { LiveApplication } from '../../../document/live/live-application';
import { PlanDocument } from '../../../document/plan-document';
import { World } from '../../../document/values/world';
import { ADVISED_AIR_GAPPED_HOURS, CONTROLS } from '../../../model/audit/framework-controls';
import { Quota } from '../../../model/quota';
import { BackupResourceType } from '../../../model/resources/backup-resource-type';
import { minutesInWords } from '../../../private/in-words';
import { rootOf } from '../../../private/tree';
import { BackupControlScope } from '../backup-control-scope';
import { BackupFrameworkControl } from '../backup-framework-control';

const PLANS = BackupResourceType.of(PlanDocument.TYPE);
const LOCKED: readonly string[] = ['governance', 'compliance', 'airGapped'];

/** The controls that say what a plan says, as its template will have it, with the defaults of the parameters. */
export function controlsForPlan(resource: CfnResource, planId: string): DerivedControls {
  const application = new LiveApplication(rootOf(resource));
  const documents = new Documents(application, new World(true));
  const plan = documents.of(PlanDocument, application.placeOf(resource));
  const found = new Derivation();
  const { rules } = planFacts(documents, plan);
  if (!rules) {
    found.lose('only deployment knows its rules');
    return found;
  }
  if (documents.world.isAsked) { found.lose('its numbers are those with the defaults of the parameters'); }
  addPlanMinimums(found, rules, BackupControlScope.resource(PLANS, planId));
  addMinimumRetention(found, plan, rules);
  addOfResources(found, rules, plan, scopeOfPlan(documents, plan));
  return found;
}

/** The rule that backs up most often, and of several such the one that keeps longest. A clock is not put forward for it. */
function addPlanMinimums(found: Derivation, rules: readonly RuleFacts[], scope: BackupControlScope): void {
  const { name, time } = CONTROLS.planMinimums;
  const candidates = rules.flatMap(({ schedule, comesToAnEnd, days }) => {
    const gap = schedule && !comesToAnEnd ? largestGapMinutes([{ ...schedule, timeZone: 'UTC' }]) : undefined;
    return gap === undefined || days === undefined ? [] : [{ gap, days }];
  });
  const [best] = candidates.sort((a, b) => a.gap - b.gap || b.days - a.days);
  const frequency = best && time.atLeast(best.gap);
  if (!frequency) {
    found.lose(best ? `no control is of a frequency of more than 31 days, and it has one of ${minutesInWords(best.gap)}` : 'only deployment knows how often it backs up, or for how long it keeps that');
    return;
  }
  if (best.days === Infinity) {
    found.lose('no control is of recovery points that are kept for ever: that of plans asks for 35 days then');
    found.add(BackupFrameworkControl.of(name, { requiredFrequencyUnit: frequency.unit, requiredFrequencyValue: `${frequency.value}` }, { scope }));
    return;
  }
  found.add(BackupFrameworkControl.planMinFrequencyAndRetention({ frequency: durationOf(frequency), retention: Duration.days(best.days), scope }));
}

/** Recovery points are told apart by tags alone: there has to be one that all rules give. */
function addMinimumRetention(found: Derivation, { rules = [] }: PlanDocument, facts: readonly RuleFacts[]): void {
  const [first, ...others] = rules.map(({ recoveryPointTags }) => new Map(recoveryPointTags.names().flatMap((key) => {
    const { knownText: value } = recoveryPointTags.at(key);
    return value === undefined ? [] : [[key, value] as const];
  })));
  const [common] = [...first ?? []].filter(([key, value]) => others.every((tags) => tags.get(key) === value));
  const days = facts.flatMap((rule) => [rule.days, ...rule.copies.map((copy) => copy.days)]);
  const least = days.includes(undefined) ? undefined : Math.min(...days.map((each) => each!));
  if (least === undefined || least === Infinity) { return; }
  if (common) {
    found.add(BackupFrameworkControl.recoveryPointMinimumRetention({ retention: Duration.days(least), scope: BackupControlScope.tag(...common) }));
  } else if (days.some((each) => each !== least)) {
    found.lose('recovery points are kept for different times, and no control judges each of them, since its rules give them no tag in common (\'recoveryPointTags\')');
  }
}

function addOfResources(found: Derivation, rules: readonly RuleFacts[], plan: PlanDocument, planScope: PlanScope): void {
  const { scope, losses } = planScope;
  found.lose(...losses);
  if (!scope) { return; }
  found.add(BackupFrameworkControl.resourcesProtectedByBackupPlan({ scope }));
  addCopies(found, rules, plan, planScope);
  addVaultLock(found, rules, scope);
  const wait = new MadeRules([{ rules }]).longestWait;
  const within = wait === undefined ? undefined : CONTROLS.lastRecoveryPoint.time.atLeast(wait);
  if (within) {
    found.add(BackupFrameworkControl.lastRecoveryPointCreated({ within: durationOf(within), scope }));
  } else {
    found.lose('no control is of the age of the latest recovery point, which may be more than 31 days');
  }
  addAirGapped(found, rules, planScope);
}

function addCopies(found: Derivation, rules: readonly RuleFacts[], { env }: PlanDocument, planScope: PlanScope): void {
  const vaults = rules.flatMap(({ copies }) => copies.map(({ vault }) => vault));
  const regions = known(vaults.map(({ region }) => region), env.region);
  const accounts = known(vaults.map(({ account }) => account), env.account);
  if (regions.length > 0) {
    withScope(found, planScope, 'supportsCrossRegionCopy', (scope) => BackupFrameworkControl.protectedByCrossRegionCopy({ regions, scope }));
  }
  if (accounts.length === 0) { return; }
  const isTooMany = accounts.length > Quota.ACCOUNTS_OF_CONTROL.max;
  if (isTooMany) { found.lose(`the control of copies to other accounts takes ${Quota.ACCOUNTS_OF_CONTROL.max}, and asks for any of the ${accounts.length}`); }
  withScope(found, planScope, 'supportsCrossAccountCopy', (scope) => BackupFrameworkControl.protectedByCrossAccountCopy({ accounts: isTooMany ? undefined : accounts, scope }));
}

function addVaultLock(found: Derivation, rules: readonly RuleFacts[], scope: BackupControlScope): void {
  const locked = rules.map(({ vault }) => vault).filter(({ immutability }) => LOCKED.includes(immutability));
  if (locked.length === 0) { return; }
  if (locked.length < rules.length) {
    found.lose('not all of its rules back up into locked vaults, and so the control of locks is left out');
    return;
  }
  const [least, most] = [locked.map(({ minRetentionDays }) => minRetentionDays), locked.map(({ maxRetentionDays }) => maxRetentionDays)];
  const days = (all: readonly (number | undefined)[], choose: (...numbers: number[]) => number) =>
    all.every((each) => each !== undefined) ? Duration.days(choose(...all.map((each) => each!))) : undefined;
  found.add(BackupFrameworkControl.protectedByVaultLock({ minRetention: days(least, Math.min), maxRetention: days(most, Math.max), scope }));
}

function addAirGapped(found: Derivation, rules: readonly RuleFacts[], planScope: PlanScope): void {
  const filling = rules.filter(({ airGappedVault, copies }) => airGappedVault ?? copies.some(({ vault }) => vault.immutability === 'airGapped'));
  if (filling.length === 0) { return; }
  if (planScope.isByTag) {
    found.lose('the control of logically air-gapped vaults takes no tag, and is left out');
    return;
  }
  const wait = new MadeRules([{ rules: filling }]).longestWait;
  const least = ADVISED_AIR_GAPPED_HOURS * 60;
  const within = wait === undefined ? undefined : CONTROLS.airGapped.time.atLeast(Math.max(wait, least));
  if (!within) {
    found.lose('no control is of how old the latest recovery point in a logically air-gapped vault is, which may be more than 91 days');
    return;
  }
  if (wait! < least) { found.lose(`the control of logically air-gapped vaults looks back over 7 days, and the latest recovery point is younger (${minutesInWords(wait!)})`); }
  withScope(found, planScope, 'supportsLogicallyAirGappedVault', (scope) => BackupFrameworkControl.inLogicallyAirGappedVault({ within: durationOf(within), scope }));
}

type Ability = 'supportsCrossAccountCopy' | 'supportsCrossRegionCopy' | 'supportsLogicallyAirGappedVault';

/** Adds a control of the types that can ever meet it. */
function withScope(
  found: Derivation, { scope, types }: PlanScope, ability: Ability, control: (scope: BackupControlScope) => BackupFrameworkControl,
): void {
  if (!types) {
    found.add(control(scope!));
    return;
  }
  const able = types.filter((type) => type[ability]);
  if (able.length < types.length) { found.leaveOut(types.filter((type) => !able.includes(type)).join(', '), control(scope!)); }
  if (able.length > 0) { found.add(control(BackupControlScope.resourceTypes(able))); }
}

/** What is known and another one. */
function known(all: readonly (string | undefined)[], own: string): string[] {
  return [...new Set(all.flatMap((each) => each === undefined || each === own ? [] : [each]))];
}
