import { hasNoPolicy, policiesLackedBy } from './role-rights';
import { selectedByTag } from './selected-by-tag';
import { mayBeOfKind } from '../../document/arns/selected-arns';
import type { NamedArn } from '../../document/arns/selected-arns';
import type { Documents } from '../../document/documents';
import type { RoleDocument } from '../../document/role-document';
import type { SelectionDocument } from '../../document/selection-document';
import { BACKUP_POLICY } from '../../model/backup-policies';
import { RESOURCE_CATALOG } from '../../model/resources/resource-catalog';
import type { ResourceKind } from '../../model/resources/resource-kind';
import { colonSectionsOf, mayHoldMoreSections } from '../../private/arn';
import type { Problem } from '../findings/finding';

/** An ARN says of which service it is in the last of these. */
const SERVICE_SECTIONS = 3;
/** One that is for backups. */
const BACKUP_POLICIES = /AWSBackupServiceRolePolicyFor\w*Backup$/;

/** What a selection was to give to its role, and what it needs beyond that. Of a role that is not of the application nothing is known. */
export function missingBackupPolicies(selection: SelectionDocument, documents: Documents): Problem[] {
  const { roleDocument: role, rolePromise: promise, role: { path } } = selection;
  if (!role) { return []; }
  const warning = (message: string): Problem => ({ id: 'backupPolicyMissing', level: 'warning', property: path, message });
  const lost = promise && !promise.isKept ? policiesLackedBy(role, promise.policies, documents) : [];
  if (lost.length > 0) {
    return [lostPolicies(role, lost), ...promise!.isOthersAffair ? [] : policiesOfKinds(selection, role, promise!.policies, documents)].map(warning);
  }
  const hasGiven = promise?.isKept && promise.policies.length > 0;
  if (!hasGiven && hasNoPolicy(role, documents)) {
    return [warning(`the role '${role.name}' ends without any policy, so that AWS Backup can do nothing with it: give it the AWS managed policy ${BACKUP_POLICY}`)];
  }
  return [
    ...promise && !promise.isOthersAffair ? [] : generalPolicy(selection, role, documents),
    ...promise?.isOthersAffair ? [] : policiesOfKinds(selection, role, promise?.policies ?? [], documents),
  ].map(warning);
}

function lostPolicies({ name }: RoleDocument, lost: readonly string[]): string {
  return `the role '${name}' does not take or keep the AWS managed ${policies(lost)} that the selection needs: ${lost.join(', ')}; give them to it where it is made`;
}

/** The policy for all kinds. One for a kind may be enough for that. */
function generalPolicy(selection: SelectionDocument, role: RoleDocument, documents: Documents): string[] {
  const others = (role.managedPolicies.elements() ?? []).flatMap(({ text }) => text ?? []);
  const isNeeded = () => !others.some((arn) => BACKUP_POLICIES.test(arn))
    || RESOURCE_CATALOG.some((kind) => !kind.backupPolicies && names(selection, kind));
  return policiesLackedBy(role, [BACKUP_POLICY], documents).length > 0 && isNeeded()
    ? [`the role '${role.name}' lacks the AWS managed policy ${BACKUP_POLICY}, without which AWS Backup cannot back up what is selected: give it to the role`]
    : [];
}

function policiesOfKinds(selection: SelectionDocument, role: RoleDocument, given: readonly string[], documents: Documents): string[] {
  return RESOURCE_CATALOG.filter(({ backupPolicies }) => backupPolicies).flatMap((kind) => {
    const missing = kind.backupPolicies!.filter((policy) => !given.includes(policy));
    const isNamed = missing.length > 0 && names(selection, kind);
    const found = missing.length === 0 || isNamed ? undefined : selectedByTag(selection, kind, documents);
    // To read a role takes longer than to see that it needs no more.
    const lacking = isNamed || found ? policiesLackedBy(role, missing, documents) : [];
    if (lacking.length === 0) { return []; }
    const lacks = `the role '${role.name}' lacks the AWS managed policy ${lacking.join(', ')}, without which AWS Backup cannot back them up`;
    if (isNamed) { return [`an ARN selects ${kind.name}, and ${lacks}: select them by their type, or give the role the policy`]; }
    return found
      ? [`the tag '${found.tag.key}' with '${found.tag.value}' selects ${kind.name}, such as '${found.resource.name}', and ${lacks}: give the role the policy`]
      : [];
  });
}

/** Whether an ARN says that resources of a kind are among what is selected: it is that of one of the application, or its service is written out. */
function names({ selected: { named } }: SelectionDocument, kind: ResourceKind): boolean {
  return named.some((arn) => isOfKind(arn, kind));
}

function isOfKind({ text, resource }: NamedArn, kind: ResourceKind): boolean {
  if (resource) { return resource.kind === kind; }
  return text.startsWith('arn:') && !colonSectionsOf(text).slice(0, SERVICE_SECTIONS).some(mayHoldMoreSections) && mayBeOfKind(text, kind);
}

function policies({ length }: readonly string[]): string {
  return length === 1 ? 'policy' : 'policies';
}
