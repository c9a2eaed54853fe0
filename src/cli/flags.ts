import { parseArgs } from 'util';
import { UsageError } from '../private/messages/usage-error';
import { nearName } from '../private/shape/near-name';

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

const FORMAT = { format: { type: 'string' } } as const;
const FINDINGS = { ...FORMAT, strict: { type: 'boolean', default: false } } as const;
const FORECAST = {
  ...FORMAT,
  from: { type: 'string' },
  years: { type: 'string', default: '3' },
  on: { type: 'string' },
  type: { type: 'string' },
  plan: { type: 'string' },
  output: { type: 'string' },
} as const;

/** The options of each command, by its name. */
export const FLAGS = {
  'check': FINDINGS,
  'describe': FORMAT,
  'coverage': {
    ...FORMAT,
    'output': { type: 'string' },
    'require': { type: 'string' },
    'baseline': { type: 'string' },
    'update-baseline': { type: 'boolean', default: false },
  },
  'diff': FORMAT,
  'forecast': { ...FORECAST, picture: { type: 'string' } },
  'forecast diff': FORECAST,
  'init': { language: { type: 'string' }, package: { type: 'string' } },
  'migrate': { 'from': { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
  'org-policy check': FINDINGS,
  'org-policy effective': {},
} as const satisfies Readonly<Record<string, Options>>;

export type CommandName = keyof typeof FLAGS;

/** What the arguments of a command say. */
export function parsed(command: CommandName, args: readonly string[]) {
  const options: Options = FLAGS[command];
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const [, flag = ''] = /'[^']*?(--?[^' =]*)/.exec(message) ?? [];
    const page = `cdk-aws-backup ${command} --help`;
    throw new UsageError(code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
      ? `${command} has no option '${flag}'${meant(flag, Object.keys(options).map((name) => `--${name}`), page)}`
      : `'${flag}' takes ${options[flag.slice(2)]?.type === 'boolean' ? 'no' : 'a'} value: see ${page}`);
  }
}

/** The name that was probably meant by one that there is not, if there is such a one, and the page that has all, as words that follow it. */
export function meant(given: string, names: readonly string[], page: string): string {
  const near = nearName(given, names) ?? names.find((name) => given.length > 3 && name.startsWith(given));
  return near === undefined ? `: see ${page}` : `, did you mean '${near}'? See ${page}`;
}
