/** More steps than files take that anybody has written, and some seconds. */
const MOST = 16_000_000;
const MOST_OF_A_TEMPLATE = 200_000;
/** The same of one document, with all that it has to do with. */
const MOST_OF_ONE = 8_000_000;
/** An app that is synthesised is the own program of who waits for it: it need not be quick, but has to end. */
const TIMES_OF_AN_APP = 50;
/** So many characters cost as much as a step. */
const CHARACTERS = 8;
const COST_OF_A_CUT = 2_000;

/** That something takes more than the budget has for it. */
export class TooMuch extends Error {
  constructor() {
    super('the templates are too much or too deep to be read to their end');
  }
}

/** What is read, or something else where that is too much. */
export function unlessTooMuch<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TooMuch)) { throw error; }
    return otherwise;
  }
}

/**
 * How much of an application is read, over all documents, laws and worlds: what nobody has written for people must not take for ever.
 */
export class Budget {
  /** Of files, which anybody may have written. */
  public static ofFiles(templates: number): Budget {
    return new Budget(MOST + templates * MOST_OF_A_TEMPLATE, MOST_OF_ONE);
  }

  /** Of an app that is being synthesised. */
  public static ofApp(): Budget {
    return new Budget(MOST * TIMES_OF_AN_APP, MOST_OF_ONE * TIMES_OF_AN_APP);
  }

  private numberOfCuts = 0;
  private leftOfOne: number;

  private constructor(private left: number, private readonly mostOfOne: number) {
    this.leftOfOne = mostOfOne;
  }

  /** Whether nothing more is read. */
  public get isSpent(): boolean {
    return this.left <= 0;
  }

  /** How often something was too deep to be read to its end. */
  public get cuts(): number {
    return this.numberOfCuts;
  }

  /** Notes that something is too deep: where that is so again and again, it will not end soon. */
  public cut(): void {
    this.numberOfCuts++;
    this.take(COST_OF_A_CUT);
  }

  /** Something else is read now. */
  public begin(): void {
    this.leftOfOne = this.mostOfOne;
  }

  /**
   * Takes a step, and those that a text costs.
   *
   * @throws `TooMuch` where there is nothing left: a value that is another one when it is asked for again would be worse
   */
  public spend(text = ''): void {
    this.take(1 + text.length / CHARACTERS);
  }

  private take(cost: number): void {
    this.left -= cost;
    this.leftOfOne -= cost;
    if (this.left <= 0 || this.leftOfOne <= 0) { throw new TooMuch(); }
  }
}
