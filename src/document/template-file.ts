import { Budget } from './budget';
import { Exports } from './exports';
import { referencesIn } from './references';
import { CDK_METADATA } from './template';
import type { Application, Place, RawResource, Referent, Section, Template, TemplateEnvironment } from './template';
import { withoutLoops } from './unfolded-loops';
import { textOf } from './values/expression';

/** A template as JSON, and where it is deployed to. */
export interface TemplateInput {
  readonly name: string;
  readonly content: unknown;
  readonly environment?: TemplateEnvironment;
  readonly stackName?: string;
  /** Where it was read. */
  readonly file?: string;
  /** What it was synthesised with; it alone by default. */
  readonly assembly?: string;
  /** The tags of its stack, where they are known. */
  readonly tags?: Readonly<Record<string, string>>;
  /** The paths of constructs by their logical ids, where resources do not say them. */
  readonly paths?: ReadonlyMap<string, string>;
  /** What its assembly says of its constructs, by their paths. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/**
 * Templates of files that are deployed together: what one exports, others import.
 */
export class TemplateFiles implements Application {
  public readonly templates: readonly TemplateFile[];
  public readonly referents = new Map<string, Referent>();
  public readonly shared = new Map<string, unknown>();
  public readonly budget: Budget;
  /** A file knows nothing of imports. */
  public readonly calls = [];
  private readonly exports = new Exports();

  constructor(templates: readonly TemplateFile[]) {
    this.templates = templates;
    this.budget = Budget.ofFiles(templates.length);
    for (const template of this.templates) { this.exports.add(template, template.exports()); }
  }

  public exported(name: string, importer: Template): { readonly template: Template; readonly value: unknown } | undefined {
    return this.exports.of(name, importer);
  }
}

/** A template of a file; what is no template has nothing in it. */
export class TemplateFile implements Template {
  public readonly name: string;
  public readonly environment: TemplateEnvironment;
  public readonly stackName?: string;
  public readonly file?: string;
  public readonly assembly: string;
  public readonly tags: Readonly<Record<string, string>>;
  public readonly areTagsKnown: boolean;
  public readonly paths: ReadonlyMap<string, string>;
  public readonly metadata: Readonly<Record<string, unknown>>;
  public readonly constants = new WeakMap<object, unknown>();
  public outer?: { readonly template: Template; readonly logicalId: string };
  private readonly content: Record<string, unknown>;
  private readonly children = new Map<string, TemplateFile>();
  private areConditional?: boolean;
  private referredTo?: ReadonlySet<string>;

  constructor({ name, content, environment = {}, stackName, file, assembly = name, tags, paths = new Map(), metadata = {} }: TemplateInput) {
    this.name = name;
    this.environment = environment;
    this.stackName = stackName;
    this.file = file;
    this.assembly = assembly;
    this.tags = tags ?? {};
    this.areTagsKnown = tags !== undefined;
    this.paths = paths;
    this.metadata = metadata;
    this.content = withoutLoops(objectOf(content));
  }

  public get hasConditions(): boolean {
    this.areConditional ??= Object.values(objectOf(this.content.Resources)).map(objectOf)
      .some(({ Condition: condition, Type: type }) => condition !== undefined && type !== CDK_METADATA);
    return this.areConditional;
  }

  public get transforms(): readonly string[] {
    return [this.content.Transform ?? []].flat().map((each) => textOf(typeof each === 'object' ? objectOf(each).Name : each) ?? '');
  }

  public get types(): readonly string[] {
    return [...new Set(Object.keys(objectOf(this.content.Resources)).flatMap((logicalId) => this.resource(logicalId)?.Type ?? []))];
  }

  public get references(): ReadonlySet<string> {
    this.referredTo ??= referencesIn(this.content);
    return this.referredTo;
  }

  /** How many resources it has. */
  public get size(): number {
    return Object.keys(objectOf(this.content.Resources)).length;
  }

  /** Says which template a nested stack of this one is made of. */
  public nest(logicalId: string, template: TemplateFile): void {
    template.outer = { template: this, logicalId };
    this.children.set(logicalId, template);
  }

  public nested(logicalId: string): Template | undefined {
    return this.children.get(logicalId);
  }

  public resource(logicalId: string): RawResource | undefined {
    const resource = own(objectOf(this.content.Resources), logicalId);
    return typeof (resource as RawResource | undefined)?.Type === 'string' ? resource as RawResource : undefined;
  }

  public keyOf({ logicalId }: Place): unknown {
    return logicalId;
  }

  /** What was looked up is in a file, if the app was synthesised to its end. */
  public isStandIn(): boolean {
    return false;
  }

  /** The logical ids of all that it has. */
  public get logicalIds(): readonly string[] {
    return Object.keys(objectOf(this.content.Resources));
  }

  public resourcesOf(types: ReadonlySet<string>): readonly string[] {
    return Object.keys(objectOf(this.content.Resources)).filter((logicalId) => types.has(this.resource(logicalId)?.Type ?? ''));
  }

  public entry(section: Section, name: string): unknown {
    return own(objectOf(this.content[section]), name);
  }

  /** What it exports, by the names that are written out. */
  public exports(): [name: string, value: unknown][] {
    return Object.values(objectOf(this.content.Outputs)).flatMap((output) => {
      const { Export: exported, Value: value } = objectOf(output);
      const { Name: name } = objectOf(exported);
      return typeof name === 'string' ? [[name, value]] : [];
    });
  }
}

/** Why something is no template, if it is none. The CDK writes no `Resources` for a stack without any. */
export function whyNoTemplate(content: unknown): string | undefined {
  const isMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap(content)) { return 'it is no CloudFormation template: it is no map'; }
  const { Resources: resources } = content as Record<string, unknown>;
  return resources === undefined || isMap(resources) ? undefined : 'it is no CloudFormation template: its Resources are no map';
}

/** A value as an object; an empty one where it is something else. */
export function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : {};
}

function own(object: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
