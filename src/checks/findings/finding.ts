import type { Document } from '../../document/document';
import type { FindingId } from '../../private/messages/finding-ids';

/** How bad something is: refused by the service, a risk, or worth a thought. */
export type Level = 'error' | 'warning' | 'note';

/** What a law finds in a document, in one world. */
export interface Problem {
  readonly id: FindingId;
  readonly level: Level;
  /** Where it is in the properties of the resource. */
  readonly property?: string;
  readonly message: string;
  /** What is said instead where it is so in some worlds only: `where the condition 'A' holds`. */
  readonly sometimes?: (when: string) => Pick<Problem, 'id' | 'message'>;
  /** Whether it is nothing where it is so in some worlds only: who makes a difference by a condition means it. */
  readonly isMeantAtTimes?: boolean;
  /** What tells it from others of its kind in the same place, where there may be several. */
  readonly about?: string;
  /** Whether the message says by itself under which condition it is so. */
  readonly saysWhen?: boolean;
  /** What it is said of, where that is not the document that the law is asked of. */
  readonly concerns?: Document;
  /** Whether it is enough to say it of one of all that it is found of. */
  readonly isOnce?: boolean;
}

/** What is found in all worlds. */
export interface Finding extends Problem {
  readonly document: Document;
}

/** Findings without those that have been said of another document, where once is enough. */
export function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const firsts = new Map(findings.filter(({ isOnce }) => isOnce).reverse().map((finding) => [finding.id, finding]));
  return findings.filter((finding) => !finding.isOnce || firsts.get(finding.id) === finding);
}
