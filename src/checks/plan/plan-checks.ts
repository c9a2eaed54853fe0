import { completionWindowTooLong } from './completion-window';
import { COPY_CHECKS } from './copies/copy-checks';
import { copyFromAirGappedVault } from './copies/copy-from-air-gapped-vault';
import { copyIntoDefaultVault } from './copies/copy-into-default-vault';
import { copyIntoOtherPartition } from './copies/copy-into-other-partition';
import { copyIntoOwnVault } from './copies/copy-into-own-vault';
import { copyIntoVaultElsewhere } from './copies/copy-into-vault-elsewhere';
import { copyIntoVaultWithoutKey } from './copies/copy-into-vault-without-key';
import { COPY_KEY_NOT_SHARED } from './copies/copy-key-not-shared';
import { copyNotAllowed } from './copies/copy-not-allowed';
import { duplicatePlan } from './duplicate-plan';
import { duplicateRuleNames } from './duplicate-rule-names';
import { overlappingRules } from './overlapping-rules';
import type { PlanCheck } from './plan-under-check';
import { planWithoutSelection } from './plan-without-selection';
import { archiveNotAvailable } from './resources/archive-not-available';
import { BUCKET_IN_TWO_VAULTS } from './resources/bucket-in-two-vaults';
import { coldStorageWithoutEffect } from './resources/cold-storage';
import { CONTINUOUS_IN_TWO_PLANS, CONTINUOUS_TWICE } from './resources/continuous-twice';
import { continuousWithoutEffect } from './resources/continuous-without-effect';
import { BUCKET_WITHOUT_EVENT_BRIDGE } from './resources/event-bridge';
import { indexWithoutPolicy } from './resources/index-policy';
import { OWN_AUTOMATED_BACKUPS } from './resources/own-automated-backups';
import { ofResources } from './resources/resource-check';
import { SCHEDULE_IN_WINDOW } from './resources/schedule-in-window';
import { scheduleNeverRuns } from './resources/schedule-never-runs';
import { scheduleTooOften } from './resources/schedule-too-often';
import { windowsVssWithoutInstance } from './resources/windows-vss';
import { SCAN_CHECKS } from './scans/scan-checks';
import { AIR_GAPPED_CHECKS, patternsNotSupported } from './vaults/air-gapped-checks';
import { airGappedVaultOfRule } from './vaults/air-gapped-vault-of-rule';
import { lockedVaultBesideAirGapped } from './vaults/locked-vault-beside-air-gapped';
import { retentionInVault } from './vaults/retention-in-vault';
import { targetElsewhere } from './vaults/target-elsewhere';
import { vaultOfOtherEnvironment } from './vaults/vault-of-other-environment';
import { vaultOfOtherStackDestroyed } from './vaults/vault-of-other-stack';
import { lustreWithoutBackups } from '../selection/lustre';
import { unreadyResources } from '../selection/readiness';
import { tooManySelections } from '../selection/selection-counts';

/** All that a plan and what it has to do with show together, in the order in which it is said. */
export const PLAN_CHECKS: readonly PlanCheck[] = [
  scheduleTooOften,
  scheduleNeverRuns,
  completionWindowTooLong,
  duplicateRuleNames,
  ({ resources: { selections } }) => tooManySelections(selections),
  planWithoutSelection,
  indexWithoutPolicy,
  ...SCAN_CHECKS,
  ...[CONTINUOUS_TWICE, CONTINUOUS_IN_TWO_PLANS, BUCKET_IN_TWO_VAULTS, OWN_AUTOMATED_BACKUPS].map(ofResources),
  ofResources(BUCKET_WITHOUT_EVENT_BRIDGE),
  ofResources(SCHEDULE_IN_WINDOW),
  ...[...COPY_CHECKS, COPY_KEY_NOT_SHARED].map(ofResources),
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
  vaultOfOtherEnvironment,
  vaultOfOtherStackDestroyed,
  overlappingRules,
  duplicatePlan,
  retentionInVault,
  targetElsewhere,
  copyIntoOtherPartition,
  copyIntoVaultWithoutKey,
  ({ resources, document: { env, template } }) => unreadyResources(resources, env, template),
  ({ resources, documents }) => lustreWithoutBackups(resources, documents),
];
