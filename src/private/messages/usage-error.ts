/** That a call of the command cannot be understood, or what it names cannot be read. */
export class UsageError extends Error {
  /** What is said, a line each: nothing in one begins another. */
  public readonly lines: readonly string[];

  constructor(...lines: string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}
