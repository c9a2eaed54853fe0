import type { Template } from '../../../document/template';
import { groupsBy } from '../../../private/messages/groups';
import type { Problem } from '../../findings/finding';
import { ruleThat } from '../plan-under-check';
import type { PlanUnderCheck } from '../plan-under-check';

/** A vault that goes with another stack than the plan. */
export function vaultOfOtherStackDestroyed({ document: plan, rules }: PlanUnderCheck): Problem[] {
  return groupsBy(rules, ({ vault }) => vault.key).flatMap((alike) => {
    const [{ vault, targetVault }] = alike;
    const { document } = vault;
    return !document?.isDeleted || outermost(document.template) === outermost(plan.template) ? [] : [{
      id: 'vaultOfOtherStackDestroyed',
      level: 'warning',
      property: targetVault.path,
      message: `${ruleThat(alike, 'backs up', 'back up')} into '${vault.words}', which is deleted with the stack '${document.template.name}' while the plan `
        + 'stays and its jobs fail: retain the vault',
    }];
  });
}

/** Nested stacks are deleted with the one around them. */
function outermost(template: Template): Template {
  return template.outer ? outermost(template.outer.template) : template;
}
