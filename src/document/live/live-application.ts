import { CfnElement, CfnResource, Stack, Stage } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { logicalIdOf, StackTemplate } from './stack-template';
import { memo } from '../../private/memo';
import { whileReading } from '../../private/reading';
import { Budget } from '../budget';
import type { Application, Call, Place, Referent, RolePromise, Template } from '../template';

/** A text that the template of a stack has for something, and the construct that people know it by. */
interface Known {
  readonly stack: Stack;
  readonly text: string;
  readonly construct: IConstruct;
  /** Where it is, if that is known. */
  readonly env?: ResourceEnvironment;
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

/**
 * An app or a stage that is being synthesised: what it has at one moment.
 */
export class LiveApplication implements Application {
  public readonly templates: readonly StackTemplate[];
  public readonly referents = new Map<string, Referent>();
  public readonly shared = new Map<string, unknown>();
  public readonly budget = new Budget();
  private readonly byStack = new Map<Stack, StackTemplate>();
  private known?: readonly Call[];
  private exports?: ReadonlyMap<string, { readonly template: Template; readonly value: unknown }>;

  constructor(private readonly root: IConstruct) {
    this.walk(root);
    this.templates = [...this.byStack.values()];
  }

  /** The template of a stack. */
  public of(stack: Stack): StackTemplate {
    return memo(this.byStack, stack, () => new StackTemplate(stack, stack.nestedStackParent && this.of(stack.nestedStackParent)));
  }

  public placeOf(resource: CfnResource): Referent {
    return { template: this.of(resource.stack), logicalId: logicalIdOf(resource) };
  }

  /** The L1 of a document. */
  public constructAt({ template, logicalId }: Place): CfnResource | undefined {
    return template instanceof StackTemplate ? template.construct(logicalId) : undefined;
  }

  public exported(name: string): { readonly template: Template; readonly value: unknown } | undefined {
    this.exports ??= new Map(this.templates.flatMap((template) => template.exports().map(([each, value]) => [each, { template, value }])));
    return this.exports.get(name);
  }

  public get calls(): readonly Call[] {
    this.known ??= (KNOWN.get(this.root) ?? []).map(({ stack, text, construct, env }) =>
      ({ template: this.of(stack), expression: read(stack, text), name: construct.node.path, env }));
    return this.known;
  }

  public promiseOf(selection: Place): RolePromise | undefined {
    const resource = this.constructAt(selection);
    return resource && PROMISES.get(resource)?.();
  }

  private walk(construct: IConstruct): void {
    if (CfnElement.isCfnElement(construct) && isWritten(construct)) { this.of(construct.stack).add(construct); }
    for (const child of construct.node.children) {
      if (!Stage.isStage(child)) { this.walk(child); }
    }
  }
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
