import { memo } from '../../private/memo';

/**
 * What is known in a world of texts that only deployment knows: which values they have, can have, and cannot have.
 */
export class PossibleValues {
  private readonly values = new Map<string, string>();
  private readonly allowed = new Map<string, readonly string[]>();
  private readonly excluded = new Map<string, Set<string>>();
  private readonly apart: (readonly [string, string])[] = [];

  /** What something is: a value, another one that is not known either and is the same, or itself. */
  public of(unknown: string): string {
    const value = this.values.get(unknown);
    return value === undefined ? unknown : this.of(value);
  }

  /** Says that something has one of some values. */
  public allow(unknown: string, values: readonly string[]): void {
    if (!this.allowed.has(unknown)) { this.allowed.set(unknown, values); }
  }

  /** Which values that are. */
  public allowedOf(unknown: string): readonly string[] | undefined {
    return this.allowed.get(unknown);
  }

  /** Whether something is a value, where nothing else is left, or nothing of it. */
  public tells(unknown: string, value: string): boolean | undefined {
    const allowed = this.allowed.get(unknown);
    const excluded = this.excluded.get(unknown);
    if (excluded?.has(value) || (allowed && !allowed.includes(value))) { return false; }
    if (this.apartFrom(unknown).some((other) => this.of(other) === value)) { return false; }
    return allowed?.every((each) => each === value || excluded?.has(each)) ? true : undefined;
  }

  /** Says that something is a value or another one that is not known either, or that it is not. */
  public settle(unknown: string, value: string, isEqual: boolean, isValue: boolean): void {
    if (!isEqual) {
      if (isValue) { memo(this.excluded, unknown, () => new Set<string>()).add(value); } else { this.apart.push([unknown, value]); }
      return;
    }
    this.values.set(unknown, value);
    if (isValue) { return; }
    this.excluded.get(unknown)?.forEach((each) => memo(this.excluded, value, () => new Set<string>()).add(each));
    const [own, others] = [this.allowed.get(unknown), this.allowed.get(value)];
    if (own) { this.allowed.set(value, others ? own.filter((each) => others.includes(each)) : own); }
  }

  private apartFrom(unknown: string): string[] {
    return this.apart
      .filter((pair) => pair.some((each) => this.of(each) === unknown))
      .flatMap((pair) => pair.filter((each) => this.of(each) !== unknown));
  }
}
