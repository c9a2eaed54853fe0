import type { ResourceEnvironment } from 'aws-cdk-lib';
import type { RuleDocument } from '../../../document/plan-document';
import { envInWords, knownToDiffer } from '../../../private/environments';
import { groupsOf } from '../../../private/messages/groups';
import type { Problem } from '../../findings/finding';
import { ruleThat } from '../plan-under-check';
import type { PlanUnderCheck } from '../plan-under-check';

/** Says where a rule takes the name of a vault elsewhere, which does not lead to it. */
export function vaultOfOtherEnvironment({ documents, document: { env }, rules }: PlanUnderCheck): Problem[] {
  const elsewhere = rules.flatMap((rule) => {
    const vault = documents.referredVault(rule.targetVault.text ?? '');
    return vault && knownToDiffer(vault.env, env) ? [{ rule, vault }] : [];
  });
  return groupsOf(elsewhere, (a, b) => a.vault === b.vault).map((alike) => {
    const [{ rule: { targetVault }, vault }] = alike;
    return {
      id: 'vaultOfOtherEnvironment',
      level: 'warning',
      property: targetVault.path,
      message: namedOnly(alike.map(({ rule }) => rule), env, { words: vault.name, env: vault.env }),
    };
  });
}

/** What a rule does that is given a vault elsewhere, in words: the template has no more of it than its name. */
export function namedOnly(rules: readonly Pick<RuleDocument, 'name'>[], planEnv: ResourceEnvironment, { words, env }: { readonly words: string; readonly env: ResourceEnvironment }): string {
  return `${ruleThat(rules, 'backs up', 'back up')} into a vault named like '${words}' in the account and Region of the plan (${envInWords(planEnv)}), `
    + `and not into that vault itself (${envInWords(env)}): a rule names its vault only; use a copy action to get there`;
}
