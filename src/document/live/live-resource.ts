import { TagManager } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import { conditionOf } from '../../model/condition';
import { givenPropertyOf, isOverridden } from '../../model/resources/template-properties';
import { isToken } from '../../private/known-text';
import { memo } from '../../private/memo';
import { whileReading } from '../../private/reading';
import type { RawResource } from '../template';

/** What stands for properties that cannot be written: whatever keeps them from it is said when the template is written. */
const UNWRITABLE = { 'Fn::Unwritable': '' };

/** The part of aws-cdk-lib that writes a resource, which it does not show. */
interface Writer {
  readonly cfnProperties?: object;
  readonly rawOverrides?: Record<string, unknown>;
  renderProperties?(properties: object): Record<string, unknown> | undefined;
}

const TOLD = new WeakMap<CfnResource, () => Record<string, unknown> | undefined>();

/** Says what tells properties of a resource as the template will have them, as long as nobody else has changed them: so that they need not be written to be read. */
export function tellProperties(resource: CfnResource, tell: () => Record<string, unknown> | undefined): void {
  TOLD.set(resource, tell);
}

/**
 * A resource of an app that is being synthesised, as the template will have it.
 *
 * Its properties are resolved once, and not again with the rest of the template, which takes most of the time. Where an override is, it is written whole.
 */
export class LiveResource implements RawResource {
  private readonly whole: { readonly Properties?: unknown; readonly [attribute: string]: unknown } | undefined;
  private read?: { readonly properties: unknown };
  private told?: Record<string, unknown>;

  /**
   * @param resolved what texts come to in its stack: many resources can refer to one thing
   */
  constructor(public readonly resource: CfnResource, private readonly resolved = new Map<unknown, unknown>()) {
    this.whole = Object.keys(writerOf(resource).rawOverrides ?? {}).length > 0 ? write(resource) : undefined;
  }

  public get Type(): string {
    return this.resource.cfnResourceType;
  }

  public get Properties(): unknown {
    this.read ??= { properties: this.whole ? this.whole.Properties : readProperties(this.resource) };
    return this.read.properties;
  }

  public get Condition(): unknown {
    return conditionOf(this.resource);
  }

  public get DeletionPolicy(): unknown {
    return this.whole ? this.whole.DeletionPolicy : this.resource.cfnOptions.deletionPolicy;
  }

  public get UpdateReplacePolicy(): unknown {
    return this.whole ? this.whole.UpdateReplacePolicy : this.resource.cfnOptions.updateReplacePolicy;
  }

  /** One property: by itself, where it does not take the others to tell it. */
  public property(name: string): unknown {
    if (!this.read && !this.whole && TOLD.has(this.resource)) {
      this.told ??= TOLD.get(this.resource)!() ?? {};
      if (Object.hasOwn(this.told, name)) { return this.told[name]; }
    }
    if (!this.read && !this.whole && isWrittenAsGiven(this.resource, name)) {
      const value = givenPropertyOf(this.resource, name);
      return isToken(value) ? memo(this.resolved, value, () => attempt(() => whileReading(() => this.resource.stack.resolve(value)))) : value;
    }
    const { Properties: properties } = this;
    if (properties === UNWRITABLE) { return properties; }
    return typeof properties === 'object' && properties !== null && Object.hasOwn(properties, name) ? (properties as Record<string, unknown>)[name] : undefined;
  }
}

/** Whether a typed L1 writes what it was given as it is: nothing, a simple value or a text. What has parts has other names for them in the template, and tags are added to. */
function isWrittenAsGiven(resource: CfnResource, name: string): boolean {
  const given = `${name[0].toLowerCase()}${name.slice(1)}`;
  if (isOverridden(resource, name) || !(given in resource) || TagManager.of(resource)?.tagPropertyName === given) { return false; }
  return typeof givenPropertyOf(resource, name) !== 'object';
}

function readProperties(resource: CfnResource): unknown {
  const writer = writerOf(resource);
  if (!writer.cfnProperties || !writer.renderProperties) { return write(resource).Properties; }
  return attempt(() => whileReading(() => writer.renderProperties!(resource.stack.resolve(writer.cfnProperties))));
}

function write(resource: CfnResource): { readonly Properties?: unknown; readonly [attribute: string]: unknown } {
  return attempt(() => whileReading(() => {
    const { Resources: resources } = resource.stack.resolve(resource._toCloudFormation());
    return Object.values<{ Properties?: unknown }>(resources)[0];
  }), { Properties: UNWRITABLE });
}

function attempt<T>(read: () => T, otherwise: T = UNWRITABLE as T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

function writerOf(resource: CfnResource): Writer {
  return resource as unknown as Writer;
}
