import type { Fields } from '../../cloud/cloud';
import { many, named, PREFIX_ } from '../question';
import type { Call, Question } from '../question';

const NAME = `${PREFIX_}tiering`;
const BUCKET = 'arn:{partition}:s3:::cdk-aws-backup-ask';
const selection = (more: Fields = {}) => ({ ResourceType: 'S3', Resources: [BUCKET], TieringDownSettingsInDays: 60, ...more });
const tiering = (more: Fields = {}): Call => ({
  operation: 'backup:CreateTieringConfiguration',
  input: { TieringConfiguration: { TieringConfigurationName: NAME, BackupVaultName: '{vault}', ResourceSelection: [selection()], ...more } },
});
const selecting = (...selections: Fields[]) => tiering({ ResourceSelection: selections });
const buckets = (count: number) => many(count, (index) => `${BUCKET}-${index}`);

/** Of tiering configurations. */
export const TIERING_QUESTIONS: readonly Question[] = [
  { law: 'invalidTieringName', about: 'a hyphen', library: 'refuse', of: ['NameRule.TIERING_CONFIGURATION'], inside: tiering({ TieringConfigurationName: `${PREFIX_}a` }), outside: tiering({ TieringConfigurationName: `${PREFIX_}a-b` }) },
  { law: 'invalidTieringName', about: '201 characters', library: 'refuse', inside: tiering({ TieringConfigurationName: named(200, PREFIX_) }), outside: tiering({ TieringConfigurationName: named(201, PREFIX_) }) },
  { law: 'invalidVaultName', about: 'of a tiering configuration', library: 'refuse', of: ['NameRule.EXISTING_VAULT'], inside: tiering(), outside: tiering({ BackupVaultName: 'cdk aws backup ask' }) },
  { law: 'invalidTiering', about: 'after 59 days', library: 'refuse', of: ['tierDownProblems'], inside: selecting(selection()), outside: selecting(selection({ TieringDownSettingsInDays: 59 })) },
  { law: 'invalidTiering', about: 'after a hundred years', library: 'refuse', inside: selecting(selection({ TieringDownSettingsInDays: 36_500 })), outside: selecting(selection({ TieringDownSettingsInDays: 36_501 })) },
  {
    law: 'invalidTiering',
    about: 'six selections',
    library: 'refuse',
    of: ['tieringCountProblems'],
    codes: ['LimitExceededException'],
    inside: selecting(...many(5, (index) => selection({ Resources: [`${BUCKET}-${index}`] }))),
    outside: selecting(...many(6, (index) => selection({ Resources: [`${BUCKET}-${index}`] }))),
  },
  { law: 'invalidTiering', about: '101 buckets', library: 'refuse', codes: ['LimitExceededException'], inside: selecting(selection({ Resources: buckets(100) })), outside: selecting(selection({ Resources: buckets(101) })) },
  { law: 'invalidTiering', about: 'a bucket by a pattern', library: 'refuse', of: ['bucketArnProblems'], inside: selecting(selection()), outside: selecting(selection({ Resources: [`${BUCKET}-*`] })) },
  { law: 'invalidTiering', about: 'another type than S3', library: 'refuse', inside: selecting(selection()), outside: selecting(selection({ ResourceType: 'EBS' })) },
  {
    law: 'secondTieringConfiguration',
    about: 'of one vault',
    library: 'refuse',
    codes: ['AlreadyExistsException', 'ConflictException'],
    inside: tiering(),
    outside: { ...tiering({ TieringConfigurationName: `${PREFIX_}second` }), before: [tiering()] },
  },
];
