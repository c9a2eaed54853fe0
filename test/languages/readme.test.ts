import { existsSync, readFileSync } from 'fs';
import { commandsIn } from '../../languages/driver/readme';

const README = readFileSync('README.md', 'utf8');
/** Those of the repository itself, which the job of the gates runs, and those for an account of AWS. */
const OF_THE_REPOSITORY = /^npm ci && npm (run )?[\w:]+$/;
const OF_AN_ACCOUNT = /^aws [a-z]/;

test('the commands of a language are those of its blocks, without comments', () => {
  const text = '```sh python\none   # for a reason\n# nothing\n\n```\n\n```sh\nother\n```\n\n```sh python\ntwo "a b"\n```\n';
  expect(commandsIn(text, 'python')).toEqual(['one', '# nothing', 'two "a b"'].filter((line) => !line.startsWith('#')));
  expect(commandsIn(text, '')).toEqual(['other']);
});

test('every block of commands is one that something runs', () => {
  const marks = [...README.matchAll(/^```sh ?(.*)$/gm)].map(([, mark]) => mark);
  expect([...new Set(marks)].sort()).toEqual(['', 'csharp', 'go', 'java', 'javascript', 'python', 'typescript']);
  expect(commandsIn(README, '').filter((command) => !OF_THE_REPOSITORY.test(command) && !OF_AN_ACCOUNT.test(command))).toEqual([]);
});

test('the commands of the repository are tasks that there are', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const tasks = commandsIn(README, '').filter((command) => OF_THE_REPOSITORY.test(command)).map((command) => command.split(' ').pop()!);
  expect(tasks).toEqual(['example', 'test', 'package:all']);
  expect(tasks.filter((task) => !(task in scripts))).toEqual([]);
});

test('every relative link of the README leads somewhere', () => {
  const links = [...README.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path);
  expect(links.filter((path) => !existsSync(path))).toEqual([]);
});
