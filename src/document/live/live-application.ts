import { CfnResource, Stack } from 'aws-cdk-lib';
import type { CfnElement, ResourceEnvironment } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { Exports } from '../exports';
import { StackTemplate } from './stack-template';
import { scalarOf } from '../../model/resources/template-properties';
import { memo } from '../../private/memo';
import { whileReading } from '../../private/reading';
import { elementsIn, isInTree, rootOf } from '../../private/tree';
import { Budget } from '../budget';
import type { Application, Call, Place, Referent, RolePromise, Template } from '../template';

/** A text that the template of a stack has for something, and the construct that people know it by. */
interface Known {
  readonly stack: Stack;
  readonly text: string;
  readonly construct: IConstruct;
  /** Where it is, if that is known. */
  readonly env?: ResourceEnvironment;
  /** Whether it is a vault that is known to be logically air-gapped. */
  readonly isAirGapped?: boolean;
  /** The resource of the app that it is, if it is one. */
  readonly resource?: CfnResource;
}

const KNOWN = new WeakMap<IConstruct, Known[]>();
const PROMISES = new WeakMap<CfnResource, () => RolePromise>();

/** Says by which construct people know something of which the templates of an app or a stage have a text alone. */
export function remember(root: IConstruct, known: Known): void {
  memo(KNOWN, root, () => []).push(known);
}

/** Says what a selection was to give to its role. */
export function promise(selection: CfnResource, made: () => RolePromise): void {
  PROMISES.set(selection, made);
}

const FOUND = new WeakMap<IConstruct, readonly CfnResource[]>();

/** Says which resources are in an app or a stage, as far as a synthesis has come: who reads it need not look for them. */
export function found(root: IConstruct, resources: readonly CfnResource[]): void {
  FOUND.set(root, resources);
}

/** Says that this is over. */
export function forget(root: IConstruct): void {
  FOUND.delete(root);
}

/**
 * An app or a stage that is being synthesised: what it has at one moment.
 */
export class LiveApplication implements Application {
  public readonly templates: readonly StackTemplate[];
  public readonly referents = new Map<string, Referent>();
  public readonly shared = new Map<string, unknown>();
  public readonly budget = Budget.ofApp();
  private readonly byStack = new Map<Stack, StackTemplate>();
  private elements?: ReadonlyMap<Stack, readonly CfnElement[]>;
  private known?: readonly Call[];
  private readonly elsewhere = new Set<Stack>();
  private exports?: Exports;

  constructor(private readonly root: IConstruct) {
    this.addAll(FOUND.get(root) ?? elementsIn(root));
    forget(root);
    this.templates = [...this.byStack.values()];
  }

  /** The template of a stack. */
  public of(stack: Stack): StackTemplate {
    return memo(this.byStack, stack, () =>
      new StackTemplate(stack, () => this.elementsOf(stack), stack.nestedStackParent && this.of(stack.nestedStackParent)));
  }

  public placeOf(resource: CfnResource): Referent {
    return this.of(resource.stack).placeOf(resource);
  }

  /** The L1 of a document. */
  public constructAt({ template, logicalId }: Place): CfnResource | undefined {
    return template instanceof StackTemplate ? template.construct(logicalId) : undefined;
  }

  public textsElsewhere(types: ReadonlySet<string>, property: string): readonly string[] {
    return this.root.node.root.node.findAll()
      .filter(CfnResource.isCfnResource)
      .filter((resource) => types.has(resource.cfnResourceType) && rootOf(resource) !== this.root)
      .map((resource) => scalarOf(resource, property))
      .filter((text) => typeof text === 'string');
  }

  public exported(name: string, importer: Template): { readonly template: Template; readonly value: unknown } | undefined {
    this.exports ??= [...this.allElements.keys()].map((stack) => this.of(stack))
      .reduce((all, template) => all.add(template, template.exports()), new Exports());
    return this.exports.of(name, importer);
  }

  public get calls(): readonly Call[] {
    this.known ??= (KNOWN.get(this.root) ?? []).map(({ stack, text, construct, env, isAirGapped, resource }) => ({
      template: this.of(stack),
      expression: read(stack, text),
      name: construct.node.path,
      env,
      isAirGapped,
      place: resource && this.placeElsewhere(resource),
    }));
    return this.known;
  }

  public promiseOf(selection: Place): RolePromise | undefined {
    const resource = this.constructAt(selection);
    return resource && PROMISES.get(resource)?.();
  }

  /** Where a resource of another stage is: its template can be read like those of this one, and is not one of them. */
  private placeElsewhere(resource: CfnResource): Referent | undefined {
    if (rootOf(resource) === this.root || !isInTree(resource)) { return undefined; }
    const stack = outermost(resource.stack);
    if (!this.elsewhere.has(stack)) {
      this.elsewhere.add(stack);
      this.addAll(elementsIn(stack));
    }
    return this.placeOf(resource);
  }

  private addAll(elements: readonly CfnElement[]): void {
    for (const element of elements) {
      if (CfnResource.isCfnResource(element) && isWritten(element)) { this.of(element.stack).add(element); }
    }
  }

  private elementsOf(stack: Stack): readonly CfnElement[] {
    return (rootOf(stack) === this.root ? this.allElements : othersIn(outermost(stack))).get(stack) ?? [];
  }

  /** What templates have beside resources: the CDK itself adds to it until the templates are written. */
  private get allElements(): ReadonlyMap<Stack, readonly CfnElement[]> {
    this.elements ??= othersIn(this.root);
    return this.elements;
  }
}

/** What is beside resources in a tree, by its stacks. */
function othersIn(root: IConstruct): ReadonlyMap<Stack, readonly CfnElement[]> {
  const byStack = new Map<Stack, CfnElement[]>();
  for (const element of elementsIn(root)) {
    if (!CfnResource.isCfnResource(element) && isWritten(element)) { memo(byStack, element.stack, () => []).push(element); }
  }
  return byStack;
}

/** Nested stacks are in the one around them. */
function outermost(stack: Stack): Stack {
  return stack.nestedStackParent ? outermost(stack.nestedStackParent) : stack;
}

/** What cannot be told is refused where it is needed. */
function read(stack: Stack, text: string): unknown {
  try {
    return whileReading(() => stack.resolve(text));
  } catch {
    return undefined;
  }
}

/** A resource can keep itself out of the template. */
function isWritten(resource: CfnElement): boolean {
  return (resource as unknown as { shouldSynthesize?(): boolean }).shouldSynthesize?.() ?? true;
}
