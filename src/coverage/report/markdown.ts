import type { ResourceForm } from './form';
import type { Report } from './report';
import { summaryOf } from './summary';
import { fullNameOf, intervalInWords, isWatched, restoreTestInWords, VERDICTS, VERDICT_WORDS } from './words';
import { count } from '../../private/in-words';
import { printable } from '../../private/printable';

/** A comment on GitHub may have 65,536 characters. */
const MOST_CHARACTERS = 60_000;
const MOST_ROWS = 100;
/** Room for what follows the rows. */
const CHARACTERS_AROUND = 10_000;
const MOST_OF_A_CELL = 300;

/** A short report for a pull request: first what is not protected, and only as much of it as there is room for. */
export function coverageAsMarkdown(whole: Report): string {
  const { report: { totals, exemptions, notScanned }, resources, assumptions, findings, unread, unmet = [] } = whole;
  const { wrong, rest } = summaryOf(whole);
  const missing = VERDICTS.filter((verdict) => verdict !== 'protected' && verdict !== 'exempt').flatMap((verdict) => resources.filter((each) => each.verdict === verdict));
  const errors = findings.filter(({ level }) => level === 'error').length;
  return [
    '## Proof of protection',
    '',
    ...wrong.length > 0 ? [`**${wrong.map(({ words }) => words).join(' ')}**`, ''] : [],
    rest.map((each) => each.replace(/^[\d,]+ of [\d,]+ resources?/, '**$&**')).join(' '),
    ...totals.all > 0 ? ['', '| verdict | resources |', '| --- | ---: |', ...VERDICTS.filter((verdict) => totals[verdict] > 0).map((verdict) => `| ${VERDICT_WORDS[verdict]} | ${totals[verdict].toLocaleString('en-US')} |`)] : [],
    ...unmet.length > 0 ? ['', '### Not met', '', ...tableOf(['level', 'what is required'], unmet.map(({ level, message }) => [level, escaped(message)]), 2)] : [],
    ...missing.length > 0 ? ['', '### Not protected', '', ...tableOf(['resource', 'type', 'verdict', 'why'], missing.map(rowOf), 3)] : [],
    ...restoresIn(resources),
    ...alarmsIn(resources),
    ...exemptions.length > 0 ? ['', '### Exempt', '', ...tableOf(['resource', 'reason', 'approved by', 'until'], exemptions.map((exemption) => (
      [code(fullNameOf(exemption)), escaped(exemption.reason), escaped(exemption.approvedBy ?? ''), escaped(exemption.until ?? '')]
    )), 1)] : [],
    ...errors > 0 ? ['', 'What AWS Backup would refuse is said by `cdk-aws-backup check`.'] : [],
    ...notScanned.length > 0 ? ['', `Not scanned: ${count(notScanned.reduce((sum, { logicalIds }) => sum + logicalIds.length, 0), 'resource')} that may make or hold data.`] : [],
    ...unread.length > 0 ? ['', `Not read to the end: ${count(unread.length, 'resource')}.`] : [],
    '',
    '<details><summary>Assumptions</summary>',
    '',
    ...assumptions.map((each) => `- ${escaped(each)}`),
    '',
    '</details>',
    '',
  ].join('\n');
}

/** Nothing where the templates test no restores. */
function restoresIn(resources: readonly ResourceForm[]): string[] {
  const reached = resources.filter(({ restoreTests = [] }) => restoreTests.length > 0);
  if (reached.length === 0) { return []; }
  const kept = resources.filter(({ verdict }) => verdict === 'protected').length;
  const sure = reached.filter(({ restoreTests }) => restoreTests!.some(({ answer }) => answer)).length;
  return ['', '### Restores', '', `Restores are surely tested of **${sure.toLocaleString('en-US')} of ${count(kept, 'resource')}** that ${kept === 1 ? 'is' : 'are'} protected.`, '',
    ...tableOf(['resource', 'tested by', 'at least every'], reached.map((resource) => [
      code(fullNameOf(resource)), escaped(resource.restoreTests!.map(restoreTestInWords).join('; ')), restoreIntervalOf(resource),
    ]), 1)];
}

/** Nothing where the templates have no alarms on backups. */
function alarmsIn(resources: readonly ResourceForm[]): string[] {
  if (resources.every(({ alarms = [] }) => alarms.length === 0)) { return []; }
  const kept = resources.filter(({ verdict }) => verdict === 'protected');
  const [failures, missing] = (['failure', 'missingBackup'] as const).map((tellsOf) => kept.filter((each) => isWatched(each, tellsOf)).length.toLocaleString('en-US'));
  return ['', '### Alarms', '', `Of **${count(kept.length, 'resource')}** that ${kept.length === 1 ? 'is' : 'are'} protected, something surely tells of failed backups of ${failures}, and of missing backups of ${missing}.`];
}

function restoreIntervalOf({ restoreTestedEveryMinutes: minutes }: ResourceForm): string {
  return minutes === undefined ? '—' : intervalInWords(minutes);
}

function rowOf(resource: ResourceForm): string[] {
  const { type, verdict, withDefaults, reasons } = resource;
  return [
    code(fullNameOf(resource)),
    code(type),
    `${VERDICT_WORDS[verdict]}${withDefaults ? ` (under the defaults: ${VERDICT_WORDS[withDefaults]})` : ''}`,
    escaped(reasons.join('; ')),
  ];
}

/** @param share how much of the room it has, in sevenths */
function tableOf(head: readonly string[], rows: readonly string[][], share: number): string[] {
  let room = (MOST_CHARACTERS - CHARACTERS_AROUND) * share / 7;
  const shown: string[] = [];
  for (const row of rows.slice(0, MOST_ROWS)) {
    const line = `| ${row.join(' | ')} |`;
    room -= line.length + 1;
    if (room < 0) { break; }
    shown.push(line);
  }
  const more = rows.length - shown.length;
  return [`| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`, ...shown, ...more > 0 ? ['', `… and ${more.toLocaleString('en-US')} more.`] : []];
}

function shortened(text: string): string {
  const characters = [...printable(text).slice(0, MOST_OF_A_CELL * 2)];
  return characters.length > MOST_OF_A_CELL ? `${characters.slice(0, MOST_OF_A_CELL).join('')}…` : characters.join('');
}

/** A text that is shown as it is: no markup, no link, no mention of people or issues. */
function escaped(text: string): string {
  return shortened(text).replace(/[\\`*_{}[\]()<>#!|~&@:$]/g, '\\$&').replace(/\\[@#]|www|GH-/gi, '$&<!-- -->');
}

/** A name between backticks, of which there are more than in it. */
function code(text: string): string {
  const shown = shortened(text).replace(/\|/g, '\\|');
  const fence = '`'.repeat(Math.max(0, ...[...shown.matchAll(/`+/g)].map(([each]) => each.length)) + 1);
  const pad = fence.length > 1 || shown === '' ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
