import { createHash } from 'crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { filesIn } from './mutants';
import type { FileCoverage } from './worker';

const FOLDER = join('node_modules', '.cache', 'mutation');

/** What tests run, from one time to the next, as long as neither they nor what they run changes. */
export class CoverageCache {
  private readonly common = hashOf(filesIn('src', 'handlers', 'test', 'projenrc/mutation').filter((file) => !file.endsWith('.test.ts')));

  public get(file: string): FileCoverage | undefined {
    const path = this.pathOf(file);
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf-8')) : undefined;
  }

  public set(coverage: FileCoverage): void {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(this.pathOf(coverage.file), JSON.stringify(coverage));
  }

  private pathOf(file: string): string {
    return join(FOLDER, `${this.common}-${hashOf([file])}.json`);
  }
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  files.forEach((file) => hash.update(file).update(readFileSync(file)));
  return hash.digest('hex').slice(0, 16);
}
