import { existsSync, readdirSync, readFileSync, statSync } from 'fs';
import { basename, dirname, join } from 'path';
import type { Language } from './languages';

/** A file of a project, by its path in it. */
export interface StarterFile {
  readonly path: string;
  readonly text: string;
}

/** The files with which a project of a language begins. They lie beside the command in the package, made of those in `languages/`. */
export function starterOf(name: string, language: Language, built: string | undefined): StarterFile[] {
  const folder = [join(__dirname, 'starters'), join(__dirname, '..', '..', '..', 'lib', 'starters')].find((each) => existsSync(each))!;
  const values = language.values(built);
  return readdirSync(join(folder, name), { recursive: true, encoding: 'utf-8' }).sort()
    .filter((path) => statSync(join(folder, name, path)).isFile())
    .map((path) => ({
      path: shownAs(path),
      text: readFileSync(join(folder, name, path), 'utf-8').replace(/\{\{(\w+)\}\}/g, (_, key: string) => values[key]),
    }));
}

/** npm leaves what is called `.gitignore` out of a package. */
function shownAs(path: string): string {
  return basename(path) === 'gitignore' ? join(dirname(path), '.gitignore') : path;
}
