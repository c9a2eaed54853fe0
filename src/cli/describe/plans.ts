import type { CopyDescription, LifecycleDescription, PlanDescription, RoleUse, RuleDescription, SelectionDescription, Value } from './description';
import { booleanAt, numberAt, placeOf, resourceUse, tagsAt, textAt, textsAt, valueOfText, vaultUse } from './values';
import type { SelectedArns } from '../../document/arns/selected-arns';
import type { Documents } from '../../document/documents';
import type { CopyDocument, LifecycleDocument, PlanDocument, RuleDocument } from '../../document/plan-document';
import { CONDITION_PREFIX } from '../../document/selection-document';
import type { SelectionDocument } from '../../document/selection-document';
import type { Reading } from '../../document/values/reading';

/** A plan with its rules. */
export function describePlan(documents: Documents, plan: PlanDocument): PlanDescription {
  return {
    ...placeOf(plan),
    name: textAt(documents, plan.planName),
    rules: plan.rules?.map((rule) => describeRule(documents, rule)) ?? null,
    options: (plan.advancedSettings.elements() ?? []).map((setting) => ({
      resourceType: textAt(documents, setting.at('ResourceType')), options: tagsAt(documents, setting.at('BackupOptions')),
    })),
    scans: (plan.scanSettings.elements() ?? []).map((setting) => ({
      resourceTypes: textsAt(documents, setting.at('ResourceTypes')), role: textAt(documents, setting.at('ScannerRoleArn')),
    })),
  };
}

/** A selection: what it selects, and with which role. */
export function describeSelection(documents: Documents, selection: SelectionDocument): SelectionDescription {
  const { selected, excluded } = selection;
  return {
    ...placeOf(selection),
    name: textAt(documents, selection.selectionName),
    plan: selection.plan?.key ?? null,
    resources: selected.resources.map(resourceUse),
    arns: arnsIn(documents, selected, selection.resources),
    tags: (selection.tags.elements() ?? []).map((tag) => (
      { key: textAt(documents, tag.at('ConditionKey')), value: textAt(documents, tag.at('ConditionValue')) })),
    conditions: (selection.conditionList ?? []).map(({ operator, key, value }) => (
      { operator, key: withoutPrefix(textAt(documents, key)), value: textAt(documents, value) })),
    exceptResources: excluded.resources.map(resourceUse),
    exceptArns: arnsIn(documents, excluded, selection.notResources),
    role: describeRole(documents, selection),
  };
}

/** The role that AWS Backup assumes for a selection. */
export function describeRole(documents: Documents, { role, roleDocument }: Pick<SelectionDocument, 'role' | 'roleDocument'>): RoleUse {
  return {
    arn: roleDocument ? roleDocument.name : textAt(documents, role),
    managedPolicies: roleDocument ? textsAt(documents, roleDocument.managedPolicies) : null,
  };
}

/** ARNs of what is no resource of the templates. */
export function arnsIn(documents: Documents, { others, isLater }: SelectedArns, reading: Reading): Value[] {
  return [...others.map((arn) => valueOfText(documents, arn)), ...isLater ? [textAt(documents, reading)] : []];
}

/** A rule: when it backs up, into which vault, and for how long. */
export function describeRule(documents: Documents, rule: RuleDocument): RuleDescription {
  return {
    name: textAt(documents, rule.ruleName),
    schedule: textAt(documents, rule.schedule),
    timeZone: textAt(documents, rule.timeZone),
    startWindowMinutes: numberAt(documents, rule.startWindowMinutes),
    completionWindowMinutes: numberAt(documents, rule.completionWindowMinutes),
    continuous: booleanAt(documents, rule.enableContinuousBackup),
    ...describeLifecycle(documents, rule.lifecycle),
    vault: vaultUse(documents, rule.vault),
    airGappedVault: rule.airGappedVault ? vaultUse(documents, rule.airGappedVault) : null,
    copies: (rule.copies ?? []).map((copy) => describeCopy(documents, copy)),
    indexes: (rule.indexActions.elements() ?? []).flatMap((action) => textsAt(documents, action.at('ResourceTypes'))),
    malwareScan: scanOf(documents, rule),
    recoveryPointTags: tagsAt(documents, rule.recoveryPointTags),
  };
}

/** There is one scanner. */
function scanOf(documents: Documents, { scanActions }: RuleDocument): Value {
  const [action] = scanActions.elements() ?? [scanActions];
  return action ? textAt(documents, action.at('ScanMode')) : null;
}

function describeCopy(documents: Documents, { lifecycle, vault }: CopyDocument): CopyDescription {
  return { vault: vaultUse(documents, vault), ...describeLifecycle(documents, lifecycle) };
}

function describeLifecycle(documents: Documents, lifecycle: LifecycleDocument): LifecycleDescription {
  return {
    deleteAfterDays: numberAt(documents, lifecycle.deleteAfterDays),
    moveToColdStorageAfterDays: numberAt(documents, lifecycle.moveToColdStorageAfterDays),
    optInToArchive: booleanAt(documents, lifecycle.optInToArchive),
  };
}

/** The key of a tag. */
export function withoutPrefix<T>(key: T): T {
  return (typeof key === 'string' && key.startsWith(CONDITION_PREFIX) ? key.slice(CONDITION_PREFIX.length) : key) as T;
}
