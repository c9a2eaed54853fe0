import { Annotations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';

/**
 * The id of every warning of this library, without the prefix `cdk-aws-backup:`.
 */
export type WarningId =
  | 'complianceLock'
  | 'removalPolicyDestroy'
  | 'lockedVaultKey'
  | 'autoDeleteUnderLock'
  | 'autoDeleteMayBeDenied'
  | 'notificationEventsWithoutTopic'
  | 'noNotificationEvents'
  | 'undeliveredNotificationEvents'
  | 'topicUnderAwsManagedKey'
  | 'topicOfOtherAccount'
  | 'importedTopic'
  | 'importedTopicKey'
  | 'topicKeyNotShared'
  | 'vaultEventsElsewhere'
  | 'grantWithoutEffect'
  | 'vaultPolicyNotWritten'
  | 'copiesFromEverybody'
  | 'keyPolicyNotWritten'
  | 'protectedFromEverybody'
  | 'exceptionWithoutEffect'
  | 'selectsEverything'
  | 'tagsAreAlternatives'
  | 'tagBesideWildcard'
  | 'selectsNothing'
  | 'wildcardInValue'
  | 'leftOut'
  | 'sharedPattern'
  | 'conditionalReference'
  | 'emptyUnderCondition'
  | 'importedRole'
  | 'roleOfOtherAccount'
  | 'backupPolicyMissing'
  | 'scheduleMoreOftenThanHourly'
  | 'duplicateRuleName'
  | 'windowsVssWithoutInstance'
  | 'vaultOfOtherEnvironment'
  | 'indexWithoutPolicy'
  | 'resourceOfOtherEnvironment'
  | 'bucketWithoutVersioning'
  | 'eksAuthenticationMode'
  | 'continuousBackupWithoutEffect'
  | 'continuousTwice'
  | 'bucketInTwoVaults'
  | 'ownAutomatedBackups'
  | 'scheduleInDatabaseWindow'
  | 'copyNotSupported'
  | 'copyNeedsAdvancedFeatures'
  | 'copyNeedsCustomerManagedKey'
  | 'copyStaysUnencrypted'
  | 'airGappedVaultNotSupported'
  | 'airGappedVaultNeedsAdvancedFeatures'
  | 'airGappedVaultNeedsCustomerManagedKey'
  | 'airGappedVaultNeedsEncryption'
  | 'airGappedVaultWithoutContinuous'
  | 'airGappedVaultOfRule'
  | 'lockedVaultBesideAirGapped'
  | 'coldStorageWithoutEffect'
  | 'archiveNotAvailable'
  | 'copyIntoOwnVault'
  | 'copyIntoDefaultVault'
  | 'copyIntoVaultElsewhere'
  | 'copyNotAllowed'
  | 'copyFromAirGappedVault'
  | 'overlappingRules'
  | 'duplicatePlan'
  | 'vaultOfOtherStackDestroyed';

/**
 * Warns of something that AWS Backup accepts but that is a risk.
 *
 * `Annotations.of(scope).acknowledgeWarning('cdk-aws-backup:<id>')` silences it, before and after it was given.
 */
export function warn(scope: IConstruct, id: WarningId, message: string): void {
  const qualified = `cdk-aws-backup:${id}`;
  if (!isAcknowledged(scope, qualified)) {
    Annotations.of(scope).addWarningV2(qualified, message);
  }
}

/**
 * aws-cdk-lib 2.263 overlooks an acknowledgement on the very construct that is warned about, but not on its ancestors:
 * so a child is asked.
 */
function isAcknowledged(scope: IConstruct, id: string): boolean {
  const name = 'AcknowledgementProbe';
  const probe = new Construct(scope as Construct, name);
  Annotations.of(probe).addWarningV2(id, 'probe');
  scope.node.tryRemoveChild(name);
  return !probe.node.metadata.some((entry) => String(entry.data).startsWith('probe'));
}
