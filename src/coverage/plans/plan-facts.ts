import type { Hindrance } from './hindrance';
import { comesToAnEnd } from './known-gaps';
import { vaultFacts } from './vault-facts';
import type { VaultFacts } from './vault-facts';
import { daysKeptBy, daysOfCopy, mayOutlast } from '../../checks/plan/retentions';
import type { Documents } from '../../document/documents';
import type { PlanDocument, RuleDocument } from '../../document/plan-document';
import type { Place } from '../../document/template';
import type { Reading } from '../../document/values/reading';
import type { Answer } from '../../model/resources/selection-semantics';
import type { Schedule } from '../../model/schedule/gaps';
import { DEFAULT_START_WINDOW_MINUTES } from '../../model/schedule/start-windows';
import { DEFAULT_SCHEDULE, DEFAULT_TIME_ZONE } from '../../model/schedule/starts';

/** A copy that a rule makes. */
export interface CopyFacts {
  readonly vault: VaultFacts;
  /** For how many days it is kept: `Infinity` for ever, and nothing where only deployment knows it. */
  readonly days?: number;
  /** Whether it may be kept longer than that. */
  readonly mayOutlast?: boolean;
  /** What keeps it from being made, or may do so: told of the copies of a selection. */
  readonly hindrance?: Hindrance;
}

/** A rule, as a proof has it. */
export interface RuleFacts {
  readonly name: string;
  /** Undefined where only deployment knows it. */
  readonly schedule?: Schedule;
  /** Whether it starts no jobs, or will start none from some day on. */
  readonly comesToAnEnd: boolean;
  readonly startWindowMinutes?: number;
  readonly isContinuous: Answer;
  /** The same as of a copy. */
  readonly days?: number;
  readonly coldAfterDays?: number;
  readonly vault: VaultFacts;
  readonly airGappedVault?: VaultFacts;
  /** What keeps recovery points from getting there, or may do so: as of a copy. */
  readonly airGappedHindrance?: Hindrance;
  readonly copies: readonly CopyFacts[];
}

/** A plan, as a proof has it. */
export interface PlanFacts {
  readonly place: Place;
  readonly key: string;
  readonly name: string;
  /** Undefined where only deployment knows them. */
  readonly rules?: readonly RuleFacts[];
  /** Of what some role backs up: the others, whose jobs fail. */
  readonly failing?: readonly RuleFacts[];
  /** Those of them of which only deployment knows that their jobs fail. */
  readonly perhaps?: readonly RuleFacts[];
  /** The vaults of its rules that are of the application. */
  readonly vaults: readonly Place[];
}

/** What a plan says in the world of some documents. */
export function planFacts(documents: Documents, plan: PlanDocument): PlanFacts {
  return documents.constant(`coverage: plan ${plan.key}`, () => {
    const rules = plan.rules?.map(ruleFacts);
    return {
      place: { template: plan.template, logicalId: plan.logicalId },
      key: plan.key,
      name: plan.name,
      rules,
      vaults: (rules ?? []).flatMap(({ vault }) => vault.place ?? []),
    };
  });
}

function ruleFacts(rule: RuleDocument): RuleFacts {
  const { startWindowMinutes, lifecycle, airGappedVault } = rule;
  const [expression, timeZone] = [textOr(rule.schedule, DEFAULT_SCHEDULE), textOr(rule.timeZone, DEFAULT_TIME_ZONE)];
  const schedule = expression !== undefined && timeZone !== undefined ? { expression, timeZone } : undefined;
  return {
    name: rule.name,
    schedule,
    comesToAnEnd: schedule !== undefined && comesToAnEnd(schedule),
    startWindowMinutes: startWindowMinutes.isAbsent ? DEFAULT_START_WINDOW_MINUTES : startWindowMinutes.number,
    isContinuous: rule.isContinuous || (rule.mayBeContinuous ? undefined : false),
    days: daysKeptBy(rule),
    coldAfterDays: lifecycle.moveToColdStorageAfterDays.number,
    vault: vaultFacts(rule.vault),
    airGappedVault: airGappedVault && vaultFacts(airGappedVault),
    copies: (rule.copies ?? []).map((copy) => (
      { vault: vaultFacts(copy.vault), days: daysOfCopy(rule, copy), ...mayOutlast(copy) ? { mayOutlast: true } : {} })),
  };
}

function textOr({ isAbsent, knownText }: Reading, otherwise: string): string | undefined {
  return isAbsent ? otherwise : knownText;
}
