import type { InWorlds } from './description';
import { factsWhere, where } from '../../checks/findings/when';
import { TooMuch } from '../../document/budget';
import type { Document } from '../../document/document';
import { Documents } from '../../document/documents';
import type { Reader } from '../../document/documents';
import type { Application, Place } from '../../document/template';
import { inEveryWorld, World } from '../../document/values/world';

/**
 * Describes documents of an application as they are in all worlds.
 */
export class Worlds {
  /** What was too much to be read. */
  public readonly unread: string[] = [];
  private usual: Documents;

  constructor(private readonly application: Application) {
    this.usual = new Documents(application, new World(true));
  }

  /** Documents as they are with the defaults of the parameters. */
  public get documents(): Documents {
    return this.usual;
  }

  /** Descriptions of all documents of a kind. */
  public describe<D extends Document, T extends object>(
    places: readonly Place[], Kind: Reader<D>, describe: (documents: Documents, document: D) => T,
  ): InWorlds<T>[] {
    return places.flatMap((place) => this.attempt(`${place.template.name}/${place.logicalId}`, () => {
      const read = (documents: Documents) => {
        const document = documents.of(Kind, place);
        return document.isMade ? describe(documents, document) : undefined;
      };
      const usual = this.asOnce(read);
      return usual ? usual.result && { ...usual.result, onlyWhere: null, variants: [] } : this.explore(read);
    }) ?? []);
  }

  /** What something is in all worlds alike; nothing where it may be another thing in some. */
  public asOnce<R>(read: (documents: Documents) => R): { readonly result: R } | undefined {
    this.usual.begin();
    const result = read(this.usual);
    if (!this.usual.world.isAsked) { return { result }; }
    this.usual = new Documents(this.application, new World(true));
    return undefined;
  }

  /** Does something that may be too much; nothing then. */
  public attempt<R>(what: string, read: () => R): R | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof TooMuch)) { throw error; }
      this.unread.push(what);
      return undefined;
    }
  }

  private explore<T extends object>(read: (documents: Documents) => T | undefined): InWorlds<T> | undefined {
    const { underDefaults, anyhow, isComplete } = inEveryWorld((world) => read(new Documents(this.application, world)));
    const made = anyhow.filter(({ result }) => result);
    const first = underDefaults.result ?? made[0]?.result;
    if (!first) { return undefined; }
    const all = anyhow.map(({ world }) => world);
    const byText = new Map<string, { readonly description: T; readonly worlds: World[] }>();
    for (const { world, result } of made) {
      const text = JSON.stringify(result);
      byText.set(text, { description: result!, worlds: [...byText.get(text)?.worlds ?? [], world] });
    }
    byText.delete(JSON.stringify(first));
    return {
      ...first,
      onlyWhere: made.length < anyhow.length ? where(made.map(({ world }) => world), all, isComplete) : null,
      variants: [...byText.values()].map(({ description, worlds }) => ({
        // What is so with all values but the defaults is told by no condition.
        where: factsWhere(worlds, all, isComplete).length > 0 ? where(worlds, all, isComplete) : 'with other values of the parameters',
        description,
      })),
    };
  }
}
