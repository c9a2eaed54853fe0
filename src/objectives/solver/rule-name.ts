import type { Served } from './groups';
import { MAX_RULE_NAME } from '../../model/name';

const UNITS = [['days', 24 * 60], ['hours', 60], ['minutes', 1]] as const;

/** The name of a rule: the objectives that it serves, `rpo-24-hours` and `every-7-days-for-91-days`. */
export function ruleName(served: readonly Served[], recoveryPointMinutes = 0): string {
  const retention = served.filter(({ isRecoveryPoint }) => !isRecoveryPoint);
  const parts = [
    ...retention.length < served.length ? [`rpo-${timeInName(recoveryPointMinutes, 'hours')}`] : [],
    ...retention.length > 0
      ? [`every-${timeInName(Math.min(...retention.map(({ everyMinutes }) => everyMinutes)))}-for-${daysInName(Math.max(...retention.map(({ days }) => days)))}`] : [],
  ];
  return parts.join('.').slice(0, MAX_RULE_NAME);
}

/** In the largest unit in which it is whole, from one on. */
function timeInName(minutes: number, from: 'days' | 'hours' = 'days'): string {
  const [name, size] = UNITS.slice(UNITS.findIndex(([unit]) => unit === from)).find(([, each]) => minutes % each === 0)!;
  return withUnit(minutes / size, name);
}

function daysInName(days: number): string {
  return withUnit(days, 'days');
}

function withUnit(number: number, unit: string): string {
  return `${number}-${number === 1 ? unit.slice(0, -1) : unit}`;
}
