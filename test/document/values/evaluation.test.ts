import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import type { TemplateInput } from '../../../src/document/template-file';
import { Evaluation } from '../../../src/document/values/evaluation';
import { NOTHING } from '../../../src/document/values/expression';
import { inEveryWorld, World } from '../../../src/document/values/world';
import { later } from '../../../src/private/later';

const TEMPLATE = {
  Parameters: {
    Days: { Type: 'Number', Default: 30 },
    Env: { Type: 'String', Default: 'dev' },
    Key: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/key' },
    Name: { Type: 'String' },
    Names: { Type: 'CommaDelimitedList', Default: 'a, b,c' },
    Ports: { Type: 'List<Number>', Default: '1,2' },
    Others: { Type: 'CommaDelimitedList' },
    Subnets: { Type: 'List<AWS::EC2::Subnet::Id>', Default: 'a,b' },
  },
  Mappings: { Retention: { prod: { days: 365 }, dev: { days: 7 } } },
  Conditions: {
    IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] },
    IsDev: { 'Fn::Equals': ['dev', { Ref: 'Env' }] },
    IsOther: { 'Fn::Not': [{ 'Fn::Or': [{ Condition: 'IsProd' }, { Condition: 'IsDev' }] }] },
    Round: { 'Fn::Not': [{ Condition: 'Round' }] },
    Always: { 'Fn::Equals': ['a', 'a'] },
  },
  Resources: { Table: { Type: 'AWS::DynamoDB::Table' }, Vault: { Type: 'AWS::Backup::BackupVault' } },
};

function evaluate(expression: unknown, { hasDefaults = true, environment = {} }: { hasDefaults?: boolean; environment?: TemplateInput['environment'] } = {}) {
  const files = new TemplateFiles([
    new TemplateFile({ name: 'T', content: TEMPLATE, environment, stackName: 'Stack' }),
    new TemplateFile({ name: 'Other', content: { Outputs: { Out: { Value: { Ref: 'Topic' }, Export: { Name: 'topic' } } }, Resources: { Topic: { Type: 'AWS::SNS::Topic' } } } }),
  ]);
  return new Evaluation(files, new World(hasDefaults)).of(expression, files.templates[0]);
}

test.each([
  ['text', 'text'],
  [12, 12],
  [null, NOTHING],
  [{ Ref: 'AWS::NoValue' }, NOTHING],
  [{ Ref: 'Days' }, 30],
  [{ Ref: 'Key' }, later('T/Key')],
  [{ Ref: 'Name' }, later('T/Name')],
  [{ Ref: 'Table' }, later('T/Table')],
  [{ 'Fn::GetAtt': ['Table', 'Arn'] }, later('T/Table.Arn')],
  [{ 'Fn::GetAtt': 'Table.Arn' }, later('T/Table.Arn')],
  [{ Ref: 'AWS::Region' }, later('T.AWS::Region')],
  [{ Ref: 'AWS::StackName' }, 'Stack'],
  [{ 'Fn::Sub': 'a-${Env}-${!Literal}-${Table.Arn}' }, `a-dev-\${Literal}-${later('T/Table.Arn')}`],
  [{ 'Fn::Sub': ['${A}/${Days}', { A: { 'Fn::Join': ['-', ['x', { Ref: 'Env' }]] } }] }, 'x-dev/30'],
  [{ 'Fn::Join': [':', ['arn', { Ref: 'AWS::NoValue' }, 'aws']] }, 'arn:aws'],
  ['arn:{{resolve:ssm:/dev/x}}', `arn:${later('T.{{resolve:ssm:/dev/x}}')}`],
  [{ 'Fn::Join': ['', ['arn:{{resolve:ssm:/', { Ref: 'Env' }, '/x}}:y']] }, `arn:${later('T.{{resolve:ssm:/dev/x}}')}:y`],
  [{ 'Fn::Join': ['', ['{{resolve:ssm:/a}}{{resolve:ssm:/', { Ref: 'AWS::NoValue' }, { Ref: 'Name' }, '}}']] },
    `${later('T.{{resolve:ssm:/a}}')}${later(`T.{{resolve:ssm:/${later('T/Name')}}}`)}`],
  [{ 'Fn::Sub': 'arn:{{resolve:ssm:/${Env}/x}}' }, `arn:${later('T.{{resolve:ssm:/dev/x}}')}`],
  [{ 'Fn::Sub': '${Name}:{{resolve:ssm:/x}}' }, `${later('T/Name')}:${later('T.{{resolve:ssm:/x}}')}`],
  [{ 'Fn::Select': [1, { 'Fn::Split': [':', 'arn:aws:s3'] }] }, 'aws'],
  [{ 'Fn::Select': ['0', ['a', 'b']] }, 'a'],
  [{ Ref: 'Names' }, ['a', 'b', 'c']],
  [{ Ref: 'Others' }, later('T/Others')],
  [{ Ref: 'Subnets' }, later('T/Subnets')],
  [{ 'Fn::Select': [1, { Ref: 'Names' }] }, 'b'],
  [{ 'Fn::Select': ['1', { Ref: 'Ports' }] }, '2'],
  [{ 'Fn::Join': ['/', { Ref: 'Names' }] }, 'a/b/c'],
  [{ 'Fn::FindInMap': ['Retention', { Ref: 'Env' }, 'days'] }, 7],
  [{ 'Fn::If': ['IsProd', 1, 2] }, 2],
  [{ 'Fn::If': ['IsDev', 1, { Ref: 'AWS::NoValue' }] }, 1],
  [{ 'Fn::If': ['Always', 'yes', 'no'] }, 'yes'],
  [{ 'Fn::ImportValue': 'topic' }, later('Other/Topic')],
  [[1, { Ref: 'AWS::NoValue' }, 'b'], [1, 'b']],
  [{ a: { Ref: 'AWS::NoValue' }, b: { Ref: 'Env' } }, { b: 'dev' }],
])('%j is %p', (expression, value) => {
  const got = evaluate(expression);
  expect(typeof got === 'object' && !Array.isArray(got) ? { ...got } : got).toEqual(value);
});

