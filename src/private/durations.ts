import type { Duration } from 'aws-cdk-lib';

/** How a duration is said in a message. */
export function inWords(duration: Duration): string {
  return duration.toHumanString().replace(/\d{4,}/g, (digits) => Number(digits).toLocaleString('en-US'));
}

/**
 * What is wrong with a duration that AWS Backup counts in whole days, within bounds.
 *
 * A token passes if it is given in days: no other unit can be converted at deployment.
 */
export function dayProblems(property: string, duration: Duration | undefined, min: number, max: number, reason = ''): string[] {
  if (!duration) { return []; }
  if (duration.isUnresolved()) { return tokenProblems(property, duration, 'days'); }
  const days = duration.toDays({ integral: false });
  if (days < min || days > max) {
    return [`'${property}' must be between ${min} and ${max.toLocaleString('en-US')} days${reason}, got ${inWords(duration)}`];
  }
  return Number.isInteger(days) ? [] : [`'${property}' must be a whole number of days, got ${inWords(duration)}`];
}

/**
 * What is wrong with a duration that AWS Backup counts in whole minutes, within bounds.
 */
export function minuteProblems(property: string, duration: Duration | undefined, min: number, max = Infinity): string[] {
  if (!duration) { return []; }
  if (duration.isUnresolved()) { return tokenProblems(property, duration, 'minutes'); }
  const minutes = duration.toMinutes({ integral: false });
  if (minutes < min) { return [`'${property}' must be at least ${min} ${min === 1 ? 'minute' : 'minutes'}, got ${inWords(duration)}`]; }
  if (minutes > max) { return [`'${property}' must be at most ${max.toLocaleString('en-US')} minutes, got ${inWords(duration)}`]; }
  return Number.isInteger(minutes) ? [] : [`'${property}' must be a whole number of minutes, got ${inWords(duration)}`];
}

/**
 * The same of a duration that has to be known when the app is synthesised.
 */
export function knownMinuteProblems(property: string, duration: Duration | undefined, min: number, max = Infinity): string[] {
  return duration?.isUnresolved()
    ? [`'${property}' must be known when the app is synthesised, got a token`]
    : minuteProblems(property, duration, min, max);
}

/**
 * What is wrong with a duration that AWS Backup counts in whole hours, within bounds.
 */
export function hourProblems(property: string, duration: Duration | undefined, min: number, max: number): string[] {
  if (!duration) { return []; }
  if (duration.isUnresolved()) { return tokenProblems(property, duration, 'hours'); }
  const hours = duration.toHours({ integral: false });
  if (hours < min || hours > max) { return [`'${property}' must be between ${min} and ${max} hours, got ${inWords(duration)}`]; }
  return Number.isInteger(hours) ? [] : [`'${property}' must be a whole number of hours, got ${inWords(duration)}`];
}

function tokenProblems(property: string, duration: Duration, unit: string): string[] {
  return duration.unitLabel() === unit
    ? []
    : [`'${property}' must be given in ${unit} when it is a token, got ${duration.unitLabel()}: it cannot be converted at deployment`];
}
