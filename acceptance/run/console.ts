import { createInterface } from 'readline';
import type { Terminal } from './terminal';

/** The terminal that a program was started from. */
export const CONSOLE: Terminal = {
  say: (line) => console.log(line),
  confirm: (question, signal) => new Promise((done) => {
    if (!process.stdin.isTTY || signal.aborted) { return done(false); }
    const reader = createInterface({ input: process.stdin, output: process.stdout });
    // While it is asked, Ctrl-C is a key like any other.
    reader.on('SIGINT', () => process.emit('SIGINT', 'SIGINT'));
    let isAnswered = false;
    reader.on('close', () => {
      if (!isAnswered) { console.log(); }
      done(false);
    });
    signal.addEventListener('abort', () => reader.close(), { once: true });
    reader.question(`${question} [y/N] `, (answer) => {
      isAnswered = true;
      done(/^y(es)?$/i.test(answer.trim()));
      reader.close();
    });
  }),
};
