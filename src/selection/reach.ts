import { canBeTheSameArn } from '../model/arn-pattern';
import { arnPatternOf, identify } from '../model/resource-catalog';
import type { ResourceKind } from '../model/resource-kind';
import { resourceBehind } from '../private/references';

/**
 * Whether an ARN or ARN pattern may be that of a resource of a kind. What only deployment knows may be anything.
 */
export function mayBeOfKind(arn: string, kind: ResourceKind): boolean {
  const resource = resourceBehind(arn);
  const known = resource && identify(resource);
  return known ? known.kind === kind : canBeTheSameArn(arn, arnPatternOf(kind));
}
