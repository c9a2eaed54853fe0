import type { Properties } from '../properties';

/** How a resource says with which key it is encrypted. */
export interface EncryptionProperties {
  /** Whether it is encrypted at all, where it can be otherwise. */
  readonly isEncrypted?: string;
  readonly key: string;
  /** Whether there may be no key to be chosen. */
  readonly mayHaveNone?: (properties: Properties) => boolean;
  /** Whether an encrypted resource without a key of its own has the AWS managed key of the service, for sure. */
  readonly defaultsToAwsManagedKey?: boolean;
  /** What it is made of, which decides in its place. */
  readonly origins: readonly string[];
}

/** Where a resource says what matters to its backups: paths in the `Properties` of the template. */
export interface TellingProperties {
  /** Whether old versions of objects are kept: `Enabled`. */
  readonly versioning?: string;
  /** What needs versioning, and so turns it on. */
  readonly objectLock?: string;
  /** Who is let in: `CONFIG_MAP` by default. */
  readonly authenticationMode?: string;
  /** For how many days the service keeps the backups that it makes itself. */
  readonly backupRetention?: string;
  /** When the service makes them, every day. */
  readonly backupWindow?: string;
  /** When the service changes the resource itself, every week. */
  readonly maintenanceWindow?: string;
  readonly encryption?: EncryptionProperties;
}

export const RDS_INSTANCE = rds(
  'DBSnapshotIdentifier', 'DBClusterSnapshotIdentifier', 'SourceDBInstanceIdentifier', 'SourceDBInstanceAutomatedBackupsArn', 'SourceDbiResourceId',
  'SourceDBClusterIdentifier',
);

export const RDS_CLUSTER = rds('SnapshotIdentifier', 'SourceDBClusterIdentifier', 'SourceDbClusterResourceId', 'GlobalClusterIdentifier');

/** What clusters of DocumentDB and Neptune have in common. */
export const LIKE_AURORA: TellingProperties = { encryption: storageEncryption('SnapshotIdentifier', 'SourceDBClusterIdentifier', 'GlobalClusterIdentifier') };

/** A scratch file system of Lustre, which is what one is by default, has no key of its own. */
export const FSX_FILE_SYSTEM: TellingProperties = {
  encryption: {
    key: 'KmsKeyId',
    mayHaveNone: (properties) => properties.text('FileSystemType') === 'LUSTRE' && !properties.mentions('LustreConfiguration.DeploymentType', 'PERSISTENT'),
    defaultsToAwsManagedKey: true,
    origins: ['BackupId'],
  },
};

function rds(...origins: string[]): TellingProperties {
  return {
    backupRetention: 'BackupRetentionPeriod',
    backupWindow: 'PreferredBackupWindow',
    maintenanceWindow: 'PreferredMaintenanceWindow',
    encryption: storageEncryption(...origins),
  };
}

function storageEncryption(...origins: string[]): EncryptionProperties {
  return { isEncrypted: 'StorageEncrypted', key: 'KmsKeyId', defaultsToAwsManagedKey: true, origins };
}
