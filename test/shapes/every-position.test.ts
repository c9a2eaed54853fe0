import { existsSync } from 'fs';
import { join } from 'path';
import { methodOf, positions, TYPES } from './positions';
import type { Position, TypeReference } from './positions';
import { ValidValues } from './valid-values';
import { WRONG_VALUES } from './wrong-values';
import type { Kind, WrongValue } from './wrong-values';

/**
 * The check of arguments is made by the build, so this looks at what was built: a value of every kind in every place of the public API.
 */
const BUILT = join(__dirname, '..', '..', 'lib', 'index.js');
if (!existsSync(BUILT)) { throw new Error('there is no lib/index.js: npm run compile'); }

// eslint-disable-next-line @typescript-eslint/no-require-imports
const library = require(BUILT);
const values = new ValidValues(library);
const all = positions();

/** What becomes of a call with a wrong value. */
type Outcome = 'passes' | 'is refused by name' | 'is refused' | `ends in ${string}`;

function call(position: Position, value: unknown): Outcome {
  const { type, method, isConstructor } = methodOf(position.call);
  const names = (method.parameters ?? []).map(({ name }) => name);
  const given = position.argumentsWith(value, (each) => values.of(each))
    .map((argument, i) => names[i] === 'scope' ? values.scope() : names[i] === 'id' ? values.id() : argument);
  try {
    if (isConstructor) { new library[type.name](...given); } else { (method.static ? library[type.name] : values.instanceOf(type))[method.name](...given); }
    return 'passes';
  } catch (error: any) {
    if (error.name !== 'BackupValidationError') { return `ends in ${error.stack}`; }
    return error.problems.some((problem: string) => problem.startsWith(`'${position.path}`)) ? 'is refused by name' : 'is refused';
  }
}

function kindOf({ fqn, primitive, collection }: TypeReference): Kind {
  if (collection) { return collection.kind === 'array' ? 'list' : 'map'; }
  if (primitive) { return ({ string: 'text', number: 'number', boolean: 'boolean', date: 'date' } as const)[primitive] ?? 'any'; }
  const { kind, datatype } = TYPES[fqn!];
  return kind === 'enum' ? 'enum' : datatype ? 'struct' : 'object';
}

function isRight({ type, isForeign }: Position, { right, value }: WrongValue): boolean {
  const kind = kindOf(type);
  // What another library takes within a list is its own affair; a list of texts may be a token; of a map, other values than texts are wrong.
  if (kind === 'list') { return right.includes('list') || (Array.isArray(value) && isForeign) || (isTextList(type) && right.includes('text') && typeof value === 'object'); }
  if (kind === 'map' && type.collection!.elementtype.primitive === 'json') { return right.includes('map') || right.includes('struct'); }
  return kind === 'any' || right.includes(kind);
}

function isTextList({ collection }: TypeReference): boolean {
  return collection?.elementtype.primitive === 'string';
}

test('the positions are all there', () => {
  expect(all.length).toBeGreaterThan(700);
  expect(all.map(({ call: name, path }) => `${name}(${path})`)).toEqual(expect.arrayContaining([
    'new BackupPlanRule(scheduleExpression)', 'new BackupPlanRule(copyActions[0].destinationBackupVault)', 'new BackupVault(notificationEvents[0])',
    'BackupVault.grant(actions[0])', 'BackupResource.fromTag(operation)', 'BackupVaultMetrics.metric(dimensionsMap[\'key\'])', 'BackupEventRules.onJobFailed(eventPattern.source)',
  ]));
});

test('a valid value passes everywhere', () => {
  const refused = all.map((position) => ({ position, outcome: call(position, values.of(position.type)) }))
    .filter(({ outcome }) => outcome.startsWith('ends in') || outcome === 'is refused by name');
  expect(refused.map(({ position, outcome }) => `${position.call}(${position.path}) ${outcome}`)).toEqual([]);
});

test.each(WRONG_VALUES.map((wrong) => [wrong.name, wrong] as const))('%s is refused by name wherever it is wrong, and never ends in an error of another kind', (_, wrong) => {
  const faults = all.flatMap((position) => {
    const outcome = call(position, wrong.value);
    const isFine = outcome === 'is refused by name' || (isRight(position, wrong) && !outcome.startsWith('ends in'));
    return isFine ? [] : [`${position.call}(${position.path}) ${outcome}`];
  });
  expect(faults).toEqual([]);
});
