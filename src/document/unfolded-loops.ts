/** What a loop begins with: `Fn::ForEach::Name: [Variable, [values], { body }]`. */
const LOOP = 'Fn::ForEach::';
const EXTENSIONS = 'AWS::LanguageExtensions';
const SECTIONS = ['Conditions', 'Resources', 'Outputs'] as const;
/** CloudFormation takes templates of 500 resources; what is more than anybody writes stays as it is. */
const MOST_PARTS = 200_000;
const DEEPEST = 200;

/**
 * A template with what its loops make, where these are of values that are written out; other loops stay as they are, and nothing is known of what they make.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
export function withoutLoops(content: Record<string, unknown>): Record<string, unknown> {
  if (![content.Transform].flat().includes(EXTENSIONS)) { return content; }
  try {
    const unfolding = new Unfolding();
    const unfolded = SECTIONS.filter((section) => section in content).map((section) => [section, unfolding.of(content[section])]);
    return { ...content, ...Object.fromEntries(unfolded) };
  } catch (error) {
    if (error instanceof TooMuch) { return content; }
    throw error;
  }
}

class TooMuch extends Error {}

class Unfolding {
  private parts = 0;

  public of(value: unknown, depth = 0): unknown {
    if (++this.parts > MOST_PARTS || depth > DEEPEST) { throw new TooMuch(); }
    if (Array.isArray(value)) { return value.map((element) => this.of(element, depth + 1)); }
    if (typeof value !== 'object' || value === null) { return value; }
    return fromEntries(Object.entries(value).flatMap(([key, part]) => this.turns(key, part, depth) ?? [[key, this.of(part, depth + 1)]]));
  }

  /** What a loop makes; nothing where it is none, or none that is understood. */
  private turns(key: string, loop: unknown, depth: number): [string, unknown][] | undefined {
    if (!key.startsWith(LOOP) || !Array.isArray(loop)) { return undefined; }
    const [variable, values, body] = loop as unknown[];
    if (typeof variable !== 'string' || !Array.isArray(values) || !values.every((each) => typeof each === 'string') || typeof body !== 'object' || body === null) { return undefined; }
    return values.flatMap((value) => Object.entries(this.of(this.turn(body, variable, value, depth), depth + 1) as object));
  }

  /** The body of a loop with a value in the place of its variable. */
  private turn(body: unknown, variable: string, value: string, depth: number): unknown {
    if (++this.parts > MOST_PARTS || depth > DEEPEST) { throw new TooMuch(); }
    if (typeof body === 'string') { return inserted(body, variable, value); }
    if (Array.isArray(body)) { return body.map((element) => this.turn(element, variable, value, depth + 1)); }
    if (typeof body !== 'object' || body === null) { return body; }
    const entries = Object.entries(body);
    if (entries.length === 1 && entries[0][0] === 'Ref' && entries[0][1] === variable) { return value; }
    return fromEntries(entries.map(([key, part]) => [inserted(key, variable, value), this.turn(part, variable, value, depth + 1)]));
  }
}

/** `&{Variable}` leaves out what is neither a letter nor a digit. */
function inserted(text: string, variable: string, value: string): string {
  return text.replaceAll(`\${${variable}}`, () => value).replaceAll(`&{${variable}}`, () => value.replace(/[^a-zA-Z0-9]/g, ''));
}

/** An object without a prototype: names in a file may be those of one. */
function fromEntries(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const object = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of entries) { object[key] = value; }
  return object;
}
