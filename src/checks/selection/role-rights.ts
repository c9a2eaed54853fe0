import type { Documents } from '../../document/documents';
import type { RoleDocument } from '../../document/role-document';
import { isWhollyLater } from '../../private/later';

/** What roles the policies of an application name. */
interface Attached {
  /** Keys of roles of the application, and names. */
  readonly roles: ReadonlySet<string>;
  /** Whether there is a policy of which only deployment knows the roles. */
  readonly mayBeAny: boolean;
}

/**
 * Which of some AWS managed policies a role is without. Nothing is said of one that has other policies or statements: they can allow the same.
 */
export function policiesLackedBy(role: RoleDocument, policies: readonly string[], documents: Documents): string[] {
  const { managedPolicies, inlinePolicies } = role;
  const arns = managedPolicies.isAbsent ? [] : managedPolicies.elements()?.map(({ text = '' }) => text);
  const lacking = arns ? policies.filter((policy) => !arns.some((arn) => arn.includes(policy))) : [];
  return lacking.length === 0 || !arns!.every(isOfAwsBackup) || !inlinePolicies.isAbsent || mayBeNamed(role, documents) ? [] : lacking;
}

/** Whether a role surely ends without any policy: it has none, and no policy of the application names it. */
export function hasNoPolicy(role: RoleDocument, documents: Documents): boolean {
  const { managedPolicies, inlinePolicies } = role;
  return [managedPolicies, inlinePolicies].every((list) => list.isAbsent || list.elements()?.length === 0) && !mayBeNamed(role, documents);
}

/** Whether it is one of the policies that AWS made for AWS Backup, each for what its name says. */
function isOfAwsBackup(arn: string): boolean {
  return /:policy\/(service-role\/)?AWSBackup(ServiceRolePolicyFor|RestoreAccessFor|GuardDutyRolePolicyFor)/.test(arn);
}

/** Whether policies of the application name a role, or may do. */
function mayBeNamed({ key, roleName: { text } }: RoleDocument, documents: Documents): boolean {
  const { roles, mayBeAny } = attachedPolicies(documents);
  return mayBeAny || roles.has(key) || (text !== undefined && roles.has(text));
}

/** All policies are looked at once: an app can have many more of them than selections. */
function attachedPolicies(documents: Documents): Attached {
  return documents.constant('roles of policies', () => {
    const named = documents.policies.flatMap((policy) => {
      const [list, single] = [policy.property('Roles'), policy.property('RoleName')];
      return [...list.all, ...single.isAbsent ? [] : [single]].map(({ text }) => text);
    });
    const roles = named.map((text) => documents.roleOf(text)?.key ?? text);
    return { roles: new Set(roles.filter((text) => text !== undefined)), mayBeAny: roles.some((text) => text === undefined || isWhollyLater(text)) };
  });
}
