import type { Fields } from '../../cloud/cloud';
import { many, named, PREFIX_ } from '../question';
import type { Call, Probe, Question } from '../question';

const PLAN = `${PREFIX_}plan`;
const points = (more: Fields = {}) => ({ RecoveryPointSelection: { Algorithm: 'LATEST_WITHIN_WINDOW', RecoveryPointTypes: ['SNAPSHOT'], IncludeVaults: ['{vaultArn}'], ...more } });
/** It tests nothing: the next 29th of February is far, and there is no recovery point. */
const plan = (more: Fields = {}): Call => (
  { operation: 'backup:CreateRestoreTestingPlan', input: { RestoreTestingPlan: { RestoreTestingPlanName: PLAN, ScheduleExpression: 'cron(0 5 29 2 ? *)', ...points(), ...more } } }
);
const selection = (more: Fields = {}): Call => ({
  operation: 'backup:CreateRestoreTestingSelection',
  input: {
    RestoreTestingPlanName: PLAN,
    RestoreTestingSelection: { RestoreTestingSelectionName: `${PREFIX_}1`, ProtectedResourceType: 'DynamoDB', IamRoleArn: '{role}', ProtectedResourceArns: ['*'], ...more },
  },
});
const tested = (more: Fields = {}): Probe => ({ ...selection(more), before: [plan()] });
const TABLE = 'arn:{partition}:dynamodb:{region}:{account}:table/cdk-aws-backup-ask-';
const tables = (count: number) => ({ ProtectedResourceArns: many(count, (index) => `${TABLE}${index}`) });
const vaults = (count: number) => points({ IncludeVaults: many(count, (index) => `arn:{partition}:backup:{region}:{account}:backup-vault:cdk-aws-backup-ask-${index}`) });
const matched = (count: number) => ({ ProtectedResourceConditions: { StringEquals: many(count, (index) => ({ Key: `aws:ResourceTag/ask${index}`, Value: 'ask' })) } });
const PLAN_LAW = 'invalidRestoreTestingPlan';
const SELECTION_LAW = 'invalidRestoreTestingSelection';

/** Of restore testing. */
export const RESTORE_TESTING_QUESTIONS: readonly Question[] = [
  { law: 'invalidRestoreTestingName', about: 'a hyphen in that of a plan', library: 'refuse', of: ['NameRule.RESTORE_TESTING'], inside: plan({ RestoreTestingPlanName: `${PREFIX_}a_b` }), outside: plan({ RestoreTestingPlanName: `${PREFIX_}a-b` }) },
  { law: 'invalidRestoreTestingName', about: '51 characters', library: 'refuse', inside: plan({ RestoreTestingPlanName: named(50, PREFIX_) }), outside: plan({ RestoreTestingPlanName: named(51, PREFIX_) }) },
  { law: 'invalidRestoreTestingName', about: 'a hyphen in that of a selection', library: 'refuse', inside: tested({ RestoreTestingSelectionName: `${PREFIX_}a_b` }), outside: tested({ RestoreTestingSelectionName: `${PREFIX_}a-b` }) },
  {
    law: 'duplicateRestoreTestingName',
    about: 'two plans of one name',
    library: 'refuse',
    codes: ['AlreadyExistsException', 'ConflictException'],
    inside: { ...plan({ RestoreTestingPlanName: `${PREFIX_}other` }), before: [plan()] },
    outside: { ...plan(), before: [plan()] },
  },
  {
    law: 'duplicateRestoreTestingName',
    about: 'two selections of one name',
    library: 'refuse',
    codes: ['AlreadyExistsException', 'ConflictException'],
    inside: { ...selection({ RestoreTestingSelectionName: `${PREFIX_}2` }), before: [plan(), selection()] },
    outside: { ...selection(), before: [plan(), selection()] },
  },
  { law: PLAN_LAW, about: 'the shortest start window', library: 'refuse', of: ['startWindowProblems'], inside: plan({ StartWindowHours: 1 }), outside: plan({ StartWindowHours: 0 }) },
  { law: PLAN_LAW, about: 'the longest start window', library: 'refuse', inside: plan({ StartWindowHours: 168 }), outside: plan({ StartWindowHours: 169 }) },
  { law: PLAN_LAW, about: 'a year and a day', library: 'refuse', of: ['selectionWindowProblems'], inside: plan(points({ SelectionWindowDays: 365 })), outside: plan(points({ SelectionWindowDays: 366 })) },
  { law: PLAN_LAW, about: 'no vault', library: 'refuse', inside: plan(points({ IncludeVaults: ['*'] })), outside: plan(points({ IncludeVaults: [] })) },
  { law: PLAN_LAW, about: 'a vault by its name', library: 'refuse', of: ['vaultSelectorProblems'], inside: plan(), outside: plan(points({ IncludeVaults: ['cdk-aws-backup-ask-vault'] })) },
  { law: PLAN_LAW, about: '31 vaults', library: 'refuse', of: ['Quota.VAULT_SELECTORS'], codes: ['LimitExceededException'], inside: plan(vaults(30)), outside: plan(vaults(31)) },
  { law: PLAN_LAW, about: 'no type of recovery points', library: 'refuse', inside: plan(), outside: plan(points({ RecoveryPointTypes: [] })) },
  { law: PLAN_LAW, about: 'another algorithm', library: 'refuse', inside: plan(points({ Algorithm: 'RANDOM_WITHIN_WINDOW' })), outside: plan(points({ Algorithm: 'OLDEST_WITHIN_WINDOW' })) },
  { law: 'invalidSchedule', about: 'of a restore testing plan', library: 'refuse', inside: plan(), outside: plan({ ScheduleExpression: 'rate(1 day)' }) },
  { law: SELECTION_LAW, about: 'a type that is not tested', library: 'refuse', of: ['testedTypeProblems'], inside: tested(), outside: tested({ ProtectedResourceType: 'Timestream' }) },
  { law: SELECTION_LAW, about: 'the ARN of another type', library: 'refuse', of: ['testedArnProblems'], inside: tested(tables(1)), outside: tested({ ProtectedResourceArns: ['arn:{partition}:s3:::cdk-aws-backup-ask'] }) },
  { law: SELECTION_LAW, about: '31 ARNs', library: 'refuse', of: ['Quota.TESTED_ARNS'], codes: ['LimitExceededException'], inside: tested(tables(30)), outside: tested(tables(31)) },
  { law: SELECTION_LAW, about: 'ARNs and conditions', library: 'refuse', inside: tested(tables(1)), outside: tested({ ...tables(1), ...matched(1) }) },
  { law: SELECTION_LAW, about: '31 conditions', library: 'refuse', codes: ['LimitExceededException'], inside: tested(matched(30)), outside: tested(matched(31)) },
  { law: SELECTION_LAW, about: 'a week and an hour', library: 'refuse', of: ['validationWindowProblems'], inside: tested({ ValidationWindowHours: 168 }), outside: tested({ ValidationWindowHours: 169 }) },
  {
    law: 'tooManyRestoreTestingSelections',
    about: 'at most',
    library: 'refuse',
    of: ['Quota.RESTORE_TESTING_SELECTIONS'],
    codes: ['LimitExceededException'],
    inside: { ...selection({ RestoreTestingSelectionName: `${PREFIX_}30` }), before: [plan(), ...many(29, (index) => selection({ RestoreTestingSelectionName: `${PREFIX_}${index}` }))] },
    outside: { ...selection({ RestoreTestingSelectionName: `${PREFIX_}31` }), before: [plan(), ...many(30, (index) => selection({ RestoreTestingSelectionName: `${PREFIX_}${index}` }))] },
  },
];
