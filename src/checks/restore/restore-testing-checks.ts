import { restoreMetadataMissing } from './restore-metadata-missing';
import { restorePolicyMissing } from './restore-policy-missing';
import { duplicatePlanName, duplicateSelectionName, tooManyRestoreTestingSelections } from './restore-testing-names';
import { withoutPoints } from './restore-testing-points';
import { retentionTooShort, windowTooShort } from './restore-testing-times';
import { restoreTestingVaultElsewhere } from './restore-testing-vaults';
import { restoreTestingWithoutSelection } from './restore-testing-without-selection';
import { validationWindowTooShort } from './validation-window';
import type { RestoreTestingPlanDocument } from '../../document/restore-testing-plan-document';
import type { RestoreTestingSelectionDocument } from '../../document/restore-testing-selection-document';
import type { Law } from '../findings/judge';
import { tagListAt } from '../resource-tags';
import { testRoleOfOtherAccount } from '../selection/role-account';
import { untrustedRole } from '../selection/role-trust';

/** What a restore testing plan shows together with its vaults, and with the plans that fill them. */
export const RESTORE_TESTING_PLAN_CHECKS: readonly Law<RestoreTestingPlanDocument>[] = [
  duplicatePlanName,
  tagListAt('Tags'),
  restoreTestingWithoutSelection,
  restoreTestingVaultElsewhere,
  windowTooShort,
  retentionTooShort,
];

/** What a selection of one shows together with its plan and its role. */
export const RESTORE_TESTING_SELECTION_CHECKS: readonly Law<RestoreTestingSelectionDocument>[] = [
  duplicateSelectionName,
  tooManyRestoreTestingSelections,
  untrustedRole,
  testRoleOfOtherAccount,
  restorePolicyMissing,
  restoreMetadataMissing,
  withoutPoints,
  validationWindowTooShort,
];
