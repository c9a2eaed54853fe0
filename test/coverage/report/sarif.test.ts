import { everyVerdict, hostileReport } from './sample';
import { coverageAsSarif } from '../../../src/coverage/report/sarif';

const resultsOf = (text: string) => JSON.parse(text).runs[0].results;

test('tells of resources that are not surely protected', () => {
  const report = everyVerdict();
  const results = resultsOf(coverageAsSarif({ ...report, findings: [] }));
  expect(results.map(({ ruleId, level, message }: any) => [ruleId, level, message.text])).toEqual([
    ['coverage-conditional', 'warning', expect.stringMatching(/^'Conditional' is conditional: /)],
    ['coverage-unprotected', 'error', "'Unprotected' is unprotected: no selection of the templates selects it"],
    ['coverage-selectedInVain', 'error', expect.stringMatching(/^'InVain' is selected in vain: /)],
  ]);
  expect(results[1].locations[0]).toEqual({
    physicalLocation: { artifactLocation: { uri: 'shop.json' }, region: { startLine: 1 } },
    logicalLocations: [{ name: 'Unprotected', fullyQualifiedName: 'Unprotected', kind: 'resource' }],
  });
});

test('and of what the laws have found', () => {
  const report = everyVerdict();
  const ids = resultsOf(coverageAsSarif(report)).map(({ ruleId }: any) => ruleId);
  expect(report.findings.length).toBeGreaterThan(0);
  expect(ids.slice(3)).toEqual(report.findings.map(({ id }) => id));
});

test.each([['every verdict', everyVerdict], ['hostile names', hostileReport]])('each result of %s is of a rule, and known again', (_, report) => {
  const [{ tool, results }] = JSON.parse(coverageAsSarif(report())).runs;
  for (const { ruleId, ruleIndex } of results) { expect(tool.driver.rules[ruleIndex].id).toBe(ruleId); }
  const fingerprints = results.map(({ partialFingerprints, ruleId }: any) => `${ruleId} ${partialFingerprints['finding/v1']}`);
  expect(new Set(fingerprints).size).toBe(fingerprints.length);
});

test.each([
  ['cdk.out/Shop.template.json', 'cdk.out/Shop.template.json'], ['../my app/t#1?.yaml', '../my%20app/t%231%3F.yaml'], ['a:b.json', 'a%3Ab.json'], ['/tmp/t.json', '/tmp/t.json'],
  ['dir\\t.json', 'dir/t.json'], ['C:\\a b\\t.json', 'file:///C:/a%20b/t.json'], ['\ud800<x>.json', '%EF%BF%BD%3Cx%3E.json'],
])('the file %j is a reference: %s', (file, uri) => {
  const { resources: [resource], ...report } = everyVerdict();
  const [{ locations: [{ physicalLocation }] }] = resultsOf(coverageAsSarif({ ...report, findings: [], resources: [{ ...resource, template: file, verdict: 'unprotected' }] }));
  expect(physicalLocation.artifactLocation.uri).toBe(uri);
});
