import type { Duration } from 'aws-cdk-lib';
import { inWords, minuteProblems } from '../../private/durations';
import { AS_GIVEN } from '../../private/messages/names';
import type { Names } from '../../private/messages/names';

const MIN_MINUTES = 60;
/** A hundred years: of a start window it is said for all jobs, of a completion window only for those that are started on demand. */
export const MAX_MINUTES = 52_560_000;

/**
 * What is wrong with the time in which a job must start and be complete.
 *
 * The two are compared only where both are given: the service's own defaults are not ours to guess.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_StartBackupJob.html
 */
export function backupWindowProblems(startWindow?: Duration, completionWindow?: Duration, names: Names = AS_GIVEN): string[] {
  const problems = [
    ...minuteProblems(names('startWindow'), startWindow, MIN_MINUTES, MAX_MINUTES),
    ...minuteProblems(names('completionWindow'), completionWindow, 1),
  ];
  if (startWindow && completionWindow && !startWindow.isUnresolved() && !completionWindow.isUnresolved()
    && completionWindow.toMinutes({ integral: false }) < startWindow.toMinutes({ integral: false }) + MIN_MINUTES) {
    problems.push(`'${names('completionWindow')}' must be at least ${MIN_MINUTES} minutes longer than '${names('startWindow', true)}' (${inWords(startWindow)}), `
      + `got ${inWords(completionWindow)}`);
  }
  return problems;
}
