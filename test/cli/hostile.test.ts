import { Folder, run } from './run';

const folder = new Folder();

const planOf = (rules: unknown, more: object = {}) => ({
  ...more, Resources: { Plan: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'p', BackupPlanRule: rules } } } },
});
const RULE = { RuleName: 'r', TargetBackupVault: 'v' };
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
const doubling = ['a0: &a0 [x, x]', ...many(60, (index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`)].join('\n');
const CONDITIONS = Object.fromEntries(many(300, (index) => [`C${index}`, { 'Fn::Equals': [{ Ref: `P${index}` }, 'x'] }]));
const TOO_MUCH = /note Plan\n {4}the template, with what it refers to, is too much or too deep to be read to its end/;

describe('what nobody would write is read in bounded time, and said to be too much', () => {
  test.each<[string, unknown]>([
    ['text that doubles with each reference', planOf([{ ...RULE, ScheduleExpression: many(40, () => 0).reduce<unknown>((A) => ({ 'Fn::Sub': ['${A}${A}', { A }] }), 'x'.repeat(99)) }])],
    ['functions within functions', `{"Resources":{"Plan":{"Type":"AWS::Backup::BackupPlan","Properties":{"BackupPlan":${'{"Fn::X":['.repeat(90_000)}${']}'.repeat(90_000)}}}}}`],
    ['a list that is meant again and again', `${doubling}\n${'Resources: { Plan: { Type: AWS::Backup::BackupPlan, Properties: { BackupPlan: { BackupPlanName: !Join ["", *a60] } } } }'}`],
    ['conditions that refer to each other', planOf([{ ...RULE, Lifecycle: { DeleteAfterDays: { 'Fn::If': ['A', 1, 2] } } }], {
      Conditions: { A: { 'Fn::Or': [{ Condition: 'B' }, { Condition: 'C' }] }, B: { 'Fn::And': [{ Condition: 'A' }, { Condition: 'C' }] }, C: { 'Fn::Not': [{ Condition: 'A' }] } },
    })],
    ['many rules under many conditions', planOf(many(20_000, (index) => (
      { RuleName: { 'Fn::If': [`C${index % 300}`, 'a', 'b'] }, TargetBackupVault: 'x'.repeat(500) })), { Conditions: CONDITIONS })],
  ])('%s', (_, content) => {
    const path = folder.file(typeof content === 'string' && content.startsWith('a0') ? 't.yaml' : 't.json', content);
    expect(run(['check', path])).toMatchObject({ out: expect.stringMatching(TOO_MUCH) });
    expect(run(['describe', path])).toMatchObject({ exitCode: 0, err: '' });
  }, 120_000);
});

test('keys that every object inherits are keys like others', () => {
  const path = folder.file('t.json', '{"Resources":{"__proto__":{"Type":"AWS::Backup::BackupVault","Properties":{"__proto__":{"BackupVaultName":"x"}}},'
    + '"constructor":{"Type":"AWS::Backup::BackupVault","Properties":{"BackupVaultName":{"Ref":"toString"}}}},"Conditions":{"__proto__":{"Fn::Equals":["a","a"]}}}');
  expect(run(['check', path]).out).toMatch(/error __proto__ BackupVaultName\n.*must be given/);
  expect(run(['describe', path])).toMatchObject({ exitCode: 0, out: expect.stringContaining('2 BACKUP VAULTS') });
});

test('what comes out of a template does nothing to the terminal', () => {
  const path = folder.file('t.json', { Resources: { 'V\x1b[2J': { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'a\x1b]0;x\x07\u202e' } } } });
  for (const format of ['text', 'json', 'sarif']) {
    // eslint-disable-next-line no-control-regex
    expect(run(['check', path, '--format', format]).out).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  }
});

describe('an assembly that is a part of itself', () => {
  const manifest = (artifacts: object) => folder.file('manifest.json', { artifacts });

  test('by its folder', () => {
    manifest({ a: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } } });
    expect(run(['check', `${folder}`])).toMatchObject({ exitCode: 2, err: expect.stringMatching(/' is a part of itself/) });
  });

  test('by a nested stack', () => {
    manifest({ a: { type: 'aws:cloudformation:stack', properties: { templateFile: 't.json' } } });
    folder.file('t.json', { Resources: { N: { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': 't.json' } } } });
    expect(run(['check', `${folder}`])).toMatchObject({ exitCode: 2, err: expect.stringMatching(/t\.json' is nested in itself/) });
  });
});

test('progress is said in a terminal, and nothing is left of it', () => {
  const stacks = many(40, (index) => `t${index}.json`);
  for (const name of stacks) { folder.file(name, {}); }
  folder.file('manifest.json', { artifacts: Object.fromEntries(stacks.map((name) => [name, { type: 'aws:cloudformation:stack', properties: { templateFile: name } }])) });
  expect(run(['check', `${folder}`]).err).toBe('');
  expect(run(['check', `${folder}`], { isTTY: true }).err).toMatch(/^\r\x1b\[K\d+: reading t\d+\.json(.|\r)*\r\x1b\[K$/); // eslint-disable-line no-control-regex
});
