import { check } from './check';
import { UsageError } from './options';
import { styleOf } from './style';
import { VERSION } from './version';

const HELP = `cdk-aws-backup ${VERSION}

Usage: cdk-aws-backup check [paths] [--format text|json|sarif] [--strict]

Says what AWS Backup would refuse, and what is a risk, in cloud assemblies (cdk.out by default) and CloudFormation
templates in JSON or YAML, whoever wrote them. Templates that are named together are one app.

  --format   text (default), json, or sarif for code scanning
  --strict   warnings count as errors
  --help     this text
  --version  the version

Exit code: 0 nothing refused, 1 something is, 2 the call cannot be understood or a file not be read.
`;

const COMMANDS: Readonly<Record<string, typeof check>> = { check };

/** Runs the command, and gives its exit code. */
export function main(args: readonly string[], { stdout, stderr, env }: Pick<NodeJS.Process, 'stdout' | 'stderr' | 'env'>): number {
  const [name, ...others] = args;
  if (name === undefined || args.includes('--help') || args.includes('-h')) {
    stdout.write(HELP);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    stdout.write(`${VERSION}\n`);
    return 0;
  }
  try {
    if (!Object.hasOwn(COMMANDS, name)) { throw new UsageError(`there is no command '${name}': see --help`); }
    const { output, exitCode } = COMMANDS[name](others, styleOf(stdout, env));
    stdout.write(`${output}\n`);
    return exitCode;
  } catch (error) {
    if (!(error instanceof UsageError)) { throw error; }
    stderr.write(`cdk-aws-backup: ${error.message}\n`);
    return 2;
  }
}
