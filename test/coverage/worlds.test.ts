import { BACKUP, coverageOfFiles, find, selection, tag, tags } from './templates';
import type { Json } from './templates';
import { coverageOf } from '../../src/coverage/coverage-of';
import { TemplateFile, TemplateFiles } from '../../src/document/template-file';

const table = (value: Json): Json => ({ Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], ...tags({ stage: value }) } });
const STAGE = { Ref: 'Stage' };

/** A table that is tagged with its stage, and is backed up by that tag, beside something under a condition of the stage. */
const coverageWith = (parameter: Json, others: Json, selecting = selection(tag('stage', STAGE))) => coverageOfFiles({
  Parameters: { Stage: { Type: 'String', ...parameter } },
  Conditions: { IsProd: { 'Fn::Equals': [STAGE, 'prod'] }, IsTest: { 'Fn::Equals': ['test', STAGE] } },
  Resources: { ...BACKUP, ...others, S: selecting, It: table(STAGE) },
});

test.each<[what: string, parameter: Json]>([
  ['any', {}], ['with a default', { Default: 'test' }], ['one of some', { AllowedValues: ['test', 'prod', 'dev'] }],
])('a selection by the value that a tag has selects it whatever else depends on that: %s', (_, parameter) => {
  const more = { Prod: selection(tag('stage', STAGE), { Condition: 'IsProd' }), Test: selection(tag('stage', 'other'), { Condition: 'IsTest' }) };
  for (const others of [{}, { Prod: more.Prod }, { A: more.Prod, Test: more.Test }]) {
    const { verdict, reasons, proofs } = find(coverageWith(parameter, others), 'It');
    expect([verdict, reasons.at(-1), proofs().map(({ answer }) => answer)])
      .toEqual(['protected', "the selection 'S' of the plan 'Plan' selects it by ListOfTags[0]", proofs().map(() => true)]);
  }
});

test.each<[what: string, where: string, selecting: Json]>([
  ['its own value', 'IsProd', selection(tag('stage', STAGE), { Condition: 'IsProd' })], ['another value', 'IsTest', selection(tag('stage', 'test'), { Condition: 'IsTest' })],
])('one under a condition, by %s, selects it there alone', (_, where, selecting) => {
  const { verdict, reasons } = find(coverageWith({}, {}, selecting), 'It');
  expect([verdict, reasons]).toEqual(['conditional', [`a plan backs it up only where the condition '${where}' holds`]]);
});

describe('where a plan backs something up in some worlds alone', () => {
  const CONDITIONS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
  const reasonOf = (conditions: string[], more: Json = {}) => {
    const selections = Object.fromEntries(conditions.map((each) => [`S${each}`, selection({ Resources: [{ 'Fn::GetAtt': ['It', 'Arn'] }] }, { Condition: each })]));
    const { reasons, conditions: names } = find(coverageOfFiles({
      Parameters: Object.fromEntries(CONDITIONS.map((each) => [`P${each}`, { Type: 'String' }])),
      Conditions: {
        ...Object.fromEntries(CONDITIONS.map((each) => [each, { 'Fn::Equals': [{ Ref: `P${each}` }, 'yes'] }])),
        Both: { 'Fn::And': [{ Condition: 'A' }, { Condition: 'B' }] },
        NotA: { 'Fn::Not': [{ Condition: 'A' }] },
      },
      Resources: { ...BACKUP, ...selections, It: { Type: 'AWS::DynamoDB::Table', Properties: {} }, ...more },
    }), 'It');
    return [reasons[0], names];
  };
  const where = (name: string) => `where the condition '${name}' holds`;
  test.each<[what: string, conditions: string[], said: string, names: string[]]>([
    ['one way', ['A'], `only ${where('A')}`, ['A']],
    ['two ways', ['A', 'B'], `only ${where('A')}, or ${where('B')}`, ['A', 'B']],
    ['three ways', ['A', 'B', 'C'], `only ${where('A')}, or ${where('B')}, or ${where('C')}`, ['A', 'B', 'C']],
    ['more ways than anybody reads', ['A', 'B', 'C', 'D'], `${where('B')}, or ${where('C')}, or ${where('D')}, and in other cases`, ['B', 'C', 'D']],
    ['a way that is part of another one', ['Both', 'A'], `only ${where('A')}`, ['A']],
    ['two conditions together', ['Both'], `only ${where('Both')}`, ['Both']],
  ])('%s', (_, conditions, said, names) => {
    const [reason, found] = reasonOf(conditions);
    expect([reason, [...found].sort()]).toEqual([`a plan backs it up ${said}`, names]);
  });
});

test.each<[what: string, parameter: Json, verdict: string, withDefaults: string | undefined]>([
  ['with a default that has the value', { Default: 'daily, weekly' }, 'conditional', 'protected'],
  ['with a default that has another one', { Default: 'weekly,daily' }, 'conditional', 'unprotected'],
  ['without a default', {}, 'conditional', 'conditional'],
])('a selection by an element of a list that is a parameter, %s', (_, parameter, verdict, withDefaults) => {
  const { verdict: found, withDefaults: byDefault } = find(coverageOfFiles({
    Parameters: { List: { Type: 'CommaDelimitedList', ...parameter } },
    Resources: { ...BACKUP, S: selection(tag('stage', { 'Fn::Select': [0, { Ref: 'List' }] })), It: table('daily') },
  }), 'It');
  expect([found, byDefault]).toEqual([verdict, withDefaults]);
});

test('a list that a nested stack is given has elements, too', () => {
  const nested = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'inner', Parameters: { List: 'daily,weekly' } } };
  const inner = { Parameters: { List: { Type: 'CommaDelimitedList' } }, Resources: { ...BACKUP, S: selection(tag('stage', { 'Fn::Select': [0, { Ref: 'List' }] })), It: table('daily') } };
  const [outside, inside] = [{ Resources: { Inner: nested } }, inner].map((content, index) => new TemplateFile({ name: `T${index}`, content }));
  outside.nest('Inner', inside);
  expect(find(coverageOf(new TemplateFiles([outside, inside])), 'It').verdict).toBe('protected');
});
