import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

export const README = 'README.md';
export const GUIDES = 'docs';

/** The index of the guides, and in its order the guides; those that it does not name, such as the pages of warnings, come last. */
export function guides(): string[] {
  const index = join(GUIDES, README);
  const named = [...readFileSync(index, 'utf8').matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, file]) => join(GUIDES, file));
  const all = readdirSync(GUIDES).filter((file) => file.endsWith('.md')).sort().map((file) => join(GUIDES, file));
  return [...new Set([index, ...named.filter((file) => all.includes(file)), ...all])];
}

/** The README and the guides. */
export function pages(): string[] {
  return [README, ...guides()];
}

/** All that people read, as one text. */
export function documentation(): string {
  return pages().map((file) => readFileSync(file, 'utf8')).join('\n');
}

/** A part of a page that is made, not written: it stands between `<!-- name -->` and `<!-- /name -->`. */
export class MadeSection {
  private readonly pattern: RegExp;

  constructor(private readonly page: string, private readonly name: string) {
    this.pattern = new RegExp(`(<!-- ${name} -->)([\\s\\S]*?)(<!-- /${name} -->)`);
  }

  public read(): string {
    const found = this.pattern.exec(readFileSync(this.page, 'utf8'));
    if (!found) { throw new Error(`${this.page} has no <!-- ${this.name} --> and <!-- /${this.name} -->`); }
    return found[2].trim();
  }

  public write(text: string): void {
    writeFileSync(this.page, readFileSync(this.page, 'utf8').replace(this.pattern, (_, open, __, close) => `${open}\n\n${text}\n\n${close}`));
  }
}
