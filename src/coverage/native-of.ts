import { exploreFor } from './exploration';
import { nativeBackupsOf } from './native-backups';
import type { NativeBackups } from './native-backups';
import { wholeOf } from './subjects/members';
import { unlessTooMuch } from '../document/budget';
import { Document } from '../document/document';
import type { Documents } from '../document/documents';
import type { Application, Place } from '../document/template';

/** The backups that its service makes of a resource in the world of some documents; those of a member are those of its cluster. */
export function nativeIn(documents: Documents, place: Place): NativeBackups | undefined {
  const document = documents.of(Document, place);
  const whole = wholeOf(documents, document);
  return whole ? whole.document && nativeBackupsOf(whole.document) : nativeBackupsOf(document);
}

/** Whether its service makes such backups in all worlds in which the resource is made. */
export function isNativeAnyhow(application: Application, { template, logicalId }: Place, what: string): boolean {
  const place = { template, logicalId };
  const isSo = (documents: Documents) => !documents.of(Document, place).isMade || nativeIn(documents, place)?.what === what;
  return unlessTooMuch(() => {
    application.budget.begin();
    const { anyhow, isComplete } = exploreFor(application, isSo, true);
    return isComplete && anyhow.every(({ result }) => result);
  }, false);
}
