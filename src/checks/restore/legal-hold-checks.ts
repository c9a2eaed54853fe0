import type { Documents } from '../../document/documents';
import { LegalHoldDocument } from '../../document/legal-hold-document';
import type { PlanDocument, RuleDocument } from '../../document/plan-document';
import { Quota } from '../../model/quota';
import { isDeletedBy } from '../../model/resources/deletion-policy';
import { alike } from '../alike';
import type { Problem } from '../findings/finding';
import type { Law } from '../findings/judge';
import { refusals } from '../findings/problems';
import { hasPointInTimeRecovery } from '../plan/resources/continuous-rules';
import { tagListAt } from '../resource-tags';
import { SelectedResources } from '../selection/selected-resources';

/** What a legal hold shows together with its stack, with others, and with the plans whose recovery points it holds. */
export const LEGAL_HOLD_CHECKS: readonly Law<LegalHoldDocument>[] = [tooManyLegalHolds, canceledWithStack, withoutContinuous, tagListAt('Tags')];

/** An account has 50. Nothing says that they are counted over all Regions: those of one are counted. */
function tooManyLegalHolds(hold: LegalHoldDocument, documents: Documents): Problem[] {
  const all = alike(placeOf(hold), documents, LegalHoldDocument, 'legal holds by place', placeOf);
  const { max } = Quota.LEGAL_HOLDS;
  return all[max] === hold ? refusals('tooManyLegalHolds', hold.selection, Quota.LEGAL_HOLDS.problemsOf('an account', all.length)) : [];
}

function placeOf({ env: { account, region } }: LegalHoldDocument): string {
  return `${account}/${region}`;
}

/** CloudFormation cancels a legal hold that it deletes: that of a stack that is deleted, and one that is replaced, as it is by every change. */
function canceledWithStack({ isDeleted, raw }: LegalHoldDocument): Problem[] {
  const isDeletedWhenReplaced = isDeletedBy(raw?.UpdateReplacePolicy);
  if (!isDeleted && !isDeletedWhenReplaced) { return []; }
  const when = [
    ...isDeleted ? ['when it leaves its stack, or this is deleted (DeletionPolicy)'] : [],
    ...isDeletedWhenReplaced ? ['when anything of it but its tags changes, which replaces it (UpdateReplacePolicy)'] : [],
  ];
  return [{
    id: 'legalHoldCanceled',
    level: 'warning',
    property: isDeleted ? 'DeletionPolicy' : 'UpdateReplacePolicy',
    message: `CloudFormation cancels the legal hold ${when.join(', and ')}, and its recovery points can be deleted then: keep it by RemovalPolicy.RETAIN (Retain)`,
  }];
}

/** Continuous recovery points are not held. */
function withoutContinuous(hold: LegalHoldDocument, documents: Documents): Problem[] {
  const found = documents.plans.filter(({ isMade }) => isMade).flatMap((plan) => continuousRules(hold, plan, documents).map(({ name }) => `'${name}' of '${plan.name}'`));
  return found.length === 0 ? [] : [{
    id: 'legalHoldWithoutContinuous',
    level: 'warning',
    message: `the legal hold does not hold the continuous recovery points of what it names, which ${found.length === 1 ? 'the rule' : 'the rules'} ${found.join(', ')} `
      + `${found.length === 1 ? 'makes' : 'make'}: have snapshots made as well, by a rule that is not continuous, or acknowledge this if there are some`,
  }];
}

/** The rules of a plan that surely back up continuously what the hold names, without another one that makes snapshots. */
function continuousRules(hold: LegalHoldDocument, plan: PlanDocument, documents: Documents): RuleDocument[] {
  const { rules = [] } = plan;
  const vaults = new Set(hold.vaults.map(({ key }) => key));
  const reached = rules.filter(({ vault: { key } }) => vaults.size === 0 || vaults.has(key));
  const continuous = reached.filter(({ isContinuous }) => isContinuous);
  if (continuous.length === 0 || continuous.length < reached.length || hold.vaultNames.isLater || hold.selected.isLater) { return []; }
  const isNamed = namesAll(hold) ? () => true : (resource: object) => hold.selected.resources.includes(resource as never);
  const resources = new SelectedResources(documents.selectionsOf(plan), documents);
  const isHit = resources.all.some((resource) => hasPointInTimeRecovery(resource.kind) && isNamed(resource) && resources.selects(resource));
  return isHit ? continuous : [];
}

function namesAll({ resourceIds, selected }: LegalHoldDocument): boolean {
  return resourceIds.isAbsent || selected.isEmpty;
}
