import type { ControlKind, ParameterKind } from './framework-controls';
import { inWords, isKnownText } from '../../private/known-text';
import { partitionOf } from '../../private/partition';
import { canHaveShape } from '../arn-pattern';
import { Quota } from '../quota';
import { mayBeWithoutName } from '../role-arn';

const ACCOUNT = /^\d{12}$/;
const ROLE = 'arn:+:iam::+:role/+';
/** As long as anything is kept. */
const MAX_DAYS = 36_500;

/**
 * What AWS Backup would refuse in parameters of a control, which are all texts; undefined is what is not known. What a control does not have is not looked at.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/controls-and-remediation.html
 */
export function parameterProblems({ parameters, time }: ControlKind, given: ReadonlyMap<string, string | undefined>): string[] {
  const unit = [...given].find(([name]) => parameters[name] === 'unit')?.[1];
  return [...given].flatMap(([name, text]) => {
    const kind = parameters[name];
    if (kind === undefined || text === undefined || !isKnownText(text)) { return listProblemsOf(name, kind, text); }
    if (kind === 'unit') { return text === 'hours' || text === 'days' ? [] : [`'${name}' must be 'hours' or 'days', got '${text}'`]; }
    if (kind === 'value') { return unit === 'hours' || unit === 'days' ? numberOr(name, text, (value) => time!.valueProblems(name, unit, value)) : []; }
    if (kind === 'days') { return numberOr(name, text, (value) => wholeProblems(name, value, 'days', MAX_DAYS)); }
    if (kind === 'minutes') { return numberOr(name, text, (value) => wholeProblems(name, value, 'minutes')); }
    return listProblemsOf(name, kind, text);
  });
}

/** The same of what a list has, whose elements may be known one by one. */
export function listProblems(property: string, kind: ParameterKind | undefined, elements: readonly string[]): string[] {
  switch (kind) {
    case 'accounts': return [
      ...Quota.ACCOUNTS_OF_CONTROL.problemsOf(`'${property}'`, elements.length),
      ...elements.filter((each) => isKnownText(each) && !ACCOUNT.test(each)).map((each) => `'${property}' must be ids of accounts, 12 digits each, got '${each}'`),
    ];
    case 'regions': return elements.filter((each) => isKnownText(each) && !partitionOf(each)).map((each) => `'${property}' must be names of Regions, such as eu-central-1, got '${each}'`);
    case 'roles': return [
      ...Quota.EXEMPT_ROLES.problemsOf(`'${property}'`, elements.length),
      ...elements.filter((each) => !canHaveShape(each, ROLE) && !mayBeWithoutName(each)).map((each) => `'${property}' must be ARNs of roles, got '${inWords(each)}'`),
    ];
    default: return [];
  }
}

function listProblemsOf(name: string, kind: ParameterKind | undefined, text: string | undefined): string[] {
  if (text === undefined || !['accounts', 'regions', 'roles'].includes(kind ?? '')) { return []; }
  return text === ''
    ? [`'${name}' must have at least one element, or be left out, got none`]
    : listProblems(name, kind, text.split(',').map((each) => each.trim()));
}

function numberOr(name: string, text: string, problems: (value: number) => string[]): string[] {
  return /^\d+(\.\d+)?$/.test(text.trim()) ? problems(Number(text)) : [`'${name}' must be a whole number, got '${text}'`];
}

function wholeProblems(name: string, value: number, unit: string, max = Infinity): string[] {
  if (Number.isInteger(value) && value >= 1 && value <= max) { return []; }
  const range = max === Infinity ? 'at least 1' : `between 1 and ${max.toLocaleString('en-US')}`;
  return [`'${name}' must be a whole number of ${unit}, ${range}, got ${value.toLocaleString('en-US')}`];
}

/** What is wrong with two retentions of which one is the least. */
export function rangeProblems(min: string, max: string, given: ReadonlyMap<string, number | undefined>): string[] {
  const [least, most] = [given.get(min), given.get(max)];
  return least === undefined || most === undefined || least <= most
    ? []
    : [`'${max}' must be at least '${min}' (${least.toLocaleString('en-US')} days), got ${most.toLocaleString('en-US')} days`];
}
