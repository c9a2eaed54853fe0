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
  if (isUnmade(value, type.kind) || (hasPlace(type) && hasEmptyNode(value))) { return 'wrong'; }
  if (type.kind === 'class' && classesOf(value).some((each) => each === name || each === `${PEER}.${name}`)) { return 'right'; }
  const verdict = judgeMembers(value, type.has, type.kind);
  return verdict === 'right' && !(type.alsoHas ?? []).every((member) => member in value) ? 'doubtful' : verdict;
}

/** Whether an object only has the prototype of a class of a jsii library: what a constructor has made has something of its own. */
export function isUnmade(value: object, kind: ObjectType['kind'] = 'class'): boolean {
  return typeof value === 'object' && Reflect.ownKeys(value).length === 0 && classesOf(value).some((name) => kind === 'class' || name === 'Construct');
}

/** Whether an object says that it is in a tree of constructs, by something that is no place there. */
export function hasEmptyNode(value: object): boolean {
  const node = 'node' in value ? readData(value, 'node') : UNREADABLE;
  return node !== UNREADABLE && !(isObject(node) && NODE.some((member) => member in node));
}

/** What places in a tree have; something that has one of them may be enough. */
const NODE = ['path', 'id', 'addr', 'scope', 'root', 'children', 'tryFindChild'];

/** Whether what is of a type has to be in a tree. */
export function hasPlace({ has, alsoHas = [] }: ObjectType): boolean {
  return 'node' in has || alsoHas.includes('node');
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
