import type { MemberShape, ObjectType } from './shape';

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
  const isOfClass = type.kind === 'class' && classesOf(value).some((each) => each === name || each === `${PEER}.${name}`);
  return isOfClass && typeof value !== 'function' ? 'right' : judgeMembers(value, type.has, type.kind);
}

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Whether an object is of a class of a jsii library and not of one that a program has derived: then it is known what it is. */
export function isOfJsiiClass(value: object): boolean {
  return jsiiNameOf(value.constructor) !== undefined;
}

function judgeMembers(value: object, members: { readonly [member: string]: MemberShape }, kind?: ObjectType['kind']): ObjectVerdict {
  const names = Object.keys(members);
  // To read a member may have effects: of an object that has many, it is enough that they are there.
  const judged = names.map((name) => judgeMember(value, name, names.length === 1 || kind === undefined ? members[name] : 'any'));
  const present = judged.filter((verdict) => verdict !== 'wrong').length;
  if (judged.every((verdict) => verdict === 'right')) { return 'right'; }
  if (kind !== undefined && isOfJsiiClass(value)) { return kind === 'interface' && present >= names.length / 2 ? 'doubtful' : 'wrong'; }
  return present > 0 ? 'doubtful' : 'wrong';
}

function judgeMember(value: object, name: string, shape: MemberShape): ObjectVerdict {
  if (!hasMember(value, name)) { return 'wrong'; }
  if (shape === 'any') { return 'right'; }
  const member = read(value, name);
  if (member === UNREADABLE) { return 'right'; }
  if (shape === 'method') { return typeof member === 'function' ? 'right' : 'wrong'; }
  if (shape === 'text') { return typeof member === 'string' || (isObject(member) && typeof member !== 'function') ? 'right' : 'wrong'; }
  return isObject(member) ? judgeMembers(member, shape) : 'wrong';
}

/** Every function has a `name`, and a `bind`. */
export function hasMember(value: object, name: string): boolean {
  return name in value && !(typeof value === 'function' && read(value, name) === read(Function.prototype, name)) && !(name === 'name' && typeof value === 'function');
}

/** What a getter throws is the affair of those who need it. */
export const UNREADABLE = Symbol('unreadable');

export function read(value: object, name: string): unknown {
  try {
    return (value as Record<string, unknown>)[name];
  } catch {
    return UNREADABLE;
  }
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
