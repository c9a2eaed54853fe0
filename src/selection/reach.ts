import { CfnResource, Reference, Tokenization } from 'aws-cdk-lib';
import { canBeTheSameArn } from '../model/arn-pattern';
import { arnPatternOf, identify } from '../model/resource-catalog';
import type { ResourceKind } from '../model/resource-kind';

/**
 * Whether an ARN or ARN pattern may be that of a resource of a kind. What only deployment knows may be anything.
 */
export function mayBeOfKind(arn: string, kind: ResourceKind): boolean {
  const known = kindReferredTo(arn);
  return known ? known === kind : canBeTheSameArn(patternOf(arn), arnPatternOf(kind));
}

/** The kind of the resource of this app whose attribute the ARN is. */
function kindReferredTo(arn: string): ResourceKind | undefined {
  const parts = Tokenization.reverseString(arn);
  const token = parts.length === 1 ? parts.firstToken : undefined;
  return token && Reference.isReference(token) && CfnResource.isCfnResource(token.target) ? identify(token.target)?.kind : undefined;
}

/** A token in an ARN can stand for any characters. */
function patternOf(arn: string): string {
  return Tokenization.reverseString(arn)
    .mapTokens({ mapToken: () => ANYTHING })
    .join({ join: (left, right) => `${left ?? ''}${right ?? ''}` });
}

const ANYTHING = '*' as never;
