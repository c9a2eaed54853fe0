import type { aws_ec2 as ec2, aws_ecs as ecs, aws_iam as iam, aws_kms as kms, Duration, Size } from 'aws-cdk-lib';
import type { IBackupAccessPoint } from '../access-point/backup-access-point';

/**
 * Options of any validator.
 */
export interface RestoreValidatorOptions {
  /**
   * How long the validator may take. What takes longer has failed.
   *
   * Whole minutes, at least 1, and 15 at most for a function. The validation window of what is validated has to be longer.
   *
   * @default - 15 minutes for a function, an hour for a state machine, a task, and a cluster, 30 minutes for the others
   */
  readonly timeout?: Duration;
}

/**
 * Options of the validator of DynamoDB tables.
 */
export interface DynamoDbValidatorOptions extends RestoreValidatorOptions {
  /**
   * How many items a restored table must have. They are counted up to this number by reading them. At least 0.
   *
   * @default - 1, or 0 with `withinPercentOfSource`
   */
  readonly minItems?: number;

  /**
   * By how many percent the number of items may be another one than that of the table that was backed up, 0 to 100.
   *
   * The restored table is read as a whole for it, which costs that. What DynamoDB says of the other one is up to six hours old.
   *
   * @default - the tables are not compared
   */
  readonly withinPercentOfSource?: number;

  /**
   * The customer managed key of the restored tables, which the validator may then use.
   *
   * @default - none
   */
  readonly encryptionKey?: kms.IKeyRef;
}

/**
 * Options of the validator of S3 buckets.
 */
export interface S3ValidatorOptions extends RestoreValidatorOptions {
  /**
   * How many objects a restored bucket must have. They are counted up to this number. At least 0.
   *
   * @default 1
   */
  readonly minObjects?: number;

  /**
   * The customer managed key of the objects, which the validator may then use to read some of them.
   *
   * @default - none
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * A backup access point, in the account and Region of the plan, by which the restored bucket is held against a recovery point: the first ten objects that it shows must be there, with the same size
   * and the same first KiB. The validator may read through it then.
   *
   * The test restores the recovery point that its plan takes, and the access point has its own: compare objects that stay as they are. While there is an access point, its recovery point is kept.
   *
   * @default - the restored bucket is looked at alone
   */
  readonly accessPoint?: IBackupAccessPoint;

  /**
   * The customer managed key of the recovery point that the access point shows, which the validator may then use: that of its vault.
   *
   * Only with `accessPoint`.
   *
   * @default - none
   */
  readonly accessPointKey?: kms.IKeyRef;
}

/**
 * Options of the validators of volumes, file systems and databases outside clusters.
 */
export interface StorageValidatorOptions extends RestoreValidatorOptions {
  /**
   * How large what was restored must be.
   *
   * It is what a volume, a file system of FSx or a database has as its storage, in whole GiB, and what a file system of EFS holds.
   *
   * @default - any size
   */
  readonly minSize?: Size;
}

/**
 * Options of the validators of Aurora, DocumentDB and Neptune clusters.
 */
export interface ClusterValidatorOptions extends RestoreValidatorOptions {
  /**
   * The class of the instance that is made for the time of the check, such as `ec2.InstanceType.of(ec2.InstanceClass.R6G, ec2.InstanceSize.LARGE)`. It costs what it costs.
   *
   * @default - `db.t4g.medium`, or `db.serverless` where the cluster has a capacity of Aurora Serverless v2
   */
  readonly instanceClass?: ec2.InstanceType;
}

/**
 * Options of a validator that is a task of Amazon ECS on AWS Fargate.
 */
export interface EcsTaskValidatorOptions extends RestoreValidatorOptions {
  /**
   * The cluster in which the task runs.
   */
  readonly cluster: ecs.IClusterRef;

  /**
   * What runs: a task definition for AWS Fargate. Its roles are passed to the task where it is made in the app.
   */
  readonly taskDefinition: ecs.ITaskDefinitionRef;

  /**
   * The name of the container that gets what is to be validated, as JSON in its environment variable `RESTORE_TEST`.
   */
  readonly containerName: string;

  /**
   * The subnets of the task. At least one; the order does not matter.
   */
  readonly subnets: ec2.ISubnetRef[];

  /**
   * The security groups of the task. The order does not matter.
   *
   * @default - the default one of the VPC
   */
  readonly securityGroups?: ec2.ISecurityGroupRef[];

  /**
   * Whether the task has a public IP address, which it needs in a public subnet to reach AWS.
   *
   * @default false
   */
  readonly assignPublicIp?: boolean;

  /**
   * The roles of a task definition that is not made in the app, which are passed to the task. The order does not matter.
   *
   * @default - the task role and the execution role of a task definition that is made in the app
   */
  readonly passedRoles?: iam.IRoleRef[];
}
