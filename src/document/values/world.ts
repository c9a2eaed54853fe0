import { PossibleValues } from './possible-values';
import { Questions } from './questions';
import type { Question } from './questions';
import { isPartlyLater, isWhollyLater, laterInWords, partsLater } from '../../private/later';

/** Something that is so in a world, or is not: that what only deployment knows is a certain value, or that a condition holds. */
export interface Fact {
  /** What tells it from others. */
  readonly key: string;
  readonly holds: boolean;
  /** What a message says of it: `the condition 'IsProd' does not hold`. */
  readonly words: string;
}

/**
 * One way in which everything that only deployment decides can turn out.
 *
 * A template is read as it is in a world, where every condition holds or does not. In the world of the defaults, parameters have their defaults; in the others
 * they are anything, and the comparisons that conditions make decide what they are.
 */
export class World {
  /** What it has decided of its own. */
  public readonly decisions: Fact[] = [];
  /** Whether a default was asked for, so that other worlds may differ from this one. */
  public usesDefaults = false;
  /** Whether anything was asked for that may differ in another world, since this was last made false. */
  public isAsked = false;
  /** Texts on which it depends what was read. */
  private readonly open = new Set<string>();
  private readonly answers = new Map<string, boolean>();
  private readonly values = new PossibleValues();
  private readonly conditions = new Map<string, Fact>();
  /** What is asked of it, while somebody listens. */
  private questions?: Questions;

  constructor(public readonly hasDefaults: boolean, private readonly script: readonly boolean[] = []) {}

  /** What something is that only deployment knows: the value that a decision has given to it, or still unknown. */
  public valueOf(unknown: string, allowed?: readonly string[]): string {
    if (this.questions) { return this.heard('addValue', `value of ${unknown}`, (world) => world.valueOf(unknown, allowed)); }
    this.isAsked = true;
    if (allowed) { this.values.allow(unknown, allowed); }
    return this.settled(unknown);
  }

  /** The same of what is not known as a rule, so that other worlds do without it. */
  public settled(unknown: string): string {
    if (this.questions) { return this.heard('addValue', unknown, (world) => world.settled(unknown)); }
    const value = this.values.of(unknown);
    this.isAsked ||= value !== unknown;
    return value;
  }

  /** Notes that what is read depends on texts in which there is what only deployment knows. */
  public leaveOpen(texts: readonly string[]): void {
    texts.forEach((text) => this.open.add(text));
  }

  /** Reads something, and reads it anew where it depends on what was decided only after it was asked for: all is read with the same values. */
  public read<T>(read: () => T): T {
    for (;;) {
      const { length } = this.decisions;
      this.open.clear();
      const result = read();
      const isOutdated = [...this.open].some((text) => partsLater(text).some((part) => this.values.of(part) !== part));
      if (!isOutdated || this.decisions.length === length) { return result; }
    }
  }

  /** The values one of which something is that only deployment knows, where a template says which are allowed. */
  public allowedOf(unknown: string): readonly string[] | undefined {
    return this.values.allowedOf(unknown);
  }

  /** Whether a parameter has its default, now that one is asked for. */
  public takesDefault(): boolean {
    if (this.questions) { return this.heard('add', 'takes defaults', (world) => world.takesDefault()); }
    this.usesDefaults = true;
    this.isAsked = true;
    return this.hasDefaults;
  }

  /** What is so in it: what it has decided, and then the conditions that were asked for, each after those that it is made of. */
  public get facts(): readonly Fact[] {
    return [...this.decisions, ...this.conditions.values()];
  }

  /** Remembers whether a condition holds. */
  public record(key: string, name: string, holds: boolean): boolean {
    if (this.questions) { return this.heard('add', `condition ${key}`, (world) => world.record(key, name, holds)); }
    this.conditions.set(key, { key: `condition ${key}`, holds, words: `the condition '${name}' ${holds ? 'holds' : 'does not hold'}` });
    return holds;
  }

