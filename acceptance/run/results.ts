/** What became of one thing that was looked at. */
export interface Result {
  readonly step: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  /** What is wrong, or why it was not looked at. */
  readonly details: readonly string[];
}

/** What was looked at, in order. */
export class Results {
  public readonly all: Result[] = [];

  constructor(private readonly say: (line: string) => void) {}

  public passed(step: string): void {
    this.add({ step, state: 'passed', details: [] });
  }

  public failed(step: string, ...details: string[]): void {
    this.add({ step, state: 'failed', details });
  }

  public skipped(step: string, reason: string): void {
    this.add({ step, state: 'skipped', details: [reason] });
  }

  /** Failed where there is something to say, else passed. */
  public judged(step: string, details: readonly string[]): void {
    if (details.length > 0) { this.failed(step, ...details); } else { this.passed(step); }
  }

  public count(state: Result['state']): number {
    return this.all.filter((each) => each.state === state).length;
  }

  /** As a table, with the counts as its last line. */
  public table(): string[] {
    const width = Math.max(0, ...this.all.map(({ step }) => step.length));
    return [
      ...this.all.map(({ step, state, details }) => `${step.padEnd(width)}  ${state}${details.length > 0 ? `  ${details[0]}${details.length > 1 ? ` (and ${details.length - 1} more)` : ''}` : ''}`),
      `${this.count('passed')} passed, ${this.count('failed')} failed, ${this.count('skipped')} skipped`,
    ];
  }

  private add(result: Result): void {
    this.all.push(result);
    const marks = { passed: '✔', failed: '✘', skipped: '–' };
    this.say(`${marks[result.state]} ${result.step}`);
    result.details.forEach((detail) => this.say(`    ${detail}`));
  }
}
