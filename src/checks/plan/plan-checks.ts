import { AIR_GAPPED_CHECKS, patternsNotSupported } from './air-gapped-checks';
import { archiveNotAvailable } from './archive-not-available';
import { BUCKET_IN_TWO_VAULTS } from './bucket-in-two-vaults';
import { coldStorageWithoutEffect } from './cold-storage';
import { CONTINUOUS_IN_TWO_PLANS, CONTINUOUS_TWICE } from './continuous-twice';
import { continuousWithoutEffect } from './continuous-without-effect';
import { COPY_CHECKS } from './copy-checks';
import { duplicateRuleNames } from './duplicate-rule-names';
import { OWN_AUTOMATED_BACKUPS } from './own-automated-backups';
import type { PlanCheck } from './plan-under-check';
import { ofResources } from './resource-check';
import { SCHEDULE_IN_WINDOW } from './schedule-in-window';
import { scheduleTooOften } from './schedule-too-often';
import { windowsVssWithoutInstance } from './windows-vss';

/** All that a plan and what it has to do with show together, in the order in which it is said. */
export const PLAN_CHECKS: readonly PlanCheck[] = [
  scheduleTooOften,
  duplicateRuleNames,
  ...COPY_CHECKS.map(ofResources),
  ...[CONTINUOUS_TWICE, CONTINUOUS_IN_TWO_PLANS, BUCKET_IN_TWO_VAULTS, OWN_AUTOMATED_BACKUPS].map(ofResources),
  ofResources(SCHEDULE_IN_WINDOW),
  ...AIR_GAPPED_CHECKS.map(ofResources),
  patternsNotSupported,
  continuousWithoutEffect,
  coldStorageWithoutEffect,
  windowsVssWithoutInstance,
  archiveNotAvailable,
];
