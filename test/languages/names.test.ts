import { readFileSync } from 'fs';
import { namesThatHurt, RULES } from './names';
import type { Type } from './names';

const assembly = JSON.parse(readFileSync('.jsii', 'utf8'));

/** Names that CloudFormation has, and that each package writes in its own way. */
const OF_AWS = ['ResourceCoverage.type: reserved', 'BackupControlScope.resource(type): reserved', 'RestoreValidator.lambda: reserved'];

test.each(Object.keys(RULES))('no public name hurts in %s', (language) => {
  expect(namesThatHurt(language, assembly).filter((each) => !OF_AWS.includes(each))).toEqual([]);
});

test.each<[string, Partial<Type>, string]>([
  ['python', { properties: [{ name: 'lambda' }] }, 'Thing.lambda: reserved'],
  ['python', { methods: [{ name: 'put', parameters: [{ name: 'from' }] }] }, 'Thing.put(from): reserved'],
  ['python', { methods: [{ name: 'fromArn' }, { name: 'from_arn' }] }, 'Thing.from_arn: like fromArn'],
  ['java', { properties: [{ name: 'class' }] }, 'Thing.class: inherited'],
  ['java', { properties: [{ name: 'default' }] }, 'Thing.default: reserved'],
  ['java', { methods: [{ name: 'notify' }] }, 'Thing.notify: inherited'],
  ['java', { methods: [{ name: 'getLock' }], properties: [{ name: 'lock' }] }, 'Thing.lock: like getLock'],
  ['dotnet', { properties: [{ name: 'lock' }] }, 'Thing.lock: reserved'],
  ['dotnet', { properties: [{ name: 'thing' }] }, 'Thing.thing: like its class'],
  ['dotnet', { methods: [{ name: 'equals' }] }, 'Thing.equals: inherited'],
  ['dotnet', { initializer: { parameters: [{ name: 'params' }] } }, 'Thing.constructor(params): reserved'],
  ['python', { members: [{ name: 'None' }] }, 'Thing.None: reserved'],
  ['java', { name: 'Object' }, 'Object: a name of the language'],
  ['dotnet', { name: 'String' }, 'String: a name of the language'],
  ['go', { properties: [{ name: 'range' }] }, 'Thing.range: reserved'],
  ['go', { initializer: { parameters: [{ name: 'type' }] } }, 'Thing.constructor(type): reserved'],
])('in %s, %j hurts', (language, type, fault) => {
  const names = namesThatHurt(language, { types: { Thing: { name: 'Thing', kind: 'class', ...type } } });
  expect(names).toContain(fault);
});
