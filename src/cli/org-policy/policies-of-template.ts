import { TooMuch } from '../../document/budget';
import { Documents } from '../../document/documents';
import { PolicyDocument } from '../../document/organization/policy-document';
import type { Application } from '../../document/template';
import { objectOf } from '../../document/template-file';
import { World } from '../../document/values/world';
import { laterInWords } from '../../private/later';

/** Whether something is a template, and no policy. */
export function isTemplate(content: unknown): boolean {
  return typeof objectOf(content).Resources === 'object';
}

/** The backup policies of a template, where parameters have their defaults. */
export function policiesOf(application: Application): readonly PolicyDocument[] {
  return new Documents(application, new World(true)).ofTypes(PolicyDocument, new Set([PolicyDocument.TYPE]))
    .filter(({ isMade, isBackupPolicy }) => isMade && isBackupPolicy);
}

/** Whether what a policy says can be read to its end. */
export function isReadable(policy: PolicyDocument): boolean {
  try {
    return policy.policy !== undefined;
  } catch (error) {
    if (!(error instanceof TooMuch)) { throw error; }
    return false;
  }
}

/** What a policy says; what only deployment knows has its name there. */
export function knownContentOf({ content }: PolicyDocument): unknown {
  return inWords(content.value);
}

function inWords(part: unknown): unknown {
  if (typeof part === 'string') { return laterInWords(part); }
  if (Array.isArray(part)) { return part.map(inWords); }
  return typeof part === 'object' && part !== null ? Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, inWords(inner)])) : part;
}
