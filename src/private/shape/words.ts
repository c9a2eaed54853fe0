import { hasEmptyNode, wrongMember } from './member-check';
import { classOf, hasMember, isObject, isOfJavaScript, isUnmade, isUnreadable, jsiiNameOf } from './objects';
import type { Making, ObjectType, Shape, Shapes } from './shape';
import { isToken } from '../known-text';

const MAX_TEXT = 60;
const MAX_NAMES = 6;

/** What was given, in a few words, to a place that takes values of a shape. */
export function given(value: unknown, shape?: Shape, shapes?: Shapes): string {
  if (typeof value === 'string') { return value === '' ? 'an empty text' : `the text ${quoted(value)}`; }
  if (typeof value === 'number') { return Number.isNaN(value) ? 'NaN' : `the number ${value}`; }
  if (typeof value === 'bigint') { return `the bigint ${value}`; }
  if (typeof value === 'symbol') { return 'a symbol'; }
  if (isUnreadable(value)) { return 'a proxy that throws whatever is asked of it'; }
  if (typeof value === 'function') { return `${isClass(value) ? 'the class' : 'a function'} ${nameOf(value)}`.trim(); }
  const type = typeof shape === 'string' && shape.startsWith('#') ? shapes?.typeOf(shape.slice(1)) : undefined;
  return isObject(value) ? givenObject(value, type && 'has' in type ? type : undefined) : String(value);
}

function givenObject(value: object, type?: ObjectType): string {
  // Some constructs can be resolved, and would pass for tokens.
  if (isUnmade(value)) { return `${withArticle(nameOf(classOf(value) as Function) || 'object')} that no constructor has made`; }
  const wrong = type && wrongMember(value, type);
  if (isToken(value) && !wrong) { return 'a token'; }
  const words = objectInWords(value);
  if (hasEmptyNode(value)) { return `${words}, the 'node' of which is in no tree`; }
  return wrong ? `${words}, the '${wrong.path}' of which is ${given(wrong.value)}` : words;
}

function objectInWords(value: object): string {
  if (Array.isArray(value)) { return value.length === 0 ? 'an empty list' : 'a list'; }
  const constructor = classOf(value);
  if (typeof constructor === 'function' && !['Object', ''].includes(nameOf(constructor))) { return withArticle(nameOf(constructor)); }
  const keys = Object.keys(value);
  const named = keys.slice(0, 3).map(quoted).join(', ');
  return keys.length === 0 ? 'an empty object' : `an object with ${named}${keys.length > 3 ? ', …' : ''}`;
}

/** What is wanted in a place, said to those who gave `value`, of which `member` has been asked for. */
export function wanted(shape: Shape, shapes: Shapes, value?: unknown, member?: string): string {
  if (shape === 'number') { return 'a finite number'; }
  if (shape === 'boolean') { return 'true or false'; }
  if (shape === 'date') { return 'a Date'; }
  if (shape === 'any') { return 'a value'; }
  if (shape === 'text') { return 'a text'; }
  if (typeof shape === 'object') { return 'list' in shape ? `a list of ${several(shape.list)}` : `an object whose values are ${several(shape.map)}`; }
  const name = shape.slice(1);
  const type = shapes.typeOf(name);
  if (type.kind === 'struct') { return `an object with the properties of ${simple(name)}`; }
  if (type.kind === 'enum') { return `${withArticle(simple(name))} (${alternatives(Object.keys(shapes.valuesOf(name)))})`; }
  const members = member !== undefined ? quoted(member) : type.kind === 'interface' ? telling(type, value) : undefined;
  return `${withArticle(simple(name))}${members === undefined ? '' : ` (an object with ${members})`}`;
}

/** The members by which an object is known: of one that has some, those that it lacks. */
function telling(type: ObjectType, value: unknown): string {
  const { has, alsoHas = [] } = type;
  const wrong = isObject(value) ? wrongMember(value, type) : undefined;
  if (wrong) { return quoted(wrong.path); }
  const lacking = isObject(value) ? [...Object.keys(has), ...alsoHas].filter((name) => !hasMember(value, name)) : [];
  const all = Object.entries(has).flatMap(([name, shape]) => typeof shape === 'object' && isObject(value) && hasMember(value, name) && Object.keys(shape).length > 0
    ? Object.keys(shape).map((inner) => `${name}.${inner}`)
    : [name]);
  const names = lacking.length > 0 && lacking.length < Object.keys(has).length + alsoHas.length ? lacking : all;
  return names.length > MAX_NAMES ? `${names.slice(0, MAX_NAMES).map(quoted).join(', ')}, …` : names.map(quoted).join(', ').replace(/, ([^,]*)$/, ' and $1');
}

function several(shape: Shape): string {
  if (typeof shape === 'object') { return 'list' in shape ? 'lists' : 'objects'; }
  return shape.startsWith('#') ? simple(shape.slice(1)) : { text: 'texts', number: 'numbers', boolean: 'booleans', date: 'dates' }[shape as string] ?? 'values';
}

/** How to write what is wanted, as far as it is known. */
export function advice(shape: Shape, value: unknown, shapes: Shapes): string {
  if (typeof shape === 'object') {
    const element = 'list' in shape ? shape.list : shape.map;
    return typeof element === 'string' ? advice(element, 'list' in shape && !isPlain(value) && !Array.isArray(value) ? value : undefined, shapes) : '';
  }
  const type = shape.startsWith('#') ? shapes.typeOf(shape.slice(1)) : undefined;
  return type && (type.kind === 'class' || type.kind === 'interface') && type.made ? adviceOf(type.made, value) : '';
}

function adviceOf(made: Making, value: unknown): string {
  const { written, from = {}, others = [], constants = [], imports = [] } = made;
  const kind = typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : isPlain(value) ? 'object' : undefined;
  if (typeof value === 'string' && constants.includes(constantName(value))) { return `: use ${written}.${constantName(value)}`; }
  const fitting = kind === undefined ? [] : from[kind] ?? [];
  const primitives = [...from.text ?? [], ...from.number ?? []];
  // A text is only surely the right one if nothing else is made of one value.
  if (fitting.length === 1 && (kind !== 'text' || primitives.length === 1)) {
    return `: use ${written}.${fitting[0]}(${typeof value === 'string' ? quoted(value) : typeof value === 'number' ? value : '…'})`;
  }
  const calls = [...from.number ?? [], ...from.text ?? [], ...from.object ?? [], ...others].map((name) => `${name}(${kind === 'number' && from.number?.includes(name) ? value : ''})`);
  const ways = [...constants, ...calls].map((way) => `${written}.${way}`);
  const all = ways.length > 0 ? ways : kind === 'text' ? imports : [];
  return all.length === 0 ? '' : `: use ${all.length > MAX_NAMES ? `${all.slice(0, MAX_NAMES).join(', ')} or another one` : alternatives(all)}`;
}

export function quoted(text: string): string {
  const short = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  return `'${short}'`;
}

export function withArticle(name: string): string {
  return `${/^([AEO]|I[A-Z]|I[^A-Z])/.test(name) ? 'an' : 'a'} ${name}`;
}

/** The last part of a name that has several. */
function simple(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function alternatives(all: readonly string[]): string {
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all[all.length - 1]}`;
}

function constantName(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}

function isPlain(value: unknown): boolean {
  return isObject(value) && !isOfJavaScript(value);
}

function nameOf(value: Function): string {
  return simple(jsiiNameOf(value) ?? (typeof value.name === 'string' ? value.name : ''));
}

function isClass(value: Function): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}
