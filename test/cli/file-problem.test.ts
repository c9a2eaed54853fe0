import { mkdirSync, symlinkSync } from 'fs';
import { join } from 'path';
import { Folder, run } from './run';
import { notRead, notWritten } from '../../src/private/messages/file-problem';

const folder = new Folder();
const TEMPLATE = { Resources: {} };

/** Each way in which a command takes a file, with what reads it. */
const READERS: [string, (file: string, template: string) => string[]][] = [
  ['check', (file) => ['check', file]],
  ['diff', (file, template) => ['diff', template, file]],
  ['forecast', (file) => ['forecast', file]],
  ['coverage --require', (file, template) => ['coverage', template, '--require', file]],
  ['coverage --baseline', (file, template) => ['coverage', template, '--baseline', file]],
  ['org-policy check', (file) => ['org-policy', 'check', file]],
  ['migrate', (file) => ['migrate', file]],
];

describe.each(READERS)('%s', (command, argsOf) => {
  const refused = (file: string) => run(argsOf(file, folder.file('t.json', TEMPLATE)));

  test('says of what is not there that it is not', () => {
    const file = join(String(folder), 'none.ts');
    const { err, exitCode } = refused(file);
    expect([exitCode, err.split('\n')[0].replace(/: write it with .*/, '')]).toEqual([2, `cdk-aws-backup: '${file}' is not there`]);
  });

  test('and of a link to itself that it is one', () => {
    const file = join(String(folder), 'link.ts');
    symlinkSync(file, file);
    expect(refused(file)).toEqual({ exitCode: 2, out: '', err: `cdk-aws-backup: '${file}' cannot be read: it is a link that leads to itself\n` });
  });

  test('of a name that is too long, too', () => {
    const file = join(String(folder), `${'x'.repeat(300)}.ts`);
    expect(refused(file).err).toBe(`cdk-aws-backup: '${file}' cannot be read: its name is too long\n`);
  });

  if (/--|org-policy/.test(command)) {
    test('a folder is no file', () => {
      const file = join(String(folder), 'folder');
      mkdirSync(file);
      expect(refused(file).err).toBe(`cdk-aws-backup: '${file}' cannot be read: it is a folder\n`);
    });
  }
});

test('what is written has a folder, and is none', () => {
  const written = (file: string) => run(['coverage', folder.file('t.json', TEMPLATE), '--format', 'csv', '--output', file]).err;
  const inFile = join(String(folder), 't.json', 'x');
  expect(written(String(folder))).toBe(`cdk-aws-backup: '${folder}' cannot be written: it is a folder\n`);
  expect(written(inFile)).toBe(`cdk-aws-backup: '${inFile}' cannot be written: what should be its folder is a file\n`);
  expect(written('')).toBe("cdk-aws-backup: '' cannot be written: it has no name\n");
});

test.each([
  ['EACCES', "'f' cannot be read: nobody here may read it", "'f' cannot be written: nobody here may write it"],
  ['EROFS', "'f' cannot be read: words", "'f' cannot be written: its disk can only be read"],
  ['ENOSPC', "'f' cannot be read: words", "'f' cannot be written: its disk is full"],
  ['EOTHER', "'f' cannot be read: words", "'f' cannot be written: words"],
])('%s in words', (code, read, written) => {
  const error = Object.assign(new Error('words'), { code });
  expect([notRead('f', error), notWritten('f', error)]).toEqual([read, written]);
});
