import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, parseDocument } from 'yaml';
import type { Node } from 'yaml';
import { UsageError } from '../private/messages/usage-error';

/** Deeper than CloudFormation takes. */
const DEEPEST = 200;
/** More than anybody merges. */
const MOST_MERGED = 1_000_000;
const TOO_DEEP = `it is nested more than ${DEEPEST} deep`;

/** What an anchor stands for before it is read to its end. */
const UNFINISHED = Symbol('unfinished');

/** Names of functions that are written short as they are, and not with `Fn::` before them. */
const WITHOUT_PREFIX: ReadonlySet<string> = new Set(['Ref', 'Condition']);

/**
 * Reads a template in YAML, with the short forms of intrinsic functions such as `!Ref`.
 *
 * @throws if it is no YAML
 */
export function parseYamlTemplate(text: string): unknown {
  // CloudFormation takes the last of equal keys, and the words of YAML 1.1 for true and false.
  const lines = new LineCounter();
  // Each of many errors would look through the whole text to say where it is.
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'error', stringKeys: true, prettyErrors: false, lineCounter: lines });
  const [error] = document.errors.filter(({ code }) => code !== 'MULTIPLE_DOCS');
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new UsageError(/call stack/.test(error.message) ? TOO_DEEP : `${error.message.split('\n')[0]} at line ${line}, column ${col}`);
  }
  if (document.errors.length > 0 && documentsIn(text) > 1) {
    throw new UsageError('it has several documents, and a template is one');
  }
  return new Reader().read(document.contents, 0);
}

/** How many documents have something in them. */
function documentsIn(text: string): number {
  return parseAllDocuments(text).filter(({ contents }) => contents !== null && !(isScalar(contents) && contents.value === null)).length;
}

/** Makes plain values of the nodes of a document. */
class Reader {
  /** What anchors stand for, from where they are on: each is read once, however often it is meant. */
  private readonly anchored = new Map<string, unknown>();

  private mergedKeys = 0;

  public read(node: unknown, depth: number): unknown {
    if (depth > DEEPEST) { throw new UsageError(TOO_DEEP); }
    if (isAlias(node)) { return this.anchoredAt(node.source); }
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) { return null; }
    const { anchor } = node;
    if (anchor !== undefined) { this.anchored.set(anchor, UNFINISHED); }
    const value = called(node.tag, this.valueOf(node, depth));
    if (anchor !== undefined) { this.anchored.set(anchor, value); }
    return value;
  }

  private anchoredAt(name: string): unknown {
    if (!this.anchored.has(name)) { throw new UsageError(`the alias '*${name}' stands for nothing`); }
    const value = this.anchored.get(name);
    if (value === UNFINISHED) { throw new UsageError(`the alias '*${name}' is a part of what it stands for`); }
    return value;
  }

  private valueOf(node: Node, depth: number): unknown {
    if (isSeq(node)) { return node.items.map((item) => this.read(item, depth + 1)); }
    if (!isMap(node)) { return scalarOf(node); }
    const entries = node.items.map(({ key, value }) => ({ key: textOf(key), isMerge: isMerge(key), value: this.read(value, depth + 1) }));
    const merged = entries.filter((each) => each.isMerge).flatMap(({ value }) => this.merged(value));
    // Not by assignment: a key may be named as what every object inherits.
    return Object.fromEntries([...merged, ...entries.filter((each) => !each.isMerge).map(({ key, value }) => [key, value] as const)]);
  }

  /** What `<<` puts into a map: what is in another one, or in several, the first of which counts most. CloudFormation does not know it, but what makes templates for it does. */
  private merged(value: unknown): [string, unknown][] {
    const entries = [value].flat().reverse().flatMap((each) => {
      if (typeof each !== 'object' || each === null || Array.isArray(each)) { throw new UsageError("what '<<' merges must be a map, or a list of maps"); }
      return Object.entries(each);
    });
    this.mergedKeys += entries.length;
    if (this.mergedKeys > MOST_MERGED) { throw new UsageError(`'<<' merges more than ${MOST_MERGED.toLocaleString('en-US')} keys`); }
    return entries;
  }
}

function textOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

function isMerge(key: unknown): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.value === '<<';
}

/** A value that is handed to the function that a tag is short for. */
function called(tag: string | undefined, value: unknown): unknown {
  const name = /^!(?<name>[A-Za-z][\w:]*)$/.exec(tag ?? '')?.groups?.name;
  if (name === undefined) { return value; }
  return { [WITHOUT_PREFIX.has(name) ? name : `Fn::${name}`]: value };
}

function scalarOf(node: Node): unknown {
  if (!isScalar(node)) { return null; }
  const { source, type, value, tag } = node;
  const isPlain = type === 'PLAIN' && tag === undefined;
  if (isPlain && /^(yes|on)$/i.test(source ?? '')) { return true; }
  if (isPlain && /^(no|off)$/i.test(source ?? '')) { return false; }
  // An account id with a zero before it is a text, as CloudFormation keeps it.
  return isPlain && typeof value === 'number' && /^0\d/.test(source ?? '') ? source : value;
}
