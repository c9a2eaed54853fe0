import { APPEND, ASSIGN } from '../../model/organization/operators';
import type { RawResource } from '../template';
import type { Reading } from '../values/reading';

/** What a policy calls what a plan has, as CloudFormation calls it. */
const IN_PLAN: Readonly<Record<string, string>> = {
  BackupPlanName: 'plan',
  BackupPlanRule: 'rules',
  RuleName: 'rule',
  ScheduleExpression: 'schedule_expression',
  TargetBackupVault: 'target_backup_vault_name',
  TargetLogicallyAirGappedBackupVaultArn: 'target_logically_air_gapped_backup_vault_arn',
  StartWindowMinutes: 'start_backup_window_minutes',
  CompletionWindowMinutes: 'complete_backup_window_minutes',
  EnableContinuousBackup: 'enable_continuous_backup',
  Lifecycle: 'lifecycle',
  MoveToColdStorageAfterDays: 'move_to_cold_storage_after_days',
  DeleteAfterDays: 'delete_after_days',
  OptInToArchiveForSupportedResources: 'opt_in_to_archive_for_supported_resources',
  CopyActions: 'copy_actions',
  DestinationBackupVaultArn: 'target_backup_vault_arn',
  RecoveryPointTags: 'recovery_point_tags',
  IndexActions: 'index_actions',
  ResourceTypes: 'resource_types',
};
const IN_SELECTION: Readonly<Record<string, string>> = {
  SelectionName: 'selection',
  IamRoleArn: 'iam_role_arn',
  ListOfTags: 'tag_value',
  Resources: 'resource_types',
  NotResources: 'not_resource_types',
  Conditions: 'conditions',
  ConditionKey: 'condition_key',
  ConditionValue: 'condition_value',
};
const OPERATORS: Readonly<Record<string, string>> = {
  string_equals: 'StringEquals', string_not_equals: 'StringNotEquals', string_like: 'StringLike', string_not_like: 'StringNotLike',
};

/** A message about a plan or a selection of a template, as who wrote a policy reads it. */
export function inPolicyNames(message: string): string {
  return Object.entries({ ...IN_PLAN, ...IN_SELECTION, ...Object.fromEntries(Object.entries(OPERATORS).map(([policy, plan]) => [plan, policy])) })
    .reduce((text, [name, called]) => text.replaceAll(`'${name}'`, `'${called}'`).replaceAll(`'Lifecycle.${name}'`, `'lifecycle.${called}'`), message);
}

/** What a name stands for in a policy, in upper or lower case. */
export function inside(reading: Reading, name: string): Reading {
  return reading.at(reading.names().find((each) => each.toLowerCase() === name) ?? name);
}

/** The value of a place: what is assigned, or added to what policies above have. */
export function valueOf(reading: Reading, name: string): Reading {
  const place = inside(reading, name);
  const assigned = place.at(ASSIGN);
  return assigned.isAbsent ? place.at(APPEND) : assigned;
}

/** A plan of a policy, as a template would have it: what laws and proofs know of plans holds for it. */
export function planResource(name: string, plan: Reading): RawResource {
  const rules = inside(plan, 'rules');
  return {
    Type: 'AWS::Backup::BackupPlan',
    Properties: {
      BackupPlan: { BackupPlanName: name, BackupPlanRule: namesIn(rules).map((rule) => ruleOf(rule, rules.at(rule))) },
    },
  };
}

/** The names in a place that are none of operators. */
export function namesIn(reading: Reading): string[] {
  return reading.names().filter((name) => !name.startsWith('@@'));
}

function ruleOf(name: string, rule: Reading): object {
  const copies = inside(rule, 'copy_actions');
  const tags = inside(rule, 'recovery_point_tags');
  const types = valueOf(inside(rule, 'index_actions'), 'resource_types').elements() ?? [];
  return {
    RuleName: name,
    ...written(rule, ['ScheduleExpression', 'TargetBackupVault', 'TargetLogicallyAirGappedBackupVaultArn', 'StartWindowMinutes', 'CompletionWindowMinutes', 'EnableContinuousBackup']),
    Lifecycle: lifecycleOf(rule),
    CopyActions: namesIn(copies).map((key) => ({ ...written(copies.at(key), ['DestinationBackupVaultArn']), Lifecycle: lifecycleOf(copies.at(key)) })),
    RecoveryPointTags: Object.fromEntries(namesIn(tags).flatMap((each) => {
      const [key, value] = ['tag_key', 'tag_value'].map((part) => valueOf(tags.at(each), part));
      return key.text === undefined ? [] : [[key.text, value.written]];
    })),
    // The guide itself indexes two types at once, which the API of AWS Backup refuses: of that nothing is known.
    ...types.length === 1 ? { IndexActions: [{ ResourceTypes: [types[0].written] }] } : {},
  };
}

