import type { IConstruct } from 'constructs';
import { Instant } from './instant';
import { now } from '../private/clock';
import { isKnownText } from '../private/known-text';
import { AS_GIVEN } from '../private/messages/names';
import type { Names } from '../private/messages/names';

/** So long a description is in the guide, and nowhere else. */
const LONGEST_DESCRIPTION = 280;

/**
 * What AWS Backup would refuse in the dates of a legal hold: each is one alone, they are out of order, or in the future when this is asked.
 *
 * @param scope where they were given
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_DateRange.html
 */
export function dateRangeProblems(from: string | undefined, to: string | undefined, names: Names = AS_GIVEN, scope?: IConstruct): string[] {
  const dates = [['fromDate', from], ['toDate', to]] as const;
  const wrong = dates.flatMap(([property, text]) => Instant.problemsOf(names(property), text, scope));
  if (wrong.length > 0) { return wrong; }
  if ((from === undefined) !== (to === undefined)) {
    return [`'${names('fromDate')}' and '${names('toDate')}' must be given together, got '${names(from === undefined ? 'toDate' : 'fromDate')}' alone`];
  }
  const [first, last] = [from, to].map((text) => Instant.in(text));
  return [
    ...first && last && first.isAfter(last) ? [`'${names('fromDate')}' must not be after '${names('toDate')}', got '${from}' and '${to}'`] : [],
    ...dates.filter(([, text]) => Instant.in(text)?.isAfter(now())).map(([property, text]) =>
      `'${names(property)}' must not be in the future, got '${text}': a legal hold is of recovery points that there are`),
  ];
}

/** What is wrong with a text that has to be there. */
export function emptyTextProblems(property: string, text: string): string[] {
  return text.trim() === '' ? [`'${property}' must not be empty`] : [];
}

/** Whether a description is longer than the guide has it. */
export function isLongDescription(text: string | undefined): text is string {
  return text !== undefined && isKnownText(text) && text.length > LONGEST_DESCRIPTION;
}

/** Why that is a risk. */
export function longDescriptionInWords(property: string, { length }: string): string {
  return `'${property}' has ${length} characters: AWS Backup, whose guide knows descriptions of at most ${LONGEST_DESCRIPTION}, may refuse it: shorten it`;
}
