import { collectedIn } from './collected';
import type { Collected } from './collected';
import type { Evaluation } from './evaluation';
import { NOTHING, textOf } from './expression';
import { isPartlyLater } from '../../private/later';
import { partOf } from '../template';
import type { Template } from '../template';

/**
 * A place in a template and what is there in a world: known, absent, or known only at deployment. Nothing is evaluated before it is asked for, so that
 * a check depends on no more of the template than it looks at.
 */
export class Reading {
  constructor(
    private readonly evaluation: Evaluation, private readonly template: Template, private readonly expression: unknown,
    /** Where it is in the properties of its resource, as `BackupPlan.BackupPlanRule[0].Lifecycle`. */
    public readonly path: string,
  ) {}

  /** What is in it under a name, as far as it has names. */
  public at(name: string): Reading {
    const part = this.part;
    const inner = typeof part === 'object' && part !== null ? partOf(part, name) : undefined;
    return new Reading(this.evaluation, this.template, isPartlyLater(part) ? part : inner, this.path === '' ? name : `${this.path}.${name}`);
  }

  /** The names in it. */
  public names(): string[] {
    const part = this.part;
    return typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.keys(part) : [];
  }

  /** Its elements, without those that are not there in this world; undefined where it is no list, or only deployment knows it. */
  public elements(): Reading[] | undefined {
    const part = this.part;
    if (part === NOTHING) { return []; }
    return Array.isArray(part)
      ? part.map((element, index) => new Reading(this.evaluation, this.template, element, `${this.path}[${index}]`)).filter(({ isAbsent }) => !isAbsent)
      : undefined;
  }

  /** Its elements, or itself where it stands alone in the place of a list; nothing where it is absent. */
  public get all(): Reading[] {
    return this.elements() ?? [this];
  }

  /** What was collected, where that stands for elements of a list. */
  public get collected(): Collected | undefined {
    return collectedIn(this.expression);
  }

  /** Itself as a list: what stands alone in the place of one is its only element. */
  public get asList(): Reading {
    return this.elements() ? this : new Reading(this.evaluation, this.template, [this.expression], this.path);
  }

  /** Whether there is nothing. */
  public get isAbsent(): boolean {
    return !this.collected && this.part === NOTHING;
  }

  /** Whether a part of it is known only at deployment. */
  public get isLater(): boolean {
    return isPartlyLater(this.part);
  }

  /** The text, also of a number or a boolean, and with names for what only deployment knows; undefined where there is none. */
  public get text(): string | undefined {
    return textOf(this.part);
  }

  /** The text as far as it is known whole. */
  public get knownText(): string | undefined {
    return this.isLater ? undefined : this.text;
  }

  /** The number, also one that is written as a text; undefined where there is none, or only deployment knows it. */
  public get number(): number | undefined {
    const text = this.knownText;
    return text !== undefined && /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
  }

  /** Whether it is true; undefined where it is not there, something else, or known only at deployment. */
  public get boolean(): boolean | undefined {
    const text = this.knownText;
    return text === 'true' || text === 'false' ? text === 'true' : undefined;
  }

  /** What a text has in it that is JSON, in the texts of which may be what only deployment knows; else it is itself. */
  public get parsed(): Reading {
    const text = this.text?.trim();
    const parsed = text?.startsWith('{') ? jsonIn(text) : undefined;
    return parsed === undefined ? this : new Reading(this.evaluation, this.template, parsed, this.path);
  }

  /** As it is written, where it is to stand in another template. */
  public get written(): unknown {
    return this.expression;
  }

  /** All of it as a value, with names for what only deployment knows. */
  public get value(): unknown {
    return this.evaluation.of(this.expression, this.template);
  }

  private get part(): unknown {
    return this.evaluation.part(this.expression, this.template);
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
