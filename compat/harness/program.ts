import type { Modules, PeerName, Side } from './peer';

/** What a program works with: the modules of one side, an app, and stacks that render alike on every side. */
export interface Kit extends Modules {
  readonly side: Side;
  readonly app: any;
  /** A new stack, `Stack` in the app unless told. */
  stack(id?: string, props?: Record<string, unknown>, scope?: any): any;
}

export interface Program {
  readonly id: string;
  /** The peers that have what the program uses. Both by default. */
  readonly peers?: readonly PeerName[];
  /** Feature flags of the app. */
  readonly context?: Record<string, unknown>;
  /** Every peer refuses the program, so we have to. */
  readonly refused?: boolean;
  /** The row of the table of differences that the program shows, per peer. */
  readonly shows?: Partial<Record<PeerName, string>>;
  run(kit: Kit): void;
}

export const BOTH: readonly PeerName[] = ['v1', 'v2'];
export const V2_ONLY: readonly PeerName[] = ['v2'];
