import { check } from './check';
import { coverage } from './coverage';
import { describe } from './describe';
import { diff } from './diff';
import { meant } from './flags';
import { forecast } from './forecast';
import { help } from './help/help';
import { init } from './init';
import { migrate } from './migrate';
import { orgPolicy } from './org-policy';
import { printable } from './printable';
import { Progress } from './progress';
import { styleOf } from './style';
import type { Command, Terminal } from './terminal';
import { wrapped } from './wrapped';
import { TooMuch } from '../document/budget';
import { UsageError } from '../private/messages/usage-error';
import { VERSION } from '../private/version';

const COMMANDS: Readonly<Record<string, Command>> = { check, coverage, describe, diff, forecast, init, migrate, 'org-policy': orgPolicy };

/** Runs the command, and gives its exit code. */
export function main(args: readonly string[], { stdout, stderr, env }: Pick<NodeJS.Process, 'stdout' | 'stderr' | 'env'>): number {
  const progress = new Progress(stderr);
  const [name, ...others] = args;
  if (name === undefined) {
    stdout.write(help([]));
    return 2;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    stdout.write(help(others));
    return 0;
  }
  if (name === '--version') {
    stdout.write(`${VERSION}\n`);
    return 0;
  }
  try {
    if (!Object.hasOwn(COMMANDS, name)) { throw new UsageError(`there is no command '${name}'${meant(name, Object.keys(COMMANDS), 'cdk-aws-backup --help')}`); }
    if (asksForHelp(others)) {
      stdout.write(help(args));
      return 0;
    }
    const terminal: Terminal = { style: styleOf(stdout, env), columns: stdout.columns, progress, read: new Map(), env };
    const { output, exitCode, notes } = COMMANDS[name](others, terminal);
    progress.end();
    if (notes !== undefined) { stderr.write(`${wrapped(notes, stderr.columns)}\n`); }
    if (output !== undefined) { stdout.write(output.endsWith('\n') ? output : `${output}\n`); }
    return exitCode;
  } catch (error) {
    progress.end();
    // Exit code 1 would say that something was found.
    const refused = error instanceof TooMuch ? new UsageError(error.message) : error;
    const words = refused instanceof UsageError
      ? wrapped(`cdk-aws-backup: ${refused.lines.map(printable).join('\n')}`, stderr.columns)
      : `cdk-aws-backup failed: ${String((error as Error).stack).split('\n').map(printable).join('\n')}`;
    stderr.write(`${words}\n`);
    return 2;
  }
}

/** What follows `--` is the name of a file. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((each) => each === '--help' || each === '-h');
}
