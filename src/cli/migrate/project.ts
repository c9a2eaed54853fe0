import { readdirSync, readFileSync, statSync, writeFileSync } from 'fs';
import { basename, dirname, join, relative, resolve } from 'path';
import type { Edits } from './edits';
import { LANGUAGES } from './languages';
import type { Language } from './languages';
import type { Origin } from './modules';
import { notRead, whyNotRead, whyNotWritten } from '../../private/messages/file-problem';
import { UsageError } from '../../private/messages/usage-error';
import type { Progress } from '../progress';

/** Folders of what is installed, built or made. */
const NOT_WRITTEN = /^(?:node_modules|cdk\.out|bin|obj|target|build|dist|vendor|venv|__pycache__|site-packages|\..+)$/;
const MOST_MEGABYTES = 5;

/** A file, and what becomes of it. */
export interface MovedFile {
  readonly file: string;
  readonly edits: Edits;
}

/** What becomes of programs, and of what says what they need. */
export interface Moved {
  readonly files: readonly MovedFile[];
  /** How many programs were looked at. */
  readonly seen: number;
  /** Files that could not be read, or not be written. */
  readonly failed: readonly { readonly file: string; readonly words: string }[];
}

/** Moves the programs in some files and folders. */
export class Project {
  private readonly files: MovedFile[] = [];
  private readonly failed: Moved['failed'][number][] = [];
  private readonly manifests = new Set<string>();
  private seen = 0;

  constructor(private readonly origins: readonly Origin[], private readonly progress?: Progress) {}

  /** @throws `UsageError` where there is nothing of that name */
  public move(path: string): void {
    if (isFolder(path)) {
      this.moveFolder(path, path);
    } else {
      const language = LANGUAGES.find(({ sources }) => sources.test(path));
      if (!language) { throw new UsageError(`${path}: programs are in TypeScript, JavaScript, Python, Java, C# or Go`); }
      this.moveFile(path, language, process.cwd());
    }
  }

  /** Writes what has become another one. */
  public write(): void {
    for (const { file, edits } of this.files) {
      if (!edits.isChanged) { continue; }
      this.attempt(file, () => writeFileSync(file, edits.result), whyNotWritten);
    }
  }

  public get result(): Moved {
    return { files: this.files, seen: this.seen, failed: this.failed };
  }

  private moveFolder(folder: string, top: string): void {
    const entries = this.attempt(folder, () => readdirSync(folder, { withFileTypes: true })) ?? [];
    for (const entry of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
      const path = join(folder, entry.name);
      // Links may lead out of it, or around in circles.
      if (entry.isDirectory() && !NOT_WRITTEN.test(entry.name)) { this.moveFolder(path, top); }
      const language = entry.isFile() ? LANGUAGES.find(({ sources }) => sources.test(entry.name)) : undefined;
      if (language) { this.moveFile(path, language, top); }
    }
  }

  private moveFile(file: string, language: Language, top: string): void {
    this.seen++;
    this.progress?.step(file);
    this.attempt(file, () => {
      const text = readText(file);
      if (!language.asks.test(text)) { return; }
      const edits = language.move(text, file, this.origins);
      if (edits.isChanged || edits.left.length > 0) { this.files.push({ file, edits }); }
      if (edits.isChanged) { this.moveManifests(file, language, resolve(top)); }
    });
  }

  /** The nearest files that say what a program needs. */
  private moveManifests(file: string, { manifests }: Language, top: string): void {
    for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
      const found = readdirSync(folder).flatMap((name) =>
        manifests.filter(([pattern]) => pattern.test(name)).map(([, move]) => [name, move] as const));
      for (const [name, move] of found) {
        const path = join(folder, name);
        if (this.manifests.has(path)) { continue; }
        this.manifests.add(path);
        const shown = relative('', path) || basename(path);
        this.attempt(shown, () => {
          const edits = move(readText(path));
          if (edits.isChanged || edits.left.length > 0) { this.files.push({ file: shown, edits }); }
        });
      }
      if (found.length > 0 || folder === top || folder === dirname(folder)) { return; }
    }
  }

  private attempt<T>(file: string, action: () => T, why = whyNotRead): T | undefined {
    try {
      return action();
    } catch (error) {
      this.failed.push({ file, words: why(error) });
      return undefined;
    }
  }
}

/** @throws `Error` for what nobody has written, and what would be another file if it were written again */
function readText(file: string): string {
  if (statSync(file).size > MOST_MEGABYTES * 1024 * 1024) { throw new UsageError(`it has more than ${MOST_MEGABYTES} MB`); }
  const bytes = readFileSync(file);
  const text = bytes.toString('utf-8');
  if (!Buffer.from(text).equals(bytes)) { throw new UsageError('it is not in UTF-8'); }
  return text;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new UsageError(notRead(path, error));
  }
}
