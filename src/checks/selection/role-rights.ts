import { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import type { RoleDocument } from '../../document/role-document';
import type { Place } from '../../document/template';
import type { Reading } from '../../document/values/reading';
import { accountsDiffer } from '../../private/environments';
import { isWhollyLater } from '../../private/later';
import { memo } from '../../private/memo';
import { statementsIn, textsOf } from '../vault/policy-statements';
import type { Statement } from '../vault/policy-statements';

/** What roles the policies of an application name. */
interface Attached {
  /** Where policies are, by the keys of the roles that they refer to, and by the names that are written out; some may not be made in this world. */
  readonly byRole: ReadonlyMap<string, readonly Place[]>;
  /** Whether there is a policy of which only deployment knows the roles. */
  readonly mayBeAny: boolean;
}

/**
 * Which of some AWS managed policies a role is without. Nothing is said of one that has other policies or statements: they can allow the same.
 */
export function policiesLackedBy(role: RoleDocument, policies: readonly string[], documents: Documents): string[] {
  const { managedPolicies, inlinePolicies } = role;
  const arns = managedPolicies.elements()?.map(({ text = '' }) => text);
  const lacking = arns ? policies.filter((policy) => !arns.some((arn) => arn.includes(policy))) : [];
  return lacking.length === 0 || !arns!.every(isOfAwsBackup) || inlinePolicies.all.length > 0 || mayBeNamed(role, documents) ? [] : lacking;
}

/**
 * Why a role surely can do nothing with resources of a service, whatever else it is allowed: a policy denies all, or its permissions boundary lets it read only. Nothing is said of denials
 * under conditions, or of parts.
 *
 * @param service as actions begin with it
 */
export function denialOf(role: RoleDocument, service: string, documents: Documents): string | undefined {
  const { managedPolicies, permissionsBoundary: boundary } = role;
  if ((managedPolicies.elements() ?? []).some(({ text = '' }) => DENIES_ALL.test(text))) { return 'has the AWS managed policy AWSDenyAll'; }
  if (READS_ONLY.test(boundary.text ?? '')) { return `has the permissions boundary ${boundary.text!.slice(boundary.text!.lastIndexOf('/') + 1)}, within which nothing is backed up`; }
  const deniesAll = ({ reading, Action, Resource }: Statement) => reading.at('Effect').knownText === 'Deny' && reading.at('Condition').isAbsent
    && textsOf(Resource).includes('*') && textsOf(Action).some((action) => ['*', '*:*', `${service}:*`].includes(action.toLowerCase()));
  return policiesOf(role, documents).flatMap(statementsIn).some(deniesAll) ? `has a statement that denies it all actions of ${service}` : undefined;
}

/** The policies of a role that are of the application, as documents: its own, those that it names, and those that name it. */
export function policiesOf(role: RoleDocument, documents: Documents): Reading[] {
  const named = role.managedPolicies.all.flatMap(({ text }) => policyAt(text, documents) ?? []);
  const { byRole } = attachedPolicies(documents);
  const attached = [role.key, role.roleName.knownText ?? ''].flatMap((each) => byRole.get(each) ?? []).map((place) => documents.of(Document, place))
    .filter(({ env }) => !accountsDiffer(env, role.env));
  const all = new Set([...named, ...attached].filter(({ isMade }) => isMade));
  return [...(role.inlinePolicies.elements() ?? []).map((policy) => policy.at('PolicyDocument')), ...[...all].map((policy) => policy.property('PolicyDocument'))]
    .map(({ parsed }) => parsed);
}

/** The managed policy of the application that a text refers to. */
export function policyAt(text: string | undefined, documents: Documents): Document | undefined {
  const place = documents.referentOf(text) ?? policiesByArn(documents).get(text ?? '');
  return place?.template.resource(place.logicalId)?.Type === MANAGED_POLICY ? documents.of(Document, place) : undefined;
}

/** Managed policies that have names, by their ARNs without the partition: a template may write it out. */
function policiesByArn(documents: Documents): { readonly get: (arn: string) => Place | undefined } {
  const found = documents.constant('managed policies by ARN', () => new Map(documents.policies.flatMap((policy) => {
    const [name, path] = ['ManagedPolicyName', 'Path'].map((each) => policy.property(each));
    if (policy.type !== MANAGED_POLICY || name.text === undefined || path.isLater) { return []; }
    return [[`${policy.env.account}:policy${path.text ?? '/'}${name.text}`, { template: policy.template, logicalId: policy.logicalId }]];
  })));
  return { get: (arn) => found.get(/^arn:[^:]*:iam::(.*)$/s.exec(arn)?.[1] ?? '') };
}

const MANAGED_POLICY = 'AWS::IAM::ManagedPolicy';

/** Whether policies of which nothing is known but their ARNs may allow what some AWS managed policies do, or are those. */
export function mayBeAllowedByOthers({ managedPolicies, inlinePolicies }: RoleDocument, policies: readonly string[], documents: Documents): boolean {
  const [managed, inline] = [managedPolicies, inlinePolicies].map((list) => list.elements());
  return !managed || !inline || attachedPolicies(documents).mayBeAny
    || managed.some(({ text = '' }) => !policyAt(text, documents) && (policies.some((policy) => text.includes(policy)) || !isOfAwsBackup(text)));
}

/** Whether a role surely ends without any policy: it has none, and no policy of the application names it. */
export function hasNoPolicy(role: RoleDocument, documents: Documents): boolean {
  const { managedPolicies, inlinePolicies } = role;
  return [managedPolicies, inlinePolicies].every((list) => list.elements()?.length === 0) && !mayBeNamed(role, documents);
}

/** Whether it is one of the policies that AWS made for AWS Backup, each for what its name says, or lets its role read only. */
function isOfAwsBackup(arn: string): boolean {
  return /:policy\/(service-role\/)?AWSBackup(ServiceRolePolicyFor|RestoreAccessFor|GuardDutyRolePolicyFor)/.test(arn) || READS_ONLY.test(arn);
}

const DENIES_ALL = /:aws:policy\/AWSDenyAll$/;
/** AWS managed policies that let nobody back up anything. */
const READS_ONLY = /:aws:policy\/(AWSDenyAll|ReadOnlyAccess|SecurityAudit|job-function\/ViewOnlyAccess)$/;

/** Whether policies of the application name a role where it is made, or may do. */
function mayBeNamed({ key, roleName: { text } }: RoleDocument, documents: Documents): boolean {
  const { byRole, mayBeAny } = attachedPolicies(documents);
  return mayBeAny || [key, text ?? ''].some((each) => byRole.get(each)?.some((place) => documents.of(Document, place).isMade));
}

/** All policies are looked at once: an app can have many more of them than selections. */
function attachedPolicies(documents: Documents): Attached {
  return documents.constant('roles of policies', () => {
    const byRole = new Map<string, Place[]>();
    const roles = documents.policies.flatMap((policy) => {
      const [list, single] = [policy.property('Roles'), policy.property('RoleName')];
      return [...list.all, ...single.isAbsent ? [] : [single]].map(({ text }) => {
        const { key } = documents.roleOf(text) ?? {};
        const named = key ?? text;
        if (named !== undefined) { memo(byRole, named, () => []).push({ template: policy.template, logicalId: policy.logicalId }); }
        return named;
      });
    });
    const mayBeAny = roles.some((text) => text === undefined || isWhollyLater(text));
    return { byRole, mayBeAny };
  });
}
