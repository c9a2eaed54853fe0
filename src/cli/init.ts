import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, statSync, writeFileSync } from 'fs';
import { dirname, join, relative, resolve } from 'path';
import { IS_BUILD, NEEDS_BUILD } from './built-package';
import { oneOf } from './formats';
import { LANGUAGES } from './init/languages';
import type { Built, Language } from './init/languages';
import { starterOf } from './init/starter';
import { initOptions } from './options';
import { printable } from './printable';
import type { Result, Terminal } from './terminal';
import { whyNotWritten } from '../private/messages/file-problem';
import { UsageError } from '../private/messages/usage-error';

/** Begins a project: data, a plan that backs them up, what is required of it, and a test. */
export function init(args: readonly string[], { style }: Terminal): Result {
  const { folder, language: given, builtPackage } = initOptions(args);
  const name = oneOf('--language', Object.keys(LANGUAGES), given);
  const language = LANGUAGES[name];
  const built = builtPackage === undefined ? undefined : builtAt(builtPackage, language);
  refuseUnlessEmpty(folder);
  refuseWhereNothingCanBe(folder);

  const files = starterOf(name, language, built);
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  } catch (error) {
    // Such as a name that is too long, or a link to nothing.
    throw new UsageError(`the project cannot be written: ${whyNotWritten(error)}`);
  }
  return { output: report(folder, language, files.map(({ path }) => path), built === undefined && IS_BUILD, style), exitCode: 0 };
}

function builtAt(path: string, { built, title }: Language): string {
  const fault = faultOf(path, built);
  if (fault !== undefined) { throw new UsageError(`--package must be the ${built.kind} that the built package for ${title} is, and '${path}' ${fault}`); }
  return resolve(path);
}

function faultOf(path: string, built: Built): string | undefined {
  const kind = !existsSync(path) ? 'nothing' : statSync(path).isDirectory() ? 'folder' : 'file';
  if (kind !== built.kind) { return `is ${kind === 'nothing' ? kind : `a ${kind}`}`; }
  if (built.kind === 'file') { return path.toLowerCase().endsWith(built.ending) ? undefined : `is no ${built.ending}`; }
  return existsSync(join(path, built.has)) ? undefined : `has no ${built.has}`;
}

/** A repository of Git that holds nothing yet is empty, too. */
function refuseUnlessEmpty(folder: string): void {
  if (!existsSync(folder)) { return; }
  if (!statSync(folder).isDirectory()) { throw new UsageError(`'${folder}' is a file: name a folder that is empty, or a new one`); }
  const found = readdirSync(folder).filter((name) => name !== '.git');
  if (found.length > 0) { throw new UsageError(`the folder '${folder}' is not empty: it has '${found[0]}'. Name one that is empty, or a new one`); }
}

/** Where its parents cannot have folders, as in `/proc`, Node.js tries for ever to make them. */
function refuseWhereNothingCanBe(folder: string): void {
  let parent = resolve(folder);
  while (!existsSync(parent)) { parent = dirname(parent); }
  if (!statSync(parent).isDirectory()) { throw new UsageError(`nothing can be made in '${parent}': it is a file`); }
  try {
    rmdirSync(mkdtempSync(join(parent, '.init-')));
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'it takes no folders' : whyNotWritten(error);
    throw new UsageError(`nothing can be made in '${parent}': ${why}`);
  }
}

function report(folder: string, { title, next }: Language, paths: readonly string[], isBuiltElsewhere: boolean, style: Terminal['style']): string {
  const way = relative('', folder);
  return [
    `${style('bold', `A project in ${title}`)}: a table, the plan that backs it up, what is required of its backups, and a test`,
    ...paths.map((path) => `  ${printable(join(way, path))}`),
    ...isBuiltElsewhere ? ['', NEEDS_BUILD, 'With --package and that path, the project knows it from the start.'] : [],
    '',
    style('bold', 'Next'),
    ...[...way === '' ? [] : [`cd ${inShell(way)}`], ...next(isBuiltElsewhere)].map((line) => `  ${line}`),
  ].join('\n');
}

/** A path as a POSIX shell reads it: what has a dash first would be an option. */
function inShell(path: string): string {
  const named = path.startsWith('-') ? `./${path}` : path;
  return /^[\w./-]+$/.test(named) ? named : `'${printable(named.replace(/'/g, "'\\''"))}'`;
}
