import { printable } from '../../printable';
import type { Style } from '../../style';

const NARROWEST = 60;
const WIDEST = 140;
/** Where nobody says how wide it is. */
const USUAL = 110;
const LABEL = 18;
/** Between the columns of a table. */
const GAP = 2;

/** A label, what it labels, and of a line of a variant where it is. */
export interface Line {
  readonly label: string;
  readonly text: string;
}

/** Lines under a heading, as of a rule. */
export interface Section {
  readonly heading: string;
  readonly lines: readonly Line[];
}

/** How text is set in a terminal. */
export class Layout {
  public readonly width: number;

  constructor(private readonly style: Style, columns = USUAL) {
    this.width = Math.min(WIDEST, Math.max(NARROWEST, columns));
  }

  /** A headline over a part. */
  public headline(text: string): string[] {
    return [this.style('bold', text.toUpperCase()), this.style('dim', '─'.repeat(this.width)), ''];
  }

  /** `left` and, at the right margin, `right`; one below the other where there is no room. */
  public title(left: string, right: string): string[] {
    const [name, place] = [printable(left), printable(right)];
    const gap = this.width - name.length - place.length;
    return gap < 1 ? [this.style('bold', clip(name, this.width)), this.style('dim', clip(place, this.width))] : [this.style('bold', name) + ' '.repeat(gap) + this.style('dim', place)];
  }

  public sections(sections: readonly Section[]): string[] {
    return sections.flatMap(({ heading, lines }) => [...heading ? [`  ${clip(printable(heading), this.width - 2)}`] : [], ...lines.flatMap((line) => this.line(line))]);
  }

  /** Words that go on below themselves where they are long. */
  public paragraph(text: string, indent = 2): string[] {
    return wrapped(printable(text), this.width - indent).map((line) => ' '.repeat(indent) + line);
  }

  /** A table with a head; what has no room goes on below itself. */
  public table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
    const all = [head, ...rows].map((row) => row.map(printable));
    const widths = fitted(head.map((_, column) => Math.max(...all.map((row) => row[column].length))), this.width - 2 - GAP * (head.length - 1));
    return all.flatMap((row, index) => this.row(row, widths).map((line) => index === 0 ? this.style('dim', line) : line));
  }

  private row(row: readonly string[], widths: readonly number[]): string[] {
    const cells = row.map((cell, column) => wrapped(cell, widths[column]));
    const height = Math.max(...cells.map(({ length }) => length));
    return Array.from({ length: height }, (_, index) => `  ${cells.map((cell, column) => (cell[index] ?? '').padEnd(widths[column])).join(' '.repeat(GAP))}`.trimEnd());
  }

  private line({ label, text }: Line): string[] {
    return wrapped(printable(text), this.width - LABEL).map((part, index) => this.style('dim', (index === 0 ? `    ${label}` : '').padEnd(LABEL)) + part);
  }
}

/** Widths of columns that fit into a width together: the widest give what is too much. */
function fitted(widths: readonly number[], width: number): readonly number[] {
  let most = Math.max(...widths);
  const limited = () => widths.map((each) => Math.min(each, most));
  while (most > 4 && limited().reduce((sum, each) => sum + each, 0) > width) { most--; }
  return limited();
}

function wrapped(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ').flatMap((each) => pieces(each, width))) {
    const longer = `${lines[lines.length - 1]} ${word}`.trimStart();
    if (longer.length <= width) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }
  return lines.length > 1 && lines[0] === '' ? lines.slice(1) : lines;
}

function pieces(word: string, width: number): string[] {
  const found = [];
  for (let from = 0; from === 0 || from < word.length; from += width) { found.push(word.slice(from, from + width)); }
  return found;
}

function clip(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}
