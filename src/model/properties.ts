/** That a property is not in the template. */
export const ABSENT = Symbol('absent');

/** The properties of a resource, by paths such as `VersioningConfiguration.Status`. */
export abstract class Properties {
  /** The text, number, boolean, list or object at a path; `ABSENT` where there is none, and undefined where only deployment knows. */
  public abstract at(path: string): unknown;

  /** Whether a text is written anywhere in what is at a path, also within an intrinsic function there. */
  public abstract mentions(path: string, text: string): boolean;

  /** The text at a path; undefined where there is none, or only deployment knows it. */
  public text(path: string | undefined): string | undefined {
    const value = path === undefined ? undefined : this.at(path);
    return typeof value === 'string' ? value : undefined;
  }

  /** The number at a path, also one that is written as a text; undefined where there is none, or only deployment knows it. */
  public number(path: string | undefined): number | undefined {
    const value = path === undefined ? undefined : this.at(path);
    const isNumber = typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
    return isNumber ? Number(value) : undefined;
  }

  /** Whether it is known that a path has none of some values; with nothing there it has none. */
  public isOther(path: string, ...values: unknown[]): boolean {
    const value = this.at(path);
    return value !== undefined && !values.includes(value);
  }
}
