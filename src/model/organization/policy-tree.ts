import { allowedBy, APPEND, ASSIGN, CONTROL, CONTROL_IN_WORDS, OPERATORS } from './operators';
import type { Operator } from './operators';

/** One value of a policy. */
export type PolicyValue = string | number | boolean;

/** A place in a policy: what is in it by its names, or what is done with its value. */
export interface PolicyNode {
  /** What the policies below may do here and further in, where the policy says it. */
  readonly allowed?: ReadonlySet<Operator>;
  /** What is done with the value, by the operators. */
  readonly values: ReadonlyMap<Operator, PolicyValue | readonly PolicyValue[]>;
  /** What is in it, by the names in lower case: AWS Organizations takes names as one that differ by case alone. */
  readonly children: ReadonlyMap<string, { readonly key: string; readonly node: PolicyNode }>;
  /** Whether only deployment knows what is here, or it has been refused. */
  readonly isLater: boolean;
}

/** Something that is wrong in a place of a policy. */
export interface PolicyProblem {
  readonly path: string;
  readonly message: string;
}

/** How a policy is read. */
export interface PolicyReading {
  readonly root: PolicyNode;
  readonly problems: readonly PolicyProblem[];
}

/** Deeper than any policy has names. */
const DEEPEST = 32;
/** More than 10,000 characters can have. */
const MOST_PARTS = 20_000;

/** What is not known, or no more to be looked at. */
const LATER: PolicyNode = { values: new Map(), children: new Map(), isLater: true };

/**
 * Reads a policy with its operators.
 *
 * @param isLater whether only deployment knows a value
 * @param path where the policy is, in messages
 */
export function readPolicy(document: unknown, isLater: (value: unknown) => boolean = () => false, path = ''): PolicyReading {
  const reader = new Reader(isLater);
  const root = reader.read(document, path, 0);
  for (const { key } of root.children.values()) {
    if (key.toLowerCase() !== 'plans') { reader.refuse(placeIn(path, key), `a backup policy has 'plans' and nothing beside, got '${key}'`); }
  }
  return { root, problems: reader.problems };
}

class Reader {
  public readonly problems: PolicyProblem[] = [];
  private parts = 0;

  constructor(private readonly isLater: (value: unknown) => boolean) {}

  public read(value: unknown, path: string, depth: number): PolicyNode {
    if (this.isLater(value)) { return LATER; }
    if (++this.parts > MOST_PARTS) {
      if (this.parts === MOST_PARTS + 1) { this.refuse(path, `a policy must have at most ${MOST_PARTS.toLocaleString('en-US')} parts, and this one has more`); }
      return LATER;
    }
    if (!isPlainObject(value)) { return this.refuse(path, `must be an object${depth > 1 ? ` with an operator such as '${ASSIGN}', or with names` : ''}, got ${inWords(value)}`); }
    if (depth > DEEPEST) { return this.refuse(path, `must not be nested more than ${DEEPEST} deep`); }
    return this.node(value, path, depth);
  }

  public refuse(path: string, message: string): PolicyNode {
    this.problems.push({ path, message });
    return LATER;
  }

  private node(value: Record<string, unknown>, path: string, depth: number): PolicyNode {
    const children = new Map<string, { key: string; node: PolicyNode }>();
    const values = new Map<Operator, PolicyValue | readonly PolicyValue[]>();
    let allowed: ReadonlySet<Operator> | undefined;
    for (const [key, part] of Object.entries(value)) {
      const place = placeIn(path, key);
      if (key === CONTROL) {
        allowed = this.isLater(part) ? undefined : allowedBy(part);
        if (!allowed && !this.isLater(part)) { this.refuse(place, `must be ${CONTROL_IN_WORDS}, got ${inWords(part)}`); }
      } else if (OPERATORS.includes(key as Operator)) {
        const read = this.value(part, key as Operator, place);
        if (read !== undefined) { values.set(key as Operator, read); }
      } else if (key.startsWith('@@')) {
        this.refuse(place, `there is no operator '${key}', only ${OPERATORS.map((each) => `'${each}'`).join(', ')} and '${CONTROL}'`);
      } else if (children.has(key.toLowerCase())) {
        this.refuse(place, `'${children.get(key.toLowerCase())!.key}' and '${key}' are one name: upper and lower case are the same there`);
      } else {
        children.set(key.toLowerCase(), { key, node: this.read(part, place, depth + 1) });
      }
    }
    if (children.size > 0 && values.size > 0) { this.refuse(path, `must have an operator or names, got '${[...values.keys()][0]}' beside '${[...children.values()][0].key}'`); }
    return { allowed, values, children, isLater: false };
  }

  private value(part: unknown, operator: Operator, path: string): PolicyValue | readonly PolicyValue[] | undefined {
    if (this.isLater(part)) { return part as string; }
    const list: readonly unknown[] = Array.isArray(part) ? part : [part];
    this.parts += list.length;
    if (operator !== ASSIGN && !Array.isArray(part)) {
      this.refuse(path, `must be a list, got ${inWords(part)}: '${operator}' ${operator === APPEND ? 'adds to' : 'takes from'} a list`);
      return undefined;
    }
    const [wrong] = list.filter((each) => !isValue(each));
    if (wrong === undefined && list.every(isValue)) { return part as PolicyValue | readonly PolicyValue[]; }
    this.refuse(path, `must be a text or a list of texts, got ${Array.isArray(part) ? 'a list with ' : ''}${inWords(wrong)}`);
    return undefined;
  }
}

/** A place by the names that lead to it. */
export function placeIn(path: string, key: string): string {
  if (!/^[\w$@-]+$/.test(key)) { return `${path}[${JSON.stringify(key)}]`; }
  return path === '' ? key : `${path}.${key}`;
}

function isValue(value: unknown): value is PolicyValue {
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

/** What JSON makes, or a program as an object. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) { return false; }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) { return String(value); }
  if (Array.isArray(value)) { return value.length === 0 ? 'an empty list' : 'a list'; }
  if (typeof value === 'object') { return 'an object'; }
  return typeof value === 'function' ? 'a function' : `'${String(value).slice(0, 100)}'`;
}
