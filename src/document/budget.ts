/** More than the applications of anybody take, and some seconds. */
const MOST = 30_000_000;
/** So many characters cost as much as a step. */
const CHARACTERS = 32;

/**
 * How much of an application is read, over all documents, laws and worlds: what nobody has written for people must not take for ever. What is beyond it counts as known only
 * at deployment.
 */
export class Budget {
  /** How often something was not read to its end. */
  public cuts = 0;

  constructor(private left = MOST) {}

  /** Whether nothing more is read. */
  public get isSpent(): boolean {
    return this.left <= 0;
  }

  /** Takes a step, and those that a text costs; whether there was enough left. */
  public spend(text = ''): boolean {
    this.left -= 1 + text.length / CHARACTERS;
    return this.left > 0;
  }
}
