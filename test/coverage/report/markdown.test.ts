import { everyVerdict, HOSTILE, hostileReport, reportOfTemplates, table } from './sample';
import { coverageAsMarkdown } from '../../../src/coverage/report/markdown';
import { arn, BACKUP, selection } from '../templates';

const MOST = 60_000;

test('says first what is wrong and how much is protected, then what is not, the worst first', () => {
  const lines = coverageAsMarkdown(everyVerdict()).split('\n');
  expect(lines.slice(0, 7)).toEqual([
    '## Proof of protection', '', '**AWS Backup would refuse 1 thing of these templates.**', '', '**1 of 7 resources** that hold data in 1 template is protected, and 1 is exempt.', '', '| verdict | resources |',
  ]);
  const rows = lines.filter((line) => line.startsWith('| `'));
  expect(rows.map((row) => /`(.*?)`/.exec(row)![1])).toEqual(
    ['InVain', 'Unprotected', 'Conditional', 'Unsupported', 'Native', 'Exempt'].map((id) => `shop.json ${id}`));
  expect(rows[1]).toBe('| `shop.json Unprotected` | `AWS::DynamoDB::Table` | unprotected | no selection of the templates selects it |');
  expect(lines).toContain('| `shop.json Exempt` | it is a cache | the owner | 2030-01-01 |');
  expect(lines).toContain('Not scanned: 1 resource that may make or hold data.');
});

test('one that is all protected is short', () => {
  const report = reportOfTemplates({ t: { Resources: { ...BACKUP, Table: table(), Selection: selection({ Resources: [arn('Table')] }) } } });
  expect(coverageAsMarkdown(report)).toMatch(/^## Proof of protection\n\n\*\*1 of 1 resource\*\* that holds data in 1 template is protected\.\n\n\| verdict \| resources \|\n\| --- \| ---: \|\n\| protected \| 1 \|\n\n<details>/);
  expect(coverageAsMarkdown(reportOfTemplates({ t: { Resources: {} } }))).toContain('There is no resource that holds data in 1 template.');
});

test('has as many rows as there is room for, and says how many more there are', () => {
  const text = coverageAsMarkdown(reportOfTemplates({ t: { Resources: Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`Table${index}`, table()])) } }));
  expect(text.match(/^\| `t Table/gm)).toHaveLength(100);
  expect(text).toContain('\n\n… and 150 more.\n');
});

test('fits into a comment, whatever its names are', () => {
  const report = everyVerdict();
  const long = '`|<&@#'.repeat(500);
  const resources = Array.from({ length: 500 }, (_, index) => ({ ...report.resources[0], path: `${index}${long}`, type: long, reasons: [long, long] }));
  const exemptions = resources.map(({ template, path, logicalId }) => ({ template, path, logicalId, reason: long, approvedBy: long, until: long }));
  const text = coverageAsMarkdown({ ...report, resources: resources.map((each) => ({ ...each, verdict: 'unprotected' as const })), report: { ...report.report, exemptions } });
  expect(text.length).toBeLessThanOrEqual(MOST);
  expect(text).toMatch(/… and \d+ more\./);
});

describe('names that try to be more', () => {
  const text = coverageAsMarkdown(hostileReport());
  const shown = text.replace(/(`+)(?:(?!\1).)*?\1(?!`)/g, '').replace(/<!-- -->/g, '').replace(/^(<\/?details>|#+ ).*$/gm, '');

  test('are neither markup, nor links, mentions or references', () => {
    expect(shown).not.toMatch(/(?<!\\)[<[@#]/);
    expect(shown).not.toMatch(/https?:\/\//);
  });

  test('stay in their cells', () => {
    for (const row of text.split('\n').filter((line) => line.startsWith('| `'))) {
      expect([3, 4]).toContain(row.replace(/\\\|/g, '').split(/ \| /).length);
    }
    expect(text).not.toContain(HOSTILE[4]);
  });
});
