import { aws_iam as iam, Lazy } from 'aws-cdk-lib';
import { isMadeElsewhere, isOfThisApp } from './role-resource';

/**
 * AWS managed policies that a role needs only if constructs hold what they are for, which is known when everybody has added their part.
 *
 * Until then, and where a synthesis leaves validation out, the role has them all. One that `Role.customizeRoles()` has others make gets those that are needed when they are known:
 * what it has ever been given is in the report of its policies.
 */
export class LatePolicies {
  private needed?: ReadonlySet<string>;
  private readonly reported = new Set<string>();

  constructor(private readonly role: iam.IRole, private readonly names: readonly string[]) {
    if (names.length > 0 && isOfThisApp(role) && !isMadeElsewhere(role)) { names.forEach((name) => this.add(name)); }
  }

  /** Says which policies are needed; gives back those of them that are among these. */
  public settle(needed: () => readonly string[]): string[] {
    if (this.names.length === 0) { return []; }
    this.needed = new Set(needed());
    const settled = this.names.filter((name) => this.needed!.has(name));
    if (isMadeElsewhere(this.role)) { settled.forEach((name) => this.report(name)); }
    return settled;
  }

  private add(name: string): void {
    const policy = iam.ManagedPolicy.fromAwsManagedPolicyName(name);
    const { managedPolicyArn: arn } = policy;
    const managedPolicyArn = Lazy.uncachedString({ produce: () => (this.needed?.has(name) ?? true) ? arn : undefined });
    this.role.addManagedPolicy(Object.assign(policy, { managedPolicyArn }));
  }

  private report(name: string): void {
    if (this.reported.has(name)) { return; }
    this.reported.add(name);
    this.role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(name));
  }
}
