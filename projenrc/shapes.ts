import { readFileSync } from 'fs';
import { createRequire } from 'module';
import { dirname, join, resolve } from 'path';
import { gunzipSync } from 'zlib';
import type { Making, Members, MemberShape, NamedType, Place, Shape } from '../src/private/shape/shape';

/**
 * Makes of the assemblies (`.jsii`) what the check of arguments has to know: what each public function takes, and what the types look like that it takes.
 *
 * Nothing of it is written by hand, so that nothing can be forgotten.
 */
export interface ShapesOfAssembly {
  /** By the full names of type and member; a constructor has none. */
  readonly calls: ReadonlyMap<string, Call>;
  readonly types: ReadonlyMap<string, NamedType>;
}

export interface Call {
  readonly parameters: { readonly [name: string]: Place };
  /** Where it is written: the file in `src/`, and the line in it. */
  readonly location: { readonly filename: string; readonly line: number };
}

const OWN = 'cdk-aws-backup';
const LIBRARY = 'aws-cdk-lib';

/** The parameters that `constructs` checks, and nobody else. */
const OF_CONSTRUCTS = ['scope', 'id'];

/** What says nothing of a type: every object has it, or so many types that it tells none of them. */
const MANY = 10;

export function readShapes(): ShapesOfAssembly {
  return new Reader([assemblyOf(OWN), assemblyOf(LIBRARY), assemblyOf('constructs')]).read();
}

/** What of jsii's assemblies is used here. */
interface Assembly { readonly types: Record<string, Type> }
interface Type {
  readonly fqn: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly datatype?: boolean;
  readonly base?: string;
  readonly interfaces?: string[];
  readonly initializer?: Method;
  readonly methods?: Method[];
  readonly properties?: Property[];
}
interface TypeReference {
  readonly fqn?: string;
  readonly primitive?: string;
  readonly collection?: { kind: 'array' | 'map'; elementtype: TypeReference };
  readonly union?: unknown;
}
interface Property {
  readonly name: string;
  readonly type: TypeReference;
  readonly optional?: boolean;
  readonly static?: boolean;
  readonly protected?: boolean;
  readonly immutable?: boolean;
}
interface Parameter {
  readonly name: string;
  readonly type: TypeReference;
  readonly optional?: boolean;
  readonly variadic?: boolean;
}
interface Method {
  readonly name: string;
  readonly static?: boolean;
  readonly protected?: boolean;
  readonly parameters?: Parameter[];
  readonly returns?: { type: TypeReference };
  readonly locationInModule: Call['location'];
}

function assemblyOf(name: string): Assembly {
  const folder = name === OWN ? resolve('.') : dirname(createRequire(join(resolve('.'), 'package.json')).resolve(`${name}/package.json`));
  const assembly = JSON.parse(readFileSync(join(folder, '.jsii'), 'utf8'));
  return assembly.schema === 'jsii/file-redirect' ? JSON.parse(gunzipSync(readFileSync(join(folder, assembly.filename))).toString()) : assembly;
}

class Reader {
  private readonly all: Record<string, Type>;
  private readonly ancestors = new Map<string, ReadonlySet<string>>();
  /** Which types have a member. */
  private readonly holders = new Map<string, string[]>();
  private readonly types = new Map<string, NamedType>();
  private readonly own: Type[];

  constructor(assemblies: Assembly[]) {
    this.own = Object.values(assemblies[0].types);
    this.all = Object.assign({}, ...assemblies.map(({ types }) => types));
    for (const type of Object.values(this.all).filter(({ kind, datatype, fqn }) => kind !== 'enum' && !datatype && !isL1(fqn))) {
      membersOf(type).forEach(({ name }) => this.holders.set(name, [...this.holders.get(name) ?? [], type.fqn]));
    }
  }

