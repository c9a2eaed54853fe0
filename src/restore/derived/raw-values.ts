import { DefaultTokenResolver, Reference, StringConcat, Token, Tokenization } from 'aws-cdk-lib';
import type { CfnResource, IResolvable, IResolveContext, TokenizedStringFragments } from 'aws-cdk-lib';
import { givenPropertyOf, isIntrinsic, isOverridden, overrideOf } from '../../model/resources/template-properties';

/** Part of a property: what has names, elements, or is one value. */
export type Raw = unknown;

/**
 * What a resource was given as a property, with its references as they are: until those to other stacks are exports, the template of a stack would tell another one's resources for its own.
 */
export function rawPropertyOf(resource: CfnResource, name: string): Raw {
  const given = rawGivenOf(resource, name);
  return isOverridden(resource, name) ? overridden(given, resolved(resource, overrideOf(resource, name))) : given;
}

/** The same, whatever overrides say. */
export function rawGivenOf(resource: CfnResource, name: string): Raw {
  return resolved(resource, givenPropertyOf(resource, name));
}

function resolved(scope: CfnResource, value: unknown): Raw {
  return Tokenization.resolve(value, { scope, resolver: new KeepingReferences(), preparing: false });
}

/** What is there after an override, which names parts as templates do, and elements of lists by their numbers. */
function overridden(given: Raw, override: Raw): Raw {
  if (typeof override !== 'object' || override === null || Array.isArray(override) || isIntrinsic(override)) { return override; }
  const parts = Object.entries(override);
  if (typeof given !== 'object' || given === null || isIntrinsic(given)) { return Object.fromEntries(parts.map(([name, part]) => [name, overridden(undefined, part)])); }
  const whole = Object.assign(Array.isArray(given) ? [] : {}, given) as Record<string, unknown>;
  for (const [name, part] of parts) {
    const own = nameIn(whole, name);
    whole[own] = overridden(whole[own], part);
  }
  return whole;
}

/** What is under a name, however a template or an L1 writes that. */
export function rawAt(raw: Raw, name: string): Raw {
  if (typeof raw !== 'object' || raw === null) { return undefined; }
  return (raw as Record<string, unknown>)[nameIn(raw, name)];
}

/** A name as an L1 writes it, where it is there so. */
function nameIn(object: object, name: string): string {
  const given = `${name[0].toLowerCase()}${name.slice(1)}`;
  return (object as Record<string, unknown>)[given] === undefined ? name : given;
}

/** The elements of a list, of both branches of what is there under a condition only; undefined of what is no list. */
export function rawElements(raw: Raw): Raw[] | undefined {
  if (raw === undefined || raw === null) { return []; }
  const branches = branchesOf(raw);
  if (branches) {
    const lists = branches.map(rawElements);
    return lists.includes(undefined) ? undefined : lists.flatMap((list) => list!);
  }
  return Array.isArray(raw) ? raw.flatMap((element) => valuesOf(element)) : undefined;
}

/** A text; with a token for what is none. */
export function rawText(raw: Raw): string {
  if (typeof raw === 'string') { return raw; }
  const parts = (raw as { 'Fn::Join'?: unknown } | undefined)?.['Fn::Join'];
  const [delimiter, list] = Array.isArray(parts) ? parts as unknown[] : [];
  return delimiter === '' && Array.isArray(list) ? list.map(rawText).join('') : Token.asString(raw);
}

function valuesOf(element: Raw): Raw[] {
  return branchesOf(element)?.flatMap(valuesOf) ?? (isNothing(element) ? [] : [element]);
}

function branchesOf(raw: Raw): Raw[] | undefined {
  const branches = (raw as { 'Fn::If'?: unknown } | undefined)?.['Fn::If'];
  return Array.isArray(branches) ? branches.slice(1) : undefined;
}

function isNothing(raw: Raw): boolean {
  return (raw as { Ref?: unknown } | undefined)?.Ref === 'AWS::NoValue';
}

class KeepingReferences extends DefaultTokenResolver {
  constructor() {
    super(new StringConcat());
  }

  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: any): unknown {
    return Reference.isReference(token) ? token.toString() : super.resolveToken(token, context, postProcessor);
  }

  /** A text of several parts stays a text. */
  public resolveString(fragments: TokenizedStringFragments, context: IResolveContext): unknown {
    const [first] = fragments.tokens;
    return fragments.length === 1 && first ? context.resolve(first) : fragments.mapTokens({
      mapToken: (token) => {
        const value: unknown = context.resolve(token);
        return typeof value === 'object' ? token.toString() : value;
      },
    }).join(new StringConcat());
  }
}
