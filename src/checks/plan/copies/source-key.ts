import type { Documents } from '../../../document/documents';
import type { KeyDocument } from '../../../document/key-document';
import type { ResourceDocument } from '../../../document/resource-document';
import { ABSENT } from '../../../model/properties';
import type { Properties } from '../../../model/properties';
import { canCopyTo, canHold, isFullyManaged } from '../../../model/resources/copy-abilities';
import type { ResourceKind } from '../../../model/resources/resource-kind';
import type { Answer } from '../../../model/resources/selection-semantics';
import { accountsDiffer } from '../../../private/environments';
import { letsReadWithKey } from '../../vault/key-permission';

/**
 * Whether copies of a resource are kept from other accounts by the AWS managed key that it is encrypted with.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
 */
export function staysInAccount(resource: ResourceDocument): boolean {
  return isPlainCopy(resource.kind) && hasAwsManagedKey(resource);
}

/** Whether a logically air-gapped vault takes nothing of a resource because of the AWS managed key that it is encrypted with. */
export function staysOutOfAirGapped(resource: ResourceDocument): boolean {
  return canHold(resource.kind) && !isFullyManaged(resource.kind) && hasAwsManagedKey(resource);
}

/** Whether it takes nothing of it because it is not encrypted. */
export function lacksEncryption(resource: ResourceDocument): boolean {
  return canHold(resource.kind) && resource.kind.copiesStayUnencrypted === true && isUnencrypted(resource);
}

/** The key of the application that has to be shared with the accounts that a resource is copied into. That of a snapshot, or of what else it is made of, is not known. */
export function keyToShare(resource: ResourceDocument): KeyDocument | undefined {
  const { keyDocument: key, paths: { encryption }, telling } = resource;
  return key && isPlainCopy(resource.kind) && !isOfOrigin(encryption!.origins, telling) && !isUnencrypted(resource) ? key : undefined;
}

/** Whether an account may use that key; what AWS Backup fully manages is read with its own one. */
export function isShared(key: KeyDocument, account: string, documents: Documents): Answer {
  return !accountsDiffer({ account }, key.env) || letsReadWithKey(key, account, documents);
}

/** Whether the key of the resource itself, and not that of a vault, decides whether a copy can be made. */
function isPlainCopy(kind: ResourceKind): boolean {
  return canCopyTo(kind, 'account') && !isFullyManaged(kind);
}

function hasAwsManagedKey({ paths: { encryption }, telling: properties }: ResourceDocument): boolean {
  if (!encryption || isOfOrigin(encryption.origins, properties) || encryption.mayHaveNone?.(properties)) { return false; }
  const isEncrypted = !encryption.isEncrypted || isTrue(properties.at(encryption.isEncrypted));
  return properties.mentions(encryption.key, 'alias/aws/')
    || (encryption.defaultsToAwsManagedKey === true && isEncrypted && properties.at(encryption.key) === ABSENT);
}

export function isUnencrypted({ paths: { encryption }, telling: properties }: ResourceDocument): boolean {
  return encryption?.isEncrypted !== undefined
    && ['false', false].includes(properties.at(encryption.isEncrypted) as string | boolean)
    && !isOfOrigin(encryption.origins, properties);
}

/** Whether a resource is made of something that decides in its place. */
function isOfOrigin(origins: readonly string[], properties: Properties): boolean {
  return origins.some((origin) => properties.at(origin) !== ABSENT);
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
