import type { aws_kms as kms, CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isKey, keyOf } from './encryption-key';
import { AIR_GAPPED_VAULT } from './vault-resource';
import { isDeleted } from '../model/deletion-policy';
import { ABSENT } from '../model/properties';
import { TemplateProperties } from '../model/template-properties';
import { warn } from '../private/warnings';

// https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html
const LONGEST_WAITING_DAYS = 30;

/** Whether the template puts a vault under a lock that nobody can remove: one in compliance mode, or that of a logically air-gapped vault. */
export function isLockedForGood(vault: CfnResource): boolean {
  const properties = new TemplateProperties(vault);
  return vault.cfnResourceType === AIR_GAPPED_VAULT
    || (properties.at('LockConfiguration') !== undefined && properties.at('LockConfiguration.ChangeableForDays') !== ABSENT);
}

/** Says where a key of this app may be gone before the recovery points that a lock keeps. `name` is that of the vault in the message. */
export function warnOfLockedKey(scope: IConstruct, vault: CfnResource, name = 'the vault', given?: kms.IKeyRef): void {
  const key = isLockedForGood(vault) ? keyOf(vault, given) : undefined;
  if (!key || !isKey(key)) { return; }
  const waitingDays = new TemplateProperties(key).number('PendingWindowInDays') ?? LONGEST_WAITING_DAYS;
  const risks = [
    ...(isDeleted(key) ? ['is deleted with its stack: give it RemovalPolicy.RETAIN'] : []),
    ...(waitingDays < LONGEST_WAITING_DAYS
      ? [`can be gone ${waitingDays} days after its deletion was asked for: let 'pendingWindow' be ${LONGEST_WAITING_DAYS} days, the longest time to think better of it`]
      : []),
  ];
  if (risks.length > 0) {
    warn(scope, 'lockedVaultKey', `nobody can delete the recovery points of ${name} before their time, and nobody can restore them without their key; `
      + `the key '${key.node.path}' ${risks.join('; and it ')}`);
  }
}