  public read(): ShapesOfAssembly {
    const calls = new Map<string, Call>();
    for (const type of this.own.filter(({ kind }) => kind === 'class')) {
      for (const property of type.properties ?? []) {
        if (!property.immutable) { throw new Error(`${type.fqn}.${property.name} can be set, and nobody checks that: make it a method`); }
      }
      for (const method of [type.initializer, ...type.methods ?? []].filter((each) => each !== undefined)) {
        const parameters = (method.parameters ?? []).filter(({ name }) => !OF_CONSTRUCTS.includes(name));
        if (parameters.length === 0) { continue; }
        calls.set([type.fqn, method.name].filter(Boolean).join('.'), {
          parameters: Object.fromEntries(parameters.map((parameter) => [parameter.name, this.placeOf(parameter)])),
          location: method.locationInModule,
        });
      }
    }
    return { calls, types: this.types };
  }

  /** @param isForeign whether another library looks into it: what it takes within a list is its own affair */
  private placeOf({ type, optional, variadic }: { type: TypeReference; optional?: boolean; variadic?: boolean }, isForeign = false): Place {
    return {
      shape: this.shapeOf(type, isForeign),
      ...(optional || variadic ? {} : { required: true }),
      ...(variadic ? { variadic } : {}),
    };
  }

  private shapeOf({ fqn, primitive, collection, union }: TypeReference, isForeign: boolean): Shape {
    if (union) { throw new Error('nobody checks what a union takes'); }
    if (collection) {
      const element = isForeign && collection.elementtype.primitive ? 'any' : this.shapeOf(collection.elementtype, isForeign);
      return collection.kind === 'array' ? { list: element } : { map: element };
    }
    if (primitive) { return ({ string: 'text', number: 'number', boolean: 'boolean', date: 'date' } as const)[primitive] ?? 'any'; }
    const name = nameOf(fqn!);
    if (!this.types.has(name)) {
      this.types.set(name, { kind: 'enum', written: '' });
      this.types.set(name, this.typeOf(this.all[fqn!]));
    }
    return `#${name}`;
  }

  private typeOf(type: Type): NamedType {
    if (type.kind === 'enum') { return { kind: 'enum', written: writtenOf(type.fqn) }; }
    if (type.datatype) {
      const all = [type.fqn, ...this.ancestorsOf(type.fqn)].flatMap((fqn) => this.all[fqn].properties ?? []).sort((a, b) => a.name < b.name ? -1 : 1);
      return { kind: 'struct', properties: Object.fromEntries(all.map((property) => [property.name, this.placeOf(property, !isOwn(type.fqn))])) };
    }
    const made = this.makingOf(type);
    const has = this.tellingOf(type);
    const alsoHas = [...new Set([...this.ancestorsOf(type.fqn)].flatMap((fqn) => membersOf(this.all[fqn])).filter(isNeeded).map(({ name }) => name))]
      // What is new in a library is not in older copies of it, and what every object has is in all.
      .filter((name) => !['toString', 'with'].includes(name) && !Object.hasOwn(has, name));
    const all = [type.fqn, ...this.ancestorsOf(type.fqn)].flatMap((fqn) => membersOf(this.all[fqn]));
    return {
      kind: type.kind,
      has,
      ...(all.some((member) => isNeeded(member) && Object.hasOwn(has, member.name)) ? {} : { isAnyEnough: true }),
      ...(alsoHas.length > 0 ? { alsoHas } : {}),
      ...this.looksOf('looks', type, all.filter(isNeeded), has),
      ...this.looksOf('mayLook', type, all.filter((member) => !isNeeded(member)), has),
      ...(type.kind === 'class' && isOwn(type.fqn) && !this.all[`${LIBRARY}.aws_backup.${simple(type.fqn)}`] ? { isSealed: true } : {}),
      ...(made ? { made } : {}),
    };
  }

  /** How members look, as far as that is not said already. */
  private looksOf(key: 'looks' | 'mayLook', { fqn }: Type, members: readonly (Property | Method)[], said: Members): { [key: string]: Members } {
    const looks = members.map((member) => [member.name, this.lookOf(member, isOwn(fqn))] as const)
      .filter(([name, look]) => look !== 'any' && !['node', 'toString', 'with'].includes(name) && JSON.stringify(look) !== JSON.stringify(said[name]));
    return looks.length > 0 ? { [key]: Object.fromEntries(looks) } : {};
  }

