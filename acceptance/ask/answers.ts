import { existsSync, readFileSync, writeFileSync } from 'fs';
import type { Question } from './question';
import type { Fields } from '../cloud/cloud';

/** Where the answers of AWS Backup are kept. The file is there once somebody has asked. */
export const ANSWERS = 'acceptance/answers.json';

/** What AWS Backup has said to one call of a question. */
export interface Answer {
  readonly law: string;
  readonly about: string;
  readonly value: 'inside' | 'outside';
  /** What was asked for, with placeholders for what is of the account; of a long list only its ends. */
  readonly input: Fields;
  readonly said: 'accepted' | 'refused';
  /** In the words of the service, where it has refused. */
  readonly message?: string;
  readonly requestId?: string;
  readonly day: string;
  readonly region: string;
}

/** The input of a call as an answer keeps it. */
export function keptInput(input: any): any {
  if (Array.isArray(input)) {
    const all = input.length > 4 ? [...input.slice(0, 2), `and ${input.length - 3} more`, input[input.length - 1]] : input;
    return all.map(keptInput);
  }
  if (typeof input !== 'object' || input === null) { return input; }
  return Object.fromEntries(Object.entries(input).map(([key, child]) => [key, keptInput(child)]));
}

/** Schedules name the next year, whichever that is. */
function isSame(asked: Fields | undefined, answered: Fields): boolean {
  const withoutYears = (input: Fields | undefined) => JSON.stringify(input)?.replace(/\b20\d\d\b/g, '<year>');
  return withoutYears(keptInput(asked)) === withoutYears(answered);
}

/** What the library says of a call. */
export type Verdict = (question: Question, value: 'inside' | 'outside') => 'refuse' | 'warn' | 'pass' | undefined;

const keyOf = ({ law, about, value }: Answer) => [law, about, value].join('\n');

export function readAnswers(file = ANSWERS): Answer[] | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Adds answers to those that are there; a newer one takes the place of an older one. */
export function writeAnswers(answers: readonly Answer[], file = ANSWERS): void {
  const all = new Map([...readAnswers(file) ?? [], ...answers].map((answer) => [keyOf(answer), answer]));
  writeFileSync(file, `${JSON.stringify([...all.values()].sort((a, b) => keyOf(a) < keyOf(b) ? -1 : 1), undefined, 2)}\n`);
}

/** Where the library and AWS Backup do not say the same: a law that the service does not have, or one that the library lacks. A warning says that nobody knows, and nothing is against it. */
export function disagreements(questions: readonly Question[], answers: readonly Answer[], verdict: Verdict): string[] {
  return answers.flatMap((answer) => {
    const { law, about, value, said, message, day, region } = answer;
    const question = questions.find((each) => each.law === law && each.about === about);
    if (!question) { return [`${law} (${about}): an answer to what nobody asks any more: take it out of ${ANSWERS}`]; }
    if (!isSame(question[value]?.input, answer.input)) { return [`${law} (${about}, ${value}): it is asked in other words by now: ask again, npm run ask -- '${law}'`]; }
    const ours = verdict(question, value);
    const theirs = `AWS Backup has ${said} it on ${day} in ${region}${message === undefined ? '' : `: ${message}`}`;
    if (ours === 'refuse' && said === 'accepted') { return [`${law} (${about}, ${value}): the library refuses it, and ${theirs}`]; }
    return ours === 'pass' && said === 'refused' ? [`${law} (${about}, ${value}): the library lets it pass, and ${theirs}`] : [];
  });
}

/** Warnings of what is known by now: whether to refuse it, or to say nothing. */
export function settled(questions: readonly Question[], answers: readonly Answer[]): string[] {
  return answers.filter(({ value }) => value === 'outside')
    .filter(({ law, about }) => questions.some((each) => each.law === law && each.about === about && each.library === 'warn'))
    .map(({ law, about, said, day }) => `${law} (${about}): ${said} on ${day}`);
}

/** The laws that were confirmed: every question of theirs that was asked was answered as the library does, and of one at least what is outside was refused, and what is inside accepted, if it has that. */
export function confirmed(questions: readonly Question[], answers: readonly Answer[]): Map<string, Answer> {
  const laws = new Map<string, Answer>();
  for (const law of new Set(questions.filter(({ library }) => library === 'refuse').map((each) => each.law))) {
    const given = answers.filter((answer) => answer.law === law).sort((a, b) => a.day < b.day ? -1 : 1);
    const held = given.filter(({ value, said }) => said === (value === 'outside' ? 'refused' : 'accepted'));
    const isHeldInside = (about: string) => questions.find((each) => each.law === law && each.about === about)?.inside === undefined
      || held.some((answer) => answer.about === about && answer.value === 'inside');
    const last = held.filter(({ value, about }) => value === 'outside' && isHeldInside(about)).at(-1);
    if (last && held.length === given.length) { laws.set(law, last); }
  }
  return laws;
}

/** The laws that AWS Backup does not hold: it has accepted what the library refuses, or refused what the library takes for right. The last answer to say so. */
export function denied(questions: readonly Question[], answers: readonly Answer[]): Map<string, Answer> {
  const against = answers
    .filter(({ law, about, value, said }) => said === (value === 'outside' ? 'accepted' : 'refused')
      && questions.some((each) => each.law === law && each.about === about && each.library === 'refuse'))
    .sort((a, b) => a.day < b.day ? -1 : 1);
  return new Map(against.map((answer) => [answer.law, answer]));
}
