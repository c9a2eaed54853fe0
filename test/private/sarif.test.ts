import { sarifLog } from '../../src/private/sarif';

const result = (ruleId: string, uri = 'Stack.template.json') =>
  ({ ruleId, level: 'warning' as const, text: `says ${ruleId}`, uri, logicalId: 'Table', fullName: 'Stack/Table', fingerprint: `${ruleId}-1` });

test('a log names its rules once, in their order, and each result says where it is', () => {
  const { runs: [{ tool, results }], ...head } = sarifLog('1.2.3', [result('b'), result('a'), result('b')]) as any;
  expect(head).toEqual({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0' });
  expect(tool).toEqual({
    driver: {
      name: 'cdk-aws-backup',
      version: '1.2.3',
      informationUri: 'https://github.com/cdk-aws-backup/cdk-aws-backup',
      rules: ['a', 'b'].map((id) => ({ id, shortDescription: { text: id }, helpUri: expect.stringContaining(id) })),
    },
  });
  expect(results.map(({ ruleId, ruleIndex }: any) => [ruleId, ruleIndex])).toEqual([['b', 1], ['a', 0], ['b', 1]]);
  expect(results[0]).toEqual({
    ruleId: 'b',
    ruleIndex: 1,
    level: 'warning',
    message: { text: 'says b' },
    locations: [{
      physicalLocation: { artifactLocation: { uri: 'Stack.template.json' }, region: { startLine: 1 } },
      logicalLocations: [{ name: 'Table', fullyQualifiedName: 'Stack/Table', kind: 'resource' }],
    }],
    partialFingerprints: { 'finding/v1': 'b-1' },
  });
});

test.each([
  ['cdk.out/Stack.template.json', 'cdk.out/Stack.template.json'],
  ['my folder/a#b?c.json', 'my%20folder/a%23b%3Fc.json'],
  ['a\\b.json', 'a/b.json'],
  ['C:\\x y\\b.json', 'file:///C:/x%20y/b.json'],
  ['C:b.json', 'C%3Ab.json'],
  ['/CC:/b.json', '/CC%3A/b.json'],
  ['half \ud800.json', 'half%20%EF%BF%BD.json'],
])('the file %s is the reference %s', (file, uri) => {
  const { runs: [{ results: [{ locations: [{ physicalLocation: { artifactLocation } }] }] }] } = sarifLog('1', [result('a', file)]) as any;
  expect(artifactLocation.uri).toBe(uri);
});
