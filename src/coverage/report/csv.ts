import type { ResourceForm } from './form';
import type { Report } from './report';
import { copyInWords, restoreTestInWords } from './words';
import { memo } from '../../private/memo';
import { printable } from '../../private/printable';

type Cell = string | number | null | undefined | readonly string[];

/** A column: what it is called, and what it has of a resource. */
type Column = [name: string, cell: (resource: ResourceForm, unmet: readonly string[]) => Cell];

const COLUMNS: readonly Column[] = [
  ['template', ({ template }) => template],
  ['path', ({ path }) => path],
  ['logicalId', ({ logicalId }) => logicalId],
  ['type', ({ type }) => type],
  ['resourceType', ({ resourceType }) => resourceType],
  ['verdict', ({ verdict }) => verdict],
  ['withDefaults', ({ withDefaults }) => withDefaults],
  ['reasons', ({ reasons }) => reasons],
  ['conditions', ({ conditions }) => conditions],
  ['selections', ({ selections }) => selections],
  ['plans', ({ plans }) => plans],
  ['rules', ({ rules }) => rules],
  ['recoveryPointObjectiveMinutes', ({ recoveryPointObjectiveMinutes }) => recoveryPointObjectiveMinutes],
  ['retentionDays', ({ retentionDays }) => retentionDays === null ? 'for ever' : retentionDays],
  ['copies', ({ copies }) => copies?.map(copyInWords)],
  ['immutability', ({ immutability }) => immutability],
  ['restoreTests', ({ restoreTests }) => restoreTests?.map(restoreTestInWords)],
  ['restoreTestedEveryMinutes', ({ restoreTestedEveryMinutes }) => restoreTestedEveryMinutes],
  ['nativeBackups', ({ native }) => native?.what],
  ['nativeBackupsDays', ({ native }) => native?.days],
  ['unmet', (_, unmet) => unmet],
];

/** What spreadsheets run as a formula, also behind spaces and in its wide forms. */
const FORMULA = /^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]/;

/** One line a resource, as RFC 4180 has it. What a spreadsheet would run as a formula gets an apostrophe in front. */
export function coverageAsCsv({ resources, unmet = [] }: Report): string {
  const lacks = new Map<string, string[]>();
  for (const { template, logicalId, message } of unmet) { memo(lacks, `${template}/${logicalId}`, () => []).push(message); }
  return [
    COLUMNS.map(([name]) => name),
    ...resources.map((resource) => COLUMNS.map(([, cell]) => cellOf(cell(resource, lacks.get(`${resource.template}/${resource.logicalId}`) ?? [])))),
  ].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function cellOf(value: Cell): string {
  const text = printable(value === null || value === undefined ? '' : typeof value === 'object' ? value.join('; ') : String(value));
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\s']/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}