  /** @param isOfOurs whether it is a member of one of our classes, which asks for all that the member has */
  private lookOf(member: Property | Method, isOfOurs: boolean): MemberShape {
    if (isMethod(member)) { return 'method'; }
    const { fqn, primitive, collection } = member.type;
    if (collection) { return collection.kind === 'array' ? 'list' : {}; }
    if (primitive) { return ({ string: 'text', number: 'number', boolean: 'boolean' } as const)[primitive] ?? 'any'; }
    const type = fqn === undefined ? undefined : this.all[fqn];
    if (!type || type.kind === 'enum') { return 'any'; }
    if (!type.datatype && !(isOfOurs && (type.kind === 'interface' || !isOwn(type.fqn) || member.optional))) { return {}; }
    return isOfOurs ? this.shapeOf(member.type, false) as `#${string}` : textsOf(type);
  }

  /** The members that tell a type from all that is not of its kind: those that it adds itself, and has to have. */
  private tellingOf(type: Type, depth = 0): { [member: string]: MemberShape } {
    const inherited = [...this.ancestorsOf(type.fqn)].flatMap((fqn) => membersOf(this.all[fqn])).map(({ name }) => name);
    const all = membersOf(type).filter(({ name }) => name !== 'toString');
    const added = all.some(({ name }) => !inherited.includes(name)) ? all.filter(({ name }) => !inherited.includes(name)) : all;
    const needed = added.some(isNeeded) ? added.filter(isNeeded) : added;
    const rare = needed.filter(({ name }) => this.strangersWith(name, type.fqn).length < MANY);
    const telling = rare.length > 0 ? rare : needed;
    if (telling.length === 0) { throw new Error(`nothing tells what is a ${type.fqn}`); }
    return Object.fromEntries(telling.map((member) => [member.name, this.memberOf(member, depth, telling.length === 1)]));
  }

  /** @param isAlone whether it is all that tells a type: then it is looked into */
  private memberOf(member: Property | Method, depth: number, isAlone: boolean): MemberShape {
    if (isMethod(member)) { return 'method'; }
    if (depth > 0 || member.optional) { return 'any'; }
    const { fqn, primitive } = member.type;
    if (primitive === 'string') { return 'text'; }
    const type = fqn === undefined ? undefined : this.all[fqn];
    if (!type || type.kind === 'enum') { return 'any'; }
    if (!isAlone) { return {}; }
    if (!type.datatype) { return this.tellingOf(type, depth + 1); }
    return textsOf(type);
  }

  /** The types that have a member of a name though they are not of a kind: neither above nor below it, nor of its name in another module. */
  private strangersWith(name: string, fqn: string): string[] {
    return this.holders.get(name)!
      .filter((other) => simple(other) !== simple(fqn) && !this.ancestorsOf(other).has(fqn) && !this.ancestorsOf(fqn).has(other));
  }

  private makingOf(type: Type): Making | undefined {
    if (type.kind === 'interface') {
      const imports = this.importsOf(type.fqn);
      return imports.length > 0 ? { written: '', imports } : undefined;
    }
    const factories = (type.methods ?? []).filter(({ static: isStatic, returns }) => isStatic && returns?.type.fqn === type.fqn);
    const from = (...primitives: string[]) => factories
      .filter(({ parameters = [] }) => parameters.filter(({ optional }) => !optional).length === 1 && primitives.includes(parameters[0].type.primitive ?? ''))
      .map(({ name }) => name);
    const direct = { text: from('string'), number: from('number'), object: from('any', 'json') };
    const others = factories.map(({ name }) => name).filter((name) => !Object.values(direct).flat().includes(name));
    const constants = (type.properties ?? []).filter(({ static: isStatic, type: { fqn } }) => isStatic && fqn === type.fqn).map(({ name }) => name);
    if (factories.length + constants.length === 0) { return undefined; }
    return {
      written: writtenOf(type.fqn),
      from: Object.fromEntries(Object.entries(direct).filter(([, names]) => names.length > 0)),
      ...(others.length > 0 ? { others } : {}),
      // Of the time zones there are hundreds.
      ...(constants.length > 0 && constants.length < 50 ? { constants } : {}),
    };
  }

