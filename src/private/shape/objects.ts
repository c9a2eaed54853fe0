import { types } from 'util';
import type { ObjectType } from './shape';

/** How jsii marks the classes of all libraries, with the full name of the class. */
const JSII = Symbol.for('jsii.rtti');

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Whether an object throws whatever is asked of it, as a proxy does that has been revoked. */
export function isUnreadable(value: unknown): boolean {
  if (!isObject(value) || !types.isProxy(value)) { return false; }
  try {
    Reflect.ownKeys(value).forEach((key) => Reflect.getOwnPropertyDescriptor(value, key));
    return !isObject(Reflect.getPrototypeOf(value) ?? Object.prototype) || Reflect.has(value, 'node') === undefined;
  } catch {
    return true;
  }
}

/** Whether an object only has the prototype of a class of a jsii library: what a constructor has made has something of its own. */
export function isUnmade(value: object, kind: ObjectType['kind'] = 'class'): boolean {
  return typeof value === 'object' && Reflect.ownKeys(value).length === 0 && classesOf(value).some((name) => kind === 'class' || name === 'Construct');
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
export function readData(value: object, name: string): unknown {
  for (let holder: object | null = value; holder; holder = Object.getPrototypeOf(holder)) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, name);
    if (descriptor) { return 'value' in descriptor ? descriptor.value : UNREADABLE; }
  }
  return UNREADABLE;
}

/** The classes of jsii libraries that an object is of: their names within their libraries. */
export function classesOf(value: object): string[] {
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
