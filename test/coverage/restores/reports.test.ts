import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import { OF_OTHERS, RESTORE_TESTS } from './sample';
import { coverageAsCsv } from '../../../src/coverage/report/csv';
import { coverageAsHtml } from '../../../src/coverage/report/html/page';
import { coverageAsMarkdown } from '../../../src/coverage/report/markdown';
import { coverageAsOscal } from '../../../src/coverage/report/oscal';
import { Folder, run } from '../../cli/run';
import { reportOfTemplates, table } from '../report/sample';
import { arn, BACKUP, selection } from '../templates';

const folder = new Folder();
const isCoverage = new Ajv().compile(JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'schemas', 'coverage.schema.json'), 'utf-8')));
const RESOURCES = {
  ...BACKUP, ...RESTORE_TESTS, OfOthers: OF_OTHERS, It: table(), Else: table(), Selection: selection({ Resources: [arn('It'), arn('Else')] }),
};
const TEMPLATE = JSON.parse(JSON.stringify({ Resources: RESOURCES }));
const report = reportOfTemplates({ 'shop.json': TEMPLATE });
const NOT_KNOWN = 'its plan is none of the templates, so that its schedule and vaults are not known';

test('as JSON', () => {
  expect(isCoverage(JSON.parse(JSON.stringify(report))) || isCoverage.errors).toBe(true);
  const [it, other] = report.resources;
  expect(it).toMatchObject({
    restoreTestedEveryMinutes: 10080,
    restoreTests: [
      {
        selection: { template: 'shop.json', path: null, logicalId: 'Tested' },
        plan: { template: 'shop.json', path: null, logicalId: 'Tests' },
        answer: true,
        algorithm: 'latest',
        schedule: { expression: 'cron(0 4 ? * SUN *)', timeZone: 'Etc/UTC' },
        validationWindowHours: 4,
        why: [],
      },
      { selection: { template: 'shop.json', path: null, logicalId: 'OfOthers' }, plan: null, answer: null, algorithm: null, schedule: null, why: [NOT_KNOWN] },
    ],
  });
  expect(other).toMatchObject({ logicalId: 'Else', restoreTests: [], restoreTestedEveryMinutes: undefined });
});

test('as CSV', () => {
  const [head, it, other] = coverageAsCsv(report).split('\r\n');
  expect(head).toContain(',restoreTests,restoreTestedEveryMinutes,');
  expect(it).toContain(',"Tested (the latest recovery point); OfOthers (a recovery point, maybe)",10080,');
  expect(other).not.toContain('Tested');
});

test('as Markdown, where there is one', () => {
  expect(coverageAsMarkdown(report)).toContain([
    '### Restores', '', 'Restores are surely tested of **1 of 2 resources** that are protected.', '',
    '| resource | tested by | at least every |', '| --- | --- | --- |', '| `shop.json It` | Tested (the latest recovery point); OfOthers (a recovery point, maybe) | 7 days |', '',
  ].join('\n').replace(/\(([^)]*recovery point[^)]*)\)/g, '\\($1\\)'));
  const maybe = JSON.parse(JSON.stringify({ Resources: { ...RESOURCES, Else: undefined, Tested: undefined, Selection: selection({ Resources: [arn('It')] }) } }));
  expect(coverageAsMarkdown(reportOfTemplates({ t: maybe }))).toMatch(/Restores are surely tested of \*\*0 of 1 resource\*\* that is protected\.[\s\S]*\| — \|/);
  expect(coverageAsMarkdown(reportOfTemplates({ t: { Resources: { ...BACKUP, It: table() } } }))).not.toContain('Restores');
});

test('as HTML', () => {
  const text = coverageAsHtml(report).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  expect(text).toMatch(/Restores tested at least every 7 days, by Tested \(the latest recovery point\) \( Tested in shop\.json \); cron\(0 4 \? \* SUN \*\) Etc\/ UTC ; there to be validated for 4 hours OfOthers \(a recovery point, maybe\)/);
  expect(text).toMatch(new RegExp(`maybe\\) \\( OfOthers in shop\\.json \\); ${NOT_KNOWN}`));
  expect(text).toContain('Restores tested by no test of the templates');
});

test('as OSCAL', () => {
  const { observations } = JSON.parse(coverageAsOscal(report, new Date(0)))['assessment-results'].results[0];
  const told = observations.map(({ props }: any) => props.filter(({ name }: any) => name.startsWith('restore')).map(({ name, value }: any) => `${name}: ${value}`));
  expect(told).toEqual([['restore-tests: 2', 'restore-tested: at least every 7 days'], []]);
});

