/** What is special about one field of an AWS cron expression. */
interface CronFieldProps {
  /** The name of the field in the AWS documentation, lower case. */
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /**
   * Names of the values, the first one for `min`.
   * @default - only numbers
   */
  readonly valueNames?: string[];
  /**
   * Whether the field takes steps such as `1/10`.
   * @default true
   */
  readonly takesSteps?: boolean;
  /**
   * Whether a range may pass the end of the field, as `FRI-MON` does.
   * @default true
   */
  readonly wraps?: boolean;
}

/** One item of a list: `*`, a value, or a range, each with or without a step. */
const ITEM = /^(?:(?<every>\*)|(?<start>\w+)(?:-(?<end>\w+))?)(?:\/(?<step>\d+))?$/;

/**
 * One of the six fields of an AWS cron expression, and the lists of values that it takes.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export class CronField {
  public static readonly MINUTES = new CronField({ name: 'minutes', min: 0, max: 59 });

  public static readonly HOURS = new CronField({ name: 'hours', min: 0, max: 23 });

  public static readonly DAY_OF_MONTH = new CronField({ name: 'day-of-month', min: 1, max: 31 });

  public static readonly MONTH = new CronField({
    name: 'month',
    min: 1,
    max: 12,
    valueNames: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  });

  /** The documentation gives this field no `/`, unlike the other five. */
  public static readonly DAY_OF_WEEK = new CronField({
    name: 'day-of-week',
    min: 1,
    max: 7,
    valueNames: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
    takesSteps: false,
  });

  /** Years do not come round again, so a range of years cannot wrap. */
  public static readonly YEAR = new CronField({ name: 'year', min: 1970, max: 2199, wraps: false });

  /** The name of the field, as messages say it. */
  public readonly name: string;

  private readonly min: number;
  private readonly max: number;
  private readonly valueNames: string[];
  private readonly takesSteps: boolean;
  private readonly wraps: boolean;

  private constructor(props: CronFieldProps) {
    this.name = props.name;
    this.min = props.min;
    this.max = props.max;
    this.valueNames = props.valueNames ?? [];
    this.takesSteps = props.takesSteps ?? true;
    this.wraps = props.wraps ?? true;
  }

  /** The number that one value stands for, `undefined` when the field does not take it. */
  public parseValue(text: string): number | undefined {
    const named = this.valueNames.indexOf(text.toUpperCase());
    if (named >= 0) {
      return this.min + named;
    }
    const value = Number(text);
    const isNumber = /^\d+$/.test(text) && text.length <= String(this.max).length;
    return isNumber && value >= this.min && value <= this.max ? value : undefined;
  }

  /** The values that a list stands for, ascending and each once; adds to `problems` what the field does not take. */
  public parseList(text: string, problems: string[]): number[] {
    if (text === '*') {
      return this.valuesBetween(this.min, this.max);
    }
    const values = [...new Set(text.split(','))].flatMap(item => this.parseItem(item, problems));
    return [...new Set(values)].sort((a, b) => a - b);
  }

  private parseItem(item: string, problems: string[]): number[] {
    const { every, start, end, step } = ITEM.exec(item)?.groups ?? {};
    if (start === undefined && (every === undefined || step === undefined)) {
      problems.push(`${this.name} must be '*' or a list of ${this.allowedForms}, got '${item}'`);
      return [];
    }
    if (step !== undefined && !this.takesSteps) {
      problems.push(`${this.name} must not have a step, got '${item}', list the values instead`);
      return [];
    }
    if (Number(step) === 0) {
      problems.push(`${this.name} must have a step of at least 1, got '${item}'`);
      return [];
    }
    const from = every ? this.min : this.parseValue(start);
    const to = this.endOfItem(from, end, step);
    if (from === undefined || to === undefined) {
      problems.push(`${this.name} must be ${this.allowedValues}, got '${item}'`);
      return [];
    }
    if (to < from && !this.wraps) {
      problems.push(`${this.name} must not end before it starts, got '${item}'`);
      return [];
    }
    return this.valuesBetween(from, to, Number(step ?? 1));
  }

  /** A range ends where it says; `1/10` goes on to the end of the field; a single value ends where it starts. */
  private endOfItem(from: number | undefined, end: string | undefined, step: string | undefined): number | undefined {
    if (end !== undefined) {
      return this.parseValue(end);
    }
    return step === undefined ? from : this.max;
  }

  private valuesBetween(from: number, to: number, step: number = 1): number[] {
    const size = this.max - this.min + 1;
    const length = (to - from + size) % size;
    const values: number[] = [];
    for (let offset = 0; offset <= length; offset += step) {
      values.push(this.min + (from - this.min + offset) % size);
    }
    return values;
  }

  private get allowedForms(): string {
    const forms = this.takesSteps ? 'values, ranges and steps' : 'values and ranges';
    return `${forms} ${this.allowedValues}`;
  }

  private get allowedValues(): string {
    const names = this.valueNames.length > 0 ? ` or ${this.valueNames[0]}-${this.valueNames[this.valueNames.length - 1]}` : '';
    return `between ${this.min} and ${this.max}${names}`;
  }
}
