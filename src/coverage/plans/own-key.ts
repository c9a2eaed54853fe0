import { isUnencrypted } from '../../checks/plan/copies/source-key';
import type { ResourceDocument } from '../../document/resource-document';

/**
 * Why it is not sure that AWS Backup can back up a resource with the key that it is encrypted with, and the text on which it depends. Nobody says what becomes of backups where that is disabled.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html
 */
export function hindrancesOfOwnKey(resource: ResourceDocument): readonly { readonly why: string; readonly text: string }[] {
  const { keyDocument: key } = resource;
  if (!key || isUnencrypted(resource)) { return []; }
  const { isLater, boolean, text = '' } = key.enabled;
  if (boolean === false) { return [{ why: `its key '${key.name}' is disabled, and it is not documented that AWS Backup can back it up so`, text: '' }]; }
  return isLater ? [{ why: `whether its key '${key.name}' is enabled is known only at deployment`, text }] : [];
}
