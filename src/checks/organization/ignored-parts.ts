import type { Documents } from '../../document/documents';
import { PolicyDocument } from '../../document/organization/policy-document';
import { ignoredParts } from '../../model/organization/effective-policy';
import type { IgnoredPart } from '../../model/organization/effective-policy';
import { isRoot } from '../../model/organization/policy-limits';
import { groupsBy } from '../../private/messages/groups';
import type { Problem } from '../findings/finding';

/** What a policy says in vain. */
interface ProblemOfPolicy {
  readonly policy: PolicyDocument;
  readonly problem: Problem;
}

/** As many places are named. */
const MOST = 5;

/**
 * What policies below others say in vain, with the policy that says it.
 *
 * @param levels from the root down
 * @param called what messages call a policy
 */
export function ignoredIn(levels: readonly (readonly PolicyDocument[])[], called = ({ name }: PolicyDocument) => name): ProblemOfPolicy[] {
  const ignored = ignoredParts(levels.map((policies) => policies.map(({ policy: { root } }) => root)));
  // Once a policy that says it and one that does not allow it.
  return groupsBy(ignored, ({ level, position, by }) => [level, position, by.level, by.position, by.path].join('/')).map((parts) => {
    const [{ level, position, path, by }] = parts;
    const above = levels[by.level][by.position];
    const policy = levels[level][position];
    return {
      policy,
      problem: {
        id: 'organizationPolicyIgnored',
        level: 'warning',
        property: `${policy.content.path}.${path}`,
        about: `${above.key}/${by.path}`,
        message: `the policy '${called(above)}' above does not allow it by '${by.path}', so that AWS Organizations ignores ${listed(parts)}: take that out, or have the policy above allow it`,
      },
    };
  });
}

/** A root is above every unit and account of its organization. What is between them is not known. */
export function ignoredBelowRoot(policy: PolicyDocument, documents: Documents): Problem[] {
  if (!policy.isBackupPolicy || !isSurelyBelow(policy)) { return []; }
  const roots = rootPoliciesIn(documents).filter((each) => each !== policy && each.isMade && each.env.account === policy.env.account);
  return roots.length === 0 ? [] : ignoredIn([roots, [policy]]).filter((each) => each.policy === policy).map(({ problem }) => problem);
}

function rootPoliciesIn(documents: Documents): readonly PolicyDocument[] {
  const places = documents.constant('backup policies of roots', () => documents.ofTypes(PolicyDocument, new Set([PolicyDocument.TYPE]))
    .filter((policy) => policy.isBackupPolicy && targetsOf(policy).some(isRoot)).map(({ template, logicalId }) => ({ template, logicalId })));
  return places.map((place) => documents.of(PolicyDocument, place));
}

function isSurelyBelow(policy: PolicyDocument): boolean {
  const targets = targetsOf(policy);
  return targets.length > 0 && targets.every((target) => target !== '' && !isRoot(target));
}

function targetsOf({ targets }: PolicyDocument): string[] {
  return (targets.elements() ?? []).map(({ knownText = '' }) => knownText);
}

function listed(parts: readonly IgnoredPart[]): string {
  const words = parts.slice(0, MOST).map(({ path, operator }) => `${operator ? `'${operator}' at ` : ''}'${path}'`);
  return parts.length > MOST ? `${words.join(', ')} and ${parts.length - MOST} more` : words.join(', ').replace(/, (?=[^,]*$)/, ' and ');
}
