import type { FsxLustreRestoreOptions, FsxOntapRestoreOptions, FsxOpenZfsRestoreOptions, FsxWindowsRestoreOptions } from './fsx-restore-options';
import { idsOfSecurityGroups, idsOfSubnets, objectOf } from './metadata-entries';
import type { MetadataObject } from './metadata-entries';

/** The keys of a file system of FSx for Lustre. */
export function lustreEntries(options: FsxLustreRestoreOptions): MetadataObject {
  return networkEntries(options);
}

/** The same of OpenZFS. */
export function openZfsEntries(options: FsxOpenZfsRestoreOptions): MetadataObject {
  const { deploymentType, throughputCapacity } = options;
  return { ...networkEntries(options), openZfsConfiguration: objectOf({ deploymentType, throughputCapacity }) };
}

/** The same of Windows File Server. */
export function windowsEntries(options: FsxWindowsRestoreOptions): MetadataObject {
  const { activeDirectoryId, preferredSubnet, throughputCapacity } = options;
  return {
    ...networkEntries(options),
    windowsConfiguration: objectOf({ activeDirectoryId, preferredSubnetId: preferredSubnet?.subnetRef.subnetId, throughputCapacity }),
  };
}

/** The keys of a volume of NetApp ONTAP. */
export function ontapEntries(options: FsxOntapRestoreOptions): MetadataObject {
  const { junctionPath, securityStyle, size, storageEfficiencyEnabled, storageVirtualMachineId } = options;
  const sizeInMegabytes = size?.toMebibytes();
  return { ontapConfiguration: objectOf({ junctionPath, securityStyle, sizeInMegabytes, storageEfficiencyEnabled, storageVirtualMachineId }) };
}

type Network = Pick<FsxOpenZfsRestoreOptions, 'encryptionKey' | 'securityGroups' | 'subnets'>;

function networkEntries({ encryptionKey, securityGroups, subnets }: Network): MetadataObject {
  return { kmsKeyId: encryptionKey?.keyRef.keyArn, securityGroupIds: idsOfSecurityGroups(securityGroups), subnetIds: idsOfSubnets(subnets) };
}
