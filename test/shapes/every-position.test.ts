import { Errors } from 'aws-cdk-lib';
import { call, library } from './calls';
import type { Outcome } from './calls';
import { positions, TYPES } from './positions';
import type { Position, TypeReference } from './positions';
import { ValidValues } from './valid-values';
import { WRONG_VALUES } from './wrong-values';
import type { Kind, WrongValue } from './wrong-values';

/** A value of every kind in every place of the public API. */
const all = positions();

/** What is wrong with an outcome. */
function faultOf(position: Position, wrong: WrongValue, outcome: Outcome): string | undefined {
  const where = `${position.call}(${position.path})`;
  if (isRight(position, wrong)) {
    // A law may refuse it, ours or one of aws-cdk-lib.
    return isForeignTo(outcome) ? `${where} ends in ${(outcome as Error).stack}` : undefined;
  }
  if (outcome instanceof Error) { return `${where} ends in ${outcome.stack}`; }
  const isNamed = outcome.some((problem) => problem.startsWith(`'${position.path}`) || (isOptions(position) && outcome.length > 0));
  return isNamed ? undefined : `${where} ${outcome.length === 0 ? 'passes' : `is refused otherwise: ${outcome.join(', ')}`}`;
}

/** Whether it is an error that neither library has written. */
function isForeignTo(outcome: Outcome): boolean {
  return outcome instanceof Error && !Errors.isConstructError(outcome);
}

/** Of such a parameter its properties are named. */
function isOptions({ path }: Position): boolean {
  return path === 'props' || path === 'options';
}

function isRight({ type, isForeign }: Position, { right, value }: WrongValue): boolean {
  const kind = kindOf(type);
  const { elementtype } = type.collection ?? {};
  if (value instanceof Set && kind === 'list') { return true; }
  // What another library takes within a list is its own affair, and of a list of texts there are tokens.
  if (kind === 'list' && Array.isArray(value) && kindOf(elementtype!) === 'any') { return true; }
  if (kind === 'list') { return right.includes('list') || (Array.isArray(value) && isForeign) || (elementtype!.primitive === 'string' && right.includes('text') && typeof value === 'object'); }
  if (kind === 'map') { return right.includes('map') || (elementtype!.primitive !== 'string' && right.includes('struct')); }
  return kind === 'any' || right.includes(kind);
}

function kindOf({ fqn, primitive, collection }: TypeReference): Kind {
  if (collection) { return collection.kind === 'array' ? 'list' : 'map'; }
  if (primitive) { return ({ string: 'text', number: 'number', boolean: 'boolean', date: 'date' } as const)[primitive] ?? 'any'; }
  const { kind, datatype } = TYPES[fqn!];
  return kind === 'enum' ? 'enum' : datatype ? 'struct' : 'object';
}

test('the positions are all there', () => {
  expect(all.length).toBeGreaterThan(700);
  expect(all.map(({ call: name, path }) => `${name}(${path})`)).toEqual(expect.arrayContaining([
    'new BackupPlanRule(scheduleExpression)', 'new BackupPlanRule(copyActions[0].destinationBackupVault)', 'new BackupVault(notificationEvents[0])',
    'BackupVault.grant(actions[0])', 'BackupResource.fromTag(operation)', 'BackupVaultMetrics.metric(dimensionsMap[\'key\'])', 'BackupEventRules.onJobFailed(eventPattern.source)',
  ]));
});

test('a value of the right type passes, or meets a law', () => {
  const values = new ValidValues(library);
  const faults = all.flatMap((position) => {
    const outcome = call(position, values, values.of(position.type));
    const isOfShape = !(outcome instanceof Error) && outcome.some((problem) => /^'[^']*' must be (given: |an? \w+( \(|, got)|true or false)/.test(problem));
    return isForeignTo(outcome) || isOfShape ? [`${position.call}(${position.path}) ${outcome}`] : [];
  });
  expect(faults).toEqual([]);
});

test.each([null, undefined])('%s is as good as nothing where nothing is needed, and refused elsewhere', (nothing) => {
  const values = new ValidValues(library);
  const faults = all.flatMap((position) => {
    const outcome = call(position, values, nothing);
    const isNamed = !(outcome instanceof Error) && outcome.some((problem) => problem.startsWith(`'${position.path}' must be given`));
    // An entry of a map whose value is undefined is none: so it is in JavaScript.
    const isNeeded = !position.optional && !(nothing === undefined && position.path.endsWith('[\'key\']'));
    return !isForeignTo(outcome) && isNamed === isNeeded ? [] : [`${position.call}(${position.path}) ${outcome}`];
  });
  expect(faults).toEqual([]);
});

describe('what is wrong is refused by name and never ends in an error of another kind', () => {
  let refused = 0;

  test.each(WRONG_VALUES.map((wrong) => [wrong.name, wrong] as const))('%s', (_, wrong) => {
    const values = new ValidValues(library);
    const faults = all.flatMap((position) => {
      refused += isRight(position, wrong) ? 0 : 1;
      return faultOf(position, wrong, call(position, values, wrong.value)) ?? [];
    });
    expect(faults).toEqual([]);
  });

  test('in more than 20,000 calls', () => {
    expect(refused).toBeGreaterThan(20000);
  });
});
