/** Where a program says what it does, and asks. */
export interface Terminal {
  say(line: string): void;
  /** Asks for a yes. Where nobody can be asked, nobody has said yes. */
  confirm(question: string, signal: AbortSignal): Promise<boolean>;
}

/** How it ended: what scripts can tell it by. */
export enum ExitCode {
  PASSED = 0,
  FAILED = 1,
  USAGE = 2,
  /** Something is still there that should not be. */
  LEFT_BEHIND = 3,
  INTERRUPTED = 130,
}

/** That somebody wants it to end. */
export class Interrupted extends Error {}

/** Throws where somebody wants it to end. */
export function goOn(signal: AbortSignal): void {
  if (signal.aborted) { throw new Interrupted('interrupted'); }
}
