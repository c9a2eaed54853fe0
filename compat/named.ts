import { DIFFERENCES } from './differences';
import { judge } from './harness/judge';
import type { Peer, PeerName } from './harness/peer';
import { BOTH, type Program } from './harness/program';
import { run } from './harness/run';
import type { Tally } from './harness/tally';
import { PROGRAMS } from './programs';

export interface Sides {
  readonly v1: Peer;
  readonly v2: Peer;
  readonly ours: Peer;
}

/** Runs every named program through all sides. */
export function compareNamed(sides: Sides, tally: Tally, only = ''): void {
  for (const program of PROGRAMS.filter(({ id }) => id.includes(only))) {
    for (const [peer, verdict] of compareProgram(program, sides)) {
      tally.compared(peer, program.id, verdict);
    }
  }
}

export function compareProgram(program: Program, sides: Sides): [PeerName, ReturnType<typeof judge>][] {
  const ours = run(program, sides.ours);
  return (program.peers ?? BOTH).map((peer) => [
    peer,
    judge({ peer, theirs: run(program, sides[peer]), ours, refused: program.refused, shows: program.shows?.[peer] }, DIFFERENCES),
  ]);
}
