import { missingBackupPolicies } from './backup-policies';
import { backupsDenied } from './denied-by-vault';
import { emptySelection } from './empty-selection';
import { selectionsOfForeignPlan } from './foreign-plan';
import { noPlanId } from './plan-id';
import { pointlessArns } from './pointless/pointless-arns';
import { pointlessTags } from './pointless/pointless-tags';
import { unmetConditions } from './pointless/unmet-conditions';
import { roleOfOtherAccount } from './role-account';
import { untrustedRole } from './role-trust';
import { selectsEverything } from './selects-everything';
import { tagBesideWildcard, tagsAreAlternatives, wildcardInValue } from './tag-checks';
import type { SelectionDocument } from '../../document/selection-document';
import type { Law } from '../findings/judge';

/** What a selection, its role and its plan show, in the order in which it is said. */
export const SELECTION_CHECKS: readonly Law<SelectionDocument>[] = [
  noPlanId,
  emptySelection,
  untrustedRole,
  backupsDenied,
  selectsEverything,
  tagsAreAlternatives,
  tagBesideWildcard,
  pointlessArns,
  pointlessTags,
  unmetConditions,
  wildcardInValue,
  roleOfOtherAccount,
  missingBackupPolicies,
  selectionsOfForeignPlan,
];
