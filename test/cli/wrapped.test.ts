import { Folder, run } from './run';
import { wrapped } from '../../src/cli/wrapped';

const folder = new Folder();

test.each<[string, string, number | undefined, string]>([
  ['what has room stays', 'a b c', 80, 'a b c'],
  ['where it is no terminal, all stays', 'word '.repeat(100), undefined, 'word '.repeat(100)],
  ['a line goes on further in', `  ${'word '.repeat(10)}end`, 40, `  ${'word '.repeat(6)}word\n    word word word end`],
  ['a point of a list goes on below its words', `  - ${'word '.repeat(10)}end`, 40, `  - ${'word '.repeat(7).trim()}\n    word word word end`],
  ['a line of just the width stays', 'x'.repeat(20) + ' ' + 'y'.repeat(19), 40, 'x'.repeat(20) + ' ' + 'y'.repeat(19)],
  ['a longer one does not', 'x'.repeat(20) + ' ' + 'y'.repeat(20), 40, 'x'.repeat(20) + '\n  ' + 'y'.repeat(20)],
  ['a word stays whole', `see ${'x'.repeat(50)} there`, 40, `see\n  ${'x'.repeat(50)}\n  there`],
  ['nothing is narrower than 40', 'x'.repeat(20) + ' ' + 'y'.repeat(19), 10, 'x'.repeat(20) + ' ' + 'y'.repeat(19)],
  ['colours have no width', `\x1b[1m${'x'.repeat(20)}\x1b[22m ${'y'.repeat(19)}`, 40, `\x1b[1m${'x'.repeat(20)}\x1b[22m ${'y'.repeat(19)}`],
])('%s', (_, text, columns, lines) => {
  expect(wrapped(text, columns)).toBe(lines);
});

const WEEKLY = { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'weekly', BackupPlanRule: [{ RuleName: 'a', TargetBackupVault: 'Default', ScheduleExpression: 'cron(0 5 ? * 1 *)' }] } } };
const TEMPLATE = { Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: {} }, Plan: WEEKLY } };

test.each([[['coverage']], [['forecast', '--from', '2027-01-01']], [['check']], [['describe']]])('%j has no line that is wider than the terminal, and elsewhere says the same', ([command, ...options]) => {
  const args = [command, folder.file('t.json', TEMPLATE), ...options];
  const [narrow, usual] = [run(args, { columns: 60, env: { FORCE_COLOR: '0' } }), run(args)].map(({ out }) => out);
  expect(narrow.split('\n').filter((line) => line.length > 60 && !/^\s*\S+$/.test(line))).toEqual([]);
  if (command !== 'describe') { expect(narrow.replace(/\s+/g, ' ')).toBe(usual.replace(/\s+/g, ' ')); }
});

test('what is for programs is the same in a terminal', () => {
  const args = ['coverage', folder.file('t.json', TEMPLATE), '--format', 'json'];
  expect(run(args, { columns: 40 })).toEqual(run(args));
});

test('errors have room, too', () => {
  const { err } = run(['forecast', '--picture', 'pyramid', folder.file('t.json', TEMPLATE)], { columns: 50 });
  expect(err).toBe('cdk-aws-backup: --picture says which picture\n  --format svg is, and the format is text: ask for\n  svg, or leave --picture out\n');
});
