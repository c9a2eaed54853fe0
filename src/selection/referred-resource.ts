import { mayBeOfKind } from './reach';
import { identify } from '../model/resource-catalog';
import type { KnownResource } from '../model/resource-catalog';
import { isArnElsewhere } from '../private/environments';
import { referencesIn } from '../private/references';

/**
 * The resource of this app whose ARN it is: an attribute of it, or an ARN that ends with its id. A replica of it elsewhere has the same id, and is another
 * resource.
 */
export function resourceReferredTo(arn: string): KnownResource | undefined {
  const references = referencesIn(arn);
  if (references.length !== 1 || !arn.endsWith(references[0].token)) { return undefined; }
  const known = identify(references[0].resource);
  return known && mayBeOfKind(arn, known.kind) && !isArnElsewhere(arn, known.resource.env) ? known : undefined;
}
