import { madeBy } from './made-by-others';
import { wholeOf } from './members';
import type { Whole } from './members';
import { subjectBehind, subjectOf } from './subject';
import type { Subject } from './subject';
import { tagsOf } from './tags';
import type { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import { ResourceDocument } from '../../document/resource-document';
import { toldOnce } from '../../document/told-once';
import type { Told } from '../../document/told-once';
import { kindsNamed } from '../../model/resources/resource-catalog';
import { statefulType } from '../../model/resources/stateful-type';

/** What AWS Backup sees where a template has a resource. */
export interface Seen {
  /** Nothing where AWS Backup does not back up such a thing. */
  readonly subject?: Subject;
  /** What it is a part of and is backed up with. */
  readonly whole?: Whole;
  /** What it makes that holds the data, and is not visible here. */
  readonly made?: { readonly words: string };
  /** How it is backed up otherwise, where AWS Backup does not do it by itself. */
  readonly otherwise?: string;
}

const STORAGE_GATEWAY = kindsNamed('Storage Gateway')[0];

const FOUND = new WeakMap<Document, Told<Seen>>();

/** What AWS Backup sees of a resource, in the world of some documents: told once of a document. */
export function subjectIn(documents: Documents, document: Document): Seen {
  return toldOnce(documents, FOUND, document, () => look(documents, document));
}

function look(documents: Documents, document: Document): Seen {
  const made = madeBy(document);
  if (made) { return { made, subject: made.subject?.(documents, document) }; }
  const whole = wholeOf(documents, document);
  if (whole) { return { whole, subject: whole.subject }; }
  const resource = documents.of(ResourceDocument, document);
  if (resource.known) { return { subject: subjectOf(documents, resource) }; }
  if (document.type === 'AWS::StorageGateway::Volume') {
    return { subject: { ...subjectBehind(documents, document, STORAGE_GATEWAY, tagsOf(documents, document)), key: document.key } };
  }
  return { otherwise: statefulType(document.type)?.isSupported ? resource.backedUpOtherwise : undefined };
}
