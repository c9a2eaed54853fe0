import { Aws, Reference, Stack, Token, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isLater, mayHoldColonLater, WITHOUT_COLON } from './later';

const TOKEN = '[$#]\\{Token\\[[a-zA-Z0-9:._-]+\\]\\}';
const NUMBER_TOKEN = '-1\\.\\d{10,16}e\\+289';
/** One that somebody writes into a text; it may have tokens in it, and ends with the text where it has no end: aws-cdk-lib cuts ARNs at each colon. */
const DYNAMIC_REFERENCE = `\\{\\{resolve(?:$|:)(?:${TOKEN}|[^}]|\\}(?!\\}))*(?:\\}\\}|$)`;
/** What the context providers of aws-cdk-lib give in the first synthesis, before the command line has looked up what is asked for; and roles for which `Role.customizeRoles()` has no name yet. */
const DUMMIES = [
  `^arn:${TOKEN}:iam::(?:${TOKEN}|[^:])+:role$`,
  'dummy-value-for-[\\w./-]*',
  `(?<![\\w-])(?:${[
    'DUMMY(?:_ARN)?', 'dummy1[abc]', 'TEST(?:ARN|ID|ADDRESS|READERADDRESS)', 'ami-1234', 'pl-xxxxxxxx', 'sg-(?:1234|12345678|123456789012)', 'vpc-12345',
    '1234abcd-12ab-34cd-56ef-1234567890ab', '50dc6c495c0c9188(?:/f2f7dc8efc522ab2)?', 'Z3DZXE0EXAMPLE',
  ].join('|')})(?![\\w-])`,
];
const UNKNOWN = [DYNAMIC_REFERENCE, TOKEN, NUMBER_TOKEN, ...DUMMIES].join('|');
const WHOLE_TOKEN = new RegExp(`^${TOKEN}$`);
const HAS_UNKNOWN = new RegExp(UNKNOWN);
const HAS_DUMMY = new RegExp(DUMMIES.join('|'));

const TOKENS_WITHOUT_COLON: ReadonlySet<string> = new Set([Aws.ACCOUNT_ID, Aws.PARTITION, Aws.REGION, Aws.STACK_NAME, Aws.URL_SUFFIX]);

/** A part of a text: as it will be in the end, or one that stands for what is known later only. */
export interface TextPart {
  readonly text: string;
  readonly isKnown: boolean;
}

/**
 * Whether a text is known as it will be in the end: no token is in it (of whatever form), no dynamic reference, and no dummy of a context provider.
 *
 * A default that a program gives to a lookup is a dummy like any other, which only the stacks can tell, who keep what they miss. Without a `scope` it counts as
 * the value that it is where there is nothing to be looked up.
 *
 * @param scope where the text was given; those who are asked often ask for it last
 */
export function isKnownText(text: string, scope?: IConstruct): boolean {
  return !Token.isUnresolved(text) && !HAS_UNKNOWN.test(text) && !(scope && dummiesOf(scope).some((dummy) => text.includes(dummy)));
}

/** Whether a text that would be known otherwise is, or has in it, what a program lets a lookup give for now. */
export function isDefaultOfLookup(text: string, scope?: IConstruct): boolean {
  return isKnownText(text) && !isKnownText(text, scope);
}

/** Whether a number, list or object is a token; a text is asked for by `isKnownText()`. */
export function isToken(value: unknown): boolean {
  return Token.isUnresolved(value);
}

/** Whether a dummy of aws-cdk-lib is in a text: nothing in it is what it will be. */
export function hasDummy(text: string): boolean {
  return HAS_DUMMY.test(text);
}

/** The parts of a text, in their order, without empty ones. */
export function partsOf(text: string): TextPart[] {
  if (!HAS_UNKNOWN.test(text)) { return text === '' ? [] : [{ text, isKnown: true }]; }
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: unknown, index } of text.matchAll(new RegExp(UNKNOWN, 'g'))) {
    parts.push({ text: text.slice(end, index), isKnown: true }, { text: unknown, isKnown: false });
    end = index + unknown.length;
  }
  return [...parts, { text: text.slice(end), isKnown: true }].filter((part) => part.text !== '');
}

/** A text with something else written for each part that is not known. */
export function withUnknownAs(text: string, written: (unknown: string) => string): string {
  return HAS_UNKNOWN.test(text) ? partsOf(text).map((part) => part.isKnown ? part.text : written(part.text)).join('') : text;
}

/** A text as a message has it: nobody knows how the CDK writes a token. */
export function inWords(text: string): string {
  return text.replace(new RegExp(`${TOKEN}|${NUMBER_TOKEN}`, 'g'), '*');
}

/** Whether a part that is not known can have a colon in it in the end: an ARN may stand behind any reference, and `Fn.join()` puts together what it gets. */
export function mayHoldColon(unknown: string): boolean {
  if (TOKENS_WITHOUT_COLON.has(unknown)) { return false; }
  if (isLater(unknown)) { return mayHoldColonLater(unknown); }
  // A dynamic reference and a dummy may have tokens in them, also such as aws-cdk-lib does not know.
  if (!WHOLE_TOKEN.test(unknown)) { return true; }
  const [token] = Tokenization.reverseString(unknown).tokens;
  return !(Reference.isReference(token) && WITHOUT_COLON.includes(token.displayName));
}

/** The texts of the dummies that stacks were given, whoever asked: those around a scope, and those beside them. All of an app would take too long. */
export function dummiesOf(scope: IConstruct): string[] {
  const { scopes } = scope.node;
  const around = scopes.filter(Stack.isStack);
  const beside = scopes.slice(0, scopes.findIndex(Stack.isStack)).flatMap(({ node }) => node.children.filter(Stack.isStack));
  return [...new Set([...around, ...beside])].flatMap((stack) => {
    const { _missingContext: missing } = stack as unknown as { _missingContext?: { readonly props?: { readonly dummyValue?: unknown } }[] };
    return Array.isArray(missing) ? missing.flatMap(({ props }) => textsIn(props?.dummyValue)) : [];
  });
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') { return value === '' ? [] : [value]; }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
