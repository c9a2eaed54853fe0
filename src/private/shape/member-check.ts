import { isTokenObject } from './intrinsics';
import { classesOf, isObject, isOfJavaScript, isUnmade, read, readData, UNREADABLE } from './objects';
import type { Members, MemberShape, ObjectType } from './shape';

/** A member of an object that is nothing of the kind that it has to be. */
export interface WrongMember {
  /** Its name, after those of the members that it is in. */
  readonly path: string;
  readonly value: unknown;
}

/**
 * The first member of an object that is there, and is certainly wrong: the ARN of a role that is a number, the node of a construct that is in no tree.
 *
 * What is missing is nothing wrong, as it may be what nobody asks for.
 */
export function wrongMember(value: object, type: ObjectType): WrongMember | undefined {
  if (isOfJavaScript(value)) { return undefined; }
  if (hasPlace(type) && hasEmptyNode(value)) { return { path: 'node', value: read(value, 'node') }; }
  const { has, looks = {}, mayLook = {} } = type;
  const reading = Object.keys(has).length === 1 ? read : readData;
  // What a program has made itself is asked for what it lacks when that is used.
  const mayLack = classesOf(value).length === 0;
  return wrongOf(value, has, mayLack, reading) ?? wrongOf(value, looks, mayLack) ?? wrongOf(value, mayLook, mayLack);
}

/** Whether what is of a type has to be in a tree. */
export function hasPlace({ has, alsoHas = [] }: ObjectType): boolean {
  return 'node' in has || alsoHas.includes('node');
}

/** Whether an object says that it is in a tree of constructs, by something that is no place there. */
export function hasEmptyNode(value: object): boolean {
  const node = 'node' in value ? readData(value, 'node') : UNREADABLE;
  return node !== UNREADABLE && !isPlace(node);
}

function wrongOf(value: object, members: Members, mayBeNull: boolean, reading = readData): WrongMember | undefined {
  for (const name of Object.keys(members)) {
    const shape = members[name];
    const member = shape === 'any' || !(name in value) ? undefined : reading(value, name);
    if (member === undefined || member === UNREADABLE || (member === null && mayBeNull)) { continue; }
    if (!fits(member, shape)) { return { path: name, value: member }; }
    const within = typeof shape === 'object' ? wrongOf(member as object, shape, mayBeNull) ?? lackingOf(value, name, shape, mayBeNull) : undefined;
    if (within) { return { path: `${name}.${within.path}`, value: within.value }; }
  }
  return undefined;
}

/** A text that is missing in a member which somebody has put into the place of that of a class. Other copies of a library may have less. */
function lackingOf(value: object, name: string, members: Members, mayLack: boolean): WrongMember | undefined {
  const member = mayLack ? UNREADABLE : readData(value, name);
  const lacking = member === UNREADABLE ? undefined : Object.keys(members).find((text) => members[text] === 'text' && !(text in (member as object)));
  return lacking === undefined ? undefined : { path: lacking, value: undefined };
}

function fits(member: unknown, shape: MemberShape): boolean {
  if (shape === 'method') { return typeof member === 'function'; }
  if (shape === 'text') { return typeof member === 'string' || isTokenObject(member); }
  if (shape === 'number') { return typeof member === 'number' || isTokenObject(member); }
  if (shape === 'boolean') { return typeof member === 'boolean' || isTokenObject(member); }
  if (shape === 'list') { return Array.isArray(member) || isTokenObject(member); }
  return isObject(member) && !isOfJavaScript(member);
}

/** Whether a value is a place in a tree, of whichever copy of `constructs`. */
function isPlace(value: unknown): boolean {
  return isObject(value) && classesOf(value).includes('Node') && !isUnmade(value);
}
