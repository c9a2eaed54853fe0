import { readFileSync } from 'fs';
import { join } from 'path';
import * as backup from '@aws-sdk/client-backup';
import Ajv from 'ajv';
import { everyVerdict, EVERY_VERDICT, HASH, hostileReport, reportOfTemplates, table } from './sample';
import { REPORT_FORMATS, reportAs } from '../../../src/coverage/report/formats';
import { VERDICTS } from '../../../src/coverage/report/words';

const isReport = new Ajv().compile(JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'schemas', 'coverage.schema.json'), 'utf-8')));

test('the sample has every verdict once', () => {
  expect(everyVerdict().report.totals).toEqual({ all: VERDICTS.length, ...Object.fromEntries(VERDICTS.map((verdict) => [verdict, 1])) });
});

test.each(REPORT_FORMATS)('the same templates make the same bytes: %s', (format) => {
  expect(reportAs(format, everyVerdict())).toBe(reportAs(format, everyVerdict()));
  expect(reportAs(format, everyVerdict())).toMatch(/\n$/);
});

test.each(REPORT_FORMATS)('only OSCAL, which cannot be without, has the time that is given: %s', (format) => {
  const isDated = reportAs(format, everyVerdict(), new Date('2027-03-04T05:06:07Z')).includes('2027-03-04T05:06:07.000Z');
  expect(isDated).toBe(format === 'oscal');
});

test.each([['every verdict', everyVerdict], ['hostile names', hostileReport], ['nothing', () => reportOfTemplates({})]])('the JSON of %s is as its schema says', (_, report) => {
  const json = JSON.parse(reportAs('json', report()));
  expect(isReport(json) || isReport.errors).toBe(true);
});

describe('the first page', () => {
  const { report } = everyVerdict();

  test('names the templates, with the hashes of their bytes, and what they are deployed to where that is known', () => {
    expect(report.templates).toEqual([{ template: 'shop.json', stack: 'shop.json', account: null, region: null, sha256: HASH }]);
    expect(reportOfTemplates({}).report.templates).toEqual([]);
  });

  test('has the version, the objectives and the exemptions', () => {
    expect(report.tool).toEqual({ name: 'cdk-aws-backup', version: '1.2.3' });
    expect(report.objectives).toEqual(['All data is backed up at least daily.']);
    expect(report.exemptions).toEqual([{ template: 'shop.json', path: null, logicalId: 'Exempt', reason: 'it is a cache', approvedBy: 'the owner', until: '2030-01-01' }]);
  });

  test('says what was not scanned, and why', () => {
    const notScanned = (resources: object) => reportOfTemplates({ t: { Resources: resources } }).report.notScanned;
    expect(report.notScanned).toEqual([{ template: 'shop.json', type: 'Custom::Seeder', logicalIds: ['Custom'], why: 'what a custom resource makes is not visible here' }]);
    expect(notScanned({
      Nested: { Type: 'AWS::CloudFormation::Stack' },
      Set: { Type: 'AWS::CloudFormation::StackSet' },
      Custom: { Type: 'AWS::CloudFormation::CustomResource' },
      Module: { Type: 'Org::Team::Data::MODULE' },
      Other: { Type: 'MongoDB::Atlas::Cluster' },
      Table: table(),
    }).map(({ logicalIds, why }) => [logicalIds, why])).toEqual([
      [['Custom'], 'what a custom resource makes is not visible here'],
      [['Nested'], 'the template of the nested stack was not given'],
      [['Set'], 'what its stacks hold is not visible here'],
      [['Other'], 'what a type of somebody else makes is not known'],
      [['Module'], 'what is in a module is not visible here'],
    ]);
    expect(notScanned({ Table: table() })).toEqual([]);
  });

  test('names controls by their numbers, and each of the frameworks', () => {
    for (const control of report.controls) {
      expect(Object.values(control).every((text) => text.length > 0)).toBe(true);
      expect(control.nist80053).toMatch(/^(CP|SI)-\d+(\(\d\))?(, CP-9\(\d\))?$/);
      expect(control.iso27001).toMatch(/^A\.\d\.\d+(, A\.\d\.\d+)?$/);
    }
  });

  test('its queries are those of the API', () => {
    for (const { command } of report.evidence) {
      const [, service, action] = command.split(' ');
      expect(['backup', 'kms', 'iam', 'organizations']).toContain(service);
      if (service === 'backup') { expect(backup).toHaveProperty(`${action.replace(/(^|-)(.)/g, (_all, _dash, letter) => letter.toUpperCase())}Command`); }
    }
  });
});

describe('what is required and not met', () => {
  const unmet = [
    { id: 'minRetention', level: 'error' as const, template: 'shop.json', path: null, logicalId: 'Protected', message: "'Protected' must be kept for at least 400 days <&>" },
    { id: 'expiredExemption', level: 'warning' as const, template: null, path: 'Shop/Cache', logicalId: null, message: 'the exemption of Shop/Cache has ended' },
  ];

  test.each(REPORT_FORMATS)('is in the report: %s', (format) => {
    const text = reportAs(format, { ...everyVerdict(), unmet });
    expect(text).toContain(format === 'oscal' ? 'Requirements that are not met: 1.' : 'must be kept for at least 400 days');
    expect(reportAs(format, { ...everyVerdict(), unmet: [] })).not.toContain(format === 'oscal' ? 'Requirements' : 'must be kept');
  });

  test('is as the schema of the JSON says', () => {
    const json = JSON.parse(reportAs('json', { ...everyVerdict(), unmet }));
    expect(isReport(json) || isReport.errors).toBe(true);
  });

  test('is told of in code scanning, also where it is of no resource', () => {
    const { results } = JSON.parse(reportAs('sarif', { ...everyVerdict(), resources: [], findings: [], unmet })).runs[0];
    expect(results.map(({ ruleId, level, locations: [{ physicalLocation, logicalLocations }] }: any) => (
      [ruleId, level, physicalLocation.artifactLocation.uri, logicalLocations[0].name]
    ))).toEqual([
      ['coverage-require-minRetention', 'error', 'shop.json', 'Protected'],
      ['coverage-require-expiredExemption', 'warning', 'shop.json', 'Shop/Cache'],
    ]);
  });

  test('a page says where all is met', () => {
    expect(reportAs('html', { ...everyVerdict(), unmet: [] })).toContain('All that is required is met.');
    expect(reportAs('html', everyVerdict())).not.toContain('All that is required is met.');
    expect(reportAs('html', reportOfTemplates({}))).toContain('No requirement was given: the report says what is so, not whether that is enough.');
  });
});

test('what a template has beside data changes nothing but its hash', () => {
  const { resources } = reportOfTemplates({ 'shop.json': { ...EVERY_VERDICT, Description: 'x' } });
  expect(resources.map(({ logicalId }) => logicalId)).toEqual(everyVerdict().resources.map(({ logicalId }) => logicalId));
});
