import { Documents } from '../../document/documents';
import { PolicyDocument } from '../../document/organization/policy-document';
import type { Application } from '../../document/template';
import { objectOf } from '../../document/template-file';
import { World } from '../../document/values/world';
import { laterInWords } from '../../private/later';

/** A backup policy of a template. */
export interface PolicyOfTemplate {
  readonly name: string;
  /** What only deployment knows has its name there. */
  readonly content: unknown;
}

/** The backup policies of a template, where parameters have their defaults. */
export function policiesOfTemplate(application: Application): readonly PolicyOfTemplate[] {
  return new Documents(application, new World(true)).ofTypes(PolicyDocument, new Set([PolicyDocument.TYPE]))
    .filter(({ isMade, isBackupPolicy }) => isMade && isBackupPolicy)
    .map(({ name, content }) => ({ name, content: inWords(content.value) }));
}

/** Whether something is a template, and no policy. */
export function isTemplate(content: unknown): boolean {
  return typeof objectOf(content).Resources === 'object';
}

function inWords(part: unknown): unknown {
  if (typeof part === 'string') { return laterInWords(part); }
  if (Array.isArray(part)) { return part.map(inWords); }
  return typeof part === 'object' && part !== null ? Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, inWords(inner)])) : part;
}
