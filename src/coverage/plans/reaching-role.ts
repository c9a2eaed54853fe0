import { policiesLackedBy } from '../../checks/selection/role-rights';
import type { Documents } from '../../document/documents';
import type { SelectionDocument } from '../../document/selection-document';
import type { Place } from '../../document/template';
import { BACKUP_POLICY } from '../../model/backup-policies';
import type { ResourceKind } from '../../model/resources/resource-kind';

/** A role by which AWS Backup backs up a resource, or would do so. */
export interface ReachingRole {
  readonly name: string;
  /** Where it is, if it is one of the templates. */
  readonly place?: Place;
  /** The AWS managed policies that it is without, and can do nothing without; nothing where what it may do is not known. */
  readonly lacks?: readonly string[];
}

/** The role of a selection, and what it lacks for resources of a kind. */
export function reachingRole(documents: Documents, selection: SelectionDocument, kind: ResourceKind): ReachingRole {
  return documents.constant(`coverage: what the role of ${selection.key} lacks for ${kind.name}`, () => {
    const { roleDocument: role, roleInWords: name } = selection;
    return { name, place: role && { template: role.template, logicalId: role.logicalId }, lacks: role && lackedFor(documents, selection, kind) };
  });
}

/** The AWS managed policies for backups of a kind that the role of a selection surely lacks; nothing where nobody knows what it may do. */
export function lackedFor(documents: Documents, selection: SelectionDocument, kind: ResourceKind): string[] | undefined {
  const { roleDocument: role, rolePromise: promise } = selection;
  if (!role || promise?.isOthersAffair) { return undefined; }
  const needed = (kind.backupPolicies ?? [BACKUP_POLICY]).filter((policy) => !(promise?.isKept && promise.policies.includes(policy)));
  return policiesLackedBy(role, needed, documents);
}
