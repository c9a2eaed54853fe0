import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Folder, run } from './run';
import { BackupCoverage } from '../../src';
import { Orders, saidOf } from '../coverage/api/orders';
import { arn, BACKUP, selection, tag, tags } from '../coverage/templates';

const folder = new Folder();
const schemaOf = (name: string) => new Ajv().compile(JSON.parse(readFileSync(join(__dirname, '..', '..', 'schemas', `${name}.schema.json`), 'utf-8')));
const [isRequirement, isCoverage] = ['requirement', 'coverage'].map(schemaOf);
const TABLE = { Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] } };
const PROTECTED = { Resources: { ...BACKUP, Table: TABLE, Selection: selection({ Resources: [arn('Table')] }) } };
const UNPROTECTED = { Resources: { ...BACKUP, Table: TABLE } };

const NOT_SELECTED = "'Table' must be backed up, and no selection of the templates selects it: select it by a plan, or exempt it with a reason";

describe('--require', () => {
  test.each<[string, object, object, number, string]>([
    ['is met', PROTECTED, {}, 0, 'all that is required is met'],
    ['is not met', UNPROTECTED, {}, 1, `error ${NOT_SELECTED} [unprotected]`],
    ['is only warned of', UNPROTECTED, { enforcement: 'warning' }, 0, `warning ${NOT_SELECTED} [unprotected]`],
    ['is a time in hours', PROTECTED, { recoveryPointObjective: 'PT32H' }, 0, 'all that is required is met'],
    ['is a minute less', PROTECTED, { recoveryPointObjective: 'PT31H59M' }, 1, "and the rule 'rule0' leaves up to 32 hours between recovery points"],
    ['is a time in weeks', PROTECTED, { minRetention: 'P5W' }, 0, 'all that is required is met'],
    ['is a day more', PROTECTED, { minRetention: 'P5W1D' }, 1, "must be kept for at least 36 days, and the rule 'rule0' keeps it for 35 days"],
    ['is of another type', UNPROTECTED, { resourceTypes: ['S3'] }, 0, 'all that is required is met'],
    ['is of its type', UNPROTECTED, { resourceTypes: ['DynamoDB', 'S3'] }, 1, NOT_SELECTED],
    ['is a copy', PROTECTED, { copies: [{ toVault: 'other' }, { toOtherAccount: true, minRetention: 'P7D' }] }, 1,
      "must be copied to the vault 'other', and no rule makes such a copy; it must be copied to another account and kept there for at least 7 days, and no rule makes such a copy"],
    ['is a lock', PROTECTED, { immutability: 'compliance' }, 1, 'under a lock in compliance mode, and they are not kept from being deleted'],
  ])('%s', (_, template, requirement, exitCode, said) => {
    const result = run(['coverage', folder.file('t.json', template), '--require', folder.file('r.json', requirement)]);
    expect(result).toMatchObject({ exitCode, err: '' });
    expect(result.out).toContain(said);
    expect(isRequirement(requirement)).toBe(true);
  });

  test.each<[unknown, string]>([
    ['{', 'cannot be read'],
    [[], 'it must be an object'],
    [{ minRetentoin: 'P1D' }, "there is no 'minRetentoin'"],
    [{ minRetention: 'P1M' }, "'minRetention' must be a duration of ISO 8601 in weeks, days, hours and minutes, such as P35D or PT4H, got \"P1M\""],
    [{ minRetention: 35 }, "'minRetention' must be a duration"],
    [{ minRetention: 'P0D' }, "'minRetention' must be a duration"],
    [{ minRetention: 'P' }, "'minRetention' must be a duration"],
    [{ pointInTimeRecovery: 'yes' }, "'pointInTimeRecovery' must be true or false, got \"yes\""],
    [{ immutability: 'policy' }, "'immutability' must be one of governance, compliance, airGapped, got \"policy\""],
    [{ resourceTypes: ['Dynamo'] }, "'resourceTypes' must be a list of at least one of Aurora, "],
    [{ copies: {} }, "'copies' must be a list"],
    [{ copies: [{}] }, "'copies[0]' must be an object with one of toOtherRegion, toOtherAccount, toRegion, toVault"],
    [{ copies: [{ toOtherRegion: false }] }, "'copies[0].toOtherRegion' must be true, got false"],
    [{ minRetention: 'P5W', maxRetention: 'P34D' }, "'minRetention' (P5W) must not be more than 'maxRetention' (P34D)"],
    [{ copies: [{ toRegion: 1 }] }, "'copies[0].toRegion' must be a text, got 1"],
  ])('%j cannot be understood', (requirement, said) => {
    const result = run(['coverage', folder.file('t.json', PROTECTED), '--require', folder.file('r.json', requirement)]);
    expect(result).toMatchObject({ exitCode: 2, out: '' });
    expect(result.err).toContain(said);
    // Which types there are is no matter of the schema, nor is which time is longer.
    expect(isRequirement(requirement)).toBe(said.includes('one of Aurora') || said.includes('must not be more'));
  });

  test('JSON has what is not met', () => {
    const { out, exitCode } = run(['coverage', folder.file('t.json', UNPROTECTED), '--format', 'json', '--require', folder.file('r.json', {})]);
    expect(exitCode).toBe(1);
    expect(isCoverage(JSON.parse(out))).toBe(true);
    expect(JSON.parse(out).unmet).toEqual([
      { id: 'unprotected', level: 'error', template: expect.stringContaining('t.json'), path: null, logicalId: 'Table', message: NOT_SELECTED },
    ]);
  });

  test('a report says what is required', () => {
    const { out } = run(['coverage', folder.file('t.json', UNPROTECTED), '--format', 'json', '--require', folder.file('r.json', {})]);
    expect(JSON.parse(out).report.objectives).toEqual(['every resource that holds data is backed up']);
  });

  test('other formats have it, and it is said where it does not disturb as well', () => {
    const { out, err, exitCode } = run(['coverage', folder.file('t.json', UNPROTECTED), '--format', 'csv', '--require', folder.file('r.json', {})]);
    expect(exitCode).toBe(1);
    expect(err).toContain(NOT_SELECTED);
    expect(out).toContain(NOT_SELECTED);
  });

  test('an assembly knows what is exempt', () => {
    const app = new App({ outdir: join(`${folder}`, 'cdk.out') });
    const table = new dynamodb.Table(new Stack(app, 'Data'), 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
    BackupCoverage.of(table).exempt({ reason: 'it can be built anew' });
    app.synth();
    const { out, exitCode } = run(['coverage', app.outdir, '--require', folder.file('r.json', {})]);
    expect(exitCode).toBe(0);
    expect(out).toContain('it can be built anew');
  });

  test('an assembly knows what is exempt from more than protection', () => {
    const app = new App({ outdir: join(`${folder}`, 'cdk.out') });
    const { table } = new Orders(app);
    new Orders(app, 'Others');
    BackupCoverage.of(table).exempt({ reason: 'it can be built anew' });
    saidOf(app);
    const { out, exitCode } = run(['coverage', app.outdir, '--require', folder.file('r.json', { minRetention: 'P36D' })]);
    expect(exitCode).toBe(1);
    expect(out).toContain("'Others/Table' must be kept");
    expect(out).not.toContain("'Orders/Table' must be kept");
  });
});

describe('--baseline', () => {
  const baseline = () => join(`${folder}`, 'baseline.json');
  const update = (template: object) => run(['coverage', folder.file('t.json', template), '--update-baseline', '--baseline', baseline()]);
  const compare = (template: object) => run(['coverage', folder.file('t.json', template), '--baseline', baseline()]);

  test('is written, and nothing is lost', () => {
    expect(update(PROTECTED).exitCode).toBe(0);
    expect(JSON.parse(readFileSync(baseline(), 'utf-8')).resources).toHaveLength(1);
    expect(JSON.parse(readFileSync(baseline(), 'utf-8')).report.templates).toEqual([expect.objectContaining({ sha256: null })]);
    const { exitCode, out } = compare(PROTECTED);
    expect([exitCode, out.trim().split('\n').at(-1)]).toEqual([0, 'nothing has lost protection since the baseline']);
    const both = run(['coverage', folder.file('t.json', PROTECTED), '--baseline', baseline(), '--require', folder.file('r.json', {})]);
    expect(both.out.trim().split('\n').at(-1)).toBe('all that is required is met, and nothing has lost protection since the baseline');
  });

  test('stays as it is where an edit changes nothing of protection', () => {
    update(PROTECTED);
    const before = readFileSync(baseline(), 'utf-8');
    update({ ...PROTECTED, Description: 'edited' });
    expect(readFileSync(baseline(), 'utf-8')).toBe(before);
  });

  test('is told of, beside the report', () => {
    const { out, ...said } = update(PROTECTED);
    expect(said).toEqual({ exitCode: 0, err: `the baseline '${baseline()}' is written: 1 resource that holds data\n` });
    expect(out).toContain('1 protected');
  });

  test('says what was lost', () => {
    update(PROTECTED);
    expect(compare(UNPROTECTED)).toMatchObject({ exitCode: 1, out: expect.stringContaining("error 'Table' has lost protection: it was protected, and is unprotected [baseline]") });
  });

  test('nothing is lost of what is gained, new or gone', () => {
    update(UNPROTECTED);
    expect(compare(PROTECTED).exitCode).toBe(0);
    expect(compare({ Resources: { ...BACKUP, Other: TABLE } }).exitCode).toBe(0);
  });

  test('what is exempt has lost nothing', () => {
    const assemblyOf = (name: string, deleteAfter: Duration, isExempt: boolean) => {
      const app = new App({ outdir: join(`${folder}`, name) });
      const { table } = new Orders(app, 'Orders', { rule: { deleteAfter } });
      if (isExempt) { BackupCoverage.of(table).exempt({ reason: 'it can be built anew' }); }
      saidOf(app);
      return app.outdir;
    };
    const compared = (directory: string) => run(['coverage', directory, '--baseline', baseline()]).exitCode;
    run(['coverage', assemblyOf('before', Duration.days(35), false), '--update-baseline', '--baseline', baseline()]);
    expect(compared(assemblyOf('less', Duration.days(34), false))).toBe(1);
    expect(compared(assemblyOf('exempt', Duration.days(34), true))).toBe(0);
  });

  test('is a report', () => {
    expect(compare(PROTECTED)).toMatchObject({ exitCode: 2, err: expect.stringContaining('is not there: write it with cdk-aws-backup coverage --update-baseline') });
    folder.file('baseline.json', { version: 1 });
    expect(compare(PROTECTED)).toMatchObject({ exitCode: 2, err: expect.stringContaining('is no report of coverage') });
    folder.file('baseline.json', '{');
    expect(compare(PROTECTED)).toMatchObject({ exitCode: 2, err: expect.stringContaining('cannot be read') });
  });

  test('is in the working folder where no file is named', () => {
    const before = process.cwd();
    process.chdir(`${folder}`);
    try {
      folder.file('t.json', PROTECTED);
      expect(run(['coverage', 't.json', '--update-baseline']).exitCode).toBe(0);
      expect(JSON.parse(readFileSync('backup-coverage.json', 'utf-8')).version).toBe(1);
    } finally {
      process.chdir(before);
    }
  });
});

test('what looks like a slip is said', () => {
  const template = { Resources: { ...BACKUP, Table: { ...TABLE, Properties: { ...TABLE.Properties, ...tags({ Backup: 'daily' }) } }, Selection: selection(tag('backup', 'daily')) } };
  expect(run(['coverage', folder.file('t.json', template)]).out).toContain(
    "\nlooks like a slip\n  - Selection: no resource of the app has the tag 'backup' with 'daily' [clauseOfNothing]\n"
    + "  - Table: it has the tag 'Backup' with 'daily', and is not backed up: the selection 'Selection' wants 'backup' with 'daily' [tagAlmostRight]\n");
});
