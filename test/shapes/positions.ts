import { readFileSync } from 'fs';
import { createRequire } from 'module';
import { dirname, join } from 'path';
import { gunzipSync } from 'zlib';

/** A place of the public API that takes a value. */
export interface Position {
  /** The public function, such as `BackupVault.grant`, or `new BackupVault`. */
  readonly call: string;
  /** How a message names the place. */
  readonly path: string;
  readonly type: TypeReference;
  readonly optional: boolean;
  /** Whether another library looks into what holds it. */
  readonly isForeign: boolean;
  /** The arguments of the call, with a value in the place; all others are valid, and nothing is given that can be left out. */
  readonly argumentsWith: (value: unknown, valid: (type: TypeReference) => unknown) => unknown[];
}

export interface TypeReference {
  readonly fqn?: string;
  readonly primitive?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
}

interface Member {
  readonly name: string;
  readonly type: TypeReference;
  readonly optional?: boolean;
  readonly variadic?: boolean;
  readonly static?: boolean;
  readonly protected?: boolean;
}

interface Method {
  readonly name: string;
  readonly static?: boolean;
  readonly protected?: boolean;
  readonly parameters?: Member[];
}

export interface Type {
  readonly fqn: string;
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly datatype?: boolean;
  readonly base?: string;
  readonly interfaces?: string[];
  readonly initializer?: Method;
  readonly methods?: Method[];
  readonly properties?: Member[];
}

type Types = Record<string, Type>;
type Put = (value: unknown, valid: (type: TypeReference) => unknown) => unknown;

const OWN: Types = JSON.parse(readFileSync('.jsii', 'utf8')).types;

/** Every type that the public API takes, of whichever library. */
export const TYPES: Types = { ...typesOf('aws-cdk-lib'), ...typesOf('constructs'), ...OWN };

/** Of the parameters, `scope` and `id` belong to the `constructs` package. */
export function positions(): Position[] {
  return Object.values(OWN).filter(({ kind }) => kind === 'class').flatMap((type) => [
    ...(type.initializer ? positionsOfCall(`new ${type.name}`, type.initializer) : []),
    ...(type.methods ?? []).flatMap((method) => positionsOfCall(`${type.name}.${method.name}`, method)),
  ]);
}

/** Calls by name, as the assembly has them. */
export function methodOf(call: string): { type: Type; method: Method; isConstructor: boolean } {
  const [, ofNew, className, member] = /^(?:new (\w+)|(\w+)\.(\w+))$/.exec(call)!;
  const type = Object.values(OWN).find(({ name }) => name === (ofNew ?? className))!;
  return { type, isConstructor: Boolean(ofNew), method: ofNew ? type.initializer! : type.methods!.find(({ name }) => name === member)! };
}

/** The properties of a struct, its own and those that it extends. */
export function propertiesOf({ properties = [], interfaces = [] }: Type): Member[] {
  return [...interfaces.flatMap((fqn) => propertiesOf(TYPES[fqn])), ...properties];
}

function positionsOfCall(call: string, { parameters = [] }: Method): Position[] {
  return parameters.flatMap((parameter, i) => ['scope', 'id'].includes(parameter.name) ? [] : within(
    {
      call,
      path: parameter.variadic ? `${parameter.name}[0]` : parameter.name,
      type: parameter.type,
      optional: Boolean(parameter.optional && !parameter.variadic),
      isForeign: false,
    },
    (value, valid) => [
      ...parameters.slice(0, i).map(({ type }) => valid(type)),
      value,
      ...parameters.slice(i + 1).filter(({ optional, variadic }) => !optional && !variadic).map(({ type }) => valid(type)),
    ],
    new Set(),
  ));
}

/** A place, and all places in what it takes. */
function within(place: Omit<Position, 'argumentsWith'>, put: Put, above: ReadonlySet<string>): Position[] {
  const { type, call, path, isForeign } = place;
  const here = { ...place, argumentsWith: (value: unknown, valid: (type: TypeReference) => unknown) => put(value, valid) as unknown[] };
  if (type.collection) {
    const { kind, elementtype } = type.collection;
    if (isForeign && elementtype.primitive) { return [here]; }
    const element = { call, path: kind === 'array' ? `${path}[0]` : `${path}['key']`, type: elementtype, optional: false, isForeign };
    return [here, ...within(element, (value, valid) => put(kind === 'array' ? [value] : { key: value }, valid), above)];
  }
  const struct = type.fqn === undefined ? undefined : TYPES[type.fqn];
  if (!struct?.datatype || above.has(struct.fqn)) { return [here]; }
  const properties = propertiesOf(struct);
  return [here, ...properties.flatMap((property) => within(
    {
      call,
      path: ['props', 'options'].includes(path) ? property.name : `${path}.${property.name}`,
      type: property.type,
      optional: Boolean(property.optional),
      isForeign: !struct.fqn.startsWith('cdk-aws-backup.'),
    },
    (value, valid) => put({ ...(valid(type) as object), [property.name]: value }, valid),
    new Set([...above, struct.fqn]),
  ))];
}

function typesOf(name: string): Types {
  const folder = dirname(createRequire(__filename).resolve(`${name}/package.json`));
  const assembly = JSON.parse(readFileSync(join(folder, '.jsii'), 'utf8'));
  return (assembly.types ?? JSON.parse(gunzipSync(readFileSync(join(folder, assembly.filename))).toString()).types) as Types;
}
