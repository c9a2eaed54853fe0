import { existsSync } from 'fs';
import { join } from 'path';
import { methodOf } from './positions';
import type { Position } from './positions';
import type { ValidValues } from './valid-values';

/**
 * The check of arguments is made by the build, so this looks at what was built.
 */
const BUILT = join(__dirname, '..', '..', 'lib', 'index.js');
if (!existsSync(BUILT)) { throw new Error('there is no lib/index.js: npm run compile'); }

/** What was built, of which plain JavaScript sees no types. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
export const library = require(BUILT);

/** What becomes of a call: nothing that is wrong, the problems with which it is refused, or another error. */
export type Outcome = readonly string[] | Error;

/** Calls what has a position with a value there, and valid ones everywhere else. Gives back what comes of it, and what it was called of. */
export function made(position: Position, values: ValidValues, value: unknown): object[] {
  const { type, method, isConstructor } = methodOf(position.call);
  const names = (method.parameters ?? []).map(({ name }) => name);
  const given = position.argumentsWith(value, (each) => values.of(each))
    .map((argument, i) => names[i] === 'scope' ? values.scope() : names[i] === 'id' ? values.id() : argument);
  const called = method.static || isConstructor ? library[type.name] : values.instanceOf(type);
  const result = isConstructor ? new called(...given) : called[method.name](...given);
  return method.static || isConstructor ? [result] : [result, called];
}

/** What becomes of such a call. */
export function call(position: Position, values: ValidValues, value: unknown): Outcome {
  try {
    made(position, values, value);
    return [];
  } catch (error: any) {
    return error.problems ?? error;
  }
}
