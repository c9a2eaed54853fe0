import { parseArgs } from 'util';

/** The ways in which findings can be written. */
export const FORMATS = ['text', 'json', 'sarif'] as const;
export type Format = typeof FORMATS[number];

/** What the command `check` was asked for. */
export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly isStrict: boolean;
}

/** That a call of the command cannot be understood, or what it names cannot be read. */
export class UsageError extends Error {}

export function checkOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = parsed(args, { format: { type: 'string', default: 'text' }, strict: { type: 'boolean', default: false } });
  const format = FORMATS.find((each) => each === values.format);
  if (!format) { throw new UsageError(`--format must be one of ${FORMATS.join(', ')}, got '${values.format}'`); }
  return { paths: positionals.length > 0 ? positionals : ['cdk.out'], format, isStrict: values.strict === true };
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

function parsed(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]);
  }
}
