import { Document } from './document';
import { DocumentProperties } from './document-properties';
import { KeyDocument } from './key-document';
import { told } from './told-once';
import type { Told } from './told-once';
import { ABSENT } from '../model/properties';
import type { Properties } from '../model/properties';
import { backedUpOtherwise, kindOf } from '../model/resources/resource-catalog';
import type { ResourceKind, ResourceSource } from '../model/resources/resource-kind';
import { typeSeen } from '../model/resources/stateful-type';
import type { TellingProperties } from '../model/resources/telling-properties';

/** What the catalog has of a resource. */
interface Known {
  readonly kind: ResourceKind;
  readonly source: ResourceSource;
}

/** A resource that AWS Backup protects. */
export class ResourceDocument extends Document {
  private found?: Told<Known | undefined>;
  private readings?: Properties;

  /** What the catalog has of it; nothing where AWS Backup does not protect it by itself. */
  public get known(): Known | undefined {
    this.found = told(this.documents, this.found, () => kindOf(typeSeen(this.type), (name) => this.read(name)));
    return this.found.found;
  }

  /** How it is backed up, where AWS Backup does not protect it by itself, though it does others of the type. */
  public get backedUpOtherwise(): string | undefined {
    return backedUpOtherwise(this.type, (name) => this.read(name));
  }

  public get kind(): ResourceKind {
    return this.known!.kind;
  }

  /** Where it says what matters to its backups. */
  public get paths(): TellingProperties {
    return this.known!.source.properties ?? {};
  }

  /** What it says there. */
  public get telling(): Properties {
    this.readings ??= new DocumentProperties(this.documents, (name) => this.property(name));
    return this.readings;
  }

  /** The key that it says to be encrypted with, if that is one of the application. */
  public get keyDocument(): KeyDocument | undefined {
    const { encryption } = this.paths;
    return encryption && KeyDocument.behind(this.documents, this.property(encryption.key).text, this.env);
  }

  /** Its tags, with those of its stack; nothing where they are not all known. */
  public get tags(): Readonly<Record<string, string>> | undefined {
    const { tags: name = 'Tags' } = this.known!.source;
    const own = name === null ? undefined : tagsIn(this.telling.at(name));
    const around = own && this.tagsOfStack();
    return around && { ...around, ...own };
  }

  /** Whether it may have tags of what it is made of. */
  public get mayHaveTagsOfOrigin(): boolean {
    return this.known!.source.tagOrigins?.some((name) => !this.property(name).isAbsent) ?? false;
  }

  /** Whether it may have tags that nothing says: of what it is made of, or of its stack, as whoever deploys a template can give it some. */
  public get mayHaveOtherTags(): boolean {
    if (this.mayHaveTagsOfOrigin) { return true; }
    let { template } = this;
    while (template.outer) { template = template.outer.template; }
    return !template.areTagsKnown;
  }

  /** A nested stack has tags as any resource, and hands down what it has. */
  private tagsOfStack(): Readonly<Record<string, string>> | undefined {
    const { outer, tags } = this.template;
    return outer ? this.documents.of(ResourceDocument, outer).tags : tags;
  }

  /** What a template has is a value, a text that only deployment knows, or nothing. */
  private read(name: string): unknown {
    const reading = this.property(name);
    return reading.isAbsent ? undefined : reading.value;
  }
}

function tagsIn(tags: unknown): Record<string, string> | undefined {
  if (tags === ABSENT) { return {}; }
  if (typeof tags !== 'object' || tags === null) { return undefined; }
  const entries = Array.isArray(tags) ? tags.map((tag) => [Object(tag).Key, Object(tag).Value]) : Object.entries(tags);
  return entries.every(([key, value]) => typeof key === 'string' && ['string', 'number', 'boolean'].includes(typeof value))
    ? Object.fromEntries(entries.map(([key, value]) => [key, String(value)]))
    : undefined;
}
