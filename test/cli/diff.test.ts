import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import { Folder, run } from './run';
import { arn, BACKUP, plan, selection, tag, tags } from '../coverage/templates';
import type { Json } from '../coverage/templates';

const folder = new Folder();
const isDifference = new Ajv().compile(JSON.parse(readFileSync(join(__dirname, '..', '..', 'schemas', 'diff.schema.json'), 'utf-8')));
const table = (properties: Json = {}): Json => ({ Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], ...properties } });
const template = (more: Json = {}): Json => ({ Resources: { ...BACKUP, Table: table(), Selection: selection({ Resources: [arn('Table')] }), ...more } });

function diff(before: Json, after: Json, ...args: string[]) {
  return run(['diff', folder.file('old.json', before), folder.file('new.json', after), ...args]);
}

test('says that nothing changes', () => {
  expect(diff(template(), template())).toEqual({
    exitCode: 0, err: '', out: 'nothing changes for the protection of any resource\n\nthe templates have the same logical ids and properties\n',
  });
});

test('metadata and the order of names are no difference', () => {
  const after = template({ Table: { Metadata: { 'aws:cdk:path': 'S/Table/Resource' }, Properties: table().Properties, Type: table().Type } });
  expect(diff(template(), after).out).toContain('the templates have the same logical ids and properties');
});

test('says what is lost, new, gone and gained, in this order, and what differs', () => {
  const before = template({ Gained: table(), Gone: table(), Fine: table(), All: selection({ Resources: [arn('Fine')] }) });
  const after = template({
    Selection: selection({ Resources: [arn('Gained')] }), Gained: table({ TableName: 'gained' }), New: table(), Fine: table(), All: selection({ Resources: [arn('Fine')] }),
  });
  const { out } = diff(before, after);
  expect(out.replace(/\S*new\.json/, 'new.json')).toBe(`lost protection
  Table AWS::DynamoDB::Table
    was protected, and is unprotected

new
  New AWS::DynamoDB::Table
    is unprotected

gone
  Gone AWS::DynamoDB::Table
    was unprotected

gained protection
  Gained AWS::DynamoDB::Table
    is protected, and was unprotected

the templates differ
new.json
  added: New
  removed: Gone
  changed: Selection (BackupSelection)
  changed: Gained (TableName)
`);
});

test('as JSON and as Markdown', () => {
  const after = { Resources: { ...template().Resources, Selection: selection({ Resources: [] }) } };
  expect(isDifference(JSON.parse(diff(template(), after, '--format', 'json').out))).toBe(true);
  expect(JSON.parse(diff(template(), after, '--format', 'json').out)).toEqual({
    version: 1,
    changes: [{
      name: 'Table', path: null, logicalId: 'Table', type: 'AWS::DynamoDB::Table', before: 'protected', after: 'unprotected', losses: ['was protected, and is unprotected'], gains: [],
    }],
    templates: [{ template: expect.stringContaining('new.json'), added: [], removed: [], changed: [{ logicalId: 'Selection', properties: ['BackupSelection'] }] }],
  });
  expect(diff(template(), after, '--format', 'markdown').out).toContain('| lost protection | Table | AWS::DynamoDB::Table | was protected, and is unprotected |');
  expect(diff(template(), template(), '--format', 'markdown').out).toBe(
    '## Changes to protection\n\nNothing changes for the protection of any resource.\n\nThe templates have the same logical ids and properties.\n');
});

const VAULT = (properties: Json): Json => ({ Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault', ...properties } });
const LOCKED = { LockConfiguration: { MinRetentionDays: 7 } };
const COPY = { CopyActions: [{ DestinationBackupVaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:far', Lifecycle: { DeleteAfterDays: 35 } }] };
const TAGGED = { Table: table(tags({ backup: 'daily' })), Selection: selection(tag('backup', 'daily')) };

/** Mistakes, each of which anybody can make: what was right, what was made of it, what is required, and what is said. */
describe.each<[string, Json, Json, Json, string, string]>([
  ["a tag's case", TAGGED, { ...TAGGED, Table: table(tags({ Backup: 'daily' })) }, {}, 'must be backed up, and no selection of the templates selects it', 'was protected, and is unprotected'],
  ['a removed selection', {}, { Selection: { Type: 'AWS::CloudFormation::WaitConditionHandle' } }, {}, 'must be backed up, and no selection of the templates selects it', 'was protected, and is unprotected'],
  ['a shortened retention', {}, { Plan: plan([{ Lifecycle: { DeleteAfterDays: 7 } }]) }, { minRetention: 'P35D' },
    "must be kept for at least 35 days, and the rule 'rule0' keeps it for 7 days", 'was kept for 35 days, and is kept for 7 days'],
  ['a lock that is taken away', { Vault: VAULT(LOCKED) }, { Vault: VAULT({}) }, { immutability: 'governance' }, 'must have recovery points that are under a lock in governance mode, and they are not kept from being deleted',
    'was under a lock in governance mode, and is not kept from being deleted'],
  ['a dropped copy', { Plan: plan([COPY]) }, {}, { copies: [{ toRegion: 'eu-west-1' }] }, 'must be copied to the Region eu-west-1, and no rule makes such a copy',
    "was copied to the vault 'far' (111122223333, eu-west-1) for 35 days, and is not"],
  ['a copy kept for less time', { Plan: plan([COPY]) }, { Plan: plan([{ CopyActions: [{ ...COPY.CopyActions[0], Lifecycle: { DeleteAfterDays: 7 } }] }]) },
    { copies: [{ toRegion: 'eu-west-1', minRetention: 'P30D' }] }, 'and kept there for at least 30 days, and its copies to the Region eu-west-1 are kept for less time',
    "was copied to the vault 'far' (111122223333, eu-west-1) for 35 days, and is for 7 days"],
  ['a schedule that is rarer', {}, { Plan: plan([{ ScheduleExpression: 'cron(0 5 ? * SUN *)' }]) }, { frequency: 'P1D' }, 'must have a backup scheduled at least every 24 hours, and up to 7 days lie between two starts of the rule',
    'was backed up at least every 32 hours, and is every 176 hours'],
])('%s', (_, right, wrong, requirement, unmet, lost) => {
  test('is found by what is required', () => {
    const file = folder.file('r.json', requirement);
    expect(run(['coverage', folder.file('t.json', template(right)), '--require', file]).exitCode).toBe(0);
    const { exitCode, out } = run(['coverage', folder.file('t.json', template(wrong)), '--require', file]);
    expect(exitCode).toBe(1);
    expect(out).toContain(unmet);
  });

  test('is found by the baseline', () => {
    const baseline = folder.file('b.json', {});
    run(['coverage', folder.file('t.json', template(right)), '--update-baseline', '--baseline', baseline]);
    const { exitCode, out } = run(['coverage', folder.file('t.json', template(wrong)), '--baseline', baseline]);
    expect(exitCode).toBe(1);
    expect(out).toContain(lost);
  });

  test('is found by the difference, and the other way round it is a gain', () => {
    expect(diff(template(right), template(wrong)).out).toContain(`lost protection\n  Table AWS::DynamoDB::Table\n    ${lost}`);
    const back = diff(template(wrong), template(right)).out;
    expect(back).toContain('gained protection');
    expect(back).not.toContain('lost protection');
  });
});

test.each([[['diff', 'a']], [['diff', 'a', 'b', 'c']]])('%j is refused', (args) => {
  expect(run(args)).toMatchObject({ exitCode: 2, err: expect.stringContaining('diff compares two') });
});
