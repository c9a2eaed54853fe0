import { largestGapMinutes } from './known-gaps';
import type { CopyFacts, RuleFacts } from './plan-facts';
import type { ResourceKind } from '../../model/resources/resource-kind';
import { minutesBehind } from '../../model/schedule/continuous';
import { strongest } from '../verdict';
import type { Immutability } from '../verdict';

/** What the rules that reach a resource are worth. */
export interface Numbers {
  /** The longest time between two recovery points, in minutes; nothing where it has no end, or is known only at deployment. */
  readonly recoveryPointObjectiveMinutes?: number;
  /** For how many days the longest kept of them is kept: `Infinity` for ever. */
  readonly retentionDays?: number;
  readonly copies: readonly CopyFacts[];
  readonly immutability: Immutability;
}

/** Adds up rules that back up a resource of a kind. */
export function numbersOf(rules: readonly RuleFacts[], kind: ResourceKind): Numbers {
  const days = rules.map((rule) => rule.days);
  return {
    recoveryPointObjectiveMinutes: rules.some((rule) => isContinuous(rule, kind))
      ? minutesBehind(kind.apiName)
      : longestWait(rules),
    retentionDays: days.every((each) => each !== undefined) && days.length > 0 ? Math.max(...days) : undefined,
    copies: [
      ...rules.flatMap(({ copies }) => copies),
      ...rules.flatMap(({ airGappedVault, days: kept }) => airGappedVault && kind.features.includes('logicallyAirGappedVault') ? [{ vault: airGappedVault, days: kept }] : []),
    ],
    immutability: strongest(rules.flatMap(({ vault, airGappedVault, copies }) =>
      [vault.immutability, ...airGappedVault && kind.features.includes('logicallyAirGappedVault') ? [airGappedVault.immutability] : [], ...copies.map((copy) => copy.vault.immutability)])),
  };
}

/** Whether a rule backs up a resource of a kind continuously, for sure. */
export function isContinuous(rule: RuleFacts, { features }: ResourceKind): boolean {
  return rule.isContinuous === true && features.includes('continuousBackup');
}

/** The longest gap between starts, and how long a job may wait then: rules that wait long do not make it longer where others fill their gaps. */
function longestWait(rules: readonly RuleFacts[]): number | undefined {
  const known = rules.filter(({ schedule, startWindowMinutes, comesToAnEnd }) => schedule && startWindowMinutes !== undefined && !comesToAnEnd);
  const windows = [...new Set(known.map(({ startWindowMinutes }) => startWindowMinutes!))];
  const waits = windows.flatMap((window) => {
    const gap = largestGapMinutes(known.filter(({ startWindowMinutes }) => startWindowMinutes! <= window).map(({ schedule }) => schedule!));
    return gap === undefined ? [] : [gap + window];
  });
  return waits.length > 0 ? Math.min(...waits) : undefined;
}
