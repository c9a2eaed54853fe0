import { daysInWords } from '../checks/vault/retention-range';
import type { Document } from '../document/document';
import type { Reading } from '../document/values/reading';
import { statefulType } from '../model/resources/stateful-type';

/** Backups that a service makes of its own resource. They go with the resource. */
export interface NativeBackups {
  /** What they are. */
  readonly what: string;
  /** For how many days they are kept, where that is known. */
  readonly days?: number;
}

/** The backups that its own service makes of a resource, in one world. */
export function nativeBackupsOf(document: Document): NativeBackups | undefined {
  const native = statefulType(document.type)?.native;
  if (!native) { return undefined; }
  const { what, properties, is, days, period, daysByDefault, unless = [] } = native;
  if (properties.length === 0) { return { what, days }; }
  for (const reading of properties.flatMap((path) => readingsAt(document, path))) {
    if (is ? is.includes(reading.knownText ?? '') : (reading.number ?? 0) > 0) {
      const written = period === undefined ? undefined : readingsAt(document, period)[0]?.number;
      return { what, days: is ? written ?? days : reading.number };
    }
  }
  const isAbsent = properties.every((path) => readingsAt(document, path).every((reading) => reading.isAbsent));
  const isMade = isAbsent && daysByDefault !== undefined && unless.every((name) => document.property(name).isAbsent);
  return isMade ? { what, days: daysByDefault } : undefined;
}

/** What they are and how long they last, as a part of a sentence. */
export function nativeInWords({ what, days }: NativeBackups): string {
  return `${what}${days === undefined ? '' : `, kept for ${daysInWords(days)}`}`;
}

/** What is at a path, also in each element of lists on the way. */
function readingsAt(document: Document, path: string): Reading[] {
  const [property, ...names] = path.split('.');
  const into = (readings: Reading[], name: string) => readings.flatMap((reading) => reading.all.map((each) => each.at(name)));
  return names.reduce(into, [document.property(property)]);
}
