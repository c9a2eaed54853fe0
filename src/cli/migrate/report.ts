import { LANGUAGES } from './languages';
import type { Moved, MovedFile } from './project';
import { IS_BUILD, NEEDS_BUILD } from '../built-package';
import { printable } from '../printable';
import type { Style } from '../style';

/** What has become of programs, line by line, and what is left to do. */
export function migrationReport({ files, seen, failed }: Moved, isDryRun: boolean, style: Style): string {
  const changed = files.filter(({ edits }) => edits.isChanged);
  const left = files.flatMap(({ file, edits }) => edits.left.map(({ line, words }) => `  ${printable(file)}:${line}  ${printable(words)}`));
  const unread = failed.map(({ file, words }) => `  ${printable(file)}  ${printable(words)}`);
  const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
  return [
    ...changed.flatMap((file) => [...changesOf(file, style), '']),
    ...left.length > 0 ? [style('bold', 'Left to do'), ...left, ''] : [],
    ...unread.length > 0 ? [style('bold', 'Not read or written'), ...unread, ''] : [],
    ...changed.length > 0 && !isDryRun ? [...nextOf(changed), ''] : [],
    `${count(changed.length, 'file')} ${isDryRun ? 'would be changed' : 'changed'}, ${count(seen, 'program')} looked at`,
  ].join('\n');
}

function changesOf({ file, edits }: MovedFile, style: Style): string[] {
  return edits.changes.flatMap(({ line, before, after }) => [
    style('bold', `${printable(file)}:${line}`),
    ...before.map((each) => style('red', `- ${indented(each)}`)),
    ...after.map((each) => style('green', `+ ${indented(each)}`)),
  ]);
}

/** Programs in Go are indented by tabs. */
function indented(line: string): string {
  return printable(line.replace(/\t/g, '    '));
}

function nextOf(changed: readonly MovedFile[]): string[] {
  const steps = LANGUAGES.filter(({ sources }) => changed.some(({ file }) => sources.test(file))).map(({ fromBuild }) => `  ${fromBuild}`);
  return [
    ...IS_BUILD ? [NEEDS_BUILD, 'Next: install it:', ...steps, `Then ${COMPARE}`] : [`Next: install the package, ${COMPARE}`],
    '  npx aws-cdk@2 synth --quiet --output cdk.new && npx cdk-aws-backup diff cdk.out cdk.new',
  ];
}

const COMPARE = 'compile if your cdk.json does not, write the templates into a new folder, and compare them with those of before:';
