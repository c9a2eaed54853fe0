import type { Document } from '../document/document';
import { inEveryWorld } from '../document/world';
import type { Exploration, World } from '../document/world';
import { laterInWords } from '../private/later';

/** How bad something is: refused by the service, a risk, or worth a thought. */
export type Level = 'error' | 'warning' | 'note';

/** What a law finds in a document, in one world. */
export interface Problem {
  readonly id: string;
  readonly level: Level;
  /** Where it is in the properties of the resource. */
  readonly property?: string;
  readonly message: string;
}

/** What is found in all worlds. */
export interface Finding extends Problem {
  readonly document: Document;
}

/** What a world has of a document, where it is made there. */
export interface Judged {
  readonly document: Document;
  readonly problems: readonly Problem[];
}

/**
 * What is found in a document in all worlds in which it is made. What is refused in some of them only is a risk, and the message says when.
 */
export function judge(documentIn: (world: World) => Document, problemsOf: (document: Document, world: World) => readonly Problem[]): Finding[] {
  const exploration = inEveryWorld((world) => {
    const document = documentIn(world);
    return document.isMade ? { document, problems: problemsOf(document, world) } : undefined;
  });
  const made = exploration.anyhow.filter(({ result }) => result);
  const all = [exploration.underDefaults, ...made].flatMap(({ result }) => result?.problems.map((problem) => ({ problem, document: result.document })) ?? []);
  const each = new Map(all.map((found) => [keyOf(found.problem), found] as const).reverse());
  return [...each.entries()].reverse().map(([key, { problem, document }]) => {
    const hits = made.filter(({ result }) => result!.problems.some((other) => keyOf(other) === key));
    const isSure = exploration.isComplete && hits.length === made.length && made.length > 0;
    return { ...problem, message: laterInWords(problem.message), document, ...(isSure ? {} : onlyAtTimes(problem, hits[0]?.world, exploration)) };
  });
}

function keyOf({ id, property }: Problem): string {
  return `${id} ${property ?? ''}`;
}

function onlyAtTimes({ level, message }: Problem, world: World | undefined, { underDefaults }: Exploration<unknown>): Pick<Problem, 'level' | 'message'> {
  const decisions = world?.decisions ?? [];
  const when = decisions.length === 0 || underDefaults.world.usesDefaults && !world
    ? 'with the defaults of the parameters'
    : `where ${decisions.map(({ words, holds }) => `${words} ${holds ? 'holds' : 'does not hold'}`).join(' and ')}`;
  return { level: level === 'error' ? 'warning' : level, message: laterInWords(`${message} (${when})`) };
}
