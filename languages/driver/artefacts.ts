import { existsSync, readdirSync } from 'fs';
import { join, sep } from 'path';
import type { Language } from './languages';

/** What a package should consist of and does not: the patterns of files that are not there. */
export function missingArtefacts({ target, artefacts }: Language): RegExp[] {
  const folder = join('dist', target);
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.split(sep).join('/'))
    : [];
  return artefacts.filter((pattern) => !files.some((file) => pattern.test(file)));
}
