import type { Documents } from '../../document/documents';
import type { RestoreTestingSelectionDocument } from '../../document/restore-testing-selection-document';
import { ITEM_RESTORE_POLICY, RESTORE_POLICY } from '../../model/backup-policies';
import { kindsNamed } from '../../model/resources/resource-catalog';
import type { Problem } from '../findings/finding';
import { hasNoPolicy, policiesLackedBy } from '../selection/role-rights';

/** A role with which no restore can work. Of a role that is not of the application nothing is known. */
export function restorePolicyMissing(selection: RestoreTestingSelectionDocument, documents: Documents): Problem[] {
  const { roleDocument: role, role: { path }, resourceType: { knownText: type } } = selection;
  if (!role || type === undefined) { return []; }
  const needed = policiesFor(type);
  const lacking = hasNoPolicy(role, documents) ? needed : policiesLackedBy(role, needed, documents);
  return lacking.map((policy) => ({
    id: 'restorePolicyMissing',
    level: 'warning',
    property: path,
    message: `the role '${role.name}' lacks the AWS managed policy ${policy}, without which AWS Backup cannot restore the type '${type}': `
      + 'give it to the role, or leave the role out to have one made',
  }));
}

/** What a role needs to restore a whole resource of a type. What a kind has of its own stands in for the general one. */
function policiesFor(type: string): string[] {
  const own = [...new Set(kindsNamed(type).flatMap(({ restorePolicies = [] }) => restorePolicies))].filter((name) => name !== ITEM_RESTORE_POLICY);
  return own.length > 0 ? own : [RESTORE_POLICY];
}
