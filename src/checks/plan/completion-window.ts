import type { PlanUnderCheck } from './plan-under-check';
import { MAX_MINUTES } from '../../model/schedule/backup-window';
import type { Problem } from '../findings/finding';

/** Completion windows that are longer than any that AWS Backup is known to take. */
export function completionWindowTooLong({ rules }: PlanUnderCheck): Problem[] {
  return rules.flatMap(({ name, completionWindowMinutes: { number: minutes = 0, path } }): Problem[] => minutes <= MAX_MINUTES ? [] : [{
    id: 'completionWindowTooLong',
    level: 'warning',
    property: path,
    message: `the rule '${name}' gives a job ${inWords(minutes)} minutes to complete, and AWS Backup, whose documentation knows ${inWords(MAX_MINUTES)} (100 years) at most, `
      + 'may refuse it: shorten the completion window',
  }]);
}

function inWords(minutes: number): string {
  return minutes.toLocaleString('en-US');
}
