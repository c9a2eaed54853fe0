import type { World } from './world';

/** Something that was asked of a world, and what it said. */
export interface Question {
  readonly ask: (world: World) => unknown;
  readonly answer: unknown;
}

/** What was asked of a world, in its order: what is asked again, and cannot be another thing then, once. */
export class Questions {
  public readonly all: Question[] = [];
  private readonly known = new Map<string, unknown>();
  private values = new Map<string, unknown>();

  /** Adds one for a value, which may be another one after a decision. */
  public addValue(key: string, question: Question): void {
    if (this.values.has(key) && this.values.get(key) === question.answer) { return; }
    this.values.set(key, question.answer);
    this.all.push(question);
  }

  /** Adds one for something that stays as it is. */
  public add(key: string, question: Question): void {
    if (this.known.has(key)) { return; }
    this.known.set(key, question.answer);
    this.values = new Map();
    this.all.push(question);
  }
}

/** A question and what comes after each answer to it, or what was found in the end. */
interface Step<T> {
  ask?: Question['ask'];
  readonly next: Map<unknown, Step<T>>;
  found?: { readonly result: T };
}

/** Something that is found in many worlds: once for all that say the same to what is asked for it. */
export class Answers<T> {
  private readonly first: Step<T> = { next: new Map() };

  /** What is found in a world, which is asked for the same things whether that is known or not. */
  public in(world: World, find: () => T): T {
    let step = this.first;
    while (step.ask) {
      const answer = step.ask(world);
      step = stepAfter(step, answer);
    }
    if (!step.found) {
      const { result, questions } = world.listen(find);
      for (const { ask, answer } of questions) {
        step.ask = ask;
        step = stepAfter(step, answer);
      }
      step.found = { result };
    }
    return step.found.result;
  }
}

function stepAfter<T>(step: Step<T>, answer: unknown): Step<T> {
  const known = step.next.get(answer);
  if (known) { return known; }
  const made: Step<T> = { next: new Map() };
  step.next.set(answer, made);
  return made;
}
