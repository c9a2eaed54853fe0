import { ScopedAws, Stack, Token, Tokenization } from 'aws-cdk-lib';
import type { CfnResource, IResolveContext } from 'aws-cdk-lib';
import { FinishedIntrinsic } from './finished-intrinsic';
import type { JoinPart } from './finished-intrinsic';
import type { KnownResource } from '../../model/resources/resource-catalog';
import type { ArnShape } from '../../model/resources/resource-kind';
import { memo } from '../../private/memo';

/**
 * The ARNs of resources as templates have them.
 *
 * Those of the stack that they are written into are finished intrinsic functions: made once, whichever selection they are for, and in no need
 * of further resolution. Those of other stacks are references, since aws-cdk-lib has to see them to make exports of them.
 */
export class CollectedArns {
  private readonly beginnings = new Map<Stack, Map<ArnShape, JoinPart[]>>();
  private readonly finished = new Map<CfnResource, FinishedIntrinsic>();

  /** The ARNs as ordinary references: while aws-cdk-lib looks for those that lead to other stacks, and for whoever else asks. */
  public refer(resources: readonly KnownResource[], context: IResolveContext): unknown[] {
    const stack = Stack.of(context.scope);
    return resources.map((known) => context.resolve(reference(known, stack)));
  }

  /** The ARNs in the template of the stack that is being written. */
  public write(resources: readonly KnownResource[], context: IResolveContext): unknown[] {
    const stack = Stack.of(context.scope);
    const isOwn = ({ resource }: KnownResource) => Stack.of(resource) === stack;
    this.finish(resources.filter((known) => isOwn(known) && !this.finished.has(known.resource)), stack, context);
    return resources.map((known) => isOwn(known) ? this.finished.get(known.resource) : context.resolve(reference(known, stack)));
  }

  private finish(resources: readonly KnownResource[], stack: Stack, context: IResolveContext): void {
    for (const known of resources) { this.finished.set(known.resource, this.make(known, logicalIdOf(known.resource, context), stack, context)); }
  }

  private make({ source: { arn } }: KnownResource, logicalId: string, stack: Stack, context: IResolveContext): FinishedIntrinsic {
    if (arn === 'Ref') { return new FinishedIntrinsic('Ref', logicalId); }
    return 'attribute' in arn
      ? new FinishedIntrinsic('Fn::GetAtt', [logicalId, arn.attribute])
      : new FinishedIntrinsic('Fn::Join', ['', [...this.beginningOf(arn, stack, context), { Ref: logicalId }]]);
  }

  /** All ARNs of a shape begin alike in a stack. */
  private beginningOf(shape: ArnShape, stack: Stack, context: IResolveContext): JoinPart[] {
    const ofStack = memo(this.beginnings, stack, () => new Map<ArnShape, JoinPart[]>());
    return memo(ofStack, shape, () => {
      const resolved = context.resolve(stack.formatArn({ ...shape, resourceName: '' }));
      return typeof resolved === 'string' ? [resolved] : resolved['Fn::Join'][1] as JoinPart[];
    });
  }
}

/** A logical id is a text of one token; to ask that costs much less than to have the text resolved. */
function logicalIdOf({ logicalId }: CfnResource, context: IResolveContext): string {
  return Tokenization.reverseCompleteString(logicalId)?.resolve(context) ?? logicalId;
}

function reference({ resource, source: { arn } }: KnownResource, stack: Stack): string {
  if (arn === 'Ref') { return stackAround(stack, resource)?.stackId ?? resource.ref; }
  return 'attribute' in arn
    ? Token.asString(resource.getAtt(arn.attribute))
    : Stack.of(resource).formatArn({ ...arn, resourceName: resource.ref });
}

/** The pseudo parameters of a nested stack, of which an ARN is written within it: what is outside cannot be told its own id by it. */
function stackAround(stack: Stack | undefined, resource: CfnResource): ScopedAws | undefined {
  if (!stack?.nestedStackResource) { return undefined; }
  return stack.nestedStackResource === resource ? new ScopedAws(stack) : stackAround(stack.nestedStackParent, resource);
}
