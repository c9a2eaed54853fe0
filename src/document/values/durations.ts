import { Duration, Token } from 'aws-cdk-lib';
import type { Reading } from './reading';

/** A number of days or minutes of which nothing is known. */
const LATER = Token.asNumber({ Ref: 'AWS::NoValue' });

/** A number of days in a template as a duration; nothing where there is none, and a token where only deployment knows it. */
export function daysAt(reading: Reading): Duration | undefined {
  return durationAt(reading, (amount) => Duration.days(amount));
}

/** The same of minutes. */
export function minutesAt(reading: Reading): Duration | undefined {
  return durationAt(reading, (amount) => Duration.minutes(amount));
}

/** The same of hours. */
export function hoursAt(reading: Reading): Duration | undefined {
  return durationAt(reading, (amount) => Duration.hours(amount));
}

/** What no duration can be: less than nothing, or no number. */
export function amountProblems(reading: Reading): string[] {
  const { knownText: text, number } = reading;
  if (text === undefined) { return reading.isAbsent || reading.isLater ? [] : [`'${nameOf(reading)}' must be a number, got ${reading.names().length > 0 ? 'an object' : 'a list'}`]; }
  return number !== undefined && number >= 0 ? [] : [`'${nameOf(reading)}' must be a number of at least 1, got '${text}'`];
}

/** The last name of a place. */
export function nameOf({ path }: Reading): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function durationAt(reading: Reading, make: (amount: number) => Duration): Duration | undefined {
  if (reading.isAbsent) { return undefined; }
  const { number } = reading;
  return make(number === undefined || number < 0 ? LATER : number);
}
