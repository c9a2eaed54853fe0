import { Stack } from 'aws-cdk-lib';
import type { CfnResource, IResolveContext } from 'aws-cdk-lib';
import { FinishedJoin } from './finished-join';
import type { JoinPart } from './finished-join';
import type { ResourceKind } from '../model/resource-catalog';

/** A resource that AWS Backup protects. */
export interface CollectedResource {
  readonly resource: CfnResource;
  readonly kind: ResourceKind;
}

/**
 * The ARNs of resources as templates have them.
 *
 * Those of the stack that they are written into are finished intrinsic functions: made once, whichever selection they are for, and in no need
 * of further resolution. Those of other stacks are references, since aws-cdk-lib has to see them to make exports of them.
 */
export class CollectedArns {
  private readonly beginnings = new Map<string, JoinPart[]>();
  private readonly finished = new Map<CfnResource, FinishedJoin>();

  /** The ARNs as ordinary references: while aws-cdk-lib looks for those that lead to other stacks, and for whoever else asks. */
  public refer(resources: readonly CollectedResource[], context: IResolveContext): unknown[] {
    return resources.map((collected) => context.resolve(reference(collected)));
  }

  /** The ARNs in the template of the stack that is being written. */
  public write(resources: readonly CollectedResource[], context: IResolveContext): unknown[] {
    const stack = Stack.of(context.scope);
    return resources.map((collected) => Stack.of(collected.resource) === stack
      ? this.finish(collected, stack, context)
      : context.resolve(reference(collected)));
  }

  private finish({ resource, kind }: CollectedResource, stack: Stack, context: IResolveContext): FinishedJoin {
    let arn = this.finished.get(resource);
    if (!arn) {
      // The resolution that is under way resolves several times faster than `Stack.resolve()`.
      arn = new FinishedJoin([...this.beginningOf(kind, stack, context), { Ref: context.resolve(resource.logicalId) }]);
      this.finished.set(resource, arn);
    }
    return arn;
  }

  /** All ARNs of a kind begin alike in a stack. */
  private beginningOf(kind: ResourceKind, stack: Stack, context: IResolveContext): JoinPart[] {
    const key = `${stack.node.addr} ${kind.cloudFormationType}`;
    let beginning = this.beginnings.get(key);
    if (!beginning) {
      const resolved = context.resolve(stack.formatArn({ ...kind.arn, resourceName: '' }));
      beginning = typeof resolved === 'string' ? [resolved] : resolved['Fn::Join'][1] as JoinPart[];
      this.beginnings.set(key, beginning);
    }
    return beginning;
  }
}

function reference({ resource, kind }: CollectedResource): string {
  return Stack.of(resource).formatArn({ ...kind.arn, resourceName: resource.ref });
}
