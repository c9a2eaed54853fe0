import type { IConstruct } from 'constructs';
import type { Place, Shapes } from './shape';
import { ValueCheck } from './value-check';
import { BackupValidationError } from '../messages/validation-error';

/** Where a function was called: on a construct, on something else, or for one that is to be made in a scope by an id. */
export type Called = { readonly node?: { readonly path: string } } | { readonly scope?: Called; readonly id?: unknown } | undefined;

/**
 * Refuses a call with arguments of wrong types, all of them at once, before anything is done with them.
 *
 * What comes back are the arguments, of which those that may be left out are undefined instead of null. TypeScript does that when it compiles, and jsii in all other languages. A program in JavaScript has nobody else to tell it.
 */
export function checkCall(shapes: Shapes, call: string, values: readonly unknown[], called?: Called): readonly any[] {
  const parameters = shapes.parametersOf(call);
  // Most calls are short and right: a program may name tens of thousands of ARNs.
  if (parameters.every(([, place], i) => isPlainlyRight(place, values[i]))) { return values; }

  const check = new ValueCheck(shapes);
  const checked = parameters.map(([name, place], i) => {
    if (!place.variadic) { return check.place(name, place, values[i]); }
    return Array.from(values[i] as unknown[], (value, j) => check.place(`${name}[${j}]`, { ...place, required: true }, value));
  });
  if (check.problems.length > 0) { throw errorOf(check.problems, called); }
  return checked;
}

function isPlainlyRight({ shape, required }: Place, value: unknown): boolean {
  return (typeof value === 'string' && shape === 'text') || (value === undefined && !required);
}

function errorOf(problems: string[], called: Called): BackupValidationError {
  const path = pathOf(called);
  const error = new BackupValidationError(problems, path === undefined ? undefined : { node: { path } } as IConstruct);
  // The first line of the stack is the function that was called, the second one who called it.
  Error.captureStackTrace(error, checkCall);
  return error;
}

function pathOf(called: any): string | undefined {
  const path = called?.node?.path;
  if (typeof path === 'string') { return path; }
  const above = called?.scope === undefined ? undefined : pathOf(called.scope);
  return above === undefined || typeof called.id !== 'string' ? undefined : [above, called.id].filter(Boolean).join('/');
}
