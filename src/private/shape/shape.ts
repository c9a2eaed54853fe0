/**
 * What a value must look like.
 *
 * `text`, `number`, `boolean`, `date` and `any` stand for themselves; `#Name` is a type of its own, described once.
 */
export type Shape = 'text' | 'number' | 'boolean' | 'date' | 'any' | `#${string}` | ListShape | MapShape;

/** A list, of elements of one shape. */
export interface ListShape {
  readonly list: Shape;
}

/** Values of one shape, by texts. */
export interface MapShape {
  readonly map: Shape;
}

/** A place that takes a value: a parameter, or a property of a struct. */
export interface Place {
  readonly shape: Shape;
  readonly required?: boolean;
  /** Whether it takes all values that are left. */
  readonly variadic?: boolean;
}

/** Properties that are read, and whoever has them is welcome. */
export interface StructType {
  readonly kind: 'struct';
  readonly properties: { readonly [name: string]: Place };
}

/** A closed set of values. */
export interface EnumType {
  readonly kind: 'enum';
  /** How programs write the name of the type. */
  readonly written: string;
}

/** Something that has members, whichever class it is of. */
export interface ObjectType {
  readonly kind: 'class' | 'interface';
  /** The members that tell it from others: how they look, or `method`. */
  readonly has: Members;
  /** Whether each of them may be left out, so that one is enough. */
  readonly isAnyEnough?: boolean;
  /** The members that it has to have besides, as others have them, too. */
  readonly alsoHas?: readonly string[];
  /** How members look besides that, where they are. */
  readonly looks?: Members;
  /** The same of members that may be left out. */
  readonly mayLook?: Members;
  /** Whether more is used of it than anybody sees, so that nothing else will do than what its class has made. */
  readonly isSealed?: boolean;
  /** How programs make one. */
  readonly made?: Making;
}

export interface Members { readonly [member: string]: MemberShape }

/** `#Name` is a struct. */
export type MemberShape = 'method' | 'any' | 'text' | 'number' | 'boolean' | 'list' | `#${string}` | Members;

/** The static members with which a program makes an object of a class. */
export interface Making {
  /** How programs write the name of the class. */
  readonly written: string;
  /** Those that want nothing but one value, by what that is. */
  readonly from?: { readonly [kind in 'text' | 'number' | 'object']?: readonly string[] };
  /** The other ones. */
  readonly others?: readonly string[];
  /** Those that are made already. */
  readonly constants?: readonly string[];
  /** Whole calls for one that exists elsewhere and is known by a text. */
  readonly imports?: readonly string[];
}

export type NamedType = StructType | EnumType | ObjectType;

/** Where the shapes are: described when they are asked for, as a program asks for few. */
export interface Shapes {
  /** The parameters of a function, in their order, without those that nobody checks. */
  parametersOf(call: string): ReadonlyArray<readonly [name: string, place: Place]>;
  typeOf(name: string): NamedType;
  /** The values of an enum, by name, of the copy of the library that the program uses. */
  valuesOf(name: string): { readonly [name: string]: unknown };
}
