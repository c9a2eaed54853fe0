import type { aws_backup as backup } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';
import { PlanUnderCheck, ruleThat } from './resource-check';
import { mayGoStraight } from '../checks/plan/air-gapped-kinds';
import { accountsDiffer } from '../private/environments';
import { groupsOf } from '../private/groups';
import { warn } from '../private/warnings';
import { hasNoCustomerManagedKey } from '../vault/encryption-key';
import { areSameVault } from '../vault/vault-in-stack';
import { isAirGapped, VAULT, vaultResourceOf } from '../vault/vault-resource';

/**
 * Says where a copy cannot come from the logically air-gapped vault of its rule, from which it does where AWS Backup fully manages what it backs up.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/lag-vault-primary-backup.html
 */
export function warnOfCopiesFromTargets(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  const copies = rules.flatMap((rule) => copiesFromTarget(rule));
  for (const alike of groupsOf(copies, (a, b) => areSameVault(a.target, b.target) && areSameVault(a.vault, b.vault))) {
    const [{ target, vault }] = alike;
    const reason = areSameVault(target, vault) ? undefined : reasonOf(vault, plan);
    if (reason && mayReach(new PlanUnderCheck(plan, rules))) {
      warn(plan, 'copyFromAirGappedVault', `${ruleThat([...new Set(alike.map(({ rule }) => rule))], 'copies', 'copy')} into '${vault.node.path}', `
        + `and what goes straight to the logically air-gapped vault '${target.node.path}' is copied from there: ${reason}`);
    }
  }
}

function copiesFromTarget(rule: PlannedRule) {
  const { targetLogicallyAirGappedBackupVault: target, copyActions = [] } = rule.rule.props;
  return target ? copyActions.map(({ destinationBackupVault: vault }) => ({ rule, target, vault })) : [];
}

function reasonOf(vault: backup.IBackupVaultRef, plan: backup.IBackupPlanRef): string | undefined {
  if (isAirGapped(vault)) { return 'AWS Backup copies from one such vault to another on demand only'; }
  const resource = vaultResourceOf(vault);
  // Without a key, a copy into another account is refused as any.
  return resource?.cfnResourceType === VAULT && hasNoCustomerManagedKey(resource) && !accountsDiffer(vault.env, plan.env)
    ? 'AWS Backup needs a customer managed key to encrypt such a copy with; give the vault an \'encryptionKey\''
    : undefined;
}

function mayReach({ resources }: PlanUnderCheck): boolean {
  const kinds = resources.kinds();
  return kinds === undefined || [...kinds].some(mayGoStraight);
}
