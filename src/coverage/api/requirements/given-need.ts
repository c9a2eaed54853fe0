import { REQUIRED_IMMUTABILITIES } from './need';
import type { Need } from './need';
import { daysOf, durationProblems, minutesOf } from '../../../objectives/durations';
import { inWords } from '../../../private/durations';
import { refuse } from '../../../private/messages/validation-error';
import type { BackupRequirement } from '../backup-requirement';

/** What a program requires, as it is compared. */
export function needOf(requirement: BackupRequirement): Need {
  refuse(problemsOf(requirement));
  const { recoveryPointObjective, frequency, minRetention, maxRetention, pointInTimeRecovery, customerManagedKey } = requirement;
  const { copies, resourceTypes, restoreTestedEvery } = requirement;
  return {
    recoveryPointMinutes: minutesOf(recoveryPointObjective),
    frequencyMinutes: minutesOf(frequency),
    pointInTimeRecovery,
    minRetentionDays: daysOf(minRetention),
    maxRetentionDays: daysOf(maxRetention),
    copies: copies?.map((copy) => copy._need()),
    immutability: requirement.immutability,
    customerManagedKey,
    restoreTestedMinutes: minutesOf(restoreTestedEvery),
    resourceTypes: resourceTypes?.map(({ name }) => name),
    unsupported: requirement.unsupported,
    isWarning: requirement.enforcement === 'warning',
  };
}

function problemsOf({
  recoveryPointObjective, frequency, minRetention, maxRetention, immutability, resourceTypes, restoreTestedEvery,
}: BackupRequirement): string[] {
  const problems = [
    ...durationProblems('recoveryPointObjective', recoveryPointObjective),
    ...durationProblems('frequency', frequency),
    ...durationProblems('minRetention', minRetention),
    ...durationProblems('maxRetention', maxRetention),
    ...durationProblems('restoreTestedEvery', restoreTestedEvery),
    ...immutability === undefined || REQUIRED_IMMUTABILITIES.includes(immutability)
      ? [] : [`'immutability' must be one of ${REQUIRED_IMMUTABILITIES.join(', ')}, got '${immutability}'`],
    ...resourceTypes?.length === 0 ? ["'resourceTypes' must name at least one type; leave it out to mean all"] : [],
  ];
  const isContradiction = problems.length === 0 && minRetention && maxRetention && minRetention.toMilliseconds() > maxRetention.toMilliseconds();
  return isContradiction ? [`'minRetention' (${inWords(minRetention)}) must not be more than 'maxRetention' (${inWords(maxRetention)})`] : problems;
}
