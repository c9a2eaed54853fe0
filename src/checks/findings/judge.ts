import type { Finding, Problem } from './finding';
import { where } from './when';
import { TooMuch } from '../../document/budget';
import { Document } from '../../document/document';
import { Documents } from '../../document/documents';
import type { Reader } from '../../document/documents';
import type { Application, Place, Template } from '../../document/template';
import { inEveryWorld, World } from '../../document/values/world';

/** What one document, or several together, have to keep. */
export type Law<D extends Document> = (document: D, documents: Documents) => readonly Problem[];

/** What a world has of a document that is made there: its problems by what they are about. */
interface Judged {
  readonly documents: Documents;
  readonly document: Document;
  readonly problems: ReadonlyMap<string, Numbered>;
}

/** A problem, and which of several laws says it. */
interface Numbered {
  readonly problem: Problem;
  readonly law: number;
}

/**
 * Judges the documents of an application in all worlds in which they are made. What is refused in some of them only is a risk, and the message says when.
 */
export class Judge {
  /** What nearly all documents are read in: nothing of them differs from world to world. */
  private usual: Documents;
  private readonly unread = new Set<Template>();

  constructor(private readonly application: Application) {
    this.usual = new Documents(application, new World(true));
  }

  /** What laws find in a document. */
  public findings<D extends Document>(Kind: Reader<D>, place: Place, laws: readonly Law<D>[]): Finding[] {
    const { budget } = this.application;
    const { cuts } = budget;
    const found = budget.isSpent ? undefined : this.attempt(() => this.find(Kind, place, laws));
    return found && budget.cuts === cuts ? found : [...found ?? [], ...this.noteUnread(place)];
  }

  /** What is too much to be read is found nothing of. */
  private attempt(find: () => Finding[]): Finding[] | undefined {
    try {
      return find();
    } catch (error) {
      if (!(error instanceof TooMuch)) { throw error; }
      this.usual = new Documents(this.application, new World(true));
      return undefined;
    }
  }

  /** Says once of a template that not all was read which is in it or which it refers to. */
  private noteUnread(place: Place): Finding[] {
    if (this.unread.has(place.template)) { return []; }
    this.unread.add(place.template);
    return [{
      id: 'tooMuchToRead',
      level: 'note',
      message: 'the template, with what it refers to, is too much or too deep to be read to its end: of what is beyond that nothing is said',
      document: new Document(this.usual, place),
    }];
  }

  private find<D extends Document>(Kind: Reader<D>, place: Place, laws: readonly Law<D>[]): Finding[] {
    const documents = this.usual;
    documents.begin();
    const document = documents.of(Kind, place);
    const problems = document.isMade ? laws.flatMap((law) => law(document, documents)) : [];
    if (!documents.world.isAsked) { return problems.map((problem) => asFinding(problem, document, documents)); }
    // What has been read may be otherwise elsewhere.
    this.usual = new Documents(this.application, new World(true));
    // All laws in the same worlds, where these are few; else each in its own, so that none misses what it asks for.
    return this.explore(Kind, place, laws, FEW_WORLDS) ?? laws.flatMap((law) => this.explore(Kind, place, [law])!);
  }

  /** What laws find in all worlds; nothing where there are more than some. */
  private explore<D extends Document>(Kind: Reader<D>, place: Place, laws: readonly Law<D>[], most?: number): Finding[] | undefined {
    const exploration = inEveryWorld((world): Judged | undefined => {
      const documents = new Documents(this.application, world);
      const document = documents.of(Kind, place);
      return document.isMade ? { documents, document, problems: byKey(laws.map((law) => law(document, documents))) } : undefined;
    }, most);
    if (most !== undefined && !exploration.isComplete) { return undefined; }
    const made = exploration.anyhow.flatMap(({ world, result }) => result ? [{ world, ...result }] : []);
    const { result: first } = exploration.underDefaults;
    const judged = [...made, ...first ? [first] : []].reverse();
    const found = new Map(judged.flatMap((each) => [...each.problems].map(([key, numbered]) => [key, { ...each, ...numbered }] as const)));
    return [...found].sort(([, a], [, b]) => a.law - b.law).flatMap(([key, { problem, document, documents }]) => {
      const finding = asFinding(problem, document, documents);
      const hits = made.filter(({ problems }) => problems.has(key));
      const isSure = exploration.isComplete && hits.length === made.length && hits.length > 0;
      return isSure ? finding : finding.isMeantAtTimes ? [] : { ...finding, ...atTimes(finding, hits, made, exploration.isComplete) };
    });
  }
}

/** As many worlds are those of four conditions that have nothing to do with one another. */
const FEW_WORLDS = 16;

/** Nobody reads more. */
const LONGEST = 4_000;

function asFinding(problem: Problem, document: Document, documents: Documents): Finding {
  const message = documents.inWords(problem.message);
  return { ...problem, message: message.length > LONGEST ? `${message.slice(0, LONGEST)} …` : message, document: problem.concerns ?? document };
}

/** By what they are about, and by the law that says it. Of several problems of one kind in one place, the first is the first in every world. */
function byKey(problems: readonly (readonly Problem[])[]): Map<string, Numbered> {
  const found = new Map<string, Numbered>();
  const numbers = new Map<string, number>();
  for (const [law, ofLaw] of problems.entries()) {
    for (const problem of ofLaw) {
      const key = [law, problem.id, problem.concerns?.key, problem.property, problem.about].join(' ');
      const number = numbers.get(key) ?? 0;
      numbers.set(key, number + 1);
      found.set(`${key} ${number}`, { problem, law });
    }
  }
  return found;
}

function atTimes(
  { id, level, message, sometimes, saysWhen }: Problem,
  hits: readonly { readonly world: World }[], made: readonly { readonly world: World }[], isComplete: boolean,
): Pick<Problem, 'id' | 'level' | 'message'> {
  const worlds = (each: readonly { readonly world: World }[]) => each.map(({ world }) => world);
  const when = hits.length > 0 ? where(worlds(hits), worlds(made), isComplete) : 'with the defaults of the parameters';
  return { level: level === 'error' ? 'warning' : level, ...sometimes?.(when) ?? { id, message: saysWhen ? message : `${message} (${when})` } };
}
