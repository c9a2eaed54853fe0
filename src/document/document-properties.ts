import type { Documents } from './documents';
import { toldOnce } from './told-once';
import type { Told } from './told-once';
import type { Reading } from './values/reading';
import { ABSENT, Properties } from '../model/properties';
import { writtenOut } from '../private/messages/written-out';

/** The properties of a document, as the catalog asks for them. */
export class DocumentProperties extends Properties {
  private readonly read = new Map<string, Told<unknown>>();

  constructor(private readonly documents: Documents, private readonly property: (name: string) => Reading) {
    super();
  }

  public at(path: string): unknown {
    return toldOnce(this.documents, this.read, path, () => {
      const reading = this.readingOf(path);
      if (reading.isAbsent) { return ABSENT; }
      return reading.isLater ? undefined : reading.value;
    });
  }

  public mentions(path: string, text: string): boolean {
    const reading = this.readingOf(path);
    return !reading.isAbsent && (writtenOut(reading.value) ?? '').includes(text);
  }

  private readingOf(path: string): Reading {
    const [property, ...names] = path.split('.');
    return names.reduce((reading, name) => reading.at(name), this.property(property));
  }
}
