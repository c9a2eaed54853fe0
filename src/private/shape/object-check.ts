import { wrongMember } from './member-check';
import { classesOf, hasMember, isObject, isOfJavaScript, isOfJsiiClass, isUnmade, read, readData, UNREADABLE } from './objects';
import type { MemberShape, ObjectType } from './shape';
import { memo } from '../memo';

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
  if (isUnmade(value, type.kind) || wrongMember(value, type)) { return 'wrong'; }
  if (type.kind === 'class' && classesOf(value).some((each) => each === name || each === `${PEER}.${name}`)) { return 'right'; }
  if (type.isSealed) { return 'wrong'; }
  const verdict = judgeMembers(value, type.has, type.kind);
  return verdict === 'right' && lacksSome(value, type) ? 'doubtful' : verdict;
}

/** Whether a member is not there that has to be, or null stands for one. */
function lacksSome(value: object, { has, alsoHas = [], looks = {}, mayLook = {}, isAnyEnough }: ObjectType): boolean {
  const needed = [...isAnyEnough ? [] : Object.keys(has), ...alsoHas, ...Object.keys(looks)];
  return needed.some((member) => !(member in value)) || [...needed, ...Object.keys(mayLook)].some((member) => readData(value, member) === null);
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
  return isObject(member) && typeof shape === 'object' ? judgeMembers(member, shape) : 'wrong';
}