  /** Whether two texts are equal, of which at least one is not known. */
  public areEqual(a: string, b: string): boolean {
    if (this.questions) { return this.heard('add', JSON.stringify([a, b]), (world) => world.areEqual(a, b)); }
    this.isAsked = true;
    const [one, other] = [a, b].map((text) => this.values.of(text));
    if (one === other) { return true; }
    const [unknown, value] = isWhollyLater(one) ? [one, other] : [other, one];
    if (!isPartlyLater(unknown)) { return false; }
    const inWords = (isEqual: boolean) => `${laterInWords(unknown)} is ${isEqual ? '' : 'not '}'${laterInWords(value)}'`;
    const isValue = !isPartlyLater(value);
    const told = isValue && isWhollyLater(unknown) ? this.values.tells(unknown, value) : undefined;
    if (told !== undefined) { return told; }
    const isEqual = this.decide(`${unknown} = ${value}`, inWords);
    if (isWhollyLater(unknown) && (isValue || isWhollyLater(value))) { this.values.settle(unknown, value, isEqual, isValue); }
    return isEqual;
  }

  /** Whether something holds that nothing tells: decided once, as the script says, and at first that it does not. */
  public decide(key: string, inWords: (holds: boolean) => string): boolean {
    if (this.questions) { return this.heard('add', `decision ${key}`, (world) => world.decide(key, inWords)); }
    this.isAsked = true;
    let answer = this.answers.get(key);
    if (answer === undefined) {
      answer = this.script[this.decisions.length] ?? false;
      this.answers.set(key, answer);
      this.decisions.push({ key, holds: answer, words: inWords(answer) });
    }
    return answer;
  }

  /** Does something, and tells what it asks for. */
  public listen<T>(run: () => T): { readonly result: T; readonly questions: readonly Question[] } {
    const questions = new Questions();
    this.questions = questions;
    try {
      return { result: run(), questions: questions.all };
    } finally {
      this.questions = undefined;
    }
  }

  /** The script of the next world: the last decision that was against something is for it. */
  public next(): readonly boolean[] | undefined {
    const last = this.decisions.map(({ holds }) => holds).lastIndexOf(false);
    return last < 0 ? undefined : [...this.decisions.slice(0, last).map(({ holds }) => holds), true];
  }

  /** Answers, and notes what was asked; what that asks for itself need not be noted. */
  private heard<T>(add: 'add' | 'addValue', key: string, ask: (world: World) => T): T {
    const { questions } = this;
    this.questions = undefined;
    const answer = ask(this);
    this.questions = questions;
    questions![add](key, { ask, answer });
    return answer;
  }
}

/** What is so in a world. */
export interface Outcome<T> {
  readonly world: World;
  readonly result: T;
}

/** What was found in all worlds. */
export interface Exploration<T> {
  /** The world in which every parameter has its default. */
  readonly underDefaults: Outcome<T>;
  /** All worlds, whatever the parameters are. */
  readonly anyhow: readonly Outcome<T>[];
  /** Whether there are no other worlds: else nothing is so in all of them. */
  readonly isComplete: boolean;
}

/** As many worlds are looked at: those of six conditions that have nothing to do with one another. */
const MOST_WORLDS = 64;

/**
 * Does something in every world that differs in what it asks for. Where it asks for nothing that only deployment decides, that is one.
 *
 * @param givesUp whether it ends with the first world where that shows that there are more than can be looked at
 */
export function inEveryWorld<T>(run: (world: World) => T, most = MOST_WORLDS, givesUp = false): Exploration<T> {
  const underDefaults = outcomeOf(new World(true), run);
  if (!underDefaults.world.usesDefaults && underDefaults.world.decisions.length === 0) {
    return { underDefaults, anyhow: [underDefaults], isComplete: true };
  }
  const anyhow: Outcome<T>[] = [];
  let script: readonly boolean[] | undefined = [];
  while (script && anyhow.length < most) {
    const outcome: Outcome<T> = outcomeOf(new World(false, script), run);
    anyhow.push(outcome);
    script = outcome.world.next();
    // Each decision that can be another one makes a world at least.
    if (givesUp && outcome.world.decisions.length >= most) { break; }
  }
  return { underDefaults, anyhow, isComplete: script === undefined };
}

function outcomeOf<T>(world: World, run: (world: World) => T): Outcome<T> {
  return { world, result: run(world) };
}
