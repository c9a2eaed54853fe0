import { GROUPS, NO_CHANGE, SAME_TEMPLATES, saidOf, templateInWords } from './words';
import type { Difference } from './words';
import { printable } from '../../private/printable';

/** As much as a comment on a pull request takes well. */
const MOST_ROWS = 200;

/** A difference for a pull request. */
export function diffAsMarkdown({ changes, templates }: Difference): string {
  const rows = GROUPS.flatMap(({ heading, isIn }) => changes.filter(isIn).map((change) =>
    `| ${heading} | ${escaped(change.name)} | ${escaped((change.after ?? change.before)!.type)} | ${escaped(saidOf(change).join('; '))} |`));
  const differing = templates.flatMap((each) => [`- ${escaped(each.template)}`, ...templateInWords(each).map((line) => `  - ${escaped(line)}`)]);
  return [
    '## Changes to protection',
    '',
    ...rows.length > 0 ? ['| | resource | type | what changes |', '| --- | --- | --- | --- |', ...shortened(rows, (left) => `| | … | | ${left} more |`)] : [sentence(NO_CHANGE)],
    '',
    ...differing.length > 0
      ? ['<details><summary>The templates differ</summary>', '', ...shortened(differing, (left) => `- … ${left} more lines`), '', '</details>']
      : [sentence(SAME_TEMPLATES)],
    '',
  ].join('\n');
}

function shortened(lines: readonly string[], more: (left: string) => string): string[] {
  return lines.length <= MOST_ROWS ? [...lines] : [...lines.slice(0, MOST_ROWS), more((lines.length - MOST_ROWS).toLocaleString('en-US'))];
}

function sentence(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

/** Nothing in a template makes a link, a mention, or a cell of its own. */
function escaped(text: string): string {
  return printable(text).replace(/[\\`*_{}[\]<>()#+!|~@&]/g, (character) => `&#${character.charCodeAt(0)};`);
}
