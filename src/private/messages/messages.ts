import { Reference, Tokenization } from 'aws-cdk-lib';
import type { IResolvable } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

const UNKNOWN = '<known only at deployment>';

// How aws-cdk-lib writes a token into a text: as such, as a list, and as a number; and what is left of one that was cut.
const LIST = /#\{Token\[[^\]]*\]\}/g;
const NUMBER = /-1\.8881545897087\d*e\+289/g;
const REST = /[$#]?\{?Token\[[^\]\s']*(?:\]\}?)?/g;

/**
 * What is said to people, of whom none can read a token: in its place stands the resource of the app that it is of, by its path, or that it is known
 * only at deployment.
 */
export function withoutTokens(message: string): string {
  const said: string = Tokenization.reverseString(message)
    .mapTokens({ mapToken: (token) => inWords(token) as never })
    .join({ join: (left, right) => `${left ?? ''}${right ?? ''}` }) ?? '';
  return said
    .replace(LIST, (text) => inWords(Tokenization.reverseList([text])))
    .replace(NUMBER, (text) => inWords(Tokenization.reverseNumber(Number(text))))
    .replace(REST, UNKNOWN);
}

function inWords(token: IResolvable | undefined): string {
  if (!Reference.isReference(token)) { return writtenOut(token) ?? UNKNOWN; }
  const { target, displayName } = token;
  if (displayName.startsWith('AWS::')) { return `<${displayName}>`; }
  const path = pathOf(target);
  return displayName === 'Ref' ? `<${path}>` : `<${path}.${displayName}>`;
}

/** A pseudo parameter or a dynamic reference, which is a token that holds what the template has for it. */
function writtenOut(token: IResolvable | undefined): string | undefined {
  const { value } = Object(token);
  if (typeof value === 'string') { return withoutTokens(value); }
  const name = Object(value).Ref;
  return typeof name === 'string' && name.startsWith('AWS::') ? `<${name}>` : undefined;
}

/** People know the construct around an L1. */
function pathOf({ node: { id, path, scope } }: IConstruct): string {
  return scope && id === 'Resource' ? scope.node.path : path;
}
