import { CfnResource, Stack } from 'aws-cdk-lib';
import type { aws_iam as iam } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isToken } from '../known-text';
import { resourceBehind } from '../references';

/**
 * The resource policy of a kind of resource: its L2s take statements by a method, its L1s have it as a property.
 */
export interface ResourcePolicyKind {
  readonly types: readonly string[];
  readonly method: string;
  readonly property: string;
  /** What has to be said beside the first statement, where there is no policy yet. */
  readonly initial?: () => iam.PolicyStatement[];
}

/** What a method of an L2 says, if anything. */
interface Added { readonly statementAdded?: boolean }

/** The statements that were written into a policy, so that none is repeated. */
const WRITTEN = new WeakMap<IConstruct, Set<string>>();

/**
 * Writes a statement into the policy of a resource, once, if the policy is in this app; and gives the construct that has it.
 *
 * An L2 writes it itself, also where its L1 is given; a bare L1 has the statement in its property.
 */
export function writeOnce(kind: ResourcePolicyKind, construct: IConstruct, arn: string, statement: iam.PolicyStatement): IConstruct | undefined {
  const owner = ownerOf(kind, construct, arn);
  if (!owner) { return undefined; }
  const written = WRITTEN.get(owner) ?? new Set();
  const text = JSON.stringify(Stack.of(owner).resolve(statement.toStatementJson()));
  if (!written.has(text)) {
    if (!write(kind, owner, statement)) { return undefined; }
    WRITTEN.set(owner, written.add(text));
  }
  return owner;
}

/** The type of the resource, if it is in this app. */
export function typeOf(construct: IConstruct, arn: string): string | undefined {
  return l1Of(construct, arn)?.cfnResourceType;
}

function ownerOf(kind: ResourcePolicyKind, construct: IConstruct, arn: string): IConstruct | undefined {
  const l1 = l1Of(construct, arn);
  const candidates = [construct, l1 && l2Of(l1)];
  return candidates.find((candidate) => candidate && methodOf(kind, candidate)) ?? (l1 && kind.types.includes(l1.cfnResourceType) ? l1 : undefined);
}

function l1Of(construct: IConstruct, arn: string): CfnResource | undefined {
  const { defaultChild } = construct.node;
  return [construct, defaultChild].find((it): it is CfnResource => it !== undefined && CfnResource.isCfnResource(it)) ?? resourceBehind(arn);
}

function l2Of(l1: CfnResource): IConstruct | undefined {
  const parent = l1.node.scope;
  return parent?.node.defaultChild === l1 ? parent : undefined;
}

function methodOf({ method }: ResourcePolicyKind, construct: IConstruct): ((statement: iam.PolicyStatement) => Added | void) | undefined {
  const found = (construct as unknown as Record<string, unknown>)[method];
  return typeof found === 'function' ? found.bind(construct) : undefined;
}

function write(kind: ResourcePolicyKind, owner: IConstruct, statement: iam.PolicyStatement): boolean {
  const method = methodOf(kind, owner);
  return method ? method(statement)?.statementAdded !== false : writeProperty(kind, owner as CfnResource, statement);
}

function writeProperty({ property, initial }: ResourcePolicyKind, l1: CfnResource, statement: iam.PolicyStatement): boolean {
  if (!(property in l1)) { return false; }
  const properties = l1 as unknown as Record<string, any>;
  const document = properties[property];
  if (typeof document?.addStatements === 'function') {
    document.addStatements(statement);
    return true;
  }
  if (isToken(document) || typeof document === 'string' || isToken(document?.Statement)) { return false; }
  const before = document ? [document.Statement ?? []].flat() : (initial?.() ?? []).map((it) => it.toStatementJson());
  properties[property] = { Version: '2012-10-17', ...document, Statement: [...before, statement.toStatementJson()] };
  return true;
}
