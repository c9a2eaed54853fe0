import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import { everyVerdict, EVERY_VERDICT, hostileReport, reportOfTemplates, table } from './sample';
import { coverageAsOscal } from '../../../src/coverage/report/oscal';
import type { Report } from '../../../src/coverage/report/report';
import { uuidOf } from '../../../src/coverage/report/uuid';
import { arn, BACKUP, selection } from '../templates';

// ajv 6 knows no `\p{…}`: what OSCAL calls a token has letters of any alphabet.
const SCHEMA = readFileSync(join(__dirname, '..', '..', 'fixtures', 'oscal', 'assessment-results.schema.json'), 'utf-8')
  .replace(/\\\\p\{L\}\|_/g, '[A-Za-z_]').replace(/\\\\p\{L\}\|\\\\p\{N\}/g, '[A-Za-z0-9]');
const isOscal = new Ajv({ unknownFormats: 'ignore' }).compile(JSON.parse(SCHEMA));
const AT = new Date('2027-03-04T05:06:07Z');

function oscal(report: Report) {
  const json = JSON.parse(coverageAsOscal(report, AT));
  expect(isOscal(json) || isOscal.errors).toBe(true);
  return json['assessment-results'];
}

const state = (report: Report) => oscal(report).results[0].findings?.[0].target.status.state;
const PROTECTED = { ...BACKUP, Table: table(), Selection: selection({ Resources: [arn('Table')] }) };

test.each([['every verdict', everyVerdict], ['hostile names', hostileReport], ['nothing', () => reportOfTemplates({})]])('%s is as the schema of NIST says', (_, report) => {
  expect(oscal(report()).metadata['oscal-version']).toBe('1.1.2');
});

test('the schema refuses what is no UUID', () => {
  const json = JSON.parse(coverageAsOscal(everyVerdict(), AT));
  json['assessment-results'].uuid = 'none';
  expect(isOscal(json)).toBe(false);
});

test('each resource is an item of the inventory and an observation of it', () => {
  const [result] = oscal(everyVerdict()).results;
  const items = new Map<string, string>(result['local-definitions']['inventory-items'].map(({ uuid, description }: any) => [uuid, description]));
  expect(result.observations.map(({ title, subjects }: any) => [items.get(subjects[0]['subject-uuid']), title])).toEqual(
    everyVerdict().resources.map(({ logicalId, type }) => [`${logicalId} (${type})`, expect.stringContaining(`${logicalId}: `)]),
  );
  expect(result.findings[0]['related-observations']).toHaveLength(items.size);
});

test('all UUIDs differ, and are of the content alone', () => {
  const uuids = (report: Report) => [...coverageAsOscal(report, AT).matchAll(/"uuid": "([^"]+)"/g)].map(([, uuid]) => uuid);
  expect(new Set(uuids(hostileReport())).size).toBe(uuids(hostileReport()).length);
  expect(uuids(everyVerdict())).toEqual(uuids(everyVerdict()));
  const items = (report: Report) => oscal(report).results[0]['local-definitions']['inventory-items'].map(({ uuid }: any) => uuid);
  expect(items(reportOfTemplates({ 'shop.json': { ...EVERY_VERDICT, Resources: { ...EVERY_VERDICT.Resources, Plan: undefined } } }))).toEqual(items(everyVerdict()));
});

test('UUIDs are of version 5', () => {
  expect(uuidOf('x')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuidOf('x')).not.toBe(uuidOf('y'));
});

describe('the control is met', () => {
  test('where all is protected or exempt', () => {
    expect(state(reportOfTemplates({ t: { Resources: PROTECTED } }))).toBe('satisfied');
    expect(state(reportOfTemplates({ t: { Resources: { ...PROTECTED, Other: table() } } }, { exemptionOf: () => ({ reason: 'a cache' }) }))).toBe('satisfied');
  });

  test.each([
    ['something is not', { Other: table() }],
    ['something has native backups only', { Other: table({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }) }],
    ['something was not scanned', { Other: { Type: 'Custom::Thing' } }],
  ])('not where %s', (_, resources) => {
    expect(state(reportOfTemplates({ t: { Resources: { ...PROTECTED, ...resources } } }))).toBe('not-satisfied');
  });

  test('not where something was not read to its end', () => {
    expect(state({ ...reportOfTemplates({ t: { Resources: PROTECTED } }), unread: ['t/Other'] })).toBe('not-satisfied');
  });

  test('not where something that is required is not', () => {
    const unmet = [{ id: 'minRetention', level: 'error' as const, template: 't', path: null, logicalId: 'Table', message: 'must be kept' }];
    expect(state({ ...reportOfTemplates({ t: { Resources: PROTECTED } }), unmet })).toBe('not-satisfied');
    expect(state({ ...reportOfTemplates({ t: { Resources: PROTECTED } }), unmet: [{ ...unmet[0], level: 'warning' }] })).toBe('satisfied');
  });

  test('nothing is said of it where nothing holds data', () => {
    expect(state(reportOfTemplates({ t: { Resources: {} } }))).toBeUndefined();
  });
});

test('what is required, and why something is as it is, are sentences', () => {
  const report = everyVerdict();
  const { 'results': [{ observations }], 'back-matter': { resources: [{ description }] } } = oscal({ ...report, report: { ...report.report, objectives: ['kept for at least 35 days', 'restorable'] } });
  expect(description).toMatch(/^kept for at least 35 days; restorable\. [A-Z]/);
  for (const { description: each } of observations) { expect(each).toMatch(/^[A-Z][^.]*\. .*\.$/); }
});
