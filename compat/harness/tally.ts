import type { Divergence } from './compare';
import type { Verdict } from './judge';
import type { PeerName } from './peer';

/** Counts what was compared, per peer, and keeps what failed. */
export class Tally {
  private passes = 0;
  private readonly faults: string[] = [];
  private readonly perPeer = new Map<PeerName, { identical: number; onPurpose: number; all: number }>();
  private readonly rows = new Set<string>();

  public get passed(): number {
    return this.passes;
  }

  public get failures(): readonly string[] {
    return this.faults;
  }

  /** The rows of the table that something showed. */
  public get shown(): ReadonlySet<string> {
    return this.rows;
  }

  public compared(peer: PeerName, what: string, verdict: Verdict): void {
    const count = this.perPeer.get(peer) ?? { identical: 0, onPurpose: 0, all: 0 };
    this.perPeer.set(peer, count);
    count.all++;
    if (verdict.kind === 'different') {
      this.fail(`${peer}, ${what}: ${verdict.why}${verdict.divergence ? print(verdict.divergence) : ''}`);
      return;
    }
    this.passes++;
    if (verdict.kind === 'identical') {
      count.identical++;
    } else {
      count.onPurpose++;
      this.rows.add(`${verdict.row} ${peer}`);
    }
  }

  public check(what: string, ok: boolean): void {
    if (ok) {
      this.passes++;
    } else {
      this.fail(what);
    }
  }

  public fail(what: string): void {
    this.faults.push(what);
  }

  /** `v2: 60 of 60 identical`, and in a line of their own those that differ on purpose. */
  public summary(peer: PeerName): string {
    const { identical, onPurpose, all } = this.perPeer.get(peer) ?? { identical: 0, onPurpose: 0, all: 0 };
    return `${peer}: ${identical} of ${all - onPurpose} identical${onPurpose ? `\n${peer}: ${onPurpose} more differ on purpose, each by one row of the table` : ''}`;
  }
}

export function print(divergence: Divergence): string {
  const show = (value: unknown) => {
    const text = JSON.stringify(value) ?? 'absent';
    return text.length > 400 ? `${text.slice(0, 400)}…` : text;
  };
  return `\n    at     ${divergence.path || 'the outcome'}\n    theirs ${show(divergence.theirs)}\n    ours   ${show(divergence.ours)}`;
}
