import { Token } from 'aws-cdk-lib';
import { guarded } from './guard';
import { isBag, isTokenObject } from './intrinsics';
import { hasPlace } from './member-check';
import { nearName } from './near-name';
import { judgeObject } from './object-check';
import { classesOf, isObject, isOfJsiiClass, isUnreadable, read, readData, UNREADABLE } from './objects';
import type { EnumType, ListShape, MapShape, ObjectType, Place, Shape, Shapes, StructType } from './shape';
import { advice, given, quoted, wanted } from './words';
import { isToken } from '../known-text';
import { memo } from '../memo';
import { BackupValidationError } from '../messages/validation-error';

const NAMES = new WeakMap<StructType, readonly string[]>();

/** Of many elements that are wrong, the first ones say what is wrong. */
const MAX_ELEMENTS = 5;

/**
 * Looks through what was given, and says everything that is wrong with it.
 *
 * What comes back is what was given, but for what jsii does in all languages, too: `null` is as good as nothing where nothing is needed, and a token
 * that is an object becomes one of the type of its place.
 */
export class ValueCheck {
  /** What is certainly wrong. */
  public readonly problems: string[] = [];

  constructor(private readonly shapes: Shapes) {}

  /** @param path where the value was given, as programs write it */
  public place(path: string, place: Place, value: unknown): unknown {
    if (value !== undefined && value !== null) { return this.value(path, place.shape, value); }
    if (place.required) {
      this.problems.push(`'${path}' must be given: ${wanted(place.shape, this.shapes)}${value === null ? ', got null' : ''}${advice(place.shape, undefined, this.shapes)}`);
    }
    return undefined;
  }

  public value(path: string, shape: Shape, value: unknown): unknown {
    if (shape === 'any') { return value; }
    if (isUnreadable(value)) { return this.wrong(path, shape, value); }
    if (shape === 'text') { return this.primitive(path, shape, value, typeof value === 'string', Token.asString); }
    if (shape === 'number') { return this.primitive(path, shape, value, Number.isFinite(value), Token.asNumber); }
    if (shape === 'boolean') { return this.primitive(path, shape, value, typeof value === 'boolean', (token) => token as boolean); }
    if (shape === 'date') { return this.primitive(path, shape, value, Object.prototype.toString.call(value) === '[object Date]', (token) => token as Date); }
    if (typeof shape === 'object') { return 'list' in shape ? this.list(path, shape, value) : this.map(path, shape, value); }
    const name = shape.slice(1);
    const type = this.shapes.typeOf(name);
    if (type.kind === 'struct') { return this.struct(path, name, type, value); }
    return type.kind === 'enum' ? this.enum(path, name, type, value) : this.object(path, name, type, value);
  }

  private primitive<T>(path: string, shape: Shape, value: unknown, isRight: boolean, asToken: (token: unknown) => T): unknown {
    if (isRight) { return value; }
    return isToken(value) || isTokenObject(value) ? asToken(value) : this.wrong(path, shape, value);
  }

  private list(path: string, shape: ListShape, value: unknown): unknown {
    if (shape.list === 'text' && isTokenObject(value)) { return Token.asList(value); }
    if (Array.isArray(value) && isToken(value)) { return value; }
    // A set is a list in which nothing is twice.
    const list = Object.prototype.toString.call(value) === '[object Set]' ? [...value as Set<unknown>] : value;
    if (!Array.isArray(list)) { return this.wrong(path, shape, value); }
    return changed(list, this.few(list, (element, i) => this.place(`${path}[${i}]`, { shape: shape.list, required: shape.list !== 'any' }, element)));
  }

  /** What is wrong with the first elements that are wrong, and how many more there are. */
  private few<T>(elements: readonly T[], check: (element: T, i: number) => unknown): unknown[] {
    const before = this.problems.length;
    // `Array.from` sees the holes of a list, too.
    const checked = Array.from(elements, check);
    const more = this.problems.length - before - MAX_ELEMENTS;
    if (more > 1) { this.problems.splice(before + MAX_ELEMENTS, more, `and ${more} more like these`); }
    return checked;
  }

  private map(path: string, shape: MapShape, value: unknown): unknown {
    if (isTokenObject(value)) { return value; }
    if (!isBag(value) || isOfJsiiClass(value)) { return this.wrong(path, shape, value); }
    const entries = Object.entries(value).filter(([, element]) => element !== undefined);
    const checked = this.few(entries, ([key, element]) => this.place(`${path}[${quoted(key)}]`, { shape: shape.map, required: shape.map !== 'any' }, element));
    return entries.every(([, element], i) => element === checked[i]) ? value : Object.fromEntries(entries.map(([key], i) => [key, checked[i]]));
  }

