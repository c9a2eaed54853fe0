import { check } from './check';
import { coverage } from './coverage';
import { describe } from './describe';
import { diff } from './diff';
import { forecast } from './forecast';
import { init } from './init';
import { migrate } from './migrate';
import { orgPolicy } from './org-policy';
import { printable } from './printable';
import { Progress } from './progress';
import { styleOf } from './style';
import type { Command } from './terminal';
import { UsageError } from '../private/messages/usage-error';
import { VERSION } from '../private/version';

const HELP = `cdk-aws-backup ${VERSION}

Usage: cdk-aws-backup check    [paths] [--format text|json|sarif] [--strict]
       cdk-aws-backup describe [paths] [--format text|json|mermaid]
       cdk-aws-backup coverage [paths] [--format text|json|markdown|csv|html|sarif|oscal]
                               [--output file] [--require file] [--baseline file] [--update-baseline]
       cdk-aws-backup diff     old new [--format text|json|markdown]
       cdk-aws-backup org-policy effective policies
       cdk-aws-backup org-policy check     policies [--format text|json|sarif] [--strict]
       cdk-aws-backup init     --language typescript|python|java|csharp|go [folder] [--package path]
       cdk-aws-backup migrate  [files or folders] [--from v1|v2] [--dry-run]
       cdk-aws-backup forecast [paths] [--format text|json|csv|svg|html] [--years 3] [--from YYYY-MM-DD] [--on YYYY-MM-DD]
                               [--type type] [--plan name] [--picture timeline|pyramid]
       cdk-aws-backup forecast diff old new [--format text|json|html] and the same

check says what AWS Backup would refuse, and what is a risk, describe what is backed up, by which plans and into which
vaults, and coverage of each resource that holds data whether a plan backs it up, and why: in cloud assemblies (cdk.out
by default) and CloudFormation templates in JSON or YAML, whoever wrote them. Templates that are named together are one
app. diff says what a change from one assembly or template to another does to the protection of each resource.
org-policy effective prints what backup policies of an organization make together, named from the root down to the account
(a list in a file is policies side by side), and org-policy check what AWS would refuse in them,
and what they say in vain below the ones named before.
init begins a project in a folder that is empty: it synthesises, requires that all data are backed up, and has a test.
migrate moves programs (TypeScript, JavaScript, Python, Java, C#, Go) from the modules of the CDK to this package, and says what is left to do.
forecast says what plans do over the years: which recovery points there are and why, the largest gap, what is never
deleted; forecast diff what a change of a plan does to that.

  --format   text (default), json, sarif for code scanning, mermaid for a flowchart;
             of coverage also markdown for a pull request, csv, html to read and print, and oscal for assessment results;
             of forecast csv for the recovery points of each day, svg for a picture, html to read and print
  --output   the file that coverage is written to
  --require  a file of JSON that says what is required of the backups of each resource, such as {"minRetention": "P35D"}
  --baseline the report that coverage is compared with: what has lost protection since is told
  --update-baseline  writes that report anew, as backup-coverage.json where no other file is named
  --language of init the language of the project
  --package  of init where the built package for that language lies: a file for typescript and python, a folder for the others
  --dry-run  says what would be changed, and changes nothing
  --years    how many calendar years are forecast, 1 to 100
  --from     of forecast the day on which the plans begin, in UTC, today by default; of migrate only programs of CDK v1, or of v2
  --on       the day whose recovery points are told by their age; the last one by default
  --type     the type of the resources as AWS Backup names it, such as EBS; without it they can be in cold storage and be backed up continuously
  --plan     the name of the plan, its logical id or its path: JSON, a picture and a comparison are of one plan
  --picture  which picture svg is: timeline (default), or pyramid of the ages
  --strict   warnings count as errors
  --help     this text
  --version  the version

Exit code: 0 nothing refused and all that is required is met, 1 something is not, 2 the call cannot be understood or a file not be read.
`;

const COMMANDS: Readonly<Record<string, Command>> = { check, coverage, describe, diff, forecast, init, migrate, 'org-policy': orgPolicy };

/** Runs the command, and gives its exit code. */
export function main(args: readonly string[], { stdout, stderr, env }: Pick<NodeJS.Process, 'stdout' | 'stderr' | 'env'>): number {
  const progress = new Progress(stderr);
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
    const { output, exitCode, notes } = COMMANDS[name](others, { style: styleOf(stdout, env), columns: stdout.columns, progress, env });
    progress.end();
    if (notes !== undefined) { stderr.write(`${notes}\n`); }
    if (output !== undefined) { stdout.write(output.endsWith('\n') ? output : `${output}\n`); }
    return exitCode;
  } catch (error) {
    progress.end();
    // Exit code 1 would say that something was found.
    stderr.write(error instanceof UsageError ? `cdk-aws-backup: ${error.lines.map(printable).join('\n')}\n` : `cdk-aws-backup failed: ${String((error as Error).stack).split('\n').map(printable).join('\n')}\n`);
    return 2;
  }
}
