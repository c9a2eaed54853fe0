/**
 * Names that hurt in a language: a reserved word, a member that every object has already, two names that become one.
 */
export interface Assembly {
  readonly types: Record<string, Type>;
}

export interface Type {
  readonly name: string;
  readonly kind: string;
  readonly datatype?: boolean;
  readonly initializer?: Callable;
  readonly methods?: Callable[];
  readonly properties?: { readonly name: string }[];
  readonly members?: { readonly name: string }[];
}

interface Callable { readonly name?: string; readonly static?: boolean; readonly parameters?: { readonly name: string }[] }

interface Rules {
  readonly reserved: Set<string>;

  /** Types that every program of the language knows by their short names. */
  readonly types: Set<string>;

  /** What objects of the language, or of jsii in it, have already. */
  readonly inherited: Set<string>;

  /** How a member is called in the language. */
  readonly member: (name: string, isProperty: boolean) => string[];
  readonly parameter: (name: string) => string;

  /** Whether a member may not be called like its class. */
  readonly notLikeItsClass?: boolean;
}

const words = (text: string) => new Set(text.trim().split(/\s+/));
export const pascal = (name: string) => name[0].toUpperCase() + name.slice(1);
export const snake = (name: string) => (/^[A-Z0-9_]+$/.test(name) ? name : name.replace(/(?<=[a-z0-9])([A-Z])/g, '_$1').toLowerCase());

export const RULES: Record<string, Rules> = {
  python: {
    reserved: words(`False None True and as assert async await break case class continue def del elif else except exec finally for from global if import in is
      lambda match nonlocal not or pass print raise return self try type while with yield`),
    types: words('Exception Ellipsis NotImplemented Warning'),
    inherited: words('mro jsii_version'),
    member: (name) => [snake(name)],
    parameter: snake,
  },
  java: {
    reserved: words(`abstract assert boolean break byte case catch char class const continue default do double else enum extends false final finally float for
      goto if implements import instanceof int interface long native new null package private protected public record return sealed short static strictfp super
      switch synchronized this throw throws transient true try var void volatile while yield permits`),
    types: words('Boolean Class Enum Error Exception Integer List Long Map Module Object Override Package Process Record Runtime String System Thread'),
    inherited: words('clone equals finalize getClass hashCode notify notifyAll wait build builder create jsiiCall jsiiGet jsiiSet jsiiAsyncCall jsiiStaticCall'),
    member: (name, isProperty) => (isProperty ? [`get${pascal(name)}`, name] : [name]),
    parameter: (name) => name,
  },
  dotnet: {
    reserved: words(`abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit
      extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override params
      private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong
      unchecked unsafe ushort using virtual void volatile while`),
    types: words('Attribute Boolean Console Enum Environment Exception List Math Object Random String Task Tuple Type'),
    inherited: words('Equals Finalize GetHashCode GetType MemberwiseClone ReferenceEquals'),
    // The keywords are all in small letters: a prop is written @lock where it is a parameter.
    member: (name) => [pascal(name), name],
    parameter: (name) => name,
    notLikeItsClass: true,
  },
  go: {
    reserved: words(`break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct
      switch type var`),
    types: words(''),
    inherited: words('Validate'),
    member: (name) => [pascal(name), name],
    parameter: (name) => name,
  },
};

export function namesThatHurt(language: string, { types }: Assembly): string[] {
  const rules = RULES[language];
  return Object.values(types).flatMap((type) => [
    ...(rules.types.has(type.name) ? [`${type.name}: a name of the language`] : []),
    ...(type.members ?? []).filter(({ name }) => rules.reserved.has(name)).map(({ name }) => `${type.name}.${name}: reserved`),
    ...members(type).flatMap(({ name, isProperty }) => memberFaults(rules, type, name, isProperty)),
    ...clashes(rules, type),
    ...[type.initializer, ...(type.methods ?? [])].flatMap((callable) => (callable?.parameters ?? [])
      .filter(({ name }) => rules.reserved.has(rules.parameter(name)))
      .map(({ name }) => `${type.name}.${callable!.name ?? 'constructor'}(${name}): reserved`)),
  ]);
}

function members({ methods = [], properties = [] }: Type) {
  return [
    ...methods.map(({ name }) => ({ name: name!, isProperty: false })),
    ...properties.map(({ name }) => ({ name, isProperty: true })),
  ];
}

function memberFaults({ member, reserved, inherited, notLikeItsClass }: Rules, type: Type, name: string, isProperty: boolean): string[] {
  const names = member(name, isProperty);
  return [
    ...(names.some((each) => reserved.has(each)) ? [`${type.name}.${name}: reserved`] : []),
    ...(names.some((each) => inherited.has(each)) ? [`${type.name}.${name}: inherited`] : []),
    ...(notLikeItsClass && names[0] === type.name ? [`${type.name}.${name}: like its class`] : []),
  ];
}

/** Members that are two in TypeScript and one in the language. */
function clashes({ member }: Rules, type: Type): string[] {
  const seen = new Map<string, string>();
  return members(type).flatMap(({ name, isProperty }) => {
    const [called] = member(name, isProperty);
    const other = seen.get(called);
    seen.set(called, name);
    return other === undefined ? [] : [`${type.name}.${name}: like ${other}`];
  });
}
