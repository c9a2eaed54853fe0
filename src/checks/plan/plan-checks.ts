import { airGappedVaultOfRule } from './air-gapped-vault-of-rule';
import { COPY_CHECKS } from './copy-checks';
import { copyFromAirGappedVault } from './copy-from-air-gapped-vault';
import { copyIntoDefaultVault } from './copy-into-default-vault';
import { copyIntoOtherPartition } from './copy-into-other-partition';
import { copyIntoOwnVault } from './copy-into-own-vault';
import { copyIntoVaultElsewhere } from './copy-into-vault-elsewhere';
import { copyIntoVaultWithoutKey } from './copy-into-vault-without-key';
import { copyNotAllowed } from './copy-not-allowed';
import { duplicatePlan } from './duplicate-plan';
import { duplicateRuleNames } from './duplicate-rule-names';
import { lockedVaultBesideAirGapped } from './locked-vault-beside-air-gapped';
import { overlappingRules } from './overlapping-rules';
import type { PlanCheck } from './plan-under-check';
import { ofResources } from './resource-check';
import { retentionInVault } from './retention-in-vault';
import { targetElsewhere } from './target-elsewhere';
import { vaultOfOtherStackDestroyed } from './vault-of-other-stack';

/** All that a plan and what it has to do with show together, in the order in which it is said. */
export const PLAN_CHECKS: readonly PlanCheck[] = [
  duplicateRuleNames,
  ...COPY_CHECKS.map(ofResources),
  airGappedVaultOfRule,
  lockedVaultBesideAirGapped,
  copyIntoOwnVault,
  copyIntoDefaultVault,
  copyIntoVaultElsewhere,
  copyNotAllowed,
  copyFromAirGappedVault,
  vaultOfOtherStackDestroyed,
  overlappingRules,
  duplicatePlan,
  retentionInVault,
  targetElsewhere,
  copyIntoOtherPartition,
  copyIntoVaultWithoutKey,
];
