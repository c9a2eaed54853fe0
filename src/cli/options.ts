import { parsed } from './flags';
import { formatOf } from './formats';
import type { Origin } from './migrate/modules';
import { REPORT_FORMATS } from '../coverage/report/formats';
import { UsageError } from '../private/messages/usage-error';

/** The ways in which findings can be written, and descriptions. */
export const FORMATS = ['text', 'json', 'sarif'] as const;
export type Format = typeof FORMATS[number];
export const DESCRIBE_FORMATS = ['text', 'json', 'mermaid'] as const;
export type DescribeFormat = typeof DESCRIBE_FORMATS[number];
export const COVERAGE_FORMATS = ['text', ...REPORT_FORMATS] as const;
export type CoverageFormat = typeof COVERAGE_FORMATS[number];
export const DIFF_FORMATS = ['text', 'markdown', 'json'] as const;
export type DiffFormat = typeof DIFF_FORMATS[number];

/** What the command `check` was asked for. */
export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly isStrict: boolean;
}

/** What the command `describe` was asked for. */
export interface DescribeOptions {
  readonly paths: readonly string[];
  readonly format: DescribeFormat;
}

/** What the command `coverage` was asked for. */
export interface CoverageOptions {
  readonly paths: readonly string[];
  readonly format: CoverageFormat;
  /** The file that it is written to. */
  readonly output?: string;
  /** The file that says what is required. */
  readonly requirement?: string;
  /** The report that it is compared with. */
  readonly baseline?: string;
  /** Whether that is written anew. */
  readonly updatesBaseline: boolean;
}

/** What the command `diff` was asked for. */
export interface DiffOptions {
  readonly before: string;
  readonly after: string;
  readonly format: DiffFormat;
}

/** What the command `org-policy` was asked for. */
export interface OrgPolicyOptions extends CheckOptions {
  readonly subcommand: 'check' | 'effective';
}

/** What the command `migrate` was asked for. */
export interface MigrateOptions {
  readonly paths: readonly string[];
  /** Both where nothing is said. */
  readonly from?: Origin;
  readonly isDryRun: boolean;
}

/** What the command `init` was asked for. */
export interface InitOptions {
  readonly folder: string;
  readonly language: unknown;
  /** Where the package lies that the project is to use, if not in a registry. */
  readonly builtPackage?: string;
}

export function checkOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = parsed('check', args);
  return { paths: pathsIn(positionals), format: formatOf(FORMATS, values.format), isStrict: values.strict === true };
}

export function describeOptions(args: readonly string[]): DescribeOptions {
  const { values, positionals } = parsed('describe', args);
  return { paths: pathsIn(positionals), format: formatOf(DESCRIBE_FORMATS, values.format) };
}

export function coverageOptions(args: readonly string[]): CoverageOptions {
  const { values, positionals } = parsed('coverage', args);
  return {
    paths: pathsIn(positionals),
    format: formatOf(COVERAGE_FORMATS, values.format, values.output as string | undefined),
    output: values.output as string | undefined,
    requirement: values.require as string | undefined,
    baseline: values.baseline as string | undefined,
    updatesBaseline: values['update-baseline'] === true,
  };
}

export function diffOptions(args: readonly string[]): DiffOptions {
  const { values, positionals } = parsed('diff', args);
  const [before, after, ...others] = positionals;
  if (after === undefined || others.length > 0) { throw new UsageError('diff compares two: name an old and a new cloud assembly, or an old and a new template'); }
  return { before, after, format: formatOf(DIFF_FORMATS, values.format) };
}

export function migrateOptions(args: readonly string[]): MigrateOptions {
  const { values, positionals } = parsed('migrate', args);
  const { from } = values;
  if (from !== undefined && from !== 'v1' && from !== 'v2') { throw new UsageError(`--from must be v1 or v2, got '${String(from)}'`); }
  return { paths: positionals.length > 0 ? positionals : ['.'], from, isDryRun: values['dry-run'] === true };
}

export function initOptions(args: readonly string[]): InitOptions {
  const { values, positionals } = parsed('init', args);
  const [folder = '.', ...others] = positionals;
  if (others.length > 0) { throw new UsageError('init makes one project: name one folder, or none for the one you are in'); }
  if (folder === '') { throw new UsageError('the name of the folder is empty: leave it out for the one you are in'); }
  return { folder, language: values.language, builtPackage: values.package as string | undefined };
}

export function orgPolicyOptions(args: readonly string[]): OrgPolicyOptions {
  const [subcommand, ...others] = args;
  if (subcommand !== 'check' && subcommand !== 'effective') {
    throw new UsageError(`org-policy is followed by 'effective' or 'check'${subcommand === undefined ? '' : `, got '${subcommand}'`}`);
  }
  const { values, positionals } = parsed(`org-policy ${subcommand}`, others);
  if (positionals.length === 0) { throw new UsageError(`org-policy ${subcommand} needs the file of a policy`); }
  return { subcommand, paths: positionals, format: formatOf(FORMATS, values.format), isStrict: values.strict === true };
}

export function pathsIn(positionals: readonly string[]): readonly string[] {
  return positionals.length > 0 ? positionals : ['cdk.out'];
}
