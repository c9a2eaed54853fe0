/** Counts what went well, says at once what did not, and ends with a line of numbers. */
export class Tally {
  private passed = 0;
  private failed = 0;
  private skipped = 0;
  private readonly notes: string[] = [];

  public check(what: string, ok: boolean, details = ''): boolean {
    if (ok) {
      this.passed += 1;
      console.log(`  ok     ${what}`);
    } else {
      this.failed += 1;
      console.log(`  FAILED ${what}${details && `\n${lastLines(details)}`}`);
    }
    return ok;
  }

  public add(what: string, { passed, failed, skipped }: Counts): void {
    this.passed += passed;
    this.failed += failed;
    this.skipped += skipped;
    console.log(`  ${failed > 0 ? 'FAILED' : 'ok    '} ${what}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  }

  /** A language whose tools are not here; where it is required, that is a failure. */
  public skip(language: string, reason: string, required: boolean): void {
    if (required) { this.failed += 1; } else { this.skipped += 1; }
    console.log(`${required ? 'FAILED' : 'SKIPPED'} ${language}: ${reason}`);
  }

  /** What whoever goes on from here has to know: said at the end. */
  public note(text: string): void {
    this.notes.push(text);
  }

  /** Prints the notes and the numbers, and has the process fail if anything failed. */
  public close(): void {
    this.notes.forEach((text) => console.log(text));
    console.log(`${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`);
    process.exitCode = this.failed > 0 ? 1 : 0;
  }
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-60).map((line) => `         ${line.slice(0, 500)}`).join('\n');
}
