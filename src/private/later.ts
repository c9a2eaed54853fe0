import { shortHash } from './hash';

/** The pseudo parameters that have no colon in them, whatever they are. */
export const WITHOUT_COLON = ['AWS::AccountId', 'AWS::Partition', 'AWS::Region', 'AWS::StackName', 'AWS::URLSuffix'];

/** What the name of an id that a service makes ends with. */
export const MADE_ID = 'made id';

const START = '${Token[later.';
const PART = /\$\{Token\[later\.([\w.-]+)\]\}/g;
const WHOLE = /^\$\{Token\[later\.[\w.-]+\]\}$/;

/** What is longer than this is told from others by a fingerprint. */
const LONGEST_NAME = 500;

/**
 * What only deployment knows, as it stands in a text read from a template: two of the same name are the same, whatever that is.
 *
 * It is written as aws-cdk-lib writes tokens, so that whatever compares texts takes it for one; but aws-cdk-lib knows nothing of it.
 */
export function later(name: string): string {
  const short = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)} ${shortHash(name)}` : name;
  return `${START}${short.replace(/[^a-zA-Z0-9.-]/g, (character) => `_${character.codePointAt(0)!.toString(16)}_`)}]}`;
}

/** Whether a part of a text is one of these. */
export function isLater(text: string): boolean {
  return text.startsWith(START);
}

/** Whether a value is nothing but something that only deployment knows. */
export function isWhollyLater(value: unknown): value is string {
  return typeof value === 'string' && WHOLE.test(value);
}

/** Whether something that only deployment knows is in a text. */
export function isPartlyLater(value: unknown): boolean {
  return typeof value === 'string' && value.includes(START);
}

/** All of these in a text, in their order. */
export function partsLater(text: string): readonly string[] {
  return isPartlyLater(text) ? text.match(PART) ?? [] : [];
}

/** Their names. */
export function namesLater(text: string): string[] {
  return partsLater(text).map(nameOf);
}

/** Whether there can be a colon in it in the end. */
export function mayHoldColonLater(text: string): boolean {
  return ![...WITHOUT_COLON, MADE_ID].some((name) => nameOf(text).endsWith(`.${name}`));
}

/**
 * A text as people read it: with the names of what only deployment knows.
 *
 * @param called what is known to have a better one
 */
export function laterInWords(text: string, called: (part: string) => string | undefined = () => undefined): string {
  return isPartlyLater(text) ? text.replace(PART, (part) => called(part) ?? `<${fullNameOf(part).replace(/^.*?[./](?=AWS::\w+$)|^.*?[./](?=[^/]+$)/, '')}>`) : text;
}

/** The name of what is known only by the name of something else. */
function fullNameOf(part: string): string {
  const name = nameOf(part);
  return isPartlyLater(name) ? name.replace(PART, fullNameOf) : name;
}

function nameOf(text: string): string {
  return text.slice(START.length, -2).replace(/_([0-9a-f]{1,5})_/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)));
}
