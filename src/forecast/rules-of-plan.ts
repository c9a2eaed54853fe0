import type { PlannedCopy, PlannedLifecycle, PlannedRule } from './planned-rule';
import type { VaultReference } from '../document/arns/vault-reference';
import type { CopyDocument, LifecycleDocument, PlanDocument, RuleDocument } from '../document/plan-document';
import type { Reading } from '../document/values/reading';
import { MAX_CONTINUOUS_RETENTION_DAYS } from '../model/lifecycle';
import type { Schedule } from '../model/schedule/gaps';
import { knownRuns } from '../model/schedule/known-schedule';
import { DEFAULT_START_WINDOW_MINUTES } from '../model/schedule/start-windows';
import { DEFAULT_SCHEDULE, DEFAULT_TIME_ZONE } from '../model/schedule/starts';
import { isKnownText } from '../private/known-text';

/** The rules of a plan, as far as they can be forecast. */
export interface RulesOfPlan {
  readonly rules: readonly PlannedRule[];
  /** What is not in the forecast, or was taken as something, each in a sentence without an end. */
  readonly open: readonly string[];
}

/** Reads the rules of a plan. What only deployment knows is left out, and said. */
export function rulesOfPlan(plan: PlanDocument): RulesOfPlan {
  const { rules } = plan;
  if (!rules) { return { rules: [], open: ['the rules of the plan are known only at deployment'] }; }
  const read = rules.map(readRule);
  return { rules: read.flatMap(({ rule }) => rule ?? []), open: read.flatMap(({ open }) => open) };
}

function readRule(rule: RuleDocument): { readonly rule?: PlannedRule; readonly open: readonly string[] } {
  const { name, copies, airGappedVault } = rule;
  const schedule = scheduleOf(rule);
  const lifecycle = lifecycleOf(rule.lifecycle, rule.isContinuous);
  const lacking = [
    ...schedule ? [] : ['its schedule is refused or known only at deployment'],
    ...lifecycle ? [] : ['how long it keeps recovery points is known only at deployment'],
  ];
  if (!schedule || !lifecycle) { return { open: [`the rule '${name}' is left out: ${lacking.join(', and ')}`] }; }
  const readCopies = (copies ?? []).map((copy) => ({ copy, planned: copyOf(copy, lifecycle) }));
  const { startWindowMinutes: window } = rule;
  return {
    rule: {
      name,
      schedule,
      startWindowMinutes: window.number ?? DEFAULT_START_WINDOW_MINUTES,
      isContinuous: rule.isContinuous,
      lifecycle,
      vault: wordsOf(rule.vault),
      airGappedVault: airGappedVault && wordsOf(airGappedVault),
      copies: readCopies.flatMap(({ planned }) => planned ?? []),
    },
    open: [
      ...!window.isAbsent && window.number === undefined ? [`the start window of the rule '${name}' is known only at deployment, and counts as 8 hours`] : [],
      ...rule.mayBeContinuous && !rule.isContinuous ? [`whether the rule '${name}' backs up continuously is known only at deployment, and counts as no`] : [],
      ...rule.isContinuous && rule.lifecycle.deleteAfterDays.isAbsent
        ? [`the rule '${name}' does not say how long its continuous backups are kept, which counts as ${MAX_CONTINUOUS_RETENTION_DAYS} days`] : [],
      ...copies ? [] : [`the copies of the rule '${name}' are left out: they are known only at deployment`],
      ...readCopies.filter(({ planned }) => !planned).map(({ copy }) =>
        `the copy of the rule '${name}' to '${wordsOf(copy.vault)}' is left out: how long it is kept is known only at deployment`),
    ],
  };
}

function scheduleOf({ schedule, timeZone }: RuleDocument): Schedule | undefined {
  const [expression, zone] = [textOr(schedule, DEFAULT_SCHEDULE), textOr(timeZone, DEFAULT_TIME_ZONE)];
  return expression !== undefined && zone !== undefined && knownRuns(expression, zone) ? { expression, timeZone: zone } : undefined;
}

/** Nothing where only deployment knows it. */
function lifecycleOf(lifecycle: LifecycleDocument, isContinuous = false): PlannedLifecycle | undefined {
  const { deleteAfterDays, moveToColdStorageAfterDays: cold, optInToArchive } = lifecycle;
  const days = deleteAfterDays.isAbsent ? isContinuous ? MAX_CONTINUOUS_RETENTION_DAYS : Infinity : deleteAfterDays.number;
  if (days === undefined || (!cold.isAbsent && cold.number === undefined)) { return undefined; }
  return { deleteAfterDays: days, coldAfterDays: cold.number, optInToArchive: optInToArchive.boolean };
}

/**
 * A copy without a lifecycle has that of what is copied, and one that is to be kept for ever ends with it.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/recov-point-create-a-copy.html
 */
function copyOf({ vault, lifecycle }: CopyDocument, inherited: PlannedLifecycle): PlannedCopy | undefined {
  const own = lifecycle.reading.isAbsent ? inherited : lifecycleOf(lifecycle);
  return own && {
    vault: wordsOf(vault),
    region: isKnownText(vault.env.region) ? vault.env.region : undefined,
    lifecycle: lifecycle.deleteAfterDays.isAbsent ? endingWith(own, inherited) : own,
  };
}

function endingWith({ coldAfterDays: cold, ...own }: PlannedLifecycle, { deleteAfterDays }: PlannedLifecycle): PlannedLifecycle {
  return { ...own, deleteAfterDays, ...cold !== undefined && cold < deleteAfterDays ? { coldAfterDays: cold } : {} };
}

function wordsOf({ name, words }: VaultReference): string {
  return name ?? words;
}

function textOr({ isAbsent, knownText }: Reading, otherwise: string): string | undefined {
  return isAbsent ? otherwise : knownText;
}
