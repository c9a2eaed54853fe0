import { printable } from './printable';

/** What a cell has; several things are put one after the other. */
export type Cell = string | number | null | undefined | readonly string[];

/** What spreadsheets run as a formula, also behind spaces and in its wide forms. */
const FORMULA = /^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]/;

/** Lines as RFC 4180 has them. What a spreadsheet would run as a formula gets an apostrophe in front. */
export function csvOf(lines: readonly (readonly Cell[])[]): string {
  return lines.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: Cell): string {
  const text = printable(value === null || value === undefined ? '' : typeof value === 'object' ? value.join('; ') : String(value));
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\s']/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}
