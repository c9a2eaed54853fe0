import { CfnResource, Reference, Tokenization } from 'aws-cdk-lib';
import type { IResolvable } from 'aws-cdk-lib';
import { isPartlyLater } from './later';

/** An attribute of a resource of this app, as it stands in a text. */
export interface ResourceReference {
  readonly resource: CfnResource;
  readonly token: string;
}

/** The attributes of resources of this app that a text has in it, in the order of the text. */
export function referencesIn(text: string): ResourceReference[] {
  return tokensIn(text).flatMap((token) =>
    Reference.isReference(token) && CfnResource.isCfnResource(token.target) ? [{ resource: token.target, token: token.toString() }] : []);
}

/** The resource of this app that a text is an attribute of, and nothing else. */
export function resourceBehind(text: string): CfnResource | undefined {
  const [reference] = referencesIn(text);
  return reference?.token === text ? reference.resource : undefined;
}

/** The reference that a text is, and nothing else. */
export function referenceBehind(text: string): Reference | undefined {
  const [token, ...others] = tokensIn(text);
  return Reference.isReference(token) && others.length === 0 && token.toString() === text ? token : undefined;
}

/** The resource of this app that a text is the `Ref` of, and nothing else. */
export function idBehind(text: string): CfnResource | undefined {
  const [token] = tokensIn(text);
  return Reference.isReference(token) && token.displayName === 'Ref' ? resourceBehind(text) : undefined;
}

/** Of what a template of a file has, aws-cdk-lib knows no tokens. */
function tokensIn(text: string): IResolvable[] {
  return isPartlyLater(text) ? [] : Tokenization.reverseString(text).tokens;
}
