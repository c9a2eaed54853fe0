import { many, planWith } from '../question';
import type { Question } from '../question';

const HERE = 'arn:{partition}:backup:{region}:{account}:backup-vault:';
const copiesTo = (...arns: string[]) => planWith({ CopyActions: arns.map((DestinationBackupVaultArn) => ({ DestinationBackupVaultArn })) });
const airGapped = (arn: string) => planWith({ TargetLogicallyAirGappedBackupVaultArn: arn, Lifecycle: { DeleteAfterDays: 7 } });

/** Of the vaults that a rule names by ARNs. */
export const COPY_QUESTIONS: readonly Question[] = [
  { law: 'invalidVaultArn', about: 'of a copy', library: 'refuse', of: ['vaultArnProblems'], inside: copiesTo('{copiesArn}'), outside: copiesTo('arn:{partition}:backup:{region}:{account}:vault:cdk-aws-backup-ask') },
  { law: 'invalidVaultArn', about: 'a name in place of an ARN', library: 'refuse', inside: copiesTo('{copiesArn}'), outside: copiesTo('cdk-aws-backup-ask-copies') },
  { law: 'invalidVaultArn', about: 'of a logically air-gapped vault', library: 'refuse', inside: airGapped('{airGappedArn}'), outside: airGapped('arn:{partition}:backup:{region}:{account}:vault:cdk-aws-backup-ask') },
  {
    law: 'tooManyCopyActions',
    about: 'at most',
    library: 'refuse',
    of: ['Quota.COPY_ACTIONS'],
    codes: ['LimitExceededException'],
    inside: copiesTo(...many(5, (index) => `${HERE}cdk-aws-backup-ask-${index}`)),
    outside: copiesTo(...many(6, (index) => `${HERE}cdk-aws-backup-ask-${index}`)),
  },
  {
    law: 'copyIntoOtherPartition',
    about: 'into one that is not of this partition',
    library: 'refuse',
    inside: copiesTo('{copiesArn}'),
    outside: copiesTo('arn:{otherPartition}:backup:{otherPartitionRegion}:{account}:backup-vault:cdk-aws-backup-ask'),
  },
  {
    law: 'airGappedVaultElsewhere',
    about: 'of another Region',
    library: 'refuse',
    inside: airGapped('{airGappedArn}'),
    outside: airGapped('arn:{partition}:backup:{otherRegion}:{account}:backup-vault:cdk-aws-backup-ask'),
  },
  { law: 'copyIntoOwnVault', about: 'a copy into the vault of the rule', library: 'warn', inside: copiesTo('{copiesArn}'), outside: copiesTo('{vaultArn}') },
  { law: 'copyIntoOwnVault', about: 'two copies into one vault', library: 'warn', inside: copiesTo('{copiesArn}'), outside: copiesTo('{copiesArn}', '{copiesArn}') },
];