function lifecycleOf(owner: Reading): object | undefined {
  const found = written(inside(owner, 'lifecycle'), ['MoveToColdStorageAfterDays', 'DeleteAfterDays', 'OptInToArchiveForSupportedResources']);
  return Object.keys(found).length > 0 ? found : undefined;
}

/** The selections of a plan, by their names, as a template would have them. */
export function selectionResources(plan: Reading, planId: string): Map<string, RawResource> {
  const selections = inside(plan, 'selections');
  const found = new Map<string, RawResource>();
  for (const kind of ['tags', 'resources'] as const) {
    const ofKind = inside(selections, kind);
    for (const name of namesIn(ofKind)) {
      const selection = ofKind.at(name);
      found.set(name, {
        Type: 'AWS::Backup::BackupSelection',
        Properties: {
          BackupPlanId: { Ref: planId },
          BackupSelection: { SelectionName: name, ...written(selection, ['IamRoleArn']), ...kind === 'tags' ? tagsOf(selection) : typesOf(selection), Conditions: conditionsOf(selection) },
        },
      });
    }
  }
  return found;
}

function tagsOf(selection: Reading): object {
  const key = valueOf(selection, 'tag_key').written;
  return { ListOfTags: valueOf(selection, 'tag_value').all.filter(({ isAbsent }) => !isAbsent).map((value) => ({ ConditionType: 'STRINGEQUALS', ConditionKey: key, ConditionValue: value.written })) };
}

function typesOf(selection: Reading): object {
  const [Resources, NotResources] = ['resource_types', 'not_resource_types'].map((name) => valueOf(selection, name).written);
  return { Resources, NotResources };
}

function conditionsOf(selection: Reading): object | undefined {
  const conditions = inside(selection, 'conditions');
  const operators = namesIn(conditions).flatMap((operator) => {
    const ofOperator = conditions.at(operator);
    const name = OPERATORS[operator.toLowerCase()];
    return name === undefined ? [] : [[name, namesIn(ofOperator).map((each) => written(ofOperator.at(each), ['ConditionKey', 'ConditionValue']))] as const];
  });
  return operators.length > 0 ? Object.fromEntries(operators) : undefined;
}

function written(owner: Reading, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.flatMap((name) => {
    const value = valueOf(owner, IN_PLAN[name] ?? IN_SELECTION[name]);
    return value.isAbsent ? [] : [[name, value.written]];
  }));
}

/** Where something of a plan of a template is in the plan of a policy. */
export function placeInPlan(property: string, plan: Reading): string {
  const rules = inside(plan, 'rules');
  const [, index, rest = ''] = /^BackupPlan\.BackupPlanRule\[(\d+)\](.*)$/.exec(property) ?? [];
  if (index === undefined) { return property.includes('BackupPlanRule') ? rules.path : plan.path; }
  const rule = rules.at(namesIn(rules)[Number(index)]);
  const [, copy, inCopy = ''] = /^\.CopyActions\[(\d+)\](.*)$/.exec(rest) ?? [];
  if (copy === undefined) { return below(rule, rest); }
  const copies = inside(rule, 'copy_actions');
  return below(copies.at(namesIn(copies)[Number(copy)]), inCopy);
}

/** The place of a name; an element of a list is in the place of the list, and a policy has the name of a rule where it has the rule. */
function below(reading: Reading, property: string): string {
  const names = property.split('.').filter((name) => name !== '').map((name) => name.replace(/\[\d+\]$/, ''));
  return names.reduce((place, name) => IN_PLAN[name] === undefined || name === 'RuleName' ? place : inside(place, IN_PLAN[name]), reading).path;
}

/** The same of a selection. */
export function placeInSelection(property: string, selection: Reading): string {
  const name = /^BackupSelection\.(\w+)/.exec(property)?.[1] ?? '';
  return IN_SELECTION[name] === undefined || name === 'SelectionName' ? selection.path : inside(selection, IN_SELECTION[name]).path;
}
