import { memo } from '../../../private/memo';
import type { Exemption } from '../../resource-coverage';

/** Where an exemption was given: there, and in all below, nothing has to be backed up. */
export interface GivenExemption extends Exemption {
  /** The path of the construct; nothing of the app itself. */
  readonly path: string;
}

/**
 * Who exempts what, by the paths of constructs.
 */
export class Exemptions {
  private readonly byPath = new Map<string, GivenExemption[]>();

  /** @param now the time in milliseconds with which their ends are compared */
  constructor(given: Iterable<GivenExemption>, private readonly now: number) {
    for (const exemption of given) { memo(this.byPath, exemption.path, () => []).push(exemption); }
  }

  /** All that there are. */
  public get all(): GivenExemption[] {
    return [...this.byPath.values()].flat();
  }

  /** The innermost one that still exempts a construct. */
  public of(path: string | undefined): GivenExemption | undefined {
    return this.around(path).find((each) => !this.isExpired(each));
  }

  /** Those of a construct and of what it is in, the innermost first. */
  public around(path: string | undefined): GivenExemption[] {
    if (path === undefined || this.byPath.size === 0) { return []; }
    const found: GivenExemption[] = [];
    for (let scope = path; ; scope = scope.slice(0, Math.max(0, scope.lastIndexOf('/')))) {
      found.push(...this.byPath.get(scope) ?? []);
      if (scope === '') { return found; }
    }
  }

  /** Whether it has come to its end. */
  public isExpired({ until }: Exemption): boolean {
    return until !== undefined && !(Date.parse(until) > this.now);
  }
}