  private struct(path: string, name: string, type: StructType, value: unknown): unknown {
    const names = memo(NAMES, type, () => Object.keys(type.properties));
    const known = isObject(value) ? names.filter((property) => property in value && read(value, property) !== undefined) : [];
    // An object of a class of jsii is no bag of properties; neither is a token, unless it is for somebody else.
    if (!isBag(value) || (known.length === 0 && (isOfJsiiClass(value) || isTokenObject(value)))) { return this.wrong(path, `#${name}`, value); }
    const within = path === 'props' || path === 'options' ? '' : `${path}.`;
    const changes = names.flatMap((property) => {
      const before = property in value ? read(value, property) : undefined;
      const place = type.properties[property];
      // Of many properties, few are given.
      if (before === UNREADABLE || (before === undefined && !place.required)) { return []; }
      const after = this.place(`${within}${property}`, place, before);
      return after === before ? [] : [[property, after]];
    });
    this.misspelt(within, name, known, names, value);
    if (changes.length === 0) { return value; }
    return { ...Object.fromEntries(known.map((property) => [property, read(value, property)])), ...value, ...Object.fromEntries(changes) };
  }

  /** A property more is welcome, as it is in TypeScript: unless it is one that is known, and has been misspelt. */
  private misspelt(within: string, name: string, used: readonly string[], known: readonly string[], value: object): void {
    for (const key of Object.keys(value).filter((each) => !known.includes(each))) {
      const near = nearName(key, known.filter((each) => !used.includes(each)));
      if (near !== undefined && read(value, key) !== undefined) {
        this.problems.push(`${quoted(`${within}${key}`)} is no property of ${name.slice(name.lastIndexOf('.') + 1)}: use '${near}'`);
      }
    }
  }

  private enum(path: string, name: string, type: EnumType, value: unknown): unknown {
    if (isToken(value)) { return value; }
    const values = this.shapes.valuesOf(name);
    if (Object.values(values).includes(value)) { return value; }
    const names = Object.keys(values);
    const near = typeof value === 'string' ? names.find((each) => each === value) ?? nearName(value, names) : undefined;
    const use = near === undefined ? '' : `: use ${type.written}.${near}`;
    this.problems.push(`'${path}' must be ${wanted(`#${name}`, this.shapes)}, got ${given(value)}${use}`);
    return value;
  }

  private object(path: string, name: string, type: ObjectType, value: unknown): unknown {
    const shape = `#${name}` as const;
    const verdict = judgeObject(value, name, type);
    const isNone = verdict === 'doubtful' && (isMereToken(value as object, type) || (REFERENCE.test(name) && lacksPlace(value as object, type)));
    if (verdict === 'wrong' || isNone) { return this.wrong(path, shape, value); }
    this.structsIn(path, type, value as object);
    // What other copies of a library have made is what it is.
    if (verdict === 'right' || classesOf(value as object).length > 0) { return value; }
    return guarded(value as object, type, (member) => new BackupValidationError([this.words(path, shape, value, member)]));
  }

  /** What is wrong in members that hold properties, as those of a rule of a plan. */
  private structsIn(path: string, { looks = {}, mayLook = {} }: ObjectType, value: object): void {
    for (const [name, shape] of [...Object.entries(looks), ...Object.entries(mayLook)]) {
      if (typeof shape !== 'string' || !shape.startsWith('#')) { continue; }
      const member = name in value ? readData(value, name) : undefined;
      if (isObject(member)) { this.value(`${path}.${name}`, shape as Shape, member); }
    }
  }

  private wrong(path: string, shape: Shape, value: unknown): unknown {
    this.problems.push(this.words(path, shape, value));
    return value;
  }

  private words(path: string, shape: Shape, value: unknown, member?: string): string {
    const seen = isUnreadable(value) ? undefined : value;
    return `'${path}' must be ${wanted(shape, this.shapes, seen, member)}, got ${given(value, shape, this.shapes)}${advice(shape, seen, this.shapes)}`;
  }
}

/** What every token of aws-cdk-lib has. */
const OF_TOKENS: ReadonlySet<string> = new Set(['creationStack', 'resolve', 'toJSON', 'toString', 'typeHint']);

/** Whether an object is a token, and has nothing else of a type that is resolved as tokens are, such as a policy. */
function isMereToken(value: object, { has, alsoHas = [] }: ObjectType): boolean {
  return isTokenObject(value) && !(alsoHas.includes('resolve') && Object.keys(has).some((member) => member in value && !OF_TOKENS.has(member)));
}

/** What refers to a resource of a tree. Of other interfaces, an object with what is used of it is enough. */
const REFERENCE = /\bI[A-Z]\w*Ref$/;

/** Whether something that has to be in a tree of constructs is an object of the program that is in none: sooner or later its place is asked for. */
function lacksPlace(value: object, type: ObjectType): boolean {
  return hasPlace(type) && !isOfJsiiClass(value) && !('node' in value);
}

/** The same list if nothing has changed. */
function changed(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.every((element, i) => element === before[i]) ? before : after;
}
