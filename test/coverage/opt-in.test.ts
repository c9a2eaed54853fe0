import { BACKUP, coverageOfFiles, coverageOfIncluded, find, selection, tag, tags } from './templates';
import type { Json } from './templates';

const TABLE: Json = {
  Type: 'AWS::DynamoDB::Table',
  Properties: { AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], ...tags({ backup: 'daily' }) },
};
const CLUSTER: Json = { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', BackupRetentionPeriod: 7 } };
const IS_PROD: Json = { Parameters: { Env: { Type: 'String', Default: 'dev' } }, Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } } };

const settings = (properties: Json, more: Json = {}): Json => ({ Type: 'Custom::CdkAwsBackupRegionSettings', Properties: { ServiceToken: 'token', ...properties }, ...more });
const BY_TAG = { It: TABLE, Selection: selection(tag('backup', 'daily')) };
const BY_PATTERN = { It: TABLE, Selection: selection({ Resources: ['arn:aws:dynamodb:*:*:table/*'] }) };
const byPattern = (...arns: string[]) => ({ It: TABLE, Selection: selection({ Resources: arns }) });
const ALL_CLUSTERS = { It: CLUSTER, Selection: selection({ Resources: ['arn:aws:rds:*:*:cluster:*'] }) };
const vain = (type: string, clause: string) => [
  `the selection 'Selection' of the plan 'Plan' selects it by ${clause} in vain: the settings 'Settings' opt the Region out of ${type}, and a plan obeys that here`,
];

/** What is said of the opt-in among the assumptions, and of the resource. */
function judged(resources: Json, ...given: (Json | undefined)[]) {
  const [Settings, more = {}] = given;
  const template = { ...more, Resources: { ...BACKUP, ...resources, ...Settings ? { Settings } : {} } };
  return [coverageOfFiles(template), coverageOfIncluded(template)].map((coverage) => {
    const { verdict, reasons } = find(coverage, 'It');
    return { verdict, reasons: reasons.map((reason) => reason.replace('Stack/T/', '').replace(/Stack\/T\//g, '')), assumed: coverage.assumptions.filter((each) => each.includes('opted in')).length };
  });
}

test.each<[string, Json, Json | undefined, number]>([
  ['nothing is said', BY_TAG, undefined, 1],
  ['another type is opted in to', BY_TAG, settings({ OptIn: ['S3'] }), 1],
  ['its type is', BY_TAG, settings({ OptIn: ['S3', 'DynamoDB'] }), 0],
  ['the types are known at deployment only', BY_TAG, settings({ OptIn: { Ref: 'AWS::NotificationARNs' } }), 1],
  ['nothing is said of clusters', ALL_CLUSTERS, undefined, 1],
  ['clusters are opted in to', ALL_CLUSTERS, settings({ OptIn: ['Aurora'] }), 0],
  ['a pattern is of the whole service', byPattern('arn:aws:dynamodb:*'), undefined, 1],
  ['a pattern is of all in the service', byPattern('arn:aws:dynamodb:*:*:*'), settings({ OptIn: ['DynamoDB'] }), 0],
  ['everything is selected', byPattern('*'), undefined, 1],
  ['a pattern is of tables by their names', byPattern('arn:aws:dynamodb:*:*:table/*'), undefined, 0],
  ['a pattern of the whole service stands beside one of tables', byPattern('arn:aws:dynamodb:*', 'arn:aws:dynamodb:*:*:table/*'), settings({ OptOut: ['DynamoDB'] }), 0],
  ['a plan does not ask for it', BY_PATTERN, settings({ OptOut: ['DynamoDB'] }), 0],
])('where %s, the opt-in is assumed or not', (_, resources, given, assumed) => {
  expect(judged(resources, given)).toEqual(Array(2).fill({ verdict: 'protected', reasons: expect.anything(), assumed }));
});

test.each<[string, Json, string, string]>([
  ['tags alone select', BY_TAG, 'DynamoDB', 'ListOfTags[0]'],
  ['a pattern of the whole service selects', byPattern('arn:aws:dynamodb:*'), 'DynamoDB', 'Resources[0]'],
  ['is selected by everything', byPattern('*'), 'DynamoDB', 'Resources[0]'],
  ['is a cluster', ALL_CLUSTERS, 'Aurora', 'Resources[0]'],
])('what %s is selected in vain where the Region is opted out', (_, resources, type, clause) => {
  expect(judged(resources, settings({ OptOut: [type] }))).toEqual(Array(2).fill({ verdict: 'selectedInVain', reasons: vain(type, clause), assumed: 0 }));
});

test('an opt-out under a condition makes it conditional', () => {
  const [{ verdict, reasons }] = judged(BY_TAG, settings({ OptOut: ['DynamoDB'] }, { Condition: 'IsProd' }), IS_PROD);
  expect([verdict, reasons]).toEqual(['conditional', ["a plan backs it up only where the condition 'IsProd' does not hold", ...vain('DynamoDB', 'ListOfTags[0]')]]);
});

test('an opt-in under a condition is assumed where that does not hold', () => {
  expect(judged(BY_TAG, settings({ OptIn: ['DynamoDB'] }, { Condition: 'IsProd' }), IS_PROD)).toEqual(Array(2).fill({ verdict: 'protected', reasons: expect.anything(), assumed: 1 }));
});
