import type { Context } from './context';
import type { Together } from './in-worlds';
import { lookOf } from './judgement';
import { subjectIn } from './subjects/subject-in';
import { Document } from '../document/document';
import type { Documents } from '../document/documents';
import type { Place, Template } from '../document/template';
import { memo } from '../private/memo';

/** What plans do for resources that are alike in all worlds: told once for all of them. */
export class Alike {
  private readonly found = new Map<Template, Map<string, { readonly found?: Together }>>();

  constructor(private readonly context: Context) {}

  /** What plans do for a resource: what was told of one that is alike, or what a function tells. */
  public of(documents: Documents, place: Place, tell: () => Together | undefined): Together | undefined {
    const look = this.lookOf(documents, place);
    return look === undefined ? tell() : memo(memo(this.found, place.template, () => new Map()), look, () => ({ found: tell() })).found;
  }

  private lookOf(documents: Documents, place: Place): string | undefined {
    const { world } = documents;
    const document = documents.of(Document, place);
    if (!document.isMade || world.isAsked) { return undefined; }
    const { subject } = subjectIn(documents, document);
    const look = subject && !world.isAsked ? lookOf(documents, this.context, subject) : undefined;
    return world.isAsked ? undefined : look;
  }
}
