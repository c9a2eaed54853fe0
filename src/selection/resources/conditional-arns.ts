import type { CfnResource, Stack } from 'aws-cdk-lib';
import { conditionOf } from '../../model/condition';

/** What CloudFormation leaves out. */
const NO_VALUE = { Ref: 'AWS::NoValue' };

/**
 * What CloudFormation makes of a stack under a condition only, and so what ARNs may refer to in vain: it refuses a stack with such a reference.
 */
export class ConditionalArns {
  /** The conditions of the resources that have one, both by their logical ids. */
  private readonly conditions: ReadonlyMap<string, string>;

  constructor(stack: Stack, resources: readonly CfnResource[]) {
    this.conditions = new Map(resources.filter((resource) => resource.stack === stack).flatMap((resource) => {
      const condition = conditionOf(resource);
      return condition === undefined ? [] : [[stack.resolve(resource.logicalId), condition] as const];
    }));
  }

  /** The conditions under which there is what an ARN of the template refers to, without the one that holds where it is written. */
  public conditionsOf(arn: unknown, own?: string): string[] {
    const ids = this.conditions.size > 0 ? idsIn(arn) : [];
    return [...new Set(ids.flatMap((id) => this.conditions.get(id) ?? []))].filter((condition) => condition !== own);
  }

  /** An ARN of the template, with nothing in its place where there is not what it refers to. */
  public guard(arn: unknown, own?: string): unknown {
    return this.conditionsOf(arn, own).reduceRight<unknown>((inner, condition) => ({ 'Fn::If': [condition, inner, NO_VALUE] }), arn);
  }
}

/** The logical ids that a part of a template refers to in any case. */
function idsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) { return []; }
  if (Array.isArray(value)) { return value.flatMap(idsIn); }
  return Object.entries(value).flatMap(([name, argument]) => {
    if (name === 'Fn::If') { return []; }
    if (name === 'Ref') { return [argument]; }
    if (name === 'Fn::GetAtt') { return typeof argument === 'string' ? [argument.split('.')[0]] : [argument[0]]; }
    if (name === 'Fn::Sub') { return idsInText(argument); }
    return idsIn(argument);
  });
}

/** `${Id}`, `${Id.Attribute}`, and what is said to stand for others. */
function idsInText(argument: unknown): string[] {
  const [text, given] = [argument].flat();
  const variables = Object(given) as Record<string, unknown>;
  const ids = [...String(text).matchAll(/\$\{([^!}.]+)[^}]*\}/g)].map(([, id]) => id.trim());
  return [...ids.filter((id) => !Object.hasOwn(variables, id)), ...idsIn(Object.values(variables))];
}
