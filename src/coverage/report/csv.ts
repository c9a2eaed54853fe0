import type { ResourceForm, RuleForm, VaultForm } from './form';
import type { ExemptionRow } from './header';
import type { Report } from './report';
import { alarmsInWords, copiesByVault, copyInWords, IMMUTABILITY_WORDS, restoreTestInWords, roleInWords } from './words';
import { csvOf } from '../../private/csv';
import type { Cell } from '../../private/csv';
import { count } from '../../private/in-words';
import { memo } from '../../private/memo';

/** What else a report has of a resource. */
interface Beside {
  readonly unmet: readonly string[];
  readonly exemption?: ExemptionRow;
  readonly account?: string | null;
  readonly region?: string | null;
}

/** A column: what it is called, and what it has of a resource. */
type Column = [name: string, cell: (resource: ResourceForm, beside: Beside) => Cell];

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
  ['unmet', (_, { unmet }) => unmet],
  ['account', (_, { account }) => account],
  ['region', (_, { region }) => region],
  ['clauses', ({ proof }) => once(proof.flatMap(({ answer, clause, selection }) => (
    answer === false || clause === null ? [] : [`${selection.logicalId} ${clause}`])))],
  ['schedules', (resource) => once(rulesOf(resource).flatMap(({ schedule }) => schedule ? [`${schedule.expression} ${schedule.timeZone}`] : []))],
  ['startWindowMinutes', (resource) => mostOf(rulesOf(resource).map(({ startWindowMinutes }) => startWindowMinutes))],
  ['coldAfterDays', (resource) => once(rulesOf(resource).flatMap(({ name, coldAfterDays: days }) => days === undefined ? [] : [`${name} ${days}`]))],
  ['vaults', (resource) => once(vaultsOf(resource).map(vaultInWords))],
  ['encryptionKeys', (resource) => once(vaultsOf(resource).flatMap(({ name, encryptionKey }) => encryptionKey === null ? [] : [`${name}: ${encryptionKey}`]))],
  ['exemptBy', (_, { exemption }) => exemption?.approvedBy],
  ['exemptUntil', (_, { exemption }) => exemption?.until],
];

function once(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

function mostOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((each) => each !== undefined);
  return known.length > 0 ? known.reduce((most, each) => Math.max(most, each)) : undefined;
}

/** The rules of the plans that may back up a resource. */
function rulesOf({ proof }: ResourceForm): readonly RuleForm[] {
  return proof.flatMap(({ plan, answer }) => answer === false ? [] : plan?.rules ?? []);
}

/** Where its recovery points and their copies are. */
function vaultsOf(resource: ResourceForm): readonly VaultForm[] {
  return rulesOf(resource).flatMap(({ vault, airGappedVault, copies }) => (
    [vault, ...airGappedVault ? [airGappedVault] : [], ...copies.map((copy) => copy.vault)]));
}

function vaultInWords({ name, account, region, immutability, minRetentionDays, maxRetentionDays, changeableForDays }: VaultForm): string {
  return [
    name,
    ...[account, region].flatMap((each) => each === null ? [] : [each]),
    `immutable: ${IMMUTABILITY_WORDS[immutability]}`,
    ...minRetentionDays === undefined ? [] : [`at least ${count(minRetentionDays, 'day')}`],
    ...maxRetentionDays === undefined ? [] : [`at most ${count(maxRetentionDays, 'day')}`],
    ...changeableForDays === undefined ? [] : [`the lock can be removed for ${count(changeableForDays, 'day')}`],
  ].join(', ');
}

/** One line a resource, as RFC 4180 has it. What a spreadsheet would run as a formula gets an apostrophe in front. */
export function coverageAsCsv({ report: { templates, exemptions }, resources, unmet = [] }: Report): string {
  const lacks = new Map<string, string[]>();
  for (const { template, logicalId, message } of unmet) { memo(lacks, `${template}/${logicalId}`, () => []).push(message); }
  const exempt = new Map(exemptions.map((each) => [`${each.template}/${each.logicalId}`, each]));
  const environments = new Map(templates.map((each) => [each.template, each]));
  return csvOf([
    COLUMNS.map(([name]) => name),
    ...resources.map((resource) => {
      const key = `${resource.template}/${resource.logicalId}`;
      const { account, region } = environments.get(resource.template) ?? {};
      return COLUMNS.map(([, cell]) => cell(resource, { unmet: lacks.get(key) ?? [], exemption: exempt.get(key), account, region }));
    }),
  ]);
}
