import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import Ajv from 'ajv';
import { App, aws_backup as backup, CfnParameter, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { BackupPlan, BackupResource, BackupSelection } from '../../src';
import { main } from '../../src/cli/main';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'check-')); });
afterEach(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const output = { out: '', err: '' };
  const exitCode = main(args, {
    stdout: { write: (text: string) => { output.out += text; } }, stderr: { write: (text: string) => { output.err += text; } }, env: {},
  } as never);
  return { ...output, exitCode };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const RULE = { RuleName: 'daily', TargetBackupVault: 'vault' };

function plan(rule: object): object {
  const selected = { SelectionName: 's', IamRoleArn: 'arn:aws:iam::111122223333:role/backup', ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'a', ConditionValue: 'b' }] };
  return {
    Resources: {
      Plan: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'plan', BackupPlanRule: [{ ...RULE, ...rule }] } } },
      Selection: { Type: 'AWS::Backup::BackupSelection', Properties: { BackupPlanId: { Ref: 'Plan' }, BackupSelection: selected } },
    },
  };
}

describe('how it is called', () => {
  test('help and version', () => {
    expect(run('--help')).toMatchObject({ exitCode: 0, out: expect.stringContaining('Usage: cdk-aws-backup command') });
    expect(run('--version')).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    expect(run()).toMatchObject({ exitCode: 2, out: expect.stringContaining('Usage') });
  });

  test.each([
    [['chekc'], "cdk-aws-backup: there is no command 'chekc', did you mean 'check'? See cdk-aws-backup --help\n"],
    [['constructor'], "cdk-aws-backup: there is no command 'constructor': see cdk-aws-backup --help\n"],
    [['check', '--format', 'xml'], "cdk-aws-backup: --format must be one of text, json, sarif, got 'xml'\n"],
    [['check', '--nothing'], "cdk-aws-backup: check has no option '--nothing': see cdk-aws-backup check --help\n"],
    [['check', '/not/there'], "cdk-aws-backup: '/not/there' is not there\n"],
  ])('%j cannot be understood', (args, err) => {
    expect(run(...args)).toEqual({ exitCode: 2, out: '', err: expect.stringContaining(err.trim()) });
  });

  test.each([
    ['x.json', '{', /cannot be read: .*JSON/],
    ['x.yaml', 'a: [', /cannot be read/],
    ['x.json', '{}', /it is no CloudFormation template/],
    ['x.yaml', 'just a text', /no CloudFormation template/],
    ['x.json', `{"Resources": ${'['.repeat(20)}`, /cannot be read/],
    ['x.yaml', ' '.repeat(21 * 1024 * 1024), /it has more than 20 MB, and is read up to that/],
  ])('%s that is none is named (%#)', (name, content, err) => {
    expect(run('check', file(name, content))).toEqual({ exitCode: 2, out: '', err: expect.stringMatching(err) });
  });

  test('a folder without a manifest is no cloud assembly', () => {
    expect(run('check', folder).err).toMatch(/is no cloud assembly/);
  });
});

