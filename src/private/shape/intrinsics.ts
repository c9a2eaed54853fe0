import { isObject, isOfJavaScript } from './objects';
import { isToken } from '../known-text';

/** What aws-cdk-lib resolves when it writes a template, and what is resolved already. */
export function isTokenObject(value: unknown): boolean {
  if (!isBag(value)) { return false; }
  if (isToken(value)) { return true; }
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

/** Whether a value is an object that a program has made to hold something. */
export function isBag(value: unknown): value is object {
  return isObject(value) && !isOfJavaScript(value);
}
