import { DIFFERENCES } from './differences';
import { MadeSection } from '../projenrc/documentation';

/** Where the table of differences is shown. */
export const PAGE = 'docs/moving.md';

/** The table of differences as it is shown there. */
export function differencesTable(): string {
  const rows = DIFFERENCES.map(({ theirs, here, reason }) => [theirs, here, reason]);
  return [['v1 / v2', 'here', 'why'], ['---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`)
    .join('\n');
}

/** Whether the page shows the table as it is. */
export function isPageFresh(): boolean {
  return new MadeSection(PAGE, 'differences').read() === differencesTable();
}
