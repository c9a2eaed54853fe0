/** That a property is not in the template. */
export const ABSENT = Symbol('absent');

/** The properties of a resource, by paths such as `VersioningConfiguration.Status`. */
export interface Properties {
  /** The text, number, boolean, list or object at a path; `ABSENT` where there is none, and undefined where only deployment knows. */
  at(path: string): unknown;
  /** The text at a path; undefined where there is none, or only deployment knows it. */
  text(path: string | undefined): string | undefined;
  /** The number at a path, also one that is written as a text; undefined where there is none, or only deployment knows it. */
  number(path: string | undefined): number | undefined;
  /** Whether it is known that a path has none of some values; with nothing there it has none. */
  isOther(path: string, ...values: unknown[]): boolean;
  /** Whether a text is written anywhere in what is at a path. */
  mentions(path: string, text: string): boolean;
}
