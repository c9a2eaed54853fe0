import { goesStraight } from '../../../model/resources/copy-abilities';
import type { Problem } from '../../findings/finding';
import type { PlanUnderCheck } from '../plan-under-check';
import { ruleOutOfRange } from '../retentions';

/** A vault whose lock does not take what does not go to the logically air-gapped vault beside it. */
export function lockedVaultBesideAirGapped(plan: PlanUnderCheck): Problem[] {
  return plan.rules.flatMap((rule) => {
    const { airGappedVault: target } = rule;
    return (target ? ruleOutOfRange(rule, rule.vault) : []).filter(() => mayStayOutside(plan)).map((problem) => ({
      id: 'lockedVaultBesideAirGapped',
      level: 'warning',
      property: rule.targetVault.path,
      message: `${problem}: what does not go straight to the logically air-gapped vault '${target!.words}' is not backed up`,
    }));
  });
}

/** Whether something may be selected that lies in the ordinary vault, be it only on its way. */
function mayStayOutside({ resources: { kinds } }: PlanUnderCheck): boolean {
  return kinds === undefined || [...kinds].some((kind) => !goesStraight(kind));
}
