import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import { Folder, run } from './run';
import { arn, BACKUP, plan, selection } from '../coverage/templates';
import type { Json } from '../coverage/templates';

const folder = new Folder();
const isCoverage = new Ajv().compile(JSON.parse(readFileSync(join(__dirname, '..', '..', 'schemas', 'coverage.schema.json'), 'utf-8')));

const TABLE = { Type: 'AWS::DynamoDB::Table', Metadata: { 'aws:cdk:path': 'App/Orders/Resource' } };
const RESOURCES: Json = {
  ...BACKUP,
  Plan: plan([{ CopyActions: [{ DestinationBackupVaultArn: 'arn:aws:backup:eu-west-1:444455556666:backup-vault:far', Lifecycle: { DeleteAfterDays: 90 } }] }]),
  Table: TABLE,
  Queue: { Type: 'AWS::SQS::Queue' },
  Selection: selection({ Resources: [arn('Table')], NotResources: ['arn:aws:ec2:*:*:volume/*'] }),
};

function json(...templates: Json[]): Json {
  const files = templates.map((Resources, index) => folder.file(`t${index}.json`, { Resources }));
  const { out, exitCode } = run(['coverage', ...files, '--format', 'json']);
  const coverage = JSON.parse(out);
  expect([exitCode, isCoverage(coverage) || isCoverage.errors]).toEqual([0, true]);
  return coverage;
}

test('JSON has what is known of each resource, and keeps to its schema', () => {
  const [table, queue] = json(RESOURCES).resources;
  expect(table).toMatchObject({
    path: 'App/Orders/Resource',
    logicalId: 'Table',
    type: 'AWS::DynamoDB::Table',
    resourceType: 'DynamoDB',
    verdict: 'protected',
    selections: ['Selection'],
    plans: ['Plan'],
    rules: ['rule0'],
    conditions: [],
    recoveryPointObjectiveMinutes: 24 * 60 + 480,
    retentionDays: 35,
    copies: [{ vault: 'far', account: '444455556666', region: 'eu-west-1', retentionDays: 90 }],
    immutability: 'none',
    native: null,
  });
  expect(table.proof).toEqual([expect.objectContaining({
    clause: 'Resources[0]',
    answer: true,
    conditions: [],
    exclusions: [{ clause: 'NotResources[0]', holds: false, why: "'arn:aws:ec2:*:*:volume/*' is not its ARN" }],
    role: { name: 'Role', place: { template: expect.stringContaining('t0.json'), path: null, logicalId: 'Role' } },
  })]);
  expect(queue).toMatchObject({ verdict: 'unsupported', selections: [], proof: [] });
});

test('a vault into which several rules copy is said once', () => {
  const copied = { CopyActions: [{ DestinationBackupVaultArn: 'arn:aws:backup:eu-west-1:444455556666:backup-vault:far' }] };
  const { out } = run(['coverage', folder.file('twice.json', { Resources: { ...RESOURCES, Plan: plan([copied, copied]) } })]);
  expect(out).toContain('rules rule0, rule1 · ');
  expect(out.match(/copied to far, 444455556666, eu-west-1/g)).toHaveLength(1);
});

test('the same templates give the same bytes', () => {
  const file = folder.file('t.json', { Resources: RESOURCES });
  expect(run(['coverage', file, '--format', 'json']).out).toBe(run(['coverage', file, '--format', 'json']).out);
});

test('templates that are given together are one app', () => {
  const { Table, ...others } = RESOURCES;
  const { resources } = json({ Table: { ...TABLE, Properties: { Tags: [{ Key: 'backup', Value: 'yes' }] } } }, {
    ...others, Selection: selection({ ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: 'yes' }] }),
  });
  expect(resources[0].verdict).toBe('protected');
  expect(json({ Table }, { ...others, Selection: selection({ Resources: ['arn:aws:ec2:*:*:volume/*'] }) }).resources[0].verdict).toBe('unprotected');
});

test('kept for ever is null, and what only deployment knows is not there', () => {
  const kept = (lifecycle: Json) => json({ ...RESOURCES, Plan: plan([{ Lifecycle: lifecycle }]) }).resources[0];
  expect(kept({})).toHaveProperty('retentionDays', null);
  expect(kept({ DeleteAfterDays: { 'Fn::ImportValue': 'days' } })).not.toHaveProperty('retentionDays');
});

test('text has the worst first, and what was assumed', () => {
  const { out, exitCode } = run(['coverage', folder.file('t.json', { Resources: { ...RESOURCES, Other: { Type: 'AWS::EFS::FileSystem' } } })]);
  expect(exitCode).toBe(0);
  expect(out.replace(/\S*t\.json/g, 't.json')).toMatch(new RegExp([
    '^unprotected\n  t.json Other AWS::EFS::FileSystem\n    no selection of the templates selects it\n',
    'unsupported\n  t.json Queue AWS::SQS::Queue\n    AWS Backup has no such type: .*\n',
    "protected\n  App/Orders AWS::DynamoDB::Table\n    the selection 'Selection' of the plan 'Plan' selects it by Resources\\[0\\]",
    '    rule rule0 · at most 32 hours between recovery points · kept for 35 days · copied to far, 444455556666, eu-west-1\n',
    '3 resources that hold data in 1 template: 1 unprotected, 1 unsupported, 1 protected\n',
    "looks like a slip\n  - Other: it is not backed up, and the database 'App/Orders' beside it is \\[besideDatabase\\]\n",
    'assumed\n  - [^]*$',
  ].join('\n')));
});

test('no resource that holds data', () => {
  expect(run(['coverage', folder.file('t.json', { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } })]).out).toBe('no resource that holds data in 1 template\n');
});

test('a call that cannot be understood', () => {
  expect(run(['coverage', 'none.json']).exitCode).toBe(2);
  expect(run(['coverage', folder.file('t.json', { Resources: {} }), '--format', 'pdf'])).toMatchObject({
    exitCode: 2, err: "cdk-aws-backup: --format must be one of text, json, markdown, csv, html, sarif, oscal, got 'pdf'\n",
  });
});
