import { parseYamlTemplate } from '../../src/cli/yaml-template';

test.each([
  ['a: 1', { a: 1 }],
  ['a: !Ref Table', { a: { Ref: 'Table' } }],
  ['a: !GetAtt Table.Arn', { a: { 'Fn::GetAtt': 'Table.Arn' } }],
  ['a: !GetAtt [Table, Arn]', { a: { 'Fn::GetAtt': ['Table', 'Arn'] } }],
  ['a: !If [IsProd, !Sub "x-${A}", !Ref AWS::NoValue]', { a: { 'Fn::If': ['IsProd', { 'Fn::Sub': 'x-${A}' }, { Ref: 'AWS::NoValue' }] } }],
  ['a: !Condition IsProd', { a: { Condition: 'IsProd' } }],
  ['a: !Transform { Name: AWS::Include }', { a: { 'Fn::Transform': { Name: 'AWS::Include' } } }],
  ['Version: 2012-10-17', { Version: '2012-10-17' }],
  ['a: yes\nb: Off\nc: "yes"\nd: true', { a: true, b: false, c: 'yes', d: true }],
  ['a: 012345678901', { a: '012345678901' }],
  ['a: &x { b: 1 }\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
  ['a: cron(0 5 ? * * *)', { a: 'cron(0 5 ? * * *)' }],
  ['a: 12:30', { a: '12:30' }],
  ['a: 1\na: 2', { a: 2 }],
  ['{"a": [1, null]}', { a: [1, null] }],
  ['', null],
  ['a: &a { b: 1, c: 2 }\nd: { <<: *a, c: 3 }', { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } }],
  ['a: { c: 3, <<: [{ b: 1, c: 2 }, { b: 4, d: 5 }] }', { a: { b: 1, c: 3, d: 5 } }],
  ['a: { "<<": { b: 1 } }', { a: { '<<': { b: 1 } } }],
  ['a: 1\n---\n', { a: 1 }],
])('%j', (text, value) => {
  expect(parseYamlTemplate(text)).toEqual(value);
});

test('a key named as what every object inherits is a key', () => {
  expect(Object.keys(parseYamlTemplate('__proto__: { polluted: true }') as object)).toEqual(['__proto__']);
  expect(({} as any).polluted).toBeUndefined();
});

test('aliases that double again and again cost no more than what is written', () => {
  const lines = Array.from({ length: 60 }, (_, index) => `a${index}: &a${index} [${index ? `*a${index - 1}, *a${index - 1}` : 'x, x'}]`);
  expect(Object.keys(parseYamlTemplate(lines.join('\n')) as object)).toHaveLength(60);
});

test.each([
  ['what is no YAML', 'a: [', /Flow sequence/],
  ['an alias of nothing', 'a: *nothing', /alias/i],
  ['what is nested more than anybody writes', `a: ${'['.repeat(1000)}${']'.repeat(1000)}`, /nested more than 200 deep/],
  ['a merge of no map', 'a: { <<: [1] }', /what '<<' merges must be a map, or a list of maps/],
  ['several documents', 'a: 1\n---\nb: 2', /it has several documents, and a template is one/],
  ['what is wrong somewhere', 'a:\n\tb: 1', /^Tabs are not allowed as indentation at line 2, column 1$/],
  ['more errors than anybody reads', `a: ${'!Ref '.repeat(30_000)}b`, /^A node can have at most one tag at line 1, column 9$/],
  ['a bit less', `a: ${'['.repeat(250)}${']'.repeat(250)}`, /nested more than 200 deep/],
])('%s is refused', (_, text, message) => {
  expect(() => parseYamlTemplate(text)).toThrow(message);
});

test('merges that grow with each map end', () => {
  const lines = Array.from({ length: 3000 }, (_, index) => `a${index}: &a${index} { ${index ? `<<: *a${index - 1}, ` : ''}k${index}: 1 }`);
  expect(() => parseYamlTemplate(lines.join('\n'))).toThrow("'<<' merges more than 1,000,000 keys");
});
