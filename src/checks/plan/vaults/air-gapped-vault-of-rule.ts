import type { Problem } from '../../findings/finding';
import type { PlanUnderCheck } from '../plan-under-check';
import { ruleThat } from '../plan-under-check';

/** A vault that a rule cannot fill by itself. */
export function airGappedVaultOfRule({ rules }: PlanUnderCheck): Problem[] {
  const wrong = rules.filter(({ vault }) => vault.isAirGapped);
  return wrong.length === 0 ? [] : [{
    id: 'airGappedVaultOfRule',
    level: 'warning',
    property: wrong[0].targetVault.path,
    message: `${ruleThat(wrong, 'has', 'have')} a logically air-gapped vault for a 'backupVault': AWS Backup fills one by a copy action or as the `
      + '\'targetLogicallyAirGappedBackupVault\' of a rule, beside a \'backupVault\' of the ordinary kind',
  }];
}
