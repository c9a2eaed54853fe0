import type { Duration } from 'aws-cdk-lib';

/** What is wrong with a time that is required. */
export function durationProblems(property: string, duration: Duration | undefined): string[] {
  if (!duration) { return []; }
  if (duration.isUnresolved()) { return [`'${property}' must be known at synthesis`]; }
  return duration.toMilliseconds({ integral: false }) > 0 ? [] : [`'${property}' must be more than none`];
}

export function daysOf(duration: Duration | undefined): number | undefined {
  return duration?.toDays({ integral: false });
}

export function minutesOf(duration: Duration | undefined): number | undefined {
  return duration?.toMinutes({ integral: false });
}
