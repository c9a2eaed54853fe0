import { kindsNamed } from '../../../model/resources/resource-catalog';
import type { Problem } from '../../findings/finding';
import { policiesLackedBy } from '../../selection/role-rights';
import { mayReach } from '../../selection/selected-resources';
import type { PlanUnderCheck } from '../plan-under-check';

/** Selections whose role cannot do what an index needs. */
export function indexWithoutPolicy({ rules, resources: { selections }, documents }: PlanUnderCheck): Problem[] {
  const actions = rules.flatMap(({ indexActions }) => indexActions.elements() ?? []);
  const types = new Set(actions.flatMap((action) => action.at('ResourceTypes').elements() ?? []).map(({ knownText }) => knownText));
  const kinds = [...types].flatMap((apiName) => apiName === undefined ? [] : kindsNamed(apiName));
  return kinds.flatMap((kind) => {
    const { apiName, indexingPolicy: policy } = kind;
    const lacking = policy === undefined ? [] : selections.filter((selection) => {
      const { roleDocument } = selection;
      return roleDocument && mayReach(selection, kind) && policiesLackedBy(roleDocument, [policy], documents).length > 0;
    });
    return lacking.map((selection): Problem => ({
      id: 'indexWithoutPolicy',
      level: 'warning',
      concerns: selection,
      message: `the role of the selection lacks the AWS managed policy ${policy}, without which AWS Backup cannot index recovery points of ${apiName}`,
    }));
  });
}
