import type { Coverage } from '../../coverage/coverage-of';
import { NEAR_MISSES } from '../../coverage/near-misses/near-misses';
import { intervalInWords, hoursInWords, VERDICT_WORDS, VERDICTS } from '../../coverage/report/words';
import type { ResourceCoverage } from '../../coverage/resource-coverage';
import type { Verdict } from '../../coverage/verdict';
import { Document } from '../../document/document';
import { count } from '../../private/in-words';
import { groupsBy } from '../../private/messages/groups';
import { constructIn, nameOfResource } from '../../private/paths';
import { fileOf } from '../file-of';
import { printable } from '../printable';
import type { Style } from '../style';

/** The colours of the verdicts. */
const COLOURS: Readonly<Record<Verdict, Parameters<Style>[0]>> = {
  selectedInVain: 'red', unprotected: 'red', conditional: 'yellow', unsupported: 'yellow', nativeOnly: 'yellow', exempt: 'blue', protected: 'green',
};

/** Coverage as people read it, the worst first. */
export function coverageAsText({ resources, assumptions, findings, unread }: Coverage, templates: number, style: Style): string {
  const slips = findings.filter(({ id }) => NEAR_MISSES.has(id));
  const groups = VERDICTS.flatMap((verdict) => {
    const own = resources.filter((resource) => resource.verdict === verdict);
    return own.length > 0 ? [`${style(COLOURS[verdict], VERDICT_WORDS[verdict])}\n${own.map((resource) => asLines(resource, style)).join('\n')}\n`] : [];
  });
  return [
    ...groups,
    summary(resources, templates, style),
    ...slips.length > 0 ? [`\n${style('bold', 'looks like a slip')}\n${slips.map(slipAsLine).join('\n')}`] : [],
    ...resources.length > 0 ? [`\n${style('bold', 'assumed')}\n${assumptions.map((each) => `  - ${printable(each)}`).join('\n')}`] : [],
    ...unread.length > 0 ? [`\nnot read to the end: ${unread.map(printable).join(', ')}`] : [],
  ].join('\n');
}

function slipAsLine({ document, message, id }: Coverage['findings'][number]): string {
  return `  - ${printable(document.name)}: ${printable(message)} [${id}]`;
}

function asLines(resource: ResourceCoverage, style: Style): string {
  const { template, path, logicalId, type, reasons, withDefaults } = resource;
  const name = path === undefined ? `${fileOf(template)} ${logicalId}` : constructIn(path);
  return [
    `  ${style('bold', printable(name))} ${style('dim', printable(type))}`,
    ...reasons.map((reason) => `    ${printable(reason)}`),
    ...withDefaults ? [`    with the defaults of the parameters: ${VERDICT_WORDS[withDefaults]}`] : [],
    ...numbersIn(resource),
    ...controlsIn(resource),
  ].join('\n');
}

function numbersIn({ numbers, rules, restoreTests }: ResourceCoverage): string[] {
  if (!numbers) { return testsIn(restoreTests); }
  const { recoveryPointObjectiveMinutes: minutes, retentionDays: days, copies, immutability } = numbers;
  const parts = [
    `${rules.length === 1 ? 'rule' : 'rules'} ${[...new Set(rules.map(({ name }) => printable(name)))].join(', ')}`,
    ...minutes === undefined ? [] : [`at most ${hoursInWords(minutes)} between recovery points`],
    ...days === undefined ? [] : [days === Infinity ? 'kept for ever' : `kept for ${count(days, 'day')}`],
    ...new Set(copies.map(({ vault }) => `copied to ${[vault.name, vault.account, vault.region].flatMap((part) => part === undefined ? [] : printable(part)).join(', ')}`)),
    ...immutability === 'none' ? [] : [`immutable: ${immutability === 'airGapped' ? 'air-gapped' : immutability}`],
  ];
  return [`    ${parts.join(' · ')}`, ...testsIn(restoreTests)];
}

function testsIn({ all, everyMinutes: minutes }: ResourceCoverage['restoreTests']): string[] {
  if (all.length === 0) { return []; }
  const by = all.map(({ selection: { template, logicalId }, algorithm, answer }) => {
    const point = algorithm === undefined ? '' : algorithm === 'latest' ? 'the latest recovery point' : 'a recovery point at random';
    const more = [point, answer ? '' : 'maybe'].filter(Boolean).join(', ');
    return `${printable(nameOfResource({ path: Document.pathIn(template, logicalId), logicalId }))}${more && ` (${more})`}`;
  });
  return [`    restores tested ${minutes === undefined ? '' : `at least every ${intervalInWords(minutes)} `}by ${by.join(', ')}`];
}

/** Which frameworks judge it, and by what. */
function controlsIn({ controls = [] }: ResourceCoverage): string[] {
  const byFramework = groupsBy(controls, ({ framework: { template, logicalId } }) => `${template.name}/${logicalId}`);
  return byFramework.map((group) => {
    const [{ framework: { template, logicalId } }] = group;
    const name = constructIn(Document.pathIn(template, logicalId) ?? logicalId);
    return `    judged by ${printable(name)}: ${group.map(({ control }) => printable(control)).join(', ')}`;
  });
}

function summary(resources: readonly ResourceCoverage[], templates: number, style: Style): string {
  const where = `in ${count(templates, 'template')}`;
  if (resources.length === 0) { return `no resource that holds data ${where}`; }
  const parts = VERDICTS.flatMap((verdict) => {
    const number = resources.filter((resource) => resource.verdict === verdict).length;
    return number > 0 ? [style(COLOURS[verdict], `${number.toLocaleString('en-US')} ${VERDICT_WORDS[verdict]}`)] : [];
  });
  return `${count(resources.length, 'resource')} that ${resources.length === 1 ? 'holds' : 'hold'} data ${where}: ${parts.join(', ')}`;
}