  /** How a program imports what implements an interface, by one text: our own ways, or those of the module that the interface is of. */
  private importsOf(fqn: string): string[] {
    const module = moduleOf(fqn);
    const found = Object.values(this.all).filter(({ kind, fqn: each }) => kind === 'class' && !isL1(each) && (isOwn(each) || moduleOf(each) === module)).flatMap((type) => (type.methods ?? [])
      .filter(({ name, static: isStatic, parameters = [], returns }) => isStatic && /^from/.test(name)
        && parameters.map(({ name: each }) => each).slice(0, 2).join() === 'scope,id' && parameters.filter(({ optional }) => !optional).length === 3 && parameters[2].type.primitive === 'string'
        && returns?.type.fqn !== undefined && (returns.type.fqn === fqn || this.ancestorsOf(returns.type.fqn).has(fqn)))
      .map(({ name }) => ({ fqn: type.fqn, way: `${writtenOf(type.fqn)}.${name}()` })));
    const own = found.filter(({ fqn: each }) => isOwn(each));
    const made = this.madeOfText(fqn);
    return made.length > 0 ? made : (own.length > 0 ? own : found).map(({ way }) => way).slice(0, 4);
  }

  /** The first classes of the module of an interface that implement it and are made of one text: of the principals of IAM, that of an account and that of an ARN. */
  private madeOfText(fqn: string): string[] {
    return Object.values(this.all)
      .filter(({ kind, fqn: each, initializer: { parameters = [] } = {} }) => kind === 'class' && !isOwn(each) && !isL1(each) && moduleOf(each) === moduleOf(fqn)
        && this.ancestorsOf(each).has(fqn) && parameters.filter(({ optional }) => !optional).length === 1
        && !parameters[0].variadic && ['string', 'any'].includes(parameters[0].type.primitive ?? ''))
      .map(({ fqn: each }) => `new ${writtenOf(each)}()`).slice(0, 2);
  }

  private ancestorsOf(fqn: string): ReadonlySet<string> {
    if (!this.ancestors.has(fqn)) {
      const { base, interfaces = [] } = this.all[fqn];
      const direct = [base, ...interfaces].filter((each) => each !== undefined && this.all[each] !== undefined) as string[];
      this.ancestors.set(fqn, new Set(direct.flatMap((each) => [each, ...this.ancestorsOf(each)])));
    }
    return this.ancestors.get(fqn)!;
  }
}

function membersOf({ properties = [], methods = [] }: Type): (Property | Method)[] {
  return [...properties, ...methods].filter((member) => !member.static && !member.protected);
}

/** The texts that a struct has to have. */
function textsOf({ properties = [] }: Type): { [member: string]: MemberShape } {
  return Object.fromEntries(properties.filter(({ optional, type }) => !optional && type.primitive === 'string').map(({ name }) => [name, 'text']));
}

function isMethod(member: Property | Method): member is Method {
  return !('type' in member);
}

function isNeeded(member: Property | Method): boolean {
  return isMethod(member) || !member.optional;
}

function isOwn(fqn: string): boolean {
  return fqn.startsWith(`${OWN}.`);
}

function isL1(fqn: string): boolean {
  return /\.Cfn[A-Z]/.test(fqn);
}

function simple(fqn: string): string {
  return fqn.slice(fqn.lastIndexOf('.') + 1);
}

/** The module of aws-cdk-lib, whether it has the interfaces or the classes. */
function moduleOf(fqn: string): string {
  return nameOf(fqn).replace(/^interfaces\./, '').replace(/\.\w+$/, '');
}

/** The name by which a type is known here: that in its library. */
function nameOf(fqn: string): string {
  return fqn.slice(fqn.indexOf('.') + 1);
}

/** The name of a type as programs write it: with its module, where that is not the library itself. */
function writtenOf(fqn: string): string {
  return nameOf(fqn).replace(/^(?:interfaces\.)?aws_/, '');
}
