import type { Finding, Problem } from './finding';
import type { Document } from '../document/document';
import { Documents } from '../document/documents';
import type { Application, Referent, Template } from '../document/template';
import { inEveryWorld, World } from '../document/world';
import type { Exploration } from '../document/world';

/** What one document, or several together, have to keep. */
export type Law<D extends Document> = (document: D, documents: Documents) => readonly Problem[];

/** What reads a document of a kind. */
export type Reader<D extends Document> = new (documents: Documents, template: Template, logicalId: string) => D;

/** What a world has of a document that is made there: its problems by what they are about. */
interface Judged {
  readonly documents: Documents;
  readonly document: Document;
  readonly problems: ReadonlyMap<string, Problem>;
}

/**
 * Judges the documents of an application in all worlds in which they are made. What is refused in some of them only is a risk, and the message says when.
 */
export class Judge {
  /** What nearly all documents are read in: nothing of them differs from world to world. */
  private usual: Documents;

  constructor(private readonly application: Application) {
    this.usual = new Documents(application, new World(true));
  }

  /** What laws find in a document. */
  public findings<D extends Document>(Kind: Reader<D>, place: Referent, laws: readonly Law<D>[]): Finding[] {
    const documents = this.usual;
    documents.begin();
    const document = documents.of(Kind, place);
    const problems = document.isMade ? laws.flatMap((law) => law(document, documents)) : [];
    if (!documents.world.isAsked) { return problems.map((problem) => asFinding(problem, document, documents)); }
    // What has been read may be otherwise elsewhere.
    this.usual = new Documents(this.application, new World(true));
    return laws.flatMap((law) => this.explore(Kind, place, law));
  }

  private explore<D extends Document>(Kind: Reader<D>, place: Referent, law: Law<D>): Finding[] {
    const exploration = inEveryWorld((world): Judged | undefined => {
      const documents = new Documents(this.application, world);
      const document = documents.of(Kind, place);
      return document.isMade ? { documents, document, problems: byKey(law(document, documents)) } : undefined;
    });
    const made = exploration.anyhow.flatMap(({ world, result }) => result ? [{ world, ...result }] : []);
    const { result: first } = exploration.underDefaults;
    const judged = [...made, ...first ? [first] : []].reverse();
    const found = new Map(judged.flatMap(({ problems, document, documents }) =>
      [...problems].map(([key, problem]) => [key, asFinding(problem, document, documents)] as const)));
    return [...found].map(([key, finding]) => {
      const hits = made.filter(({ problems }) => problems.has(key));
      const isSure = exploration.isComplete && hits.length === made.length && hits.length > 0;
      return isSure ? finding : { ...finding, ...atTimes(finding, hits[0]?.world, exploration) };
    });
  }
}

function asFinding(problem: Problem, document: Document, documents: Documents): Finding {
  return { ...problem, message: documents.inWords(problem.message), document: problem.concerns ?? document };
}

/** Of several problems of one kind in one place, the first is the first in every world. */
function byKey(problems: readonly Problem[]): Map<string, Problem> {
  const found = new Map<string, Problem>();
  for (const problem of problems) {
    const key = [problem.id, problem.concerns?.key, problem.property].join(' ');
    let number = 0;
    while (found.has(`${key} ${number}`)) { number++; }
    found.set(`${key} ${number}`, problem);
  }
  return found;
}

function atTimes({ id, level, message, sometimes }: Problem, world: World | undefined, { underDefaults }: Exploration<unknown>): Pick<Problem, 'id' | 'level' | 'message'> {
  const decisions = (world ?? underDefaults.world).decisions;
  const when = world && decisions.length > 0
    ? `where ${decisions.map(({ words, holds }) => `${words} ${holds ? 'holds' : 'does not hold'}`).join(' and ')}`
    : 'with the defaults of the parameters';
  return { level: level === 'error' ? 'warning' : level, ...sometimes?.(when) ?? { id, message: `${message} (${when})` } };
}
