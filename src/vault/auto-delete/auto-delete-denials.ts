import { Stack } from 'aws-cdk-lib';
import type { aws_iam as iam, CfnResource } from 'aws-cdk-lib';
import { AUTO_DELETE_ID, AUTO_DELETE_PATH } from './auto-delete-owner';
import type { WrittenStatement } from '../../model/access-policy';
import { canBeTheSameArn } from '../../model/arn-pattern';
import { and, not, or } from '../../model/resources/selection-semantics';
import type { Answer } from '../../model/resources/selection-semantics';
import { scalarOf, TemplateProperties } from '../../model/resources/template-properties';
import { isKnownText } from '../../private/known-text';
import { resourceBehind } from '../../private/references';

/** Without these no vault can be emptied. */
const NEEDED = ['backup:deleterecoverypoint', 'backup:listrecoverypointsbybackupvault'];

/** A comparison of a condition that can tell one principal from others. */
const COMPARISON = /^(?:ForA(?:ny|ll)Values?:)?(?<kind>Arn|String)(?<negation>Not)?(?<way>Equals|Like)(?:IgnoreCase)?(?:IfExists)?$/;

/**
 * The role of the function that empties vaults, as far as denials are about it. Deployment makes its name, but nothing else has its path.
 */
export class AutoDeleteRole {
  /** What its ARN is like, to be excepted by. */
  public readonly pattern: string;
  private readonly account: string;
  private readonly arn: string;

  constructor(role: iam.IRole) {
    const stack = Stack.of(role);
    const resource = resourceBehind(role.roleArn);
    const arn = stack.resolve(role.roleArn);
    this.account = isKnownText(stack.account) ? stack.account : '*';
    // One that was made before is known by its ARN.
    this.pattern = opened(resource ? `arn:*:iam::${this.account}:role${pathOf(resource)}${nameOf(resource)}` : written(arn));
    this.arn = JSON.stringify(arn);
  }

  /** Whether a statement denies it to empty the vault; undefined where that is not known before. */
  public isDeniedBy(statement: WrittenStatement): Answer {
    const { Effect, Principal, Action, NotAction, Resource, Condition } = statement ?? {};
    const tests = Object.entries(Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys ?? {}).map(([key, values]) => this.meets(operator, key, values)));
    return and([
      Effect === 'Deny',
      NotAction === undefined ? neededOf(Action) > 0 : neededOf(NotAction) < NEEDED.length,
      Principal === undefined ? undefined : principalsOf(Principal).some((each) => this.isOneOf(each)),
      // Others may be recovery points that the vault does not hold.
      listOf(Resource).includes('*') || undefined,
      ...tests,
    ]);
  }

  /** Whether a principal is everybody, the account, or the role itself. */
  private isOneOf(principal: unknown): boolean {
    const text = written(principal) ?? '';
    const isOfAccount = [this.account, '${AWS::AccountId}'].some((account) => text === account || text.endsWith(`:iam::${account}:root`));
    return text === '*' || isOfAccount || this.matches(principal, false) === true;
  }

  private meets(operator: string, key: string, values: unknown): Answer {
    const { kind, negation, way } = COMPARISON.exec(operator)?.groups ?? {};
    if (!kind || key.toLowerCase() !== 'aws:principalarn') { return undefined; }
    const isOne = or(listOf(values).map((value) => this.matches(value, kind === 'Arn' || way === 'Like')));
    return negation ? not(isOne) : isOne;
  }

  /** Whether a value stands for its ARN, `*` and `?` being wildcards or not. */
  private matches(value: unknown, hasWildcards: boolean): Answer {
    if (JSON.stringify(value) === this.arn) { return true; }
    const text = written(value);
    // What another resource or stack gives is the ARN of something else.
    if (text === undefined) { return ['Fn::GetAtt', 'Fn::ImportValue'].some((name) => name in Object(value)) ? false : undefined; }
    if (!hasWildcards && /[*?]/.test(text)) { return false; }
    if (!canBeTheSameArn(opened(text).replace(/\?/g, '*'), this.pattern)) { return false; }
    return /\$\{(?!AWS::)/.test(text) ? undefined : true;
  }
}

function neededOf(actions: unknown): number {
  const named = listOf(actions).map((action) => String(action).toLowerCase());
  return NEEDED.filter((action) => named.includes(action)).length;
}

function principalsOf(principal: unknown): unknown[] {
  return principal === '*' ? ['*'] : listOf(Object(principal).AWS);
}

function listOf(value: unknown): unknown[] {
  return [value ?? []].flat();
}

/** A text, with `${…}` for what only deployment knows, where it is one. */
function written(value: unknown): string | undefined {
  if (typeof value !== 'object') { return String(value); }
  const [name, inner] = Object.entries<any>(value ?? {})[0] ?? [];
  if (name === 'Ref') { return `\${${inner}}`; }
  if (name === 'Fn::Sub' && typeof inner === 'string') { return inner; }
  return name === 'Fn::Join' && Array.isArray(inner[1]) ? inner[1].map((part) => written(part) ?? '${}').join(inner[0]) : undefined;
}

/** A text in which `*` stands for what only deployment knows. */
function opened(text = '*'): string {
  return text.replace(/\$\{[^}]*\}/g, '*');
}

function pathOf(role: CfnResource): string {
  const path = role.stack.resolve(scalarOf(role, 'Path')) ?? '/';
  return written(path) ?? '/';
}

/** Deployment makes it of the name of the stack and the logical id, and cuts off either. */
function nameOf(role: CfnResource): string {
  const isAlone = pathOf(role).startsWith(AUTO_DELETE_PATH);
  return new TemplateProperties(role).text('RoleName') ?? (isAlone ? '*' : `*${AUTO_DELETE_ID}*`);
}
