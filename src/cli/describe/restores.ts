import type { RestoreTestingPlanDescription, RestoreTestingSelectionDescription } from './description';
import { arnsIn, describeRole, withoutPrefix } from './plans';
import { numberAt, placeOf, resourceUse, tagsAt, textAt, textsAt, vaultUse } from './values';
import type { Documents } from '../../document/documents';
import type { RestoreTestingPlanDocument } from '../../document/restore-testing-plan-document';
import type { RestoreTestingSelectionDocument } from '../../document/restore-testing-selection-document';

/** A restore testing plan: when it restores what. */
export function describeRestoreTestingPlan(documents: Documents, plan: RestoreTestingPlanDocument): RestoreTestingPlanDescription {
  const { namedVaults, includedVaults, excludedVaults, points } = plan;
  const named = new Set(namedVaults.map(({ reading: { path } }) => path));
  return {
    ...placeOf(plan),
    name: textAt(documents, plan.planName),
    schedule: textAt(documents, plan.schedule),
    timeZone: textAt(documents, plan.timeZone),
    startWindowHours: numberAt(documents, plan.startWindowHours),
    algorithm: textAt(documents, points.at('Algorithm')),
    pointTypes: textsAt(documents, plan.pointTypes),
    windowDays: numberAt(documents, plan.windowDays),
    vaults: namedVaults.map((vault) => vaultUse(documents, vault)),
    vaultPatterns: includedVaults.isAbsent ? [] : includedVaults.all.filter(({ path }) => !named.has(path)).map((each) => textAt(documents, each)),
    exceptVaults: textsAt(documents, excludedVaults),
  };
}

/** What it restores of one type, and with which role. */
export function describeRestoreTestingSelection(
  documents: Documents, selection: RestoreTestingSelectionDocument,
): RestoreTestingSelectionDescription {
  const { selected, arns, conditions, metadata } = selection;
  return {
    ...placeOf(selection),
    name: textAt(documents, selection.selectionName),
    plan: selection.plan?.key ?? null,
    resourceType: textAt(documents, selection.resourceType),
    resources: selected.resources.map(resourceUse),
    arns: arnsIn(documents, selected, arns),
    conditions: conditions.names().flatMap((operator) => (conditions.at(operator).elements() ?? []).map((each) => (
      { operator, key: withoutPrefix(textAt(documents, each.at('Key'))), value: textAt(documents, each.at('Value')) }))),
    metadata: tagsAt(documents, metadata),
    validationWindowHours: numberAt(documents, selection.validationWindowHours),
    role: describeRole(documents, selection),
  };
}
