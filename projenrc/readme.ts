import { readFileSync, writeFileSync } from 'fs';

const README = 'README.md';

/** A part of the README that is made, not written: it stands between `<!-- name -->` and `<!-- /name -->`. */
export class ReadmeSection {
  private readonly pattern: RegExp;

  constructor(private readonly name: string) {
    this.pattern = new RegExp(`(<!-- ${name} -->)([\\s\\S]*?)(<!-- /${name} -->)`);
  }

  public read(): string {
    const found = this.pattern.exec(readFileSync(README, 'utf8'));
    if (!found) { throw new Error(`${README} has no <!-- ${this.name} --> and <!-- /${this.name} -->`); }
    return found[2].trim();
  }

  public write(text: string): void {
    writeFileSync(README, readFileSync(README, 'utf8').replace(this.pattern, (_, open, __, close) => `${open}\n\n${text}\n\n${close}`));
  }
}
