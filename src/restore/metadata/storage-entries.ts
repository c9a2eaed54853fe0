import { idsOfSecurityGroups } from './metadata-entries';
import type { MetadataObject } from './metadata-entries';
import type { DynamoDbRestoreOptions, EbsRestoreOptions, Ec2RestoreOptions, EfsRestoreOptions, S3RestoreOptions } from './restore-metadata-options';

/** The keys of a DynamoDB table. */
export function dynamoDbEntries({ encryptionKey }: DynamoDbRestoreOptions): MetadataObject {
  return { encryptionType: encryptionKey && 'KMS', kmsMasterKeyArn: encryptionKey?.keyRef.keyArn };
}

/** The keys of an S3 bucket. */
export function s3Entries({ encryptionKey, restoreAcls }: S3RestoreOptions): MetadataObject {
  return { encryptionType: encryptionKey && 'SSE-KMS', kmsKey: encryptionKey?.keyRef.keyArn, restoreACLs: restoreAcls };
}

/** The keys of an EBS volume. */
export function ebsEntries({ availabilityZone, encryptionKey, iops, size, throughput, volumeType }: EbsRestoreOptions): MetadataObject {
  return { availabilityZone, iops, kmsKeyId: encryptionKey?.keyRef.keyArn, throughput, volumesize: size?.toGibibytes(), volumetype: volumeType };
}

/** The keys of an EC2 instance. */
export function ec2Entries({ instanceType, keepInstanceProfile, requireImdsv2, securityGroups, subnet }: Ec2RestoreOptions): MetadataObject {
  return {
    iamInstanceProfileName: keepInstanceProfile ? 'UseBackedUpValue' : undefined,
    instanceType: instanceType?.toString(),
    requireImdsV2: requireImdsv2,
    securityGroupIds: idsOfSecurityGroups(securityGroups),
    subnetId: subnet?.subnetRef.subnetId,
  };
}

/** The keys of an EFS file system. */
export function efsEntries({ encryptionKey, performanceMode }: EfsRestoreOptions): MetadataObject {
  return { kmsKeyId: encryptionKey?.keyRef.keyArn, performanceMode };
}
