import type { Coverage } from '../../coverage/coverage-of';
import type { ResourceCoverage } from '../../coverage/resource-coverage';
import type { Verdict } from '../../coverage/verdict';
import { fileOf } from '../file-of';
import { printable } from '../printable';
import type { Style } from '../style';

/** The verdicts, the worst first, with their colours and what people call them. */
const VERDICTS: readonly [verdict: Verdict, colour: Parameters<Style>[0], words: string][] = [
  ['selectedInVain', 'red', 'selected in vain'],
  ['unprotected', 'red', 'unprotected'],
  ['conditional', 'yellow', 'conditional'],
  ['unsupported', 'yellow', 'unsupported'],
  ['nativeOnly', 'yellow', 'native backups only'],
  ['exempt', 'blue', 'exempt'],
  ['protected', 'green', 'protected'],
];

/** Coverage as people read it, the worst first. */
export function coverageAsText({ resources, assumptions, unread }: Coverage, templates: number, style: Style): string {
  const groups = VERDICTS.flatMap(([verdict, colour, words]) => {
    const own = resources.filter((resource) => resource.verdict === verdict);
    return own.length > 0 ? [`${style(colour, words)}\n${own.map((resource) => asLines(resource, style)).join('\n')}\n`] : [];
  });
  return [
    ...groups,
    summary(resources, templates, style),
    ...resources.length > 0 ? [`\n${style('bold', 'assumed')}\n${assumptions.map((each) => `  - ${each}`).join('\n')}`] : [],
    ...unread.length > 0 ? [`\nnot read to the end: ${unread.map(printable).join(', ')}`] : [],
  ].join('\n');
}

function asLines(resource: ResourceCoverage, style: Style): string {
  const { template, path, logicalId, type, reasons, withDefaults } = resource;
  const name = path?.replace(/(\/(Default|Resource))+$/, '') ?? `${fileOf(template)} ${logicalId}`;
  return [
    `  ${style('bold', printable(name))} ${style('dim', printable(type))}`,
    ...reasons.map((reason) => `    ${printable(reason)}`),
    ...withDefaults ? [`    with the defaults of the parameters: ${wordsOf(withDefaults)}`] : [],
    ...numbersIn(resource),
  ].join('\n');
}

function numbersIn({ numbers, rules }: ResourceCoverage): string[] {
  if (!numbers) { return []; }
  const { recoveryPointObjectiveMinutes: minutes, retentionDays: days, copies, immutability } = numbers;
  const parts = [
    `${rules.length === 1 ? 'rule' : 'rules'} ${[...new Set(rules.map(({ name }) => printable(name)))].join(', ')}`,
    ...minutes === undefined ? [] : [`at most ${inTime(minutes)} between recovery points`],
    ...days === undefined ? [] : [days === Infinity ? 'kept for ever' : `kept for ${count(days, 'day')}`],
    ...copies.map(({ vault }) => `copied to ${[vault.name, vault.account, vault.region].flatMap((part) => part === undefined ? [] : printable(part)).join(', ')}`),
    ...immutability === 'none' ? [] : [`immutable: ${immutability === 'airGapped' ? 'air-gapped' : immutability}`],
  ];
  return [`    ${parts.join(' · ')}`];
}

function inTime(minutes: number): string {
  return minutes % 60 === 0 ? count(minutes / 60, 'hour') : minutes < 60 ? count(minutes, 'minute') : `${count(Math.floor(minutes / 60), 'hour')} ${count(minutes % 60, 'minute')}`;
}

function summary(resources: readonly ResourceCoverage[], templates: number, style: Style): string {
  const where = `in ${count(templates, 'template')}`;
  if (resources.length === 0) { return `no resource that holds data ${where}`; }
  const parts = VERDICTS.flatMap(([verdict, colour, words]) => {
    const number = resources.filter((resource) => resource.verdict === verdict).length;
    return number > 0 ? [style(colour, `${number.toLocaleString('en-US')} ${words}`)] : [];
  });
  return `${count(resources.length, 'resource')} that ${resources.length === 1 ? 'holds' : 'hold'} data ${where}: ${parts.join(', ')}`;
}

function wordsOf(verdict: Verdict): string {
  return VERDICTS.find(([each]) => each === verdict)![2];
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
