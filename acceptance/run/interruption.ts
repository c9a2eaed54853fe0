import { ExitCode } from './terminal';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A terminal sends Ctrl-C to npm and to what npm runs, and npm hands it on: so one comes twice. */
const ONE_WITHIN_MILLISECONDS = 1000;

/** Ctrl-C, and what else ends a program: the first asks it to clean up, a second one ends it at once, and says what that leaves. */
export class Interruption {
  private readonly abort = new AbortController();
  private first?: number;

  constructor() {
    for (const name of SIGNALS) { process.on(name, () => this.came(name)); }
    // Of a terminal that was closed nobody reads any more, and there is still something to clean up.
    for (const stream of [process.stdout, process.stderr]) { stream.on('error', () => {}); }
  }

  /** What is done where it is ended at once, without waiting for anything. @returns what it leaves */
  public atOnce: () => readonly string[] = () => [];

  public get signal(): AbortSignal {
    return this.abort.signal;
  }

  private came(name: string): void {
    const now = performance.now();
    if (this.first === undefined) {
      this.first = now;
      console.error(`\n${name}: stops after what runs now, and cleans up. Again ends it at once.`);
      this.abort.abort();
    } else if (now - this.first >= ONE_WITHIN_MILLISECONDS) {
      const left = this.atOnce();
      console.error(['\nEnded at once.', ...left].join('\n'));
      process.exit(left.length > 0 ? ExitCode.LEFT_BEHIND : ExitCode.INTERRUPTED);
    }
  }
}
