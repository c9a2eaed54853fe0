/** Something in a line of a file, in words. */
export interface Remark {
  /** From 1 on. */
  readonly line: number;
  readonly words: string;
}

/** Lines that became others. */
export interface Change {
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const MARK = '\ufeff';

/** What is changed in a text, and what is left to whoever has written it. */
export class Edits {
  private readonly edits: Edit[] = [];
  private readonly remarks: Remark[] = [];

  /** The text without the mark that some editors put before it. */
  public readonly text: string;
  private readonly mark: string;

  constructor(text: string) {
    this.mark = text.startsWith(MARK) ? MARK : '';
    this.text = text.slice(this.mark.length);
  }

  /** The end of its lines. */
  public get lineEnd(): string {
    return this.text.includes('\r\n') ? '\r\n' : '\n';
  }

  public get isChanged(): boolean {
    return this.edits.length > 0;
  }

  /** What is left, in the order of the lines. */
  public get left(): readonly Remark[] {
    return [...this.remarks].sort((a, b) => a.line - b.line);
  }

  public replace(start: number, end: number, text: string): void {
    this.edits.push({ start, end, text });
  }

  public insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  public leave(at: number, words: string): void {
    this.remarks.push({ line: this.lineOf(at), words });
  }

  /** The text with all changes. */
  public get result(): string {
    return this.mark + this.written(this.ordered, 0, this.text.length);
  }

  /** The changes line by line. */
  public get changes(): Change[] {
    const groups: Edit[][] = [];
    for (const edit of this.ordered) {
      const last = groups.at(-1);
      if (last && this.lineOf(last.at(-1)!.end) === this.lineOf(edit.start)) { last.push(edit); } else { groups.push([edit]); }
    }
    return groups.map((group) => {
      const start = this.text.lastIndexOf('\n', group[0].start - 1) + 1;
      const newline = this.text.indexOf('\n', group.at(-1)!.end);
      const end = newline < 0 ? this.text.length : newline;
      const linesOf = (text: string) => text === '' ? [] : text.replace(/\r?\n?$/, '').split(/\r?\n/);
      return { line: this.lineOf(start), before: linesOf(this.text.slice(start, end)), after: linesOf(this.written(group, start, end)) };
    });
  }

  private get ordered(): Edit[] {
    return [...this.edits].sort((a, b) => a.start - b.start || a.end - b.end);
  }

  private written(edits: readonly Edit[], start: number, end: number): string {
    let from = start;
    const parts = edits.flatMap((edit) => {
      const part = [this.text.slice(from, edit.start), edit.text];
      from = edit.end;
      return part;
    });
    return [...parts, this.text.slice(from, end)].join('');
  }

  private lineOf(at: number): number {
    return this.text.slice(0, at).split('\n').length;
  }
}