describe('what it says', () => {
  test('nothing where nothing is wrong', () => {
    expect(run('check', file('x.json', plan({ Lifecycle: { DeleteAfterDays: 35 } })))).toEqual({ exitCode: 0, out: 'nothing found in 1 template\n', err: '' });
  });

  test('what is refused, as a text, in JSON and in SARIF', () => {
    const path = file('x.json', plan({ ScheduleExpression: 'rate(1 day)' }));
    const message = "schedule must be a cron expression, 'cron(minutes hours day-of-month month day-of-week year)', got 'rate(1 day)'";
    const text = run('check', path);
    expect(text.exitCode).toBe(1);
    expect(text.out).toContain(`  error Plan BackupPlan.BackupPlanRule[0].ScheduleExpression\n    ${message} [invalidSchedule]\n`);
    expect(text.out).toContain('1 error in 1 template');
    const isFindings = new Ajv().compile(JSON.parse(readFileSync(join(__dirname, '..', '..', 'schemas', 'check.schema.json'), 'utf-8')));
    expect(isFindings(JSON.parse(run('check', path, '--format', 'json').out)) || isFindings.errors).toBe(true);
    expect(JSON.parse(run('check', path, '--format', 'json').out)).toEqual({
      version: 1,
      findings: [{
        id: 'invalidSchedule',
        level: 'error',
        template: expect.stringMatching(/x\.json$/),
        path: null,
        logicalId: 'Plan',
        property: 'BackupPlan.BackupPlanRule[0].ScheduleExpression',
        message,
      }],
    });
    const [sarif] = JSON.parse(run('check', path, '--format', 'sarif').out).runs;
    expect(sarif.results[0]).toMatchObject({ ruleId: 'invalidSchedule', level: 'error', message: { text: message } });
    expect(sarif.tool.driver.rules).toEqual([expect.objectContaining({ id: 'invalidSchedule' })]);
  });

  test('what is refused at times only is a warning, and with --strict that counts', () => {
    const content = {
      Parameters: { Days: { Type: 'Number', Default: 0 } },
      ...plan({ Lifecycle: { DeleteAfterDays: { Ref: 'Days' } } }),
    };
    const path = file('x.json', content);
    expect(run('check', path)).toMatchObject({ exitCode: 0, out: expect.stringContaining('got 0 days (with the defaults of the parameters)') });
    expect(run('check', path, '--strict').exitCode).toBe(1);
  });

  test('what is refused in both branches is refused', () => {
    const content = {
      Parameters: { Env: { Type: 'String' } },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } },
      ...plan({ Lifecycle: { DeleteAfterDays: { 'Fn::If': ['IsProd', 0, 40000] } } }),
    };
    expect(run('check', file('x.json', content))).toMatchObject({ exitCode: 1, out: expect.stringContaining('error Plan') });
  });

  test('what is refused in one branch says in which', () => {
    const content = {
      Parameters: { Env: { Type: 'String' } },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } },
      ...plan({ Lifecycle: { DeleteAfterDays: { 'Fn::If': ['IsProd', 0, 4] } } }),
    };
    expect(run('check', file('x.json', content))).toMatchObject({ exitCode: 0, out: expect.stringContaining("(where the condition 'IsProd' holds)") });
  });

  test('a template in YAML', () => {
    const path = file('x.yaml', 'Resources:\n  Vault:\n    Type: AWS::Backup::BackupVault\n    Properties: { BackupVaultName: my vault }\n');
    expect(run('check', path)).toMatchObject({ exitCode: 1, out: expect.stringContaining('error Vault BackupVaultName') });
  });
});

describe('a cloud assembly', () => {
  test('with stages and nested stacks, by the paths of its constructs', () => {
    const app = new App({ outdir: folder });
    const stage = new Stage(app, 'Prod', { env: { region: 'cn-north-1' } });
    const stack = new Stack(stage, 'Main');
    const nested = new NestedStack(stack, 'Nested');
    const parameter = new CfnParameter(nested, 'Days', { type: 'Number' });
    nested.setParameter('Days', '0');
    const planned = new backup.CfnBackupPlan(nested, 'Plan', {
      backupPlan: { backupPlanName: 'p', backupPlanRule: [{ ...{ ruleName: 'r', targetBackupVault: 'vault' }, lifecycle: { deleteAfterDays: parameter.valueAsNumber } }] },
    });
    new BackupSelection(nested, 'Selection', { backupPlan: planned, resources: [BackupResource.fromTag('a', 'b')] });
    const ours = BackupPlan.daily35DayRetention(stack, 'Ours');
    ours.addSelection('Selection', { resources: [BackupResource.fromTag('a', 'b')] });
    // At synthesis it is refused already.
    app.synth({ skipValidation: true });
    const { findings } = JSON.parse(run('check', folder, '--format', 'json').out);
    expect(findings).toEqual([expect.objectContaining({ level: 'error', id: 'invalidLifecycle', path: 'Prod/Main/Nested/Plan', logicalId: 'Plan' })]);
  });
});
