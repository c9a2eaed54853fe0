import { readFileSync, writeFileSync } from 'fs';

const ROW = /^\|(.*)\|\s*$/;
const RULE = /^\|[\s:|-]+\|\s*$/;

/**
 * Writes the tables of a Markdown text as lists: what shows the documentation of packages of other languages, such as Python's `help()`, makes one line of a table.
 */
export function tablesAsLists(markdown: string): string {
  const lines = markdown.split('\n');
  const written: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    if (!ROW.test(lines[at]) || !RULE.test(lines[at + 1] ?? '')) {
      written.push(lines[at]);
      continue;
    }
    const heads = cellsOf(lines[at]);
    for (at += 2; ROW.test(lines[at] ?? ''); at++) {
      written.push(asItem(heads, cellsOf(lines[at])));
    }
    at--;
  }
  return written.join('\n');
}

/** Two columns are a term and what is said of it; of more, each says what it is. */
function asItem(heads: readonly string[], [first, ...others]: readonly string[]): string {
  const said = heads.length === 2 ? others : others.map((cell, index) => `${heads[index + 1]}: ${cell}`);
  return `* ${first}${heads.length === 2 ? ': ' : ' – '}${said.join('; ')}`;
}

function cellsOf(row: string): string[] {
  return ROW.exec(row)![1].split(/(?<!\\)\|/).map((cell) => cell.trim());
}

/** Does so with the README that an assembly carries for all languages; npm shows that of the package. */
export function writeTablesAsLists(assembly: string): void {
  const content = JSON.parse(readFileSync(assembly, 'utf8'));
  content.readme.markdown = tablesAsLists(content.readme.markdown);
  writeFileSync(assembly, JSON.stringify(content, undefined, 2));
}
