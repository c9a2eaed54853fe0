import { DIFFERENCES } from './differences';
import { judge, type Verdict } from './harness/judge';
import type { Peer, PeerName } from './harness/peer';
import { BOTH, type Program } from './harness/program';
import { run, type Outcome } from './harness/run';
import type { Tally } from './harness/tally';
import { PROGRAMS } from './programs';

export interface Sides {
  readonly v1: Peer;
  readonly v2: Peer;
  readonly ours: Peer;
}

/** The named programs on every side. What the peers make of them is kept, for they are compared with more than one. */
export class NamedPrograms {
  private readonly outcomes = new Map<string, Outcome>();

  constructor(private readonly sides: Sides) {}

  public compareAll(tally: Tally, only = ''): void {
    for (const program of PROGRAMS.filter(({ id }) => id.includes(only))) {
      for (const [peer, verdict] of this.compare(program)) {
        tally.compared(peer, program.id, verdict);
      }
    }
  }

  public compare(program: Program, ours = this.sides.ours): [PeerName, Verdict][] {
    const outcome = run(program, ours);
    return (program.peers ?? BOTH).map((peer) => [
      peer,
      judge({ peer, theirs: this.theirs(program, peer), ours: outcome, refused: program.refused, shows: program.shows?.[peer] }, DIFFERENCES),
    ]);
  }

  private theirs(program: Program, peer: PeerName): Outcome {
    const key = `${peer} ${program.id}`;
    const outcome = this.outcomes.get(key) ?? run(program, this.sides[peer]);
    this.outcomes.set(key, outcome);
    return outcome;
  }
}
