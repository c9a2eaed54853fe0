import { CfnDeletionPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { TemplateProperties } from '../model/template-properties';
import { resourceBehind } from '../private/references';
import { warn } from '../private/warnings';

// https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html
const LONGEST_WAITING_DAYS = 30;

/** Says where a key of this app may be gone before the recovery points that a lock keeps. */
export function warnOfLockedKey(vault: Construct, keyArn?: string): void {
  const key = keyArn === undefined ? undefined : resourceBehind(keyArn);
  if (key?.cfnResourceType !== 'AWS::KMS::Key' && key?.cfnResourceType !== 'AWS::KMS::ReplicaKey') { return; }
  const { deletionPolicy } = key.cfnOptions;
  const waitingDays = new TemplateProperties(key).number('PendingWindowInDays') ?? LONGEST_WAITING_DAYS;
  const risks = [
    // CloudFormation deletes what says nothing else.
    ...(deletionPolicy === undefined || deletionPolicy === CfnDeletionPolicy.DELETE ? ['is deleted with its stack: give it RemovalPolicy.RETAIN'] : []),
    ...(waitingDays < LONGEST_WAITING_DAYS
      ? [`can be gone ${waitingDays} days after its deletion was asked for: let 'pendingWindow' be ${LONGEST_WAITING_DAYS} days, the longest time to think better of it`]
      : []),
  ];
  if (risks.length > 0) {
    warn(vault, 'lockedVaultKey', 'nobody can delete the recovery points of the vault before their time, and nobody can restore them without their key; '
      + `the key '${key.node.path}' ${risks.join('; and it ')}`);
  }
}
