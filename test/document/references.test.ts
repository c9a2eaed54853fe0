import { referencesIn } from '../../src/document/references';

const inOrder = (part: unknown) => [...referencesIn(part)].sort();

test.each<[string, unknown, string[]]>([
  ['Ref', { Ref: 'A' }, ['A']],
  ['GetAtt, as a list and as a text', [{ 'Fn::GetAtt': ['A', 'Arn'] }, { 'Fn::GetAtt': 'B.Outputs.C' }], ['A', 'B']],
  ['Sub, with and without variables', [{ 'Fn::Sub': '${A}-${B.Arn}-${!C}-${AWS::Region}' }, { 'Fn::Sub': ['${D}${E}', { E: { Ref: 'F' } }] }], ['A', 'AWS::Region', 'B', 'D', 'E', 'F']],
  ['either branch', { 'Fn::If': ['C', { Ref: 'A' }, { Ref: 'B' }] }, ['A', 'B']],
  ['what looks like one and is none', { 'DependsOn': 'A', 'Text': '${B}', 'Ref': { Other: 1 }, 'Fn::GetAtt': 2 }, []],
  ['nothing', null, []],
])('%s', (_, part, expected) => {
  expect(inOrder(part)).toEqual(expected);
});

test('comes to an end, however deep or often', () => {
  let deep: unknown = { Ref: 'A' };
  for (let index = 0; index < 100_000; index++) { deep = [deep]; }
  let wide: unknown = { Ref: 'B' };
  for (let index = 0; index < 100; index++) { wide = [wide, wide]; }
  const round: unknown[] = [deep, wide];
  round.push(round);
  expect(inOrder(round)).toEqual(['A', 'B']);
});

test('of what is none of a template it sees nothing', () => {
  class Other { public readonly Ref = 'A'; }
  expect(inOrder([new Other(), new Map([['Ref', 'A']]), Object.assign(Object.create(null), { Ref: 'B' })])).toEqual(['B']);
});
