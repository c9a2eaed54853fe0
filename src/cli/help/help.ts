import { inColumns, pageAsText } from './page';
import { PAGES } from './pages';
import { VERSION } from '../../private/version';
import type { CommandName } from '../flags';

const ENTRIES = Object.entries(PAGES);

/** What `--help` says of all commands together. */
function overview(): string {
  return [
    `cdk-aws-backup ${VERSION}: AWS Backup in CDK apps and CloudFormation templates`,
    '',
    'Usage: cdk-aws-backup command [paths] [options]',
    '',
    'Commands',
    ...inColumns(ENTRIES.map(([name, { summary }]) => [name, summary])),
    '',
    'Options',
    ...inColumns([
      ['command --help', 'the page of a command: its options, exit codes and an example'],
      ['--help', 'this page'],
      ['--version', 'the version'],
    ]),
    '',
    'Paths are cloud assemblies (cdk.out by default) and CloudFormation templates in JSON or YAML, whoever wrote them.',
    '',
    'Exit code',
    ...inColumns([
      ['0', 'nothing is refused, and all that is required is met'],
      ['1', 'something is refused or not met'],
      ['2', 'the call cannot be understood, or a file not be read'],
    ]),
    '',
    'Guide: https://github.com/cdk-aws-backup/cdk-aws-backup/blob/main/docs/command.md',
    '',
  ].join('\n');
}

/** What is said where help is asked for: the page of the command, those of its parts, or the overview. */
export function help(args: readonly string[]): string {
  const [first = '', second = ''] = args;
  const exact = [`${first} ${second}`, first].find((name): name is CommandName => Object.hasOwn(PAGES, name));
  if (exact !== undefined) { return pageAsText(exact, PAGES[exact]); }
  const parts = ENTRIES.filter(([name]) => first !== '' && name.startsWith(`${first} `));
  return parts.length > 0 ? parts.map(([name, page]) => pageAsText(name as CommandName, page)).join('\n') : overview();
}
