import type { PlanUnderCheck } from './plan-under-check';
import type { Documents } from '../../document/documents';
import { PlanDocument } from '../../document/plan-document';
import { propertyOf } from '../../document/template';
import type { Place, Template } from '../../document/template';
import { isPlain } from '../../document/values/plain';
import { memo } from '../../private/memo';
import { writtenOut } from '../../private/messages/written-out';
import type { Problem } from '../findings/finding';

/** A plan that AWS Backup does not make, as it has made one with the same document before. */
export function duplicatePlan({ document: plan, documents }: PlanUnderCheck): Problem[] {
  if (plan.rules === undefined) { return []; }
  const alike = plansWrittenAlike(documents).get(writtenOf(plan)) ?? [];
  if (alike.length < 2) { return []; }
  const before = alike.slice(0, alike.findIndex(({ template, logicalId }) => template === plan.template && logicalId === plan.logicalId));
  const other = before.map((place) => documents.of(PlanDocument, place)).find((each) => each.isMade);
  return other === undefined ? [] : [{
    id: 'duplicatePlan',
    level: 'warning',
    message: `AWS Backup refuses a plan with the document of one that exists in the account and Region, and that of '${other.name}' has the same name and the same rules: `
      + 'give this plan another \'backupPlanName\', or the selections to one of the two',
  }];
}

/** Plans by the place that they are made in and by what their templates have for their documents: that costs less than to read them, and is the same in every world. */
function plansWrittenAlike(documents: Documents): ReadonlyMap<string, readonly Place[]> {
  return documents.constant('plans that are written alike', () => {
    const found = new Map<string, Place[]>();
    for (const plan of documents.plans) { memo(found, writtenOf(plan), () => []).push({ template: plan.template, logicalId: plan.logicalId }); }
    return found;
  });
}

/** What a template has for a plan, and where; its key alone where nothing is written, or something that is still looked up. What it refers to is another thing in another template. */
function writtenOf({ template, logicalId, key }: PlanDocument): string {
  const written = writtenOut(propertyOf(template.resource(logicalId), 'BackupPlan'));
  if (written === undefined || template.isStandIn(written)) { return key; }
  return `${placeOf(template)} ${isPlain(written) ? '' : template.name} ${written}`;
}

/** Templates of which nobody says where they are deployed to are deployed to one place, if they are synthesised together. */
function placeOf({ environment: { account, region }, assembly, outer }: Template): string {
  if (outer) { return placeOf(outer.template); }
  return `${account ?? ''}/${region ?? ''}/${account === undefined || region === undefined ? assembly ?? '' : ''}`;
}
