import { AIR_GAPPED_CHECKS, patternsNotSupported } from './air-gapped-checks';
import { airGappedVaultOfRule } from './air-gapped-vault-of-rule';
import { archiveNotAvailable } from './archive-not-available';
import { BUCKET_IN_TWO_VAULTS } from './bucket-in-two-vaults';
import { coldStorageWithoutEffect } from './cold-storage';
import { CONTINUOUS_IN_TWO_PLANS, CONTINUOUS_TWICE } from './continuous-twice';
import { continuousWithoutEffect } from './continuous-without-effect';
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
import { indexWithoutPolicy } from './index-policy';
import { lockedVaultBesideAirGapped } from './locked-vault-beside-air-gapped';
import { overlappingRules } from './overlapping-rules';
import { OWN_AUTOMATED_BACKUPS } from './own-automated-backups';
import type { PlanCheck } from './plan-under-check';
import { ofResources } from './resource-check';
import { retentionInVault } from './retention-in-vault';
import { SCHEDULE_IN_WINDOW } from './schedule-in-window';
import { scheduleTooOften } from './schedule-too-often';
import { targetElsewhere } from './target-elsewhere';
import { vaultOfOtherStackDestroyed } from './vault-of-other-stack';
import { windowsVssWithoutInstance } from './windows-vss';
import { unreadyResources } from '../selection/readiness';
import { tooManySelections } from '../selection/selection-counts';

/** All that a plan and what it has to do with show together, in the order in which it is said. */
export const PLAN_CHECKS: readonly PlanCheck[] = [
  scheduleTooOften,
  duplicateRuleNames,
  ({ resources: { selections } }) => tooManySelections(selections),
  indexWithoutPolicy,
  ...[CONTINUOUS_TWICE, CONTINUOUS_IN_TWO_PLANS, BUCKET_IN_TWO_VAULTS, OWN_AUTOMATED_BACKUPS].map(ofResources),
  ofResources(SCHEDULE_IN_WINDOW),
  ...COPY_CHECKS.map(ofResources),
  ...AIR_GAPPED_CHECKS.map(ofResources),
  patternsNotSupported,
  continuousWithoutEffect,
  coldStorageWithoutEffect,
  airGappedVaultOfRule,
  lockedVaultBesideAirGapped,
  windowsVssWithoutInstance,
  archiveNotAvailable,
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
  ({ resources, document: { env, template } }) => unreadyResources(resources, env, template),
];
