import type { ArnFormat } from 'aws-cdk-lib';
import type { TellingProperties } from './telling-properties';

/**
 * What AWS Backup can do with a resource, beyond backing it up, restoring it and deleting old recovery points.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html
 */
export type Feature =
  | 'auditManager'
  | 'coldStorage'
  | 'continuousBackup'
  | 'crossAccountCopy'
  | 'crossRegionCopy'
  | 'fullManagement'
  | 'indexing'
  | 'itemLevelRestore'
  | 'logicallyAirGappedVault'
  | 'malwareScan'
  | 'restoreTesting';

/** An ARN that ends with what `Ref` of the resource returns. */
export interface ArnShape {
  readonly service: string;
  readonly resource: string;
  readonly arnFormat: ArnFormat;
}

/** A CloudFormation type whose resources AWS Backup protects. */
export interface ResourceSource {
  readonly type: string;
  /** How the ARN is made: of the `Ref`, or it is an attribute, or the `Ref` itself. */
  readonly arn: ArnShape | { readonly attribute: string } | 'Ref';
  /** Attributes that its ARN ends with, `Ref` among them; `Ref` alone by default, if the ARN is made of it. */
  readonly ids?: readonly string[];
  /** Attributes that look like such an id and are none. */
  readonly otherIds?: readonly string[];
  /** Whether `Ref` is the ARN, too. */
  readonly isRefArn?: boolean;
  /** Whether a resource of the type is of this kind, where not all of them are. */
  readonly accepts?: (property: PropertyOf, given: PropertyOf) => boolean;
  /** How the others of the type are backed up, as a part of a sentence. */
  readonly otherwise?: string;
  readonly properties?: TellingProperties;
  /** The property that has its tags, `Tags` by default; nothing where it has them in several places. */
  readonly tags?: string | null;
  /** Properties of what else it may get tags of: a template that it is launched by, or a snapshot that it is made of. */
  readonly tagOrigins?: readonly string[];
  /** The property that has its name, with which its ARN ends; nothing where the service makes that. */
  readonly name?: string;
}

/** What a resource has as a property, or in the second place what it was given, whatever overrides say; nothing is undefined. */
export type PropertyOf = (name: string) => unknown;

/**
 * One kind of resource that AWS Backup protects.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/whatisbackup.html#supported-resources
 */
export interface ResourceKind {
  /** What it is called in messages. */
  readonly name: string;
  /** The resource type of the AWS Backup API. */
  readonly apiName: string;
  /** The CloudFormation types of such resources; none where CloudFormation cannot make them. */
  readonly sources: readonly ResourceSource[];
  /** What follows the partition in the ARN pattern of all of them. */
  readonly pattern: string;
  /** Whether there are slashes in the ids that the pattern leaves open. */
  readonly hasSlashInId?: boolean;
  readonly features: readonly Feature[];
  /** The features among them that only DynamoDB's advanced features bring, which an account opts in to. */
  readonly advancedFeatures?: readonly Feature[];
  /** Whether its cold storage is an archive of snapshots, which a rule has to opt in to. */
  readonly isColdByArchive?: boolean;
  /** Whether the copies of an unencrypted resource stay unencrypted, where AWS Backup encrypts those of others. */
  readonly copiesStayUnencrypted?: boolean;
  /** Whether a continuous backup of it cannot go to a logically air-gapped vault, where those of others can. */
  readonly isNotAirGappedContinuously?: boolean;
  /** For how many minutes before its backup and maintenance windows, and during them, AWS Backup cannot make a snapshot. */
  readonly minutesBeforeWindows?: number;
  /** Whether all its backups have to be in the vault of the continuous one. */
  readonly hasOneVault?: boolean;
  /** Whether `aws-cdk-lib/aws-backup` collects it from a construct, so that this library does unless it is told otherwise. */
  readonly isCollectedByDefault?: boolean;
  /** AWS managed policies that a role needs to back it up, beside `AWSBackupServiceRolePolicyForBackup`. */
  readonly backupPolicies?: readonly string[];
  /** AWS managed policies that a role needs to restore it, beside `AWSBackupServiceRolePolicyForRestores`. */
  readonly restorePolicies?: readonly string[];
  /** The AWS managed policy that a role needs to index recovery points of this kind, if it needs one. */
  readonly indexingPolicy?: string;
}
