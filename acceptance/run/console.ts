import { createInterface } from 'readline/promises';
import type { Terminal } from './terminal';

/** The terminal that a program was started from. */
export const CONSOLE: Terminal = {
  say: (line) => console.log(line),
  confirm: async (question) => {
    if (!process.stdin.isTTY) { return false; }
    const reader = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await reader.question(`${question} [y/N] `);
    reader.close();
    return /^y(es)?$/i.test(answer.trim());
  },
};

/** The first Ctrl-C asks the program to clean up; a second one ends it at once. */
export function onInterrupt(): AbortSignal {
  const abort = new AbortController();
  const stop = () => {
    if (abort.signal.aborted) {
      console.error('\nEnded without cleaning up: the same command again finds what is left.');
      process.exit(130);
    }
    console.error('\nStops after what runs now, and cleans up. Ctrl-C again ends it at once.');
    abort.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return abort.signal;
}
