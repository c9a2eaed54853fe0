import { deletionByEverybody, denialOfNobody, otherAccountsOnlyCopy, protectedFromEverybody } from './access-of-others';
import { complianceLock } from './compliance-lock';
import { grantDenied } from './denied-grants';
import { duplicateVaultName } from './duplicate-vault-name';
import { asymmetricKey, awsManagedKey, disabledVaultKey, keyByAlias, keyOfOtherRegion, keyOfOtherService } from './encryption-key';
import { lockedVaultKey } from './locked-vault-key';
import { fifoTopic, noNotificationEvents, undeliveredEvents, unknownEvents } from './notifications';
import { removalPolicyDestroy } from './removal-policy';
import { topicPolicyMissing } from './topic-policy';
import type { VaultDocument } from '../../document/vault-document';
import type { Law } from '../findings/judge';

/** All that a vault and what it has to do with show together, in the order in which it is said. */
export const VAULT_CHECKS: readonly Law<VaultDocument>[] = [
  duplicateVaultName,
  keyOfOtherRegion,
  awsManagedKey,
  keyByAlias,
  keyOfOtherService,
  asymmetricKey,
  fifoTopic,
  complianceLock,
  lockedVaultKey,
  disabledVaultKey,
  otherAccountsOnlyCopy,
  deletionByEverybody,
  denialOfNobody,
  protectedFromEverybody,
  grantDenied,
  removalPolicyDestroy,
  noNotificationEvents,
  undeliveredEvents,
  unknownEvents,
  topicPolicyMissing,
];
