import type { ResourceEnvironment } from 'aws-cdk-lib';
import type { VaultReference } from '../../../document/arns/vault-reference';
import type { RuleDocument } from '../../../document/plan-document';
import { mayGoStraight } from '../../../model/resources/copy-abilities';
import { accountsDiffer } from '../../../private/environments';
import { groupsBy } from '../../../private/messages/groups';
import type { Problem } from '../../findings/finding';
import { hasNoCustomerManagedKey } from '../../vault/customer-key';
import { ruleThat } from '../plan-under-check';
import type { PlanUnderCheck } from '../plan-under-check';

/**
 * A copy that cannot come from the logically air-gapped vault of its rule, from which it does where AWS Backup fully manages what it backs up.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/lag-vault-primary-backup.html
 */
export function copyFromAirGappedVault(plan: PlanUnderCheck): Problem[] {
  return groupsBy(plan.rules.flatMap(copiesFromTarget), ({ target, vault }) => `${target.key} ${vault.key}`).flatMap((alike) => {
    const [{ target, vault, property }] = alike;
    const reason = notCopiedFrom(target, vault, plan.document.env);
    return reason === undefined || !mayReach(plan) ? [] : [{
      id: 'copyFromAirGappedVault',
      level: 'warning',
      property,
      message: `${ruleThat([...new Set(alike.map(({ rule }) => rule))], 'copies', 'copy')} into '${vault.words}', `
        + `and what goes straight to the logically air-gapped vault '${target.words}' is copied from there: ${reason}`,
    }];
  });
}

function copiesFromTarget(rule: RuleDocument) {
  const { airGappedVault: target, copies = [] } = rule;
  return target ? copies.map(({ vault, destination: { path: property } }) => ({ rule, target, vault, property })) : [];
}

/** Why nothing is copied from the logically air-gapped vault of a rule into another one; nothing where it is, as far as that is known. */
export function notCopiedFrom(target: VaultReference, vault: VaultReference, env: ResourceEnvironment): string | undefined {
  if (target.key === vault.key) { return undefined; }
  if (vault.isAirGapped) { return 'AWS Backup copies from one such vault to another on demand only'; }
  // Without a key, a copy into another account is refused as any.
  return vault.document && hasNoCustomerManagedKey(vault.document) && !accountsDiffer(vault.env, env)
    ? 'AWS Backup needs a customer managed key to encrypt such a copy with; give the vault an \'encryptionKey\''
    : undefined;
}

function mayReach({ resources: { kinds } }: PlanUnderCheck): boolean {
  return kinds === undefined || [...kinds].some(mayGoStraight);
}
