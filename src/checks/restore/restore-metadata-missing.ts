import type { RestoreTestingSelectionDocument } from '../../document/restore-testing-selection-document';
import type { Problem } from '../findings/finding';

const FSX = 'FSx';
/** The keys that one kind of FSx or another cannot be restored without; in small letters, as their case does not matter. */
const NEEDED = ['subnetids', 'ontapconfiguration'];

/** AWS Backup does not infer all that a restore of FSx needs, except for OpenZFS. */
export function restoreMetadataMissing({ resourceType, metadata, selected }: RestoreTestingSelectionDocument): Problem[] {
  const given = metadata.names().map((name) => name.toLowerCase());
  const isOfOpenZfs = selected.resources.length > 0 && selected.others.length === 0
    && selected.resources.every((resource) => resource.property('FileSystemType').knownText === 'OPENZFS');
  return resourceType.knownText !== FSX || metadata.isLater || isOfOpenZfs || NEEDED.some((key) => given.includes(key)) ? [] : [{
    id: 'restoreMetadataMissing',
    level: 'warning',
    property: metadata.path,
    message: 'AWS Backup does not infer what a restore of FSx for Lustre, Windows File Server or NetApp ONTAP needs, its subnets or its storage virtual machine: give them as restore metadata, '
      + 'or acknowledge this if only file systems of OpenZFS are selected',
  }];
}
