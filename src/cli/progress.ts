/** As many are done before anybody has to wait for them. */
const FEW = 20;
/** How often a terminal is written to. */
const MILLISECONDS = 100;

/**
 * Says in a terminal how far something has come that takes its time. Nothing is said of little, and nothing is left of it at the end.
 */
export class Progress {
  private steps = 0;
  private last = 0;
  private isShown = false;

  constructor(private readonly output: { readonly isTTY?: boolean; write(text: string): unknown }) {}

  /** Something more is being done. */
  public step(what: string): void {
    const now = Date.now();
    if (++this.steps <= FEW || !this.output.isTTY || now - this.last < MILLISECONDS) { return; }
    this.last = now;
    this.isShown = true;
    this.output.write(`\r\x1b[K${this.steps.toLocaleString('en-US')}: ${what.slice(0, 60)}`);
  }

  /** It is done. */
  public end(): void {
    if (this.isShown) { this.output.write('\r\x1b[K'); }
    this.steps = 0;
    this.isShown = false;
  }
}
