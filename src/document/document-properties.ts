import type { Reading } from './reading';
import { ABSENT } from '../model/properties';
import type { Properties } from '../model/properties';
import { memo } from '../private/memo';
import { writtenOut } from '../private/written-out';

/** The properties of a document, as the catalog asks for them. */
export class DocumentProperties implements Properties {
  private readonly read = new Map<string, unknown>();

  constructor(private readonly property: (name: string) => Reading) {}

  public at(path: string): unknown {
    return memo(this.read, path, () => {
      const reading = this.readingOf(path);
      if (reading.isAbsent) { return ABSENT; }
      return reading.isLater ? undefined : reading.value;
    });
  }

  public text(path: string | undefined): string | undefined {
    const value = path === undefined ? undefined : this.at(path);
    return typeof value === 'string' ? value : undefined;
  }

  public number(path: string | undefined): number | undefined {
    const value = path === undefined ? undefined : this.at(path);
    const isNumber = typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
    return isNumber ? Number(value) : undefined;
  }

  public isOther(path: string, ...values: unknown[]): boolean {
    const value = this.at(path);
    return value !== undefined && !values.includes(value);
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
