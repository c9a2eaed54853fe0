import { CfnResource, Reference, Tokenization } from 'aws-cdk-lib';
import { mayBeOfKind } from './reach';
import { identify } from '../model/resource-catalog';
import type { KnownResource } from '../model/resource-catalog';

/** The resource of this app whose ARN it is: an attribute of it, or an ARN that ends with its id. */
export function resourceReferredTo(arn: string): KnownResource | undefined {
  const references = Tokenization.reverseString(arn).tokens.filter(Reference.isReference).filter(({ target }) => CfnResource.isCfnResource(target));
  if (references.length !== 1 || !arn.endsWith(references[0].toString())) { return undefined; }
  const known = identify(references[0].target as CfnResource);
  return known && mayBeOfKind(arn, known.kind) ? known : undefined;
}
