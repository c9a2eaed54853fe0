import type { ResourceForm } from './form';
import type { Report } from './report';
import { alarmsInWords, copiesByVault, copyInWords, restoreTestInWords, roleInWords } from './words';
import { csvOf } from '../../private/csv';
import type { Cell } from '../../private/csv';
import { memo } from '../../private/memo';

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
  ['copies', ({ copies }) => copies && copiesByVault(copies).map(copyInWords)],
  ['immutability', ({ immutability }) => immutability],
  ['restoreTests', ({ restoreTests }) => restoreTests?.map(restoreTestInWords)],
  ['restoreTestedEveryMinutes', ({ restoreTestedEveryMinutes }) => restoreTestedEveryMinutes],
  ['roles', ({ roles }) => roles?.map(roleInWords)],
  ['failureAlarms', (resource) => alarmsInWords(resource, 'failure')],
  ['missingBackupAlarms', (resource) => alarmsInWords(resource, 'missingBackup')],
  ['nativeBackups', ({ native }) => native?.what],
  ['nativeBackupsDays', ({ native }) => native?.days],
  ['unmet', (_, unmet) => unmet],
];

/** One line a resource, as RFC 4180 has it. What a spreadsheet would run as a formula gets an apostrophe in front. */
export function coverageAsCsv({ resources, unmet = [] }: Report): string {
  const lacks = new Map<string, string[]>();
  for (const { template, logicalId, message } of unmet) { memo(lacks, `${template}/${logicalId}`, () => []).push(message); }
  return csvOf([
    COLUMNS.map(([name]) => name),
    ...resources.map((resource) => COLUMNS.map(([, cell]) => cell(resource, lacks.get(`${resource.template}/${resource.logicalId}`) ?? []))),
  ]);
}
