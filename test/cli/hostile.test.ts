import { writeFileSync } from 'fs';
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

describe('whatever is nested, repeated or long ends soon, and in no error of JavaScript', () => {
  const laughs = ['a0: &a0 { a: x, b: x }', ...many(40, (index) => `a${index + 1}: &a${index + 1} { a: *a${index}, b: *a${index} }`)].join('\n');
  const nested = `${'['.repeat(9_000)}${']'.repeat(9_000)}`;
  const all = (value: string) => `{ "Resources": {
    "Plan": { "Type": "AWS::Backup::BackupPlan", "Properties": { "BackupPlan": ${value} } },
    "Selection": { "Type": "AWS::Backup::BackupSelection", "Properties": { "BackupPlanId": ${value}, "BackupSelection": { "Resources": ${value}, "ListOfTags": ${value}, "Conditions": ${value} } } },
    "Vault": { "Type": "AWS::Backup::BackupVault", "Properties": { "BackupVaultName": ${value}, "AccessPolicy": { "Statement": [{ "Effect": "Deny", "Principal": "*", "Action": "*", "Condition": ${value} }] } } },
    "Role": { "Type": "AWS::IAM::Role", "Properties": { "AssumeRolePolicyDocument": { "Statement": ${value} }, "Policies": ${value} } },
    "Policy": { "Type": "AWS::Organizations::Policy", "Properties": { "Type": "BACKUP_POLICY", "Content": { "plans": ${value} } } },
    "Table": { "Type": "AWS::DynamoDB::Table", "Properties": { "TableName": ${value}, "Tags": ${value} } }
  }, "Outputs": { "O": { "Value": ${value}, "Export": { "Name": ${value} } } } }`;

  test.each([
    ['lists within lists', 't.json', all(nested)],
    ['aliases of aliases', 't.yaml', `${laughs}\nx: ${all('*a40')}`.replace(/^x: \{([\s\S]*)\}$/m, (_, inner: string) => inner.replace(/^ "Resources": /, 'Resources: ').replace(/, "Outputs": /, '\nOutputs: '))],
    ['a text that looks like references without end', 't.json', all(`{ "Fn::Sub": "${'${'.repeat(400_000)}" }`)],
    ['a long text', 't.json', all(`"${'x'.repeat(1_000_000)}"`)],
  ])('%s', (_, name, content) => {
    const path = folder.file(name, content);
    for (const command of ['check', 'coverage', 'describe', 'forecast']) {
      expect({ command, ...run([command, path]) }).toMatchObject({ command, err: '' });
    }
    expect(run(['diff', path, path])).toMatchObject({ err: '' });
  }, 120_000);

  test('a requirement and a policy', () => {
    const template = folder.file('t.json', { Resources: {} });
    expect(run(['coverage', template, '--require', folder.file('r.json', `{ "minRetention": ${nested} }`)])).toMatchObject({ exitCode: 2, err: expect.stringMatching(/is no requirement: 'minRetention' must be .*, got something of many parts\n$/s) });
    expect(run(['org-policy', 'check', folder.file('p.json', `{ "plans": ${nested} }`)])).toMatchObject({ exitCode: 2, err: expect.stringMatching(/p\.json' is too much to be read to its end\n$/) });
  });
});

test.each<[string, string | Buffer, RegExp]>([
  ['what is written in UTF-16', Buffer.from('\ufeffResources: {}', 'utf16le'), /it is written in UTF-16: write it in UTF-8, which CloudFormation takes/],
  ['Resources that are a list', '{"Resources":[]}', /it is no CloudFormation template: its Resources are no map/],
  ['Resources that are nothing', '{"Resources":null}', /it is no CloudFormation template: its Resources are no map/],
  ['nothing', '', /it is no CloudFormation template: it has no Resources/],
])('%s is no template', (_, content, message) => {
  const path = folder.file('t.json', content.toString('latin1'));
  writeFileSync(path, content);
  expect(run(['coverage', path])).toMatchObject({ exitCode: 2, out: '', err: expect.stringMatching(message) });
});

test('a template is one, whichever mark of its bytes or ends of lines it has', () => {
  expect(run(['coverage', folder.file('t.yaml', '\ufeffResources:\r\n  T:\r\n    Type: AWS::DynamoDB::Table\r\n')]).out).toContain('T AWS::DynamoDB::Table');
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

describe('an assembly that says less than one does', () => {
  const stack = (properties: object, more: object = {}) => ({ a: { type: 'aws:cloudformation:stack', properties, ...more } });

  test.each<[string, unknown, RegExp]>([
    ['no manifest of the CDK', { name: 'A web app' }, /' is no cloud assembly: its manifest\.json has no artifacts$/m],
    ['a manifest that is nothing', null, /' is no cloud assembly: its manifest\.json has no artifacts$/m],
    ['a list of artifacts', { version: '40', artifacts: [] }, /' is no cloud assembly: its manifest\.json has no artifacts$/m],
    ['a stack without a template', { artifacts: stack({}) }, /' is no cloud assembly: in its manifest\.json 'a' has no templateFile$/m],
    ['a stage without a folder', { artifacts: { a: { type: 'cdk:cloud-assembly' } } }, /' is no cloud assembly: in its manifest\.json 'a' has no directoryName$/m],
    ['a template that is not there', { artifacts: stack({ templateFile: '../../../etc/passwd' }) }, /passwd' is not there$/m],
    ['a template that is a list', { artifacts: stack({ templateFile: 'list.json' }) }, /list\.json' cannot be read: it is no CloudFormation template: it is no map$/m],
  ])('%s is refused', (_, manifest, message) => {
    folder.file('manifest.json', manifest);
    folder.file('list.json', []);
    expect(run(['check', `${folder}`])).toMatchObject({ exitCode: 2, out: '', err: expect.stringMatching(message) });
  });

  test('one with nothing in it has nothing in it', () => {
    folder.file('manifest.json', { version: '40.0.0' });
    expect(run(['check', `${folder}`])).toMatchObject({ exitCode: 0, err: '' });
  });

  test('what is no text where one belongs is not known', () => {
    const odd = { toString: 1 };
    folder.file('manifest.json', { artifacts: stack({ templateFile: 't.json', stackName: odd, tags: { a: odd, b: null } }, { environment: odd, displayName: odd, metadata: { '/a': [odd, null] } }) });
    folder.file('t.json', { Transform: [{ Name: odd }], Parameters: { P: { Type: odd, AllowedValues: [odd] }, Q: { Type: 'String', AllowedValues: [odd] } }, Resources: { T: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: { 'Fn::Sub': '${P}${Q}' } } } } });
    expect(run(['coverage', `${folder}`])).toMatchObject({ exitCode: 0, err: '' });
  });
});

test('progress is said in a terminal, and nothing is left of it', () => {
  const stacks = many(40, (index) => `t${index}.json`);
  for (const name of stacks) { folder.file(name, {}); }
  folder.file('manifest.json', { artifacts: Object.fromEntries(stacks.map((name) => [name, { type: 'aws:cloudformation:stack', properties: { templateFile: name } }])) });
  expect(run(['check', `${folder}`]).err).toBe('');
  expect(run(['check', `${folder}`], { isTTY: true }).err).toMatch(/^\r\x1b\[K\d+: reading t\d+\.json(.|\r)*\r\x1b\[K$/); // eslint-disable-line no-control-regex
});
