import { DIFFERENCES } from './differences';
import { ReadmeSection } from '../projenrc/readme';

/** The table of differences as the README shows it. */
export function differencesTable(): string {
  const rows = DIFFERENCES.map(({ theirs, here, reason }) => [theirs, here, reason]);
  return [['v1 / v2', 'here', 'why'], ['---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`)
    .join('\n');
}

/** Whether the README shows the table as it is. */
export function isReadmeFresh(): boolean {
  return new ReadmeSection('differences').read() === differencesTable();
}
