import type { FilesRead } from './bounded-file';
import type { Progress } from './progress';
import type { Style } from './style';

/** What a command writes to, as far as it matters how it looks. */
export interface Terminal {
  readonly style: Style;
  /** How wide it is, where it is a terminal. */
  readonly columns?: number;
  readonly progress: Progress;
  /** The files that were read: none of them is written. */
  readonly read: FilesRead;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What a command says, and how it ends. */
export interface Result {
  /** Nothing where it was written to a file. */
  readonly output?: string;
  readonly exitCode: number;
  /** What is said beside it. */
  readonly notes?: string;
}

/** What is done with the arguments after the name of a command. */
export type Command = (args: readonly string[], terminal: Terminal) => Result;
