import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import { commandsIn } from '../../languages/driver/readme';
import { documentation, guides, pages, README } from '../../projenrc/documentation';

const TEXT = documentation();
/** Those of the repository itself, which the job of the gates runs, and those for an account of AWS. */
const OF_THE_REPOSITORY = /^npm ci && npm (run )?[\w:]+$/;
const OF_AN_ACCOUNT = /^aws [a-z]/;

test('the commands of a language are those of its blocks, without comments', () => {
  const text = '```sh python\none   # for a reason\n# nothing\n\n```\n\n```sh\nother\n```\n\n```sh python\ntwo "a b"\n```\n';
  expect(commandsIn(text, 'python')).toEqual(['one', '# nothing', 'two "a b"'].filter((line) => !line.startsWith('#')));
  expect(commandsIn(text, '')).toEqual(['other']);
});

test('every block of commands is one that something runs', () => {
  const marks = [...TEXT.matchAll(/^```sh ?(.*)$/gm)].map(([, mark]) => mark);
  expect([...new Set(marks)].sort()).toEqual(['', 'csharp', 'go', 'java', 'javascript', 'python', 'typescript']);
  expect(commandsIn(TEXT, '').filter((command) => !OF_THE_REPOSITORY.test(command) && !OF_AN_ACCOUNT.test(command))).toEqual([]);
});

/** Commands in blocks that nothing runs. */
const NOT_RUN: Record<string, string> = {
  'npx cdk-aws-backup coverage cdk.out --require requirement.json': 'ends with 1, and needs a file of the reader',
  'npx cdk-aws-backup coverage cdk.out --baseline backup-coverage.json': 'ends with 1, and needs a report of before',
  'npx cdk-aws-backup diff old.out cdk.out --format markdown': 'needs the assembly of before',
};

test('a command in a block of text is not run for a reason', () => {
  const commands = [...TEXT.matchAll(/^```text\n([\s\S]*?)^```$/gm)]
    .flatMap(([, text]) => text.split('\n').filter((line) => /^(npx|npm|node|pip|aws) /.test(line)).map((line) => line.replace(/ {2,}.*/, '')));
  expect(commands.filter((command) => !(command in NOT_RUN))).toEqual([]);
  expect(Object.keys(NOT_RUN).filter((command) => !commands.includes(command))).toEqual([]);
});

test('the commands of the repository are tasks that there are', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const tasks = commandsIn(TEXT, '').filter((command) => OF_THE_REPOSITORY.test(command)).map((command) => command.split(' ').pop()!);
  expect(tasks).toEqual(['example', 'test', 'package:all']);
  expect(tasks.filter((task) => !(task in scripts))).toEqual([]);
});

/** The anchors that GitHub gives to a page: its headings, and those that are written out. */
function anchorsOf(markdown: string): string[] {
  const text = markdown.replace(/^```[\s\S]*?^```$/gm, '');
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading.toLowerCase().replace(/[^\w\- ]/g, '').replace(/ /g, '-'));
  return [...headings, ...[...text.matchAll(/<a id="(\w+)">/g)].map(([, id]) => id)];
}

/** How the README, which packages show far from the repository, names its files. */
const [REPOSITORY] = /github\.com\/[\w-]+\/[\w-]+/.exec(JSON.parse(readFileSync('package.json', 'utf8')).repository.url)!;
const OF_REPOSITORY = new RegExp(`^https://(?:${REPOSITORY}/(?:blob|tree)|${REPOSITORY.replace('github.com', 'raw.githubusercontent.com')})/main/`);

test.each(pages())('every link of %s to a file of the repository leads somewhere', (page) => {
  const links = [...readFileSync(page, 'utf8').matchAll(/(?:\]\(|(?:href|src)=")([^)#"]*)(?:#([^)"]*))?[)"]/g)].filter(([, path]) => OF_REPOSITORY.test(path) || !/^https?:/.test(path));
  const dead = links.filter(([, path, anchor]) => {
    const target = path === '' ? page : OF_REPOSITORY.test(path) ? path.replace(OF_REPOSITORY, '') : join(dirname(page), path);
    return !existsSync(target) || (anchor !== undefined && !anchorsOf(readFileSync(target, 'utf8')).includes(anchor));
  });
  expect(dead.map(([link]) => link)).toEqual([]);
});

test.each(guides())('%s is at most 15 kB, and has a way back', (page) => {
  const text = readFileSync(page, 'utf8');
  expect(Buffer.byteLength(text)).toBeLessThan(15_000);
  expect(text).toMatch(/^\[cdk-aws-backup\]\(\.\.\/README\.md\)/);
});

test('no link of the README, which packages show far from the repository, is relative', () => {
  expect([...readFileSync(README, 'utf8').matchAll(/\]\((?!https:|#)[^)]*\)/g)].map(([link]) => link)).toEqual([]);
});

test('the README is at most 18 kB', () => {
  expect(Buffer.byteLength(readFileSync(README, 'utf8'))).toBeLessThanOrEqual(18_000);
});
