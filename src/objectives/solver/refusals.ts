import type { Abilities } from './abilities';
import { copyRefusals } from './copy-refusals';
import { START_WINDOW_MINUTES } from './days-until-next';
import { MAX_CONTINUOUS_RETENTION_DAYS } from '../../model/lifecycle';
import { wholeInWords } from '../../private/in-words';
import type { RetentionObjective, Wanted } from '../objective';
import type { Situation, VaultInSight } from '../situation';
import { daysInWords, everyInWords } from '../words';

/** How often AWS Backup starts the jobs of a rule at most. */
export const SHORTEST_MINUTES = 60;

/** Why objectives cannot be met, whatever the rules are: the reason that binds. */
export function refusalsOf({ retention, recoveryPointMinutes }: Wanted, situation: Situation, abilities: Abilities): string[] {
  const { vault, copies } = situation;
  return [
    ...copyRefusals(situation),
    ...recoveryPointMinutes === undefined ? [] : recoveryPointRefusals(recoveryPointMinutes, abilities),
    ...retention.flatMap((objective) => [
      ...intervalRefusals(objective, abilities),
      ...copies.length > 0 && objective.everyMinutes < SHORTEST_MINUTES ? [`${retentionInWords(objective)} cannot be met by copies: they are made at most every hour`] : [],
      ...vault ? daysRefusals(retentionInWords(objective), objective.days, vault) : [],
      ...copies.flatMap((copy) => daysRefusals(`a copy of ${retentionInWords(objective)}`, Math.max(objective.days, copy.minDays ?? 0), copy.vault)),
    ]),
  ];
}

export function recoveryPointInWords(minutes: number): string {
  return `'recoveryPointObjective' (${wholeInWords(minutes)})`;
}

/** An objective of the retention, as messages name it. */
export function retentionInWords({ everyMinutes, days }: RetentionObjective): string {
  return `'retention' ${everyInWords(everyMinutes)} kept for ${daysInWords(days)}`;
}

/** Why a vault does not take what is kept for some days. */
export function daysRefusals(words: string, days: number, { words: vault, minDays = 0, maxDays = Infinity }: VaultInSight): string[] {
  if (days < minDays) { return [`${words} cannot be met: the vault '${vault}' keeps everything for at least ${daysInWords(minDays)}`]; }
  return days > maxDays ? [`${words} cannot be met: the vault '${vault}' keeps nothing for more than ${daysInWords(maxDays)}`] : [];
}

function recoveryPointRefusals(minutes: number, { isContinuous, minutesBehind, lacking }: Abilities): string[] {
  if (isContinuous) {
    return minutes >= minutesBehind ? [] : [`${recoveryPointInWords(minutes)} cannot be met: a continuous backup may be ${wholeInWords(minutesBehind)} behind`];
  }
  return minutes >= SHORTEST_MINUTES + START_WINDOW_MINUTES ? []
    : [`${recoveryPointInWords(minutes)} cannot be met: AWS Backup starts jobs at most every hour, and each may wait an hour for its start, which makes 2 hours; ${lacking}`];
}

function intervalRefusals(objective: RetentionObjective, { isContinuous, minutesBehind, lacking }: Abilities): string[] {
  const { everyMinutes, days } = objective;
  if (everyMinutes >= SHORTEST_MINUTES) { return []; }
  const words = `${retentionInWords(objective)} cannot be met`;
  if (!isContinuous) { return [`${words}: at most every hour; ${lacking}`]; }
  if (days > MAX_CONTINUOUS_RETENTION_DAYS) { return [`${words}: at most every hour; continuous backups are kept for ${MAX_CONTINUOUS_RETENTION_DAYS} days at most`]; }
  return everyMinutes >= minutesBehind ? [] : [`${words}: a continuous backup may be ${wholeInWords(minutesBehind)} behind`];
}
