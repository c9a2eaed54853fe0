import { Tokenization } from 'aws-cdk-lib';
import { ASSIGN, CONTROL, controlOf } from '../model/organization/operators';
import type { Operator } from '../model/organization/operators';

/** A value in a policy, with its operator. */
export interface Leaf {
  readonly [ASSIGN]: string | readonly string[];
}

/** What has names in it. */
export interface Branch {
  readonly [name: string]: Leaf | Branch;
}

/** A value as a policy has it: all are texts. */
export function assign(value: string | number | boolean | readonly string[]): Leaf {
  if (typeof value === 'number') { return { [ASSIGN]: Tokenization.stringifyNumber(value) }; }
  return { [ASSIGN]: typeof value === 'boolean' ? String(value) : value };
}

/** Tags, by their keys. */
export function tagNodes(tags: Readonly<Record<string, string>>): Branch {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, { tag_key: assign(key), tag_value: assign(value) }]));
}

/** A policy with what is allowed below it, at each of its places. */
export function controlled(node: Leaf | Branch, allowed: ReadonlySet<Operator>): object {
  const control = { [CONTROL]: controlOf(allowed) };
  return ASSIGN in node
    ? { ...control, ...node }
    : { ...control, ...Object.fromEntries(Object.entries(node).map(([name, part]) => [name, controlled(part, allowed)])) };
}
