import type { Documents } from '../../document/documents';
import { PolicyDocument } from '../../document/organization/policy-document';
import type { Place } from '../../document/template';
import { Quota } from '../../model/quota';
import { memo } from '../../private/memo';
import type { Problem } from '../findings/finding';
import { refusals } from '../findings/problems';

const TYPES: ReadonlySet<string> = new Set([PolicyDocument.TYPE]);

/** A root, a unit or an account has ten backup policies: said of the first that is too much. */
export function tooManyPoliciesOfTarget(policy: PolicyDocument, documents: Documents): Problem[] {
  const { max } = Quota.POLICIES_OF_TARGET;
  return policy.isBackupPolicy ? targetsOf(policy).flatMap(({ key, id }) => {
    const all = (byTarget(documents).get(key) ?? []).map((place) => documents.of(PolicyDocument, place)).filter(({ isMade }) => isMade);
    return all[max] === policy ? refusals('tooManyOrganizationPolicies', policy.targets, Quota.POLICIES_OF_TARGET.problemsOf(`'${id}'`, all.length)) : [];
  }) : [];
}

/** Where the backup policies of an application are, by what they are attached to. */
function byTarget(documents: Documents): ReadonlyMap<string, readonly Place[]> {
  return documents.constant('backup policies by target', () => {
    const found = new Map<string, Place[]>();
    for (const policy of documents.ofTypes(PolicyDocument, TYPES).filter(({ isBackupPolicy }) => isBackupPolicy)) {
      const { template, logicalId } = policy;
      targetsOf(policy).forEach(({ key }) => memo(found, key, () => []).push({ template, logicalId }));
    }
    return found;
  });
}

/** In whichever Region a policy is deployed, it is of the same organization where it is of the same account. */
function targetsOf({ targets, env: { account } }: PolicyDocument): { readonly key: string; readonly id: string }[] {
  const ids = [...new Set((targets.elements() ?? []).flatMap(({ knownText }) => knownText ?? []))];
  return ids.map((id) => ({ id, key: `${account}/${id}` }));
}
