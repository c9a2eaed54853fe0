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

/** What a world has of a document that is made there: its problems by what they are about. */
interface Judged {
  readonly document: Document;
  readonly problems: ReadonlyMap<string, Problem>;
}

/**
 * What is found in a document in all worlds in which it is made. What is refused in some of them only is a risk, and the message says when.
 */
export function judge(documentIn: (world: World) => Document, problemsOf: (document: Document) => readonly Problem[]): Finding[] {
  const exploration = inEveryWorld((world): Judged | undefined => {
    const document = documentIn(world);
    return document.isMade ? { document, problems: byKey(problemsOf(document)) } : undefined;
  });
  const made = exploration.anyhow.flatMap(({ world, result }) => result ? [{ world, ...result }] : []);
  const { result: first } = exploration.underDefaults;
  const found = new Map([...made, ...first ? [first] : []].reverse().flatMap((judged) => [...judged.problems].map(([key, problem]) =>
    [key, { ...problem, document: judged.document }] as const)));
  return [...found].map(([key, finding]) => {
    const hits = made.filter(({ problems }) => problems.has(key));
    const isSure = exploration.isComplete && hits.length === made.length && hits.length > 0;
    return { ...finding, ...isSure ? { message: laterInWords(finding.message) } : atTimes(finding, hits[0]?.world, exploration) };
  });
}

/** Of several problems of one kind in one place, the first is the first in every world. */
function byKey(problems: readonly Problem[]): Map<string, Problem> {
  const found = new Map<string, Problem>();
  for (const problem of problems) {
    const key = `${problem.id} ${problem.property ?? ''}`;
    let number = 0;
    while (found.has(`${key} ${number}`)) { number++; }
    found.set(`${key} ${number}`, problem);
  }
  return found;
}

function atTimes({ level, message }: Problem, world: World | undefined, { underDefaults }: Exploration<unknown>): Pick<Problem, 'level' | 'message'> {
  const decisions = (world ?? underDefaults.world).decisions;
  const when = world && decisions.length > 0
    ? `where ${decisions.map(({ words, holds }) => `${words} ${holds ? 'holds' : 'does not hold'}`).join(' and ')}`
    : 'with the defaults of the parameters';
  return { level: level === 'error' ? 'warning' : level, message: laterInWords(`${message} (${when})`) };
}
