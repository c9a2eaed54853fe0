import { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import type { ResourceCoverage } from '../resource-coverage';
import type { Subject } from '../subjects/subject';
import { subjectIn } from '../subjects/subject-in';

/** A resource that AWS Backup backs up, and what a selection sees of it. */
export interface SeenResource {
  readonly resource: ResourceCoverage;
  readonly document: Document;
  readonly subject: Subject;
  /** Whether nothing backs it up, and nobody has said why. */
  readonly isOpen: boolean;
  /** Whether it may be otherwise where a parameter has another value than its default. */
  readonly isByDefaults: boolean;
}

/** The resources of an application that a selection can select. */
export function seenResources(documents: Documents, resources: readonly ResourceCoverage[]): SeenResource[] {
  return resources.flatMap((resource) => {
    documents.begin();
    const document = documents.of(Document, resource);
    const { subject, made } = subjectIn(documents, document);
    const isOpen = resource.verdict === 'unprotected' || resource.verdict === 'nativeOnly';
    return subject && !made ? [{ resource, document, subject, isOpen, isByDefaults: documents.world.isAsked }] : [];
  });
}
