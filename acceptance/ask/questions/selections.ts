import type { Fields } from '../../cloud/cloud';
import { many, planWith, PREFIX, selectionOf } from '../question';
import type { Call, Probe, Question } from '../question';

const TABLE = 'arn:{partition}:dynamodb:{region}:{account}:table/cdk-aws-backup-ask-';
const tables = (count: number, end = '') => many(count, (index) => `${TABLE}${index}${end}`);
const tag = (ConditionKey: string, more = {}) => ({ ConditionType: 'STRINGEQUALS', ConditionKey, ConditionValue: 'ask', ...more });
const condition = (ConditionKey: string) => ({ ConditionKey, ConditionValue: 'ask' });
/** Everything, and of that what has a tag that nothing has. */
const conditions = (Conditions: Fields) => selectionOf({ Resources: ['*'], Conditions });
const KEY = `aws:ResourceTag/${PREFIX}tag`;

function several(selections: readonly Fields[]): Probe {
  const calls = selections.map((selection, index): Call => {
    const { operation, input } = selectionOf({ SelectionName: `${PREFIX}${index}`, ...selection });
    return { operation, input };
  });
  return { ...calls[calls.length - 1], before: [planWith({}), ...calls.slice(0, -1)] };
}

/** Of selections. */
export const SELECTION_QUESTIONS: readonly Question[] = [
  { law: 'invalidSelectionName', about: 'a space', library: 'refuse', of: ['NameRule.SELECTION'], inside: selectionOf({ Resources: tables(1), SelectionName: `${PREFIX}a_b.c` }), outside: selectionOf({ Resources: tables(1), SelectionName: `${PREFIX}a b` }) },
  { law: 'nameMayBeRefused', about: 'a selection of 51 characters', library: 'warn', inside: selectionOf({ Resources: tables(1), SelectionName: PREFIX.padEnd(50, 'x') }), outside: selectionOf({ Resources: tables(1), SelectionName: PREFIX.padEnd(51, 'x') }) },
  { law: 'nameMayBeRefused', about: 'a selection with a colon', library: 'warn', inside: selectionOf({ Resources: tables(1), SelectionName: `${PREFIX}a.b` }), outside: selectionOf({ Resources: tables(1), SelectionName: `${PREFIX}a:b` }) },
  {
    law: 'invalidRole',
    about: 'a service-linked role',
    library: 'refuse',
    of: ['roleArnProblems', 'writtenRoleArnProblems'],
    inside: selectionOf({ Resources: tables(1) }),
    outside: selectionOf({ Resources: tables(1), IamRoleArn: 'arn:{partition}:iam::{account}:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup' }),
  },
  { law: 'untrustedRole', about: 'a role of EC2', library: 'refuse', inside: selectionOf({ Resources: tables(1) }), outside: selectionOf({ Resources: tables(1), IamRoleArn: '{untrustedRole}' }) },
  { law: 'emptySelection', about: 'nothing', library: 'refuse', inside: selectionOf({ Resources: tables(1) }), outside: selectionOf({}) },
  { law: 'emptySelection', about: 'conditions alone', library: 'refuse', inside: conditions({ StringEquals: [condition(KEY)] }), outside: selectionOf({ Conditions: { StringEquals: [condition(KEY)] } }) },
  { law: 'emptySelection', about: 'exclusions alone', library: 'refuse', inside: selectionOf({ Resources: tables(1), NotResources: tables(2) }), outside: selectionOf({ NotResources: tables(1) }) },
  { law: 'tooManyArns', about: 'at most', library: 'refuse', of: ['Quota.ARNS'], codes: ['LimitExceededException'], inside: selectionOf({ Resources: tables(500) }), outside: selectionOf({ Resources: tables(501) }) },
  {
    law: 'tooManyArns',
    about: 'at most with wildcards',
    library: 'refuse',
    of: ['Quota.WILDCARD_ARNS'],
    codes: ['LimitExceededException'],
    inside: selectionOf({ Resources: tables(30, '*') }),
    outside: selectionOf({ Resources: tables(31, '*') }),
  },
  {
    law: 'tooManyArns',
    about: 'at most with wildcards, of exclusions',
    library: 'refuse',
    codes: ['LimitExceededException'],
    inside: selectionOf({ Resources: tables(1), NotResources: tables(30, '*') }),
    outside: selectionOf({ Resources: tables(1), NotResources: tables(31, '*') }),
  },
  { law: 'invalidWildcard', about: 'within the name of a resource', library: 'refuse', of: ['wildcardProblems'], inside: selectionOf({ Resources: [`${TABLE}a*`] }), outside: selectionOf({ Resources: [`${TABLE}*a`] }) },
  { law: 'tooManyTags', about: 'at most', library: 'refuse', of: ['Quota.TAGS'], codes: ['LimitExceededException'], inside: selectionOf({ ListOfTags: many(30, (index) => tag(`${PREFIX}${index}`)) }), outside: selectionOf({ ListOfTags: many(31, (index) => tag(`${PREFIX}${index}`)) }) },
  { law: 'invalidTag', about: 'another comparison in a list of tags', library: 'refuse', inside: selectionOf({ ListOfTags: [tag(PREFIX)] }), outside: selectionOf({ ListOfTags: [tag(PREFIX, { ConditionType: 'STRINGLIKE' })] }) },
  {
    law: 'tooManyConditions',
    about: 'at most',
    library: 'refuse',
    of: ['Quota.CONDITIONS'],
    codes: ['LimitExceededException'],
    inside: conditions({ StringEquals: many(30, (index) => condition(`${KEY}${index}`)) }),
    outside: conditions({ StringEquals: many(31, (index) => condition(`${KEY}${index}`)) }),
  },
  { law: 'invalidCondition', about: 'a key without its prefix', library: 'refuse', inside: conditions({ StringEquals: [condition(KEY)] }), outside: conditions({ StringEquals: [condition(`${PREFIX}tag`)] }) },
  {
    law: 'tooManySelections',
    about: 'at most',
    library: 'refuse',
    of: ['Quota.SELECTIONS'],
    codes: ['LimitExceededException'],
    inside: several(many(100, () => ({ Resources: tables(1) }))),
    outside: several(many(101, () => ({ Resources: tables(1) }))),
  },
  {
    law: 'tooManySelections',
    about: 'at most with tags',
    library: 'refuse',
    of: ['Quota.SELECTIONS_WITH_TAGS'],
    codes: ['LimitExceededException'],
    inside: several(many(10, () => ({ ListOfTags: [tag(PREFIX)] }))),
    outside: several(many(11, () => ({ ListOfTags: [tag(PREFIX)] }))),
  },
  { law: 'tagsAreAlternatives', about: 'two keys of tags', library: 'warn', inside: selectionOf({ ListOfTags: [tag(`${PREFIX}1`)] }), outside: selectionOf({ ListOfTags: [tag(`${PREFIX}1`), tag(`${PREFIX}2`)] }) },
  { law: 'selectsNothing', about: 'what AWS Backup does not protect', library: 'warn', inside: selectionOf({ Resources: tables(1) }), outside: selectionOf({ Resources: ['arn:{partition}:sqs:{region}:{account}:cdk-aws-backup-ask'] }) },
  { law: 'selectsNothing', about: 'a name in place of an ARN', library: 'warn', inside: selectionOf({ Resources: tables(1) }), outside: selectionOf({ Resources: ['cdk-aws-backup-ask'] }) },
];
