import type { PolicyDocument } from '../../document/organization/policy-document';
import { lackingIn } from '../../model/organization/policy-schema';
import type { Problem } from '../findings/finding';

/** Plans that only another policy makes whole. */
export function incompletePlans(policy: PolicyDocument): Problem[] {
  const plans = policy.isBackupPolicy ? policy.policy.root.children.get('plans')?.node.children.values() ?? [] : [];
  return [...plans].flatMap(({ key, node }): Problem[] => {
    const lacking = node.isLater ? [] : lackingIn(node);
    return lacking.length === 0 ? [] : [{
      id: 'organizationPlanIncomplete',
      level: 'warning',
      property: policy.plans.find(({ name }) => name === key)?.reading.path,
      about: key,
      message: `the plan '${key}' does not say ${lacking.join(', ')}, and backs up nothing where no policy of a root or unit above does: say it, or acknowledge this if one does`,
    }];
  });
}
