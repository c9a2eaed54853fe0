import type { ObeyedRules } from './made-rules';
import type { RuleFacts } from './plan-facts';
import type { Answer } from '../../model/resources/selection-semantics';

/**
 * What becomes of rules where all backups of a resource have to be in the vault of its continuous one: others fail beside that, or it is none where they were first.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/s3-backups.html
 */
export function alternativesOf(plans: readonly ObeyedRules[], goesOn: (rule: RuleFacts) => Answer): readonly (readonly ObeyedRules[])[] {
  const rules = plans.flatMap((plan) => plan.rules);
  const continuous = new Set(rules.filter((rule) => goesOn(rule) !== false).map(vaultOf));
  if (continuous.size === 0 || rules.every((rule) => continuous.size === 1 && continuous.has(vaultOf(rule)))) { return [plans]; }
  const asSnapshots = plans.map((plan) => ({ ...plan, rules: plan.rules.map((rule) => ({ ...rule, isContinuous: false })) }));
  const inOne = [...continuous].map((vault) => plans.map(({ rules: own, failing = [] }) => ({
    rules: own.filter((rule) => vaultOf(rule) === vault),
    failing: [...own.filter((rule) => vaultOf(rule) !== vault), ...failing],
  })));
  return [...inOne, asSnapshots];
}

function vaultOf({ airGappedVault, vault }: RuleFacts): string {
  return (airGappedVault ?? vault).key;
}
