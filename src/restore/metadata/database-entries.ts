import type { DatabaseClusterRestoreOptions, DatabaseRestoreOptions, RdsRestoreOptions } from './database-restore-options';
import { idsOfSecurityGroups } from './metadata-entries';
import type { MetadataObject } from './metadata-entries';

/** The keys of an RDS instance. */
export function rdsEntries(options: RdsRestoreOptions): MetadataObject {
  const { allocatedStorage, databaseName, instanceClass, iops, licenseModel, multiAz, publiclyAccessible, storageType } = options;
  const { optionGroup, parameterGroup, subnetGroup } = options;
  return {
    ...databaseEntries(options),
    allocatedStorage: allocatedStorage?.toGibibytes(),
    dbInstanceClass: instanceClass && `db.${instanceClass}`,
    dbName: databaseName,
    dbParameterGroupName: parameterGroup?.dbParameterGroupRef.dbParameterGroupName,
    dbSubnetGroupName: subnetGroup?.dbSubnetGroupRef.dbSubnetGroupName,
    iops,
    licensemodel: licenseModel,
    multiAz,
    optionGroupName: optionGroup?.optionGroupRef.optionGroupName,
    publiclyAccessible,
    storageType,
  };
}

/** The keys of a cluster of any engine. */
export function clusterEntries(
  options: DatabaseClusterRestoreOptions, dbSubnetGroupName?: string, dbClusterParameterGroupName?: string,
): MetadataObject {
  const { databaseName, encryptionKey, engineVersion } = options;
  const kmskeyId = encryptionKey?.keyRef.keyArn;
  return { ...databaseEntries(options), databaseName, dbClusterParameterGroupName, dbSubnetGroupName, engineVersion, kmskeyId };
}

function databaseEntries(options: DatabaseRestoreOptions): MetadataObject {
  const { availabilityZones, cloudwatchLogsExports, iamAuthentication, port, securityGroups } = options;
  return {
    availabilityZones,
    enableCloudwatchLogsExports: cloudwatchLogsExports,
    enableIamDatabaseAuthentication: iamAuthentication,
    port,
    vpcSecurityGroupIds: idsOfSecurityGroups(securityGroups),
  };
}
