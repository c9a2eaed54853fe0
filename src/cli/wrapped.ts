import type { Terminal } from './terminal';

/** Nothing is narrower, whatever the terminal says. */
const NARROWEST = 40;
/** What goes on below itself stands further in by so much. */
const FURTHER_IN = 2;

/**
 * Lines as a terminal of some width has room for them: a long one goes on below itself. Words stay whole, as those that are copied.
 *
 * @param columns how wide it is; nothing where it is no terminal
 */
export function wrapped(text: string, columns: number | undefined): string {
  if (!columns) { return text; }
  const width = Math.max(columns, NARROWEST);
  return text.split('\n').map((line) => lengthOf(line) > width ? folded(line, width) : line).join('\n');
}

/** What a command says in a terminal: a text is set for it, and all else is for programs. */
export function saidAs(format: string, text: string, { columns }: Pick<Terminal, 'columns'>): string {
  return format === 'text' ? wrapped(text, columns) : text;
}

function folded(line: string, width: number): string {
  const [indent] = /^ */.exec(line)!;
  const [, mark] = /^ *(- )?/.exec(line)!;
  const further = ' '.repeat(indent.length + (mark?.length ?? FURTHER_IN));
  const [first, ...words] = line.slice(indent.length).split(' ');
  const lines = [indent + first];
  for (const word of words) {
    const longer = `${lines[lines.length - 1]} ${word}`;
    if (lengthOf(longer) <= width) { lines[lines.length - 1] = longer; } else { lines.push(further + word); }
  }
  return lines.join('\n');
}

/** Colours take no room. */
function lengthOf(text: string): number {
  return text.replace(COLOURS, '').length;
}

// eslint-disable-next-line no-control-regex
const COLOURS = /\x1b\[[\d;]*m/g;
