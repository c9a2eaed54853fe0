import { run } from './run';
import { FLAGS } from '../../src/cli/flags';
import { PAGES } from '../../src/cli/help/pages';

const NAMES = Object.keys(FLAGS) as (keyof typeof FLAGS)[];
const pageOf = (name: string) => run([...name.split(' '), '--help']);

test('the overview names each command in a line, and how to get its page', () => {
  const { out, err, exitCode } = run(['--help']);
  expect([err, exitCode]).toEqual(['', 0]);
  for (const name of NAMES) { expect(out).toMatch(new RegExp(`^  ${name} +\\S.*$`, 'm')); }
  expect(out).toContain('  command --help  the page of a command: its options, exit codes and an example\n');
  expect(out.split('\n').filter((line) => line.length > 120)).toEqual([]);
  expect(run(['-h']).out).toBe(out);
  expect(run(['help']).out).toBe(out);
});

describe.each(NAMES)('the page of %s', (name) => {
  test('has its usage, its options, its exit codes and an example, and nothing of the others', () => {
    const { out, err, exitCode } = pageOf(name);
    expect([err, exitCode]).toEqual(['', 0]);
    expect(out.startsWith(`Usage: cdk-aws-backup ${name}`)).toBe(true);
    expect(out.match(/^[A-Z][a-z ]+$/gm)).toEqual(['Options', 'Exit code', 'Example']);
    expect(out.match(/^Usage: /gm)).toHaveLength(1);
    expect(out).toContain('\n  2  the call cannot be understood, or a file not be read\n');
    expect(out.split('\n').filter((line) => line.length > 150)).toEqual([]);
    expect(Object.keys(PAGES[name].options).sort()).toEqual(Object.keys(FLAGS[name]).sort());
    for (const flag of Object.keys(FLAGS[name])) { expect(out).toContain(`\n  --${flag}`); }
  });

  test('is that of its example, too', () => {
    const [line] = PAGES[name].example;
    expect(line.startsWith(`cdk-aws-backup ${name} `)).toBe(true);
    for (const [, flag] of line.matchAll(/--([\w-]+)/g)) { expect(Object.keys(FLAGS[name])).toContain(flag); }
  });

  test('is asked for after other arguments, by -h, and by help', () => {
    const { out } = pageOf(name);
    expect(run([...name.split(' '), 'cdk.out', '-h']).out).toBe(out);
    expect(run(['help', ...name.split(' ')]).out).toBe(out);
  });
});

test('whole pages', () => {
  expect(pageOf('check').out).toBe(`Usage: cdk-aws-backup check [paths] [options]

Says what AWS Backup would refuse in plans, selections, vaults and all else that is about backups, and what is a risk.
Paths are cloud assemblies and CloudFormation templates in JSON or YAML, whoever wrote them; without one, it is cdk.out.
Templates that are named together are one app.

Options
  --format text|json|sarif  text is the default; sarif is for code scanning
  --strict                  warnings count as errors
  --help                    this page

Exit code
  0  nothing is refused
  1  something is refused, or with --strict there is a warning
  2  the call cannot be understood, or a file not be read

Example
  cdk-aws-backup check template.yaml --strict
    fails where a template of any origin has a fault or a risk
`);
});

test('a command with parts has the pages of all', () => {
  expect(pageOf('org-policy').out).toBe(`${pageOf('org-policy check').out}\n${pageOf('org-policy effective').out}`);
});

test.each([['constructor'], ['nothing'], ['']])("help of '%s', which is no command, is the overview", (name) => {
  expect(run(['help', name]).out).toBe(run(['--help']).out);
});

test('what follows -- is the name of a file', () => {
  expect(run(['check', '--', '--help'])).toMatchObject({ out: '', err: "cdk-aws-backup: '--help' is not there\n", exitCode: 2 });
});

test.each([
  [['check', '--fromat', 'json'], "check has no option '--fromat', did you mean '--format'? See cdk-aws-backup check --help"],
  [['coverage', '--update'], "coverage has no option '--update', did you mean '--update-baseline'? See cdk-aws-backup coverage --help"],
  [['migrate', '--dryrun'], "migrate has no option '--dryrun', did you mean '--dry-run'? See cdk-aws-backup migrate --help"],
  [['init', '--lang', 'go'], "init has no option '--lang', did you mean '--language'? See cdk-aws-backup init --help"],
  [['forecast', 'diff', 'a', 'b', '--picture=x'], "forecast diff has no option '--picture': see cdk-aws-backup forecast diff --help"],
  [['check', '-f'], "check has no option '-f': see cdk-aws-backup check --help"],
  [['check', '--strict=yes'], "'--strict' takes no value: see cdk-aws-backup check --help"],
  [['coverage', '--output'], "'--output' takes a value: see cdk-aws-backup coverage --help"],
  [['coverage', '--output', '--require', 'x'], "'--output' takes a value: see cdk-aws-backup coverage --help"],
  [['chek', '--help'], "there is no command 'chek', did you mean 'check'? See cdk-aws-backup --help"],
  [['migrat'], "there is no command 'migrat', did you mean 'migrate'? See cdk-aws-backup --help"],
])('%j names what was meant, and the page', (args, message) => {
  expect(run(args)).toEqual({ out: '', err: `cdk-aws-backup: ${message}\n`, exitCode: 2 });
});
