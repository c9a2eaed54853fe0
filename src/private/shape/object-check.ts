import type { MemberShape, ObjectType } from './shape';
import { memo } from '../memo';

/** How jsii marks the classes of all libraries, with the full name of the class. */
const JSII = Symbol.for('jsii.rtti');

/** The module whose classes have the names of ours, and do what they do. */
const PEER = 'aws_backup';

/** `doubtful` is what has some of the members: it is fine if nothing else is used of it. */
export type ObjectVerdict = 'right' | 'doubtful' | 'wrong';

/**
 * Whether a value is an object of a type, by what it has.
 *
 * Never by `instanceof`: it may come from another copy of its library, from an older one, or be made by the program itself.
 */
export function judgeObject(value: unknown, name: string, type: ObjectType): ObjectVerdict {
  if (!isObject(value)) { return 'wrong'; }
  const right = memo(RIGHT, value, () => new Set<ObjectType>());
  if (right.has(type)) { return 'right'; }
  const verdict = judge(value, name, type);
  if (verdict === 'right') { right.add(type); }
  return verdict;
}

/** What an object is right for: a plan is given to many selections. */
const RIGHT = new WeakMap<object, Set<ObjectType>>();

function judge(value: object, name: string, type: ObjectType): ObjectVerdict {
  if (type.kind === 'class' && classesOf(value).some((each) => each === name || each === `${PEER}.${name}`)) { return 'right'; }
  const verdict = judgeMembers(value, type.has, type.kind);
  return verdict === 'right' && !(type.alsoHas ?? []).every((member) => member in value) ? 'doubtful' : verdict;
}

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Whether an object is of a class of a jsii library and not of one that a program has derived: then it is known what it is. */
export function isOfJsiiClass(value: object): boolean {
  return jsiiNameOf(classOf(value)) !== undefined;
}

/** The class of an object, whatever it says of itself. */
export function classOf(value: object): unknown {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null ? undefined : readData(prototype, 'constructor');
}

function judgeMembers(value: object, members: { readonly [member: string]: MemberShape }, kind?: ObjectType['kind']): ObjectVerdict {
  const names = Object.keys(members);
  const judged = names.map((name) => judgeMember(value, name, members[name], names.length === 1 || kind === undefined ? read : readData));
  const present = judged.filter((verdict) => verdict !== 'wrong').length;
  if (judged.every((verdict) => verdict === 'right')) { return 'right'; }
  if (isOfJavaScript(value)) { return 'wrong'; }
  if (kind !== undefined && isOfJsiiClass(value)) { return kind === 'interface' && present >= names.length / 2 ? 'doubtful' : 'wrong'; }
  return present > 0 ? 'doubtful' : 'wrong';
}

function judgeMember(value: object, name: string, shape: MemberShape, reading: typeof read): ObjectVerdict {
  if (!hasMember(value, name)) { return 'wrong'; }
  if (shape === 'any') { return 'right'; }
  const member = reading(value, name);
  if (member === UNREADABLE) { return 'right'; }
  if (shape === 'method') { return typeof member === 'function' ? 'right' : 'wrong'; }
  if (shape === 'text') { return typeof member === 'string' || (isObject(member) && !isOfJavaScript(member)) ? 'right' : 'wrong'; }
  return isObject(member) ? judgeMembers(member, shape) : 'wrong';
}

/** Every function has a `name` and a `bind`, and a list has much, too. */
export function hasMember(value: object, name: string): boolean {
  return name in value && !(typeof value === 'function' && (name === 'name' || read(value, name) === read(Function.prototype, name)));
}

/** Whether an object is of a class that JavaScript itself has, such as a list, a `Map` or a `Date`, or of one that is derived from it. */
export function isOfJavaScript(value: object): boolean {
  if (typeof value === 'function') { return true; }
  for (let prototype = Object.getPrototypeOf(value); prototype; prototype = Object.getPrototypeOf(prototype)) {
    if (prototype === Object.prototype) { return false; }
    const constructor = readData(prototype, 'constructor');
    // A program may run in another context than that which has made a value.
    if (typeof constructor === 'function' && constructor.name !== 'Object' && NATIVE.test(Function.prototype.toString.call(constructor))) { return true; }
  }
  return false;
}

const NATIVE = /\{\s*\[native code\]\s*\}\s*$/;

/** What a getter throws is the affair of those who need it. */
export const UNREADABLE = Symbol('unreadable');

export function read(value: object, name: string): unknown {
  try {
    return (value as Record<string, unknown>)[name];
  } catch {
    return UNREADABLE;
  }
}

/** To call a getter may have effects, as that of a stack which asks for its Availability Zones has: of an object that is known by many members, none is called. */
function readData(value: object, name: string): unknown {
  for (let holder: object | null = value; holder; holder = Object.getPrototypeOf(holder)) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, name);
    if (descriptor) { return 'value' in descriptor ? descriptor.value : UNREADABLE; }
  }
  return UNREADABLE;
}

/** The classes of jsii libraries that an object is of: their names within their libraries. */
function classesOf(value: object): string[] {
  const names = [];
  for (let prototype = Object.getPrototypeOf(value); prototype; prototype = Object.getPrototypeOf(prototype)) {
    names.push(jsiiNameOf(prototype.constructor));
  }
  return names.filter((name) => name !== undefined);
}

/** The name of a class within its jsii library, if it is of one. */
export function jsiiNameOf(constructor: unknown): string | undefined {
  const fqn = typeof constructor === 'function' && Object.hasOwn(constructor, JSII) ? (constructor as { [JSII]?: { fqn?: unknown } })[JSII]?.fqn : undefined;
  return typeof fqn === 'string' ? fqn.slice(fqn.indexOf('.') + 1) : undefined;
}
