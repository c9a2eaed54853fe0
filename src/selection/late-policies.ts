import { aws_iam as iam, Lazy } from 'aws-cdk-lib';
import { isOfThisApp } from './role-resource';

/**
 * AWS managed policies that a role needs only if constructs hold what they are for, which is known when everybody has added their part.
 *
 * Until then, and where a synthesis leaves validation out, the role has them all.
 */
export class LatePolicies {
  private needed?: ReadonlySet<string>;

  constructor(role: iam.IRole, private readonly names: readonly string[]) {
    if (isOfThisApp(role)) { names.forEach((name) => this.addTo(role, name)); }
  }

  /** Says which policies are needed; gives back those of them that are among these. */
  public settle(needed: readonly string[]): string[] {
    this.needed = new Set(needed);
    return this.names.filter((name) => this.needed!.has(name));
  }

  private addTo(role: iam.IRole, name: string): void {
    const policy = iam.ManagedPolicy.fromAwsManagedPolicyName(name);
    const { managedPolicyArn: arn } = policy;
    const managedPolicyArn = Lazy.uncachedString({ produce: () => (this.needed?.has(name) ?? true) ? arn : undefined });
    role.addManagedPolicy(Object.assign(policy, { managedPolicyArn }));
  }
}
