import { Stack } from 'aws-cdk-lib';
import type { CfnResource, IResolveContext } from 'aws-cdk-lib';
import type { ResourceKind } from '../model/resource-catalog';

/** A part of an ARN as it stands in a template. */
type Part = string | { readonly Ref: string };

/** The ARN of a resource as a reference that any stack can use. */
export function arnOf(resource: CfnResource, kind: ResourceKind): string {
  return Stack.of(resource).formatArn({ ...kind.arn, resourceName: resource.ref });
}

/**
 * Writes the ARNs of resources of one stack as intrinsic functions that need no further resolution.
 *
 * All ARNs of a kind begin alike, and that beginning is resolved once.
 */
export class FinishedArns {
  private readonly beginnings = new Map<ResourceKind, Part[]>();
  private readonly finished = new Map<CfnResource, object>();

  constructor(private readonly stack: Stack) {}

  /**
   * What the template of the stack has for the ARN of one of its resources.
   *
   * @param context the resolution that is under way, which resolves several times faster than `Stack.resolve()`
   */
  public of(resource: CfnResource, kind: ResourceKind, context: IResolveContext): object {
    let arn = this.finished.get(resource);
    if (!arn) {
      arn = { 'Fn::Join': ['', [...this.beginningOf(kind, context), { Ref: context.resolve(resource.logicalId) }]] };
      this.finished.set(resource, arn);
    }
    return arn;
  }

  private beginningOf(kind: ResourceKind, context: IResolveContext): Part[] {
    let beginning = this.beginnings.get(kind);
    if (!beginning) {
      beginning = joined(context.resolve(this.stack.formatArn({ ...kind.arn, resourceName: '' })));
      this.beginnings.set(kind, beginning);
    }
    return beginning;
  }
}

function joined(resolved: string | { 'Fn::Join': [string, Part[]] }): Part[] {
  return typeof resolved === 'string' ? [resolved] : resolved['Fn::Join'][1];
}
