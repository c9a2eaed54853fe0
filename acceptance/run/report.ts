import { allRedacted } from './redacted';
import type { Result } from './results';
import { versions } from './versions';
import type { Request } from '../cloud/sdk';

/** What a run leaves to be read. */
export interface Report {
  readonly run: string;
  readonly day: string;
  readonly region: string;
  /** With its version, where no service was asked. */
  readonly emulator?: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly results: readonly Result[];
  readonly requests: readonly Request[];
}

/** A report without anything of the account. */
export function reportOf(of: Omit<Report, 'versions'>, account: string): Report {
  return allRedacted({ ...of, versions: versions() }, account);
}
