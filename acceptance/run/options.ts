import { parseArgs } from 'util';

/** What both programs can be told. */
export interface Options {
  readonly profile?: string;
  readonly region?: string;
  readonly yes: boolean;
  readonly keep: boolean;
  /** Whether AWS Config records in the Region. */
  readonly framework: boolean;
  readonly emulator: boolean;
  /** A run that may look as if it were still at work, and has ended. */
  readonly ended?: string;
  readonly takeOver: boolean;
  /** Where the report goes. */
  readonly report?: string;
  readonly help: boolean;
  /** The laws that are asked of. */
  readonly laws: readonly string[];
}

/** That a call cannot be understood. */
export class UsageError extends Error {}

/** Reads the arguments of a program, which may have names of laws. */
export function optionsOf(args: readonly string[], takesLaws: boolean): Options {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: takesLaws,
      options: {
        profile: { type: 'string' },
        region: { type: 'string' },
        report: { type: 'string' },
        emulator: { type: 'boolean' },
        ended: { type: 'string' },
        help: { type: 'boolean' },
        yes: { type: 'boolean' },
        ...(takesLaws ? { 'take-over': { type: 'boolean' } } : { keep: { type: 'boolean' }, framework: { type: 'boolean' } }) as {},
      },
    });
    const { profile, region, ended, report, yes = false, emulator = false, help = false } = values;
    const { keep = false, framework = false, 'take-over': takeOver = false } = values as {
      'keep'?: boolean; 'framework'?: boolean; 'take-over'?: boolean;
    };
    if (emulator && (profile !== undefined || region !== undefined)) { throw new UsageError('--emulator takes neither --profile nor --region'); }
    return { profile, region, ended, yes, keep, framework, emulator, help, takeOver, report, laws: positionals };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** The Region that is given, or that of the environment. */
export function regionOf({ region }: Options, env: NodeJS.ProcessEnv): string {
  const found = region ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION;
  if (!found) { throw new UsageError('no Region: give --region, or set AWS_REGION'); }
  return found;
}
