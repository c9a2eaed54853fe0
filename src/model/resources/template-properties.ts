import { Stack, TagManager } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import { isKnownText, isToken } from '../../private/known-text';
import { ABSENT, Properties } from '../properties';

/**
 * The properties of a resource as the template will have them, whether they come from a typed L1, a bare `CfnResource`, an aspect or an override.
 */
export class TemplateProperties extends Properties {
  private rendered?: { readonly properties: unknown };

  constructor(private readonly resource: CfnResource) {
    super();
  }

  /**
   * The text, number, boolean, list or object at a path such as `VersioningConfiguration.Status`; `ABSENT` where the template has none, and undefined where
   * only deployment knows.
   */
  public at(path: string): unknown {
    const [property, ...names] = path.split('.');
    let value = this.property(property);
    for (const name of names) {
      if (value === undefined || value === ABSENT) { return value; }
      value = literal((value as Record<string, unknown>)[name]);
    }
    return value;
  }

  /** Whether a text is written anywhere in what is at a path, also within an intrinsic function there. */
  public mentions(path: string, text: string): boolean {
    const [property, ...names] = path.split('.');
    let value = this.written(property) as any;
    for (const name of names) { value = value?.[name]; }
    return value !== UNWRITABLE && JSON.stringify(value ?? '').includes(text);
  }

  private property(name: string): unknown {
    const written = this.written(name);
    return written === UNWRITABLE ? undefined : literal(written);
  }

  /** A property as it is written, by itself where it does not take the others to tell it. */
  private written(name: string): unknown {
    if (!this.rendered && isWrittenAsGiven(this.resource, name)) { return resolved(this.resource, givenPropertyOf(this.resource, name)); }
    return this.properties === undefined ? UNWRITABLE : (this.properties as Record<string, unknown>)[name];
  }

  /** Rendered when something is asked for the first time: that costs more than all that is asked then. */
  private get properties(): unknown {
    this.rendered ??= { properties: render(this.resource) };
    return this.rendered.properties;
  }
}

/** Whether a typed L1 writes what it was given as it is: nothing, a simple value or a token. What has parts has other names for them in the template, and tags are added to. */
function isWrittenAsGiven(resource: CfnResource, name: string): boolean {
  const given = camelCase(name);
  if (isOverridden(resource, name) || !(given in resource) || TagManager.of(resource)?.tagPropertyName === given) { return false; }
  const value = givenPropertyOf(resource, name);
  return typeof value !== 'object' || isToken(value);
}

/** That something keeps a property from being written. */
const UNWRITABLE = Symbol('unwritable');

function resolved(resource: CfnResource, value: unknown): unknown {
  try {
    return isToken(value) ? Stack.of(resource).resolve(value) : value;
  } catch {
    return UNWRITABLE;
  }
}

/**
 * What a resource has as one of its properties, told without rendering it unless an override touches that: so that every resource of a tree can be asked.
 * A token is one thing or another, as in a typed L1; nothing is undefined.
 */
export function propertyOf(resource: CfnResource, name: string): unknown {
  if (isOverridden(resource, name)) {
    const value = new TemplateProperties(resource).at(name);
    return value === ABSENT ? undefined : value ?? UNKNOWN;
  }
  return givenPropertyOf(resource, name);
}

/** The same, whatever overrides say. */
export function givenPropertyOf(resource: CfnResource, name: string): unknown {
  const typed = resource as unknown as Record<string, unknown> & { cfnProperties?: Record<string, unknown> };
  return typed[camelCase(name)] ?? typed.cfnProperties?.[name];
}

/** Whether an override touches a property. */
export function isOverridden(resource: CfnResource, name: string): boolean {
  return name in overridesOf(resource);
}

/**
 * A property that is one value, as it is given or overridden: the resource is not rendered, which would settle what can still grow, such as a policy.
 */
export function scalarOf(resource: CfnResource, name: string): unknown {
  return isOverridden(resource, name) ? overridesOf(resource)[name] : givenPropertyOf(resource, name);
}

/** What overrides say of a property; undefined where none touches it, or it is deleted. */
export function overrideOf(resource: CfnResource, name: string): unknown {
  return overridesOf(resource)[name];
}

/** aws-cdk-lib does not show overrides, except in what it renders. */
function overridesOf(resource: CfnResource): Record<string, unknown> {
  const { rawOverrides } = resource as unknown as { rawOverrides?: { Properties?: Record<string, unknown> } };
  return rawOverrides?.Properties ?? {};
}

const UNKNOWN = Symbol('known at deployment');

/** The name that a typed L1 gives to a property: `DBClusterIdentifier` is `dbClusterIdentifier`. */
function camelCase(name: string): string {
  return name.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]/, (start) => start.toLowerCase());
}

/** What stands in the template; undefined where it cannot be told. */
function render(resource: CfnResource): unknown {
  try {
    const { Resources: resources } = Stack.of(resource).resolve(resource._toCloudFormation());
    const [rendered] = Object.values<any>(resources);
    return literal(rendered.Properties);
  } catch {
    // Whatever keeps it from being written is said when the template is written.
    return undefined;
  }
}

function literal(value: unknown): unknown {
  if (value === undefined || value === null) { return ABSENT; }
  if (typeof value === 'string') { return isKnownText(value) ? value : undefined; }
  if ((value as { Ref?: unknown }).Ref === 'AWS::NoValue') { return ABSENT; }
  return isIntrinsic(value) ? undefined : value;
}

/** Whether a part of a template is an intrinsic function, which only deployment resolves. */
export function isIntrinsic(value: unknown): boolean {
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return names.length === 1 && /^(Ref|Condition|Fn::.*)$/.test(names[0]);
}
