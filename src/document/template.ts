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
  /** The tags of its stack, which CloudFormation gives to what is in it. */
  readonly tags: Readonly<Record<string, string>>;
  /** The paths of constructs by their logical ids, where resources do not say them. */
  readonly paths: ReadonlyMap<string, string>;
  /** The stack that it is nested in, and what it is there. */
  readonly outer?: { readonly template: Template; readonly logicalId: string };

  /** The resource with a logical id. */
  resource(logicalId: string): RawResource | undefined;
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
  /** The output that is exported under a name to a template that imports it. */
  exported(name: string, importer: Template): { readonly template: Template; readonly value: unknown } | undefined;
}
