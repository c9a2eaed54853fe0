import { CAUSES, type Cause } from './causes';
import { DIFFERENCES, type Difference } from './differences';
import { MadeSection } from '../projenrc/documentation';

/** Where the differences are shown. */
export const PAGE = 'docs/moving.md';

/** The differences by their causes, as they are shown there. */
export function differencesByCause(): string {
  return Object.entries(CAUSES)
    .map(([cause, title]) => [title, DIFFERENCES.filter((difference) => difference.cause === cause as Cause)] as const)
    .map(([title, differences]) => `### ${title}\n\n${isSame(differences) ? list(differences) : table(differences)}`)
    .join('\n\n');
}

/** Whether the page shows them as they are. */
export function isPageFresh(): boolean {
  return new MadeSection(PAGE, 'differences').read() === differencesByCause();
}

/** Whether one sentence says of all of them what happens here, and why. */
function isSame(differences: readonly Difference[]): boolean {
  return differences.length > 1 && new Set(differences.map(({ here, reason }) => here + reason)).size === 1;
}

function list(differences: readonly Difference[]): string {
  const [{ here, reason }] = differences;
  return [`${here}: ${reason[0].toLowerCase()}${reason.slice(1)}.\n`, ...differences.map(({ theirs }) => `- ${theirs.replace(/ is let through$/, '')}`)].join('\n');
}

function table(differences: readonly Difference[]): string {
  return [['v1 / v2', 'here', 'why'], ['---', '---', '---'], ...differences.map(({ theirs, here, reason }) => [theirs, here, reason])]
    .map((cells) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`)
    .join('\n');
}
