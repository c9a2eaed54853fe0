import type { CfnResource, ResourceEnvironment } from 'aws-cdk-lib';
import type { Budget } from './budget';

/** What aws-cdk-lib adds to stacks, under a condition, and nothing refers to. */
export const CDK_METADATA = 'AWS::CDK::Metadata';

/** Where a template is deployed to, as far as that is known. */
export interface TemplateEnvironment {
  readonly account?: string;
  readonly region?: string;
  readonly partition?: string;
}

/** A resource as a template has it. */
export interface RawResource {
  readonly Type: string;
  readonly Properties?: unknown;
  readonly Condition?: unknown;
  readonly Metadata?: unknown;
  readonly DeletionPolicy?: unknown;
  readonly UpdateReplacePolicy?: unknown;
  /** One property, where that can be told without the others. */
  property?(name: string): unknown;
}

/** The sections of a template that values are read from. */
export type Section = 'Parameters' | 'Mappings' | 'Conditions' | 'Outputs';

/**
 * A CloudFormation template, of an app that is being synthesised or of a file.
 */
export interface Template {
  /** What it is called in messages, and known by. */
  readonly name: string;
  readonly environment: TemplateEnvironment;
  readonly stackName?: string;
  /** What it was synthesised with, where not all were synthesised together. */
  readonly assembly?: string;
  /** The tags of its stack, which CloudFormation gives to what is in it; none of a nested stack, which the template around it has. */
  readonly tags: Readonly<Record<string, string>>;
  /** Whether these are all: nobody knows what a template that stands alone is deployed with. */
  readonly areTagsKnown: boolean;
  /** The paths of constructs by their logical ids, where resources do not say them. */
  readonly paths: ReadonlyMap<string, string>;
  /** Whether something in it is made under a condition only. */
  readonly hasConditions: boolean;
  /** The macros that transform it before it is deployed, those of AWS too. */
  readonly transforms: readonly string[];
  /** The types of its resources, each once. */
  readonly types: readonly string[];
  /** The logical ids that anything in it refers to, whatever its conditions are. To find them takes as long as to write it. */
  readonly references: ReadonlySet<string>;
  /** The values of its lists and objects in which nothing was found that differs from world to world. */
  readonly constants: WeakMap<object, unknown>;
  /** The stack that it is nested in, and what it is there. */
  readonly outer?: { readonly template: Template; readonly logicalId: string };

  /** The resource with a logical id. */
  resource(logicalId: string): RawResource | undefined;
  /** What tells it from all others of the template: its id, or what is sooner at hand. */
  keyOf(place: Place): unknown;
  /** Whether a text is none of the template, but what stands in for one that is looked up. */
  isStandIn(text: string): boolean;
  /** The logical ids of all resources of some types, in their order. */
  resourcesOf(types: ReadonlySet<string>): readonly string[];
  /** What a section has under a name. */
  entry(section: Section, name: string): unknown;
  /** The template that a nested stack is made of. */
  nested(logicalId: string): Template | undefined;
}

/** The templates that are deployed together. */
export interface Application {
  readonly templates: readonly Template[];
  /** What people call something of which templates have a text alone. */
  readonly calls: readonly Call[];
  /** What is known of what was referred to, by the text that stands for it. */
  readonly referents: Map<string, Referent>;
  /** What was found once, and is the same in every world. */
  readonly shared: Map<string, unknown>;
  /** How much of it is read. */
  readonly budget: Budget;

  /** The output that is exported under a name to a template that imports it. */
  exported(name: string, importer: Template): { readonly template: Template; readonly value: unknown } | undefined;
  /** Where a resource is of an app that is being synthesised. */
  placeOf?(resource: CfnResource): Referent;
  /** What other stages of the app have as a property of resources of some types, as far as it is a text. */
  textsElsewhere?(types: ReadonlySet<string>, property: string): readonly string[];
  /** What who made a selection knows of its role, and its template does not say. */
  promiseOf?(selection: Place): RolePromise | undefined;
}

/** What a template has for something, and what people know of that: the path of what was imported. */
export interface Call {
  readonly template: Template;
  readonly expression: unknown;
  readonly name: string;
  /** Where it is, if that is known. */
  readonly env?: ResourceEnvironment;
  /** Whether it is a vault that is known to be logically air-gapped. */
  readonly isAirGapped?: boolean;
  /** Where it is, if that is known though it is none of the application: in another stage of the app. */
  readonly place?: Referent;
}

/** What a selection was to give to its role. */
export interface RolePromise {
  /** The role, which another one may have been put in the place of. */
  readonly role?: CfnResource;
  /** The AWS managed policies that it was to give. */
  readonly policies: readonly string[];
  /** Whether others see to it that the role may back up. */
  readonly isOthersAffair: boolean;
  /** Whether the role is the selection's own, and still as it was made: it trusts AWS Backup, and has the policies. */
  readonly isKept: boolean;
}

/** Where a resource is. */
export interface Place {
  readonly template: Template;
  readonly logicalId: string;
  /** The resource, where that is at hand: its id may take longer to tell. */
  readonly raw?: RawResource;
}

/** What a reference is to: a resource, or an attribute of it. */
export interface Referent extends Place {
  readonly attribute?: string;
}

/** One property of a resource. */
export function propertyOf(resource: RawResource | undefined, name: string): unknown {
  if (resource?.property) { return resource.property(name); }
  const properties = Object(resource?.Properties);
  return partOf(properties, name);
}

const TRANSFORM = 'Fn::Transform';

/** What an object has under a name. A transform beside may put in there what nothing says. */
export function partOf(object: object, name: string): unknown {
  const parts = object as Record<string, unknown>;
  if (Object.hasOwn(parts, name)) { return parts[name]; }
  return Object.hasOwn(parts, TRANSFORM) ? { [TRANSFORM]: parts[TRANSFORM] } : undefined;
}
