import { CfnElement, CfnResource, Tokenization } from 'aws-cdk-lib';
import type { IResolveContext, Stack } from 'aws-cdk-lib';
import { LiveResource } from './live-resource';
import { conditionOf } from '../../model/condition';
import { dummiesOf, isKnownText } from '../../private/known-text';
import { memo } from '../../private/memo';
import { partitionOf } from '../../private/partition';
import { referencesIn } from '../references';
import { CDK_METADATA } from '../template';
import type { Place, Section, Template, TemplateEnvironment } from '../template';
import { objectOf } from '../template-file';

/**
 * The template of a stack of an app that is being synthesised. What is asked for is read, and nothing else.
 */
export class StackTemplate implements Template {
  public readonly name: string;
  public readonly environment: TemplateEnvironment;
  public readonly stackName?: string;
  public readonly tags: Readonly<Record<string, string>>;
  public readonly areTagsKnown = true;
  public readonly constants = new WeakMap<object, unknown>();
  public readonly outer?: { readonly template: StackTemplate; readonly logicalId: string };
  /** Its resources by their types, in the order of the tree. */
  private readonly byType = new Map<string, CfnResource[]>();
  private readonly places = new Map<CfnResource, LivePlace>();
  private readonly resolved = new Map<unknown, unknown>();
  private readonly nestedStacks = new Map<CfnResource, StackTemplate>();
  private areConditional?: boolean;
  private referredTo?: ReadonlySet<string>;
  private readonly named = new Map<string, CfnResource>();
  private readonly ids = new Map<CfnResource, string>();
  private unnamed?: CfnResource[][];
  private standIns?: readonly string[];
  private sections?: Readonly<Record<string, Record<string, unknown>>>;

  /**
   * @param elements what else than resources it has, when that is asked for
   */
  constructor(public readonly stack: Stack, private readonly elements: () => readonly CfnElement[], outer?: StackTemplate) {
    const { region } = stack;
    this.name = stack.node.path;
    this.environment = { account: known(stack.account), region: known(region), partition: known(region) && partitionOf(region) };
    this.stackName = known(stack.stackName);
    this.tags = outer ? {} : stack.tags.tagValues();
    const around = stack.nestedStackResource as CfnResource | undefined;
    if (outer && around) {
      this.outer = { template: outer, logicalId: outer.idOf(around) };
      outer.nestedStacks.set(around, this);
    }
  }

  /** The paths of constructs are in no metadata yet. */
  public get paths(): ReadonlyMap<string, string> {
    return { get: (logicalId: string) => this.construct(logicalId)?.node.path } as ReadonlyMap<string, string>;
  }

  public get transforms(): readonly string[] {
    return this.stack.templateOptions.transforms ?? [];
  }

  public get hasConditions(): boolean {
    this.areConditional ??= [...this.byType].some(([type, resources]) =>
      type !== CDK_METADATA && resources.some((each) => conditionOf(each) !== undefined));
    return this.areConditional;
  }

  public get types(): readonly string[] {
    return [...this.byType.keys()];
  }

  /** What is read for them alone is not kept. */
  public get references(): ReadonlySet<string> {
    this.referredTo ??= new Set(this.findReferences());
    return this.referredTo;
  }

  /** Adds what the tree has. */
  public add(resource: CfnResource): void {
    memo(this.byType, resource.cfnResourceType, () => []).push(resource);
  }

  /** The L1 with a logical id. To name all of them takes long, so it is looked for among those first of which there are few. */
  public construct(logicalId: string): CfnResource | undefined {
    this.unnamed ??= [...this.byType.values()].sort((a, b) => b.length - a.length);
    while (!this.named.has(logicalId) && this.unnamed.length > 0) {
      this.unnamed.pop()!.forEach((resource) => this.idOf(resource));
    }
    return this.named.get(logicalId);
  }

  /** The logical id of one of its resources. */
  public idOf(resource: CfnResource): string {
    return memo(this.ids, resource, () => {
      const logicalId = logicalIdOf(resource);
      this.named.set(logicalId, resource);
      return logicalId;
    });
  }

  public resource(logicalId: string): LiveResource | undefined {
    const construct = this.construct(logicalId);
    return construct && this.placeOf(construct).raw;
  }

  /** Where one of its resources is. */
  public placeOf(resource: CfnResource): LivePlace {
    return memo(this.places, resource, () => new LivePlace(this, resource, new LiveResource(resource, this.resolved)));
  }

  public keyOf(place: Place): unknown {
    return place.raw instanceof LiveResource ? place.raw.resource : this.construct(place.logicalId) ?? place.logicalId;
  }

  public isStandIn(text: string): boolean {
    this.standIns ??= dummiesOf(this.stack);
    return this.standIns.some((each) => text.includes(each));
  }

  public resourcesOf(types: ReadonlySet<string>): readonly string[] {
    return [...this.byType].flatMap(([type, resources]) => types.has(type) ? resources.map((resource) => this.idOf(resource)) : []);
  }

  public entry(section: Section, name: string): unknown {
    this.sections ??= this.readSections();
    const entries = this.sections[section] ?? {};
    return Object.hasOwn(entries, name) ? entries[name] : undefined;
  }

  public nested(logicalId: string): Template | undefined {
    const construct = this.nestedStacks.size > 0 ? this.construct(logicalId) : undefined;
    return construct && this.nestedStacks.get(construct);
  }

  /** What it exports, by the names that are written out. */
  public exports(): [name: string, value: unknown][] {
    this.sections ??= this.readSections();
    return Object.values(this.sections.Outputs ?? {}).flatMap((output) => {
      const { Export: exported, Value: value } = objectOf(output);
      const { Name: name } = objectOf(exported);
      return typeof name === 'string' ? [[name, value]] : [];
    });
  }

  private *findReferences(): Generator<string> {
    this.sections ??= this.readSections();
    yield* referencesIn(this.sections);
    for (const resources of this.byType.values()) {
      for (const resource of resources) { yield* referencesIn(new LiveResource(resource).Properties); }
    }
  }

  private readSections(): Record<string, Record<string, unknown>> {
    const sections: Record<string, Record<string, unknown>> = Object.create(null);
    for (const element of this.elements()) {
      for (const [section, entries] of Object.entries(objectOf(this.write(element)))) {
        sections[section] = { ...sections[section], ...objectOf(entries) };
      }
    }
    return sections;
  }

  private write(element: CfnElement): unknown {
    try {
      return this.stack.resolve((element as unknown as { _toCloudFormation(): unknown })._toCloudFormation());
    } catch {
      // Whatever keeps it from being written is said when the template is written.
      return undefined;
    }
  }
}

/** A resource of a stack that is being synthesised: its logical id is asked for only where somebody needs it. */
class LivePlace implements Place {
  constructor(public readonly template: StackTemplate, private readonly resource: CfnResource, public readonly raw: LiveResource) {}

  public get logicalId(): string {
    return this.template.idOf(this.resource);
  }
}

/** A logical id is a text of one token; to ask that costs much less than to have the text resolved. */
export function logicalIdOf({ logicalId }: CfnElement): string {
  return Tokenization.reverseCompleteString(logicalId)?.resolve({} as IResolveContext) ?? logicalId;
}

function known(text: string): string | undefined {
  return isKnownText(text) ? text : undefined;
}
