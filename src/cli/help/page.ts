import type { CommandName } from '../flags';

/** What `--help` says of one command. */
export interface Page {
  /** What it does, in a clause that the overview has, too. */
  readonly summary: string;
  /** What follows its name. */
  readonly usage: readonly string[];
  readonly about: readonly string[];
  /** Each of its options, with the values that it takes, and what it means. */
  readonly options: Readonly<Record<string, readonly [values: string, meaning: string]>>;
  /** When it ends with 0 and with 1; with 2 all end alike. */
  readonly exit: readonly [zero: string, one?: string];
  readonly example: readonly [line: string, meaning: string];
}

/** The page of a command as a terminal has it. */
export function pageAsText(name: CommandName, { usage, about, options, exit: [zero, one], example: [line, meaning] }: Page): string {
  const flags = [
    ...Object.entries(options).map(([flag, [values, means]]) => [`--${flag}${values === '' ? '' : ` ${values}`}`, means]),
    ['--help', 'this page'],
  ];
  return [
    ...usage.map((each, index) => `${index === 0 ? 'Usage: ' : '       '}cdk-aws-backup ${name}${each === '' ? '' : ` ${each}`}`),
    '',
    ...about,
    '',
    'Options',
    ...inColumns(flags),
    '',
    'Exit code',
    ...inColumns([
      ['0', zero],
      ...one === undefined ? [] : [['1', one]],
      ['2', 'the call cannot be understood, or a file not be read'],
    ]),
    '',
    'Example',
    `  ${line}`,
    `    ${meaning}`,
    '',
  ].join('\n');
}

const MOST = 34;

/** Names and what they mean, in two columns; a name that is too long has a line of its own. */
export function inColumns(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length).filter((length) => length <= MOST), 0);
  return rows.flatMap(([name, meaning]) => {
    const [first, ...others] = meaning.split('\n').map((line) => `${' '.repeat(width + 4)}${line}`);
    return name.length > MOST ? [`  ${name}`, first, ...others] : [`  ${name.padEnd(width)}  ${first.trimStart()}`, ...others];
  });
}