test.each([
  { 'Fn::Unheard': 1 }, { 'Fn::Base64': 'x' }, { 'Fn::GetAZs': '' }, { 'Fn::Select': [9, ['a']] }, { 'Fn::Split': [':', { Ref: 'Name' }] }, { 'Fn::FindInMap': ['No', 'a', 'b'] },
  { 'Fn::FindInMap': ['Retention', { Ref: 'Name' }, 'days'] }, { 'Fn::ImportValue': 'nobody exports it' }, { Ref: 3 }, { 'Fn::GetAtt': [] }, { 'Fn::If': 'x' }, { 'Fn::Join': 3 }, { 'Fn::Sub': 3 },
  { 'Fn::FindInMap': ['__proto__', 'a', 'b'] }, { Ref: '__proto__' },
])('what is not understood is known only at deployment: %j', (expression) => {
  expect(evaluate(expression)).toMatch(/^\$\{Token\[/);
});

test('the same thing is the same text', () => {
  expect(evaluate({ 'Fn::Sub': '${Table}' })).toEqual(evaluate({ 'Fn::Join': ['', [{ Ref: 'Table' }]] }));
});

test('an environment is written out where it is known', () => {
  expect(evaluate({ 'Fn::Sub': 'arn:${AWS::Partition}:x:${AWS::Region}:${AWS::AccountId}:y.${AWS::URLSuffix}' }, {
    environment: { account: '111122223333', region: 'cn-north-1', partition: 'aws-cn' },
  })).toBe('arn:aws-cn:x:cn-north-1:111122223333:y.amazonaws.com.cn');
});

test('without its default a parameter is known only at deployment', () => {
  expect(evaluate({ Ref: 'Days' }, { hasDefaults: false })).toBe(later('T/Days'));
});

test('what refers to itself comes to an end', () => {
  expect(typeof evaluate({ 'Fn::If': ['Round', 1, 2] })).toBe('number');
  const nested: any = {};
  let inner = nested;
  for (let depth = 0; depth < 1000; depth++) { inner = inner.a = {}; }
  expect(evaluate(nested)).toBeDefined();
});

test('nested stacks hand over parameters and outputs', () => {
  const outer = new TemplateFile({
    name: 'Outer',
    environment: { region: 'eu-west-1' },
    content: { Resources: { Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Given: { Ref: 'Table' } } } }, Table: { Type: 'AWS::DynamoDB::Table' } } },
  });
  const inner = new TemplateFile({
    name: 'Inner', content: { Parameters: { Given: { Type: 'String' }, Not: { Type: 'String', Default: 'x' } }, Outputs: { Out: { Value: { Ref: 'Given' } } } },
  });
  outer.nest('Nested', inner);
  const evaluation = new Evaluation(new TemplateFiles([]), new World(true));
  expect(evaluation.of({ 'Fn::GetAtt': ['Nested', 'Outputs.Out'] }, outer)).toBe(later('Outer/Table'));
  expect(evaluation.of({ Ref: 'AWS::Region' }, inner)).toBe('eu-west-1');
  expect(evaluation.of({ Ref: 'Not' }, inner)).toBe('x');
});

describe('worlds', () => {
  const explore = (expression: unknown) => {
    const files = new TemplateFiles([new TemplateFile({ name: 'T', content: TEMPLATE })]);
    const { underDefaults, anyhow, isComplete } = inEveryWorld((world) => new Evaluation(files, world).of(expression, files.templates[0]));
    return { underDefaults: underDefaults.result, anyhow: anyhow.map(({ result }) => result), isComplete };
  };

  test('there is one where nothing is decided at deployment', () => {
    expect(explore({ 'Fn::If': ['Always', 1, { Ref: 'Table' }] })).toEqual({ underDefaults: 1, anyhow: [1], isComplete: true });
  });

  test('a default is one, and anything another', () => {
    expect(explore({ Ref: 'Days' })).toEqual({ underDefaults: 30, anyhow: [later('T/Days')], isComplete: true });
  });

  test('a condition holds or does not, and then the parameter is that', () => {
    expect(explore({ 'Fn::If': ['IsProd', { Ref: 'Env' }, { 'Fn::If': ['IsDev', 'dev', 'other'] }] })).toEqual({
      underDefaults: 'dev', anyhow: ['other', 'dev', 'prod'], isComplete: true,
    });
  });

  test('conditions that exclude each other never hold together', () => {
    expect(explore([{ 'Fn::If': ['IsProd', 'prod', '-'] }, { 'Fn::If': ['IsDev', 'dev', '-'] }, { 'Fn::If': ['IsOther', 'other', '-'] }]).anyhow)
      .toEqual([['-', '-', 'other'], ['-', 'dev', '-'], ['prod', '-', '-']]);
  });

  test('beyond a limit nothing is complete', () => {
    const { anyhow, isComplete } = explore(Array.from({ length: 20 }, (_, index) => ({ 'Fn::If': [`C${index}`, 1, 2] })));
    expect([anyhow.length, isComplete]).toEqual([64, false]);
  });
});