test('as text', () => {
  expect(run(['coverage', folder.file('t.json', TEMPLATE)]).out).toContain('\n    restores tested at least every 7 days by Tested (the latest recovery point), OfOthers (maybe)\n');
  const maybe = { Resources: { ...TEMPLATE.Resources, Tested: OF_OTHERS, Tests: { ...TEMPLATE.Resources.Tests } } };
  maybe.Resources.OfOthers = { ...RESTORE_TESTS.Tested, Properties: { ...RESTORE_TESTS.Tested.Properties, ProtectedResourceArns: [{ Ref: 'AWS::StackName' }] } };
  expect(run(['coverage', folder.file('t.json', maybe)]).out).toContain('restores tested by Tested (maybe)');
  const random = JSON.parse(JSON.stringify(TEMPLATE).replace('LATEST_', 'RANDOM_'));
  expect(run(['coverage', folder.file('t.json', random)]).out).toContain('by Tested (a recovery point at random), OfOthers (maybe)');
});

describe('a diff', () => {
  const without = { Resources: { ...TEMPLATE.Resources, Tested: undefined, OfOthers: undefined, Tests: undefined } };
  const monthly = JSON.parse(JSON.stringify(TEMPLATE).replace('cron(0 4 ? * SUN *)', 'cron(0 4 1 * ? *)'));

  test.each([
    ['lost', TEMPLATE, without, 'was restored by tests at least every 7 days, and is by none for sure'],
    ['rarer', TEMPLATE, monthly, 'was restored by tests at least every 7 days, and is every 31 days'],
    ['new', without, TEMPLATE, 'is restored by tests at least every 7 days, and was by none for sure'],
  ])('tells a test that is %s', (_, before, after, words) => {
    const { out, exitCode } = run(['diff', folder.file('before.json', before), folder.file('after.json', after)]);
    expect(out).toContain(words);
    expect(exitCode).toBe(0);
  });

  test('says nothing of a report of an earlier version', () => {
    const baseline = JSON.parse(JSON.stringify(report)) as { resources: { restoreTests?: unknown; restoreTestedEveryMinutes?: unknown }[] };
    baseline.resources.forEach((each) => { delete each.restoreTests; });
    const file = folder.file('baseline.json', baseline);
    expect(run(['coverage', folder.file('shop.json', without), '--baseline', file])).toMatchObject({ exitCode: 0 });
    expect(run(['coverage', folder.file('shop.json', without), '--baseline', folder.file('now.json', report)])).toMatchObject({ exitCode: 1 });
    expect(run(['coverage', folder.file('shop.json', without), '--baseline', folder.file('odd.json', { ...report, resources: [{ ...report.resources[0], restoreTests: 1 }] })]).err)
      .toContain('is no report of coverage');
  });
});

describe('a requirement', () => {
  const said = (resources: object, every = 'P7D') => {
    const { out } = run(['coverage', folder.file('t.json', { Resources: { ...TEMPLATE.Resources, ...resources } }), '--require', folder.file('r.json', { restoreTestedEvery: every })]);
    return [...out.matchAll(/^ *error (.*) \[restoreTestedEvery\]$/gm)].map(([, words]) => words);
  };
  const ONLY = { Else: undefined, Selection: selection({ Resources: [arn('It')] }) };
  const CLUSTER = { Type: 'AWS::Redshift::Cluster', Properties: {} };
  const ARN = { 'Fn::Sub': 'arn:${AWS::Partition}:redshift:${AWS::Region}:${AWS::AccountId}:cluster:${It}' };

  test.each<[string, object, string, string[]]>([
    ['is met', ONLY, 'P7D', []],
    ['is a minute less', ONLY, 'P6DT23H59M', [
      "'It' must have a restore tested at least every 10,079 minutes, and up to 7 days lie between two starts of the restore test 'Tested': test it more often, or exempt it with a reason",
    ]],
    ['is of what no test reaches', {}, 'P7D', ["'Else' must have a restore tested at least every 7 days, and no restore test reaches it: select it by a restore testing plan, or exempt it with a reason"]],
    ['is of what a test may reach', { ...ONLY, Tested: undefined }, 'P7D', [
      `'It' must have a restore tested at least every 7 days, and whether the restore test 'OfOthers' restores it is not sure (${NOT_KNOWN}): select it by a restore testing plan, or exempt it with a reason`,
    ]],
    ['is of a type of which no restores are tested', { ...ONLY, It: CLUSTER, Selection: selection({ Resources: [ARN] }), Tested: undefined }, 'P7D',
      ["'It' must have a restore tested at least every 7 days, and AWS Backup tests no restores of Redshift: test it by other means, and exempt it with a reason"]],
  ])('%s', (_, resources, every, expected) => {
    expect(said(resources, every)).toEqual(expected);
  });
});
