import * as fs from 'fs';
import * as path from 'path';
import { DIFFERENCES } from './differences';
import { ROOT } from './harness/peer';

const SECTION = /<!-- differences -->([\s\S]*?)<!-- \/?differences -->/;

/** The table of differences as the README shows it. */
export function differencesTable(): string {
  const rows = DIFFERENCES.map(({ theirs, here, reason }) => [theirs, here, reason]);
  return [['v1 / v2', 'here', 'why'], ['---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`)
    .join('\n');
}

/** What is wrong with the table in the README, `undefined` if it has no place for one. */
export function readmeFault(): string | undefined | false {
  const readme = fs.readFileSync(path.join(ROOT, 'README.md'), 'utf-8');
  const shown = SECTION.exec(readme)?.[1];
  if (shown === undefined) {
    return undefined;
  }
  return shown.trim() === differencesTable() ? false : 'the table of differences in README.md is not that of "npm run compat -- --print-differences"';
}
