import { CfnElement } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { memo } from '../private/memo';

/** A part of the expression of a condition, as the template has it. */
type Expression = Readonly<Record<string, any>>;

/** What parameters and the like are taken to be: a text each, by what stands for them in the template. */
type Values = ReadonlyMap<string, string>;

/** So many combinations of values are looked at; with more, anything may be. */
const MOST_COMBINATIONS = 10_000;

/** What a parameter is where it is none of the texts that it is compared with, and may be another parameter. */
const ANYTHING_ELSE = '\0';

/**
 * The conditions of a template, as far as one says something of another: they compare parameters with texts, and are made of each other.
 */
export class StackConditions {
  private readonly expressions: ReadonlyMap<string, Expression>;
  private readonly allowed: ReadonlyMap<string, readonly string[]>;

  constructor(stack: Stack) {
    const elements = stack.node.findAll().filter((each): each is CfnElement => CfnElement.isCfnElement(each) && each.stack === stack);
    const byId = (property: string) => elements.flatMap((element) => {
      const value = (element as unknown as Expression)[property];
      return value ? [[stack.resolve(element.logicalId), stack.resolve(value)] as const] : [];
    });
    this.expressions = new Map(byId('expression'));
    this.allowed = new Map(byId('allowedValues').map(([id, values]) => [JSON.stringify({ Ref: id }), values.map(String)]));
  }

  /** Whether it can be that some conditions are met and others are not. What cannot be told can be. */
  public canBe(met: readonly string[], unmet: readonly string[]): boolean {
    const unknowns = new Map<string, Set<string>>();
    [...met, ...unmet].forEach((id) => this.collect({ Condition: id }, unknowns, []));
    const domains = [...unknowns].map(([key, texts]) => [key, this.allowed.get(key) ?? [...texts, ANYTHING_ELSE, ANYTHING_ELSE + key]] as const);
    if (domains.reduce((count, [, texts]) => count * texts.length, 1) > MOST_COMBINATIONS) { return true; }
    return combinationsOf(domains).some((values) =>
      met.every((id) => this.holds({ Condition: id }, values)) && !unmet.some((id) => this.holds({ Condition: id }, values)));
  }

  /** Finds what an expression compares, and the texts that it compares it with. */
  private collect(expression: Expression, unknowns: Map<string, Set<string>>, within: readonly string[]): void {
    const [name, argument] = partsOf(expression);
    const inner = name === 'Condition' ? this.expressions.get(argument) : undefined;
    if (inner && !within.includes(argument)) {
      this.collect(inner, unknowns, [...within, argument]);
    } else if (COMBINED.includes(name)) {
      [argument].flat().forEach((each) => this.collect(each, unknowns, within));
    } else if (name === 'Fn::Equals') {
      const [texts, others] = [argument.filter(isText), argument.filter((each: unknown) => !isText(each))];
      const keys: string[] = others.map((each: unknown) => JSON.stringify(each));
      const known = keys.map((key) => memo(unknowns, key, () => new Set(this.allowed.get(key))));
      // Of two that are compared with each other, one may be what the other is compared with.
      const all = new Set<string>([...known.flatMap((each) => [...each]), ...texts.map(String)]);
      for (const [key, each] of unknowns) {
        if (known.includes(each)) { unknowns.set(key, all); }
      }
    } else {
      unknowns.set(JSON.stringify(expression), new Set(['true']));
    }
  }

  private holds(expression: Expression, values: Values, within: readonly string[] = []): boolean {
    const [name, argument] = partsOf(expression);
    const inner = name === 'Condition' ? this.expressions.get(argument) : undefined;
    if (inner && !within.includes(argument)) { return this.holds(inner, values, [...within, argument]); }
    const holds = (each: Expression) => this.holds(each, values, within);
    if (name === 'Fn::And') { return argument.every(holds); }
    if (name === 'Fn::Or') { return argument.some(holds); }
    if (name === 'Fn::Not') { return ![argument].flat().some(holds); }
    if (name === 'Fn::Equals') {
      const [left, right] = argument.map((each: unknown) => isText(each) ? String(each) : values.get(JSON.stringify(each)));
      return left === right;
    }
    return values.get(JSON.stringify(expression)) === 'true';
  }
}

const COMBINED = ['Fn::And', 'Fn::Or', 'Fn::Not'];

function partsOf(expression: Expression): [string, any] {
  return Object.entries(expression ?? {})[0] ?? ['', undefined];
}

function isText(value: unknown): boolean {
  return typeof value !== 'object';
}

function combinationsOf(domains: readonly (readonly [string, readonly string[]])[]): Values[] {
  return domains.reduce<Map<string, string>[]>(
    (combinations, [key, texts]) => combinations.flatMap((values) => texts.map((text) => new Map(values).set(key, text))),
    [new Map()],
  );
}
