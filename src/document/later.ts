/**
 * What only deployment knows, as it stands in a text: two of the same name are the same, whatever that is.
 *
 * It is written as aws-cdk-lib writes tokens, so that whatever compares texts takes it for one.
 */
export function later(name: string): string {
  return `\${Token[${name.replace(/[^a-zA-Z0-9.-]/g, (character) => `_${character.codePointAt(0)!.toString(16)}_`)}]}`;
}

/** Whether a value is nothing but something that only deployment knows. */
export function isWhollyLater(value: unknown): value is string {
  return typeof value === 'string' && WHOLE.test(value);
}

/** Whether something that only deployment knows is in a text. */
export function isPartlyLater(value: unknown): boolean {
  return typeof value === 'string' && PART.test(value);
}

const PART = /\$\{Token\[[\w.-]+\]\}/;
const WHOLE = new RegExp(`^${PART.source}$`);
