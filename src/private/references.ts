import { CfnResource, Reference, Tokenization } from 'aws-cdk-lib';

/** An attribute of a resource of this app, as it stands in a text. */
export interface ResourceReference {
  readonly resource: CfnResource;
  readonly token: string;
}

/** The attributes of resources of this app that a text has in it, in the order of the text. */
export function referencesIn(text: string): ResourceReference[] {
  return Tokenization.reverseString(text).tokens.flatMap((token) =>
    Reference.isReference(token) && CfnResource.isCfnResource(token.target) ? [{ resource: token.target, token: token.toString() }] : []);
}

/** The resource of this app that a text is an attribute of, and nothing else. */
export function resourceBehind(text: string): CfnResource | undefined {
  const [reference] = referencesIn(text);
  return reference?.token === text ? reference.resource : undefined;
}

/** The resource of this app that a text is the `Ref` of, and nothing else. */
export function idBehind(text: string): CfnResource | undefined {
  const [token] = Tokenization.reverseString(text).tokens;
  return Reference.isReference(token) && token.displayName === 'Ref' ? resourceBehind(text) : undefined;
}
