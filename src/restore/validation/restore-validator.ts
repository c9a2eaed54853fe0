import { Duration } from 'aws-cdk-lib';
import type { aws_lambda as lambda, aws_stepfunctions as stepfunctions } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CLUSTER_KINDS } from './check-permissions';
import type { CheckedKind } from './check-permissions';
import { checkStep, CLEAN_UP } from './check-step';
import type { CheckOptions } from './check-step';
import type {
  ClusterValidatorOptions, DynamoDbValidatorOptions, EcsTaskValidatorOptions, RestoreValidatorOptions, S3ValidatorOptions, StorageValidatorOptions,
} from './validator-options';
import { ecsTaskStep, lambdaStep, stateMachineStep } from './validator-step';
import type { ValidatorStep } from './validator-step';
import { BackupResourceType } from '../../model/resources/backup-resource-type';
import { knownMinuteProblems } from '../../private/durations';
import { isToken } from '../../private/known-text';
import { refuse } from '../../private/messages/validation-error';
import { sizeProblems } from '../../private/sizes';

const FIFTEEN_MINUTES = Duration.minutes(15);
const HALF_AN_HOUR = Duration.minutes(30);
const AN_HOUR = Duration.hours(1);

/** AWS Backup keeps what was restored for 168 hours at most. */
const LONGEST = Duration.hours(167);

/**
 * Who looks at what was restored for a test, and says whether it is as it should be: a program of yours, or a check of this library.
 *
 * A program gets an object with `restoreJobId`, `restoreTestingPlanName`, `restoreTestingPlanArn`, `resourceType`, `createdResourceArn`, `sourceResourceArn`, `recoveryPointArn`,
 * `recoveryPointCreationDate` and `restoreSeconds`; those that AWS Backup does not tell are null. It may be called more than once for a restore job.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-validation.html
 *
 * @example
 * declare const tests: backup.RestoreTestingPlan;
 *
 * tests.addValidation('Tables', { validator: backup.RestoreValidator.dynamoDb({ minItems: 1000 }) });
 * tests.addValidation('Buckets', { validator: backup.RestoreValidator.s3() });
 */
export class RestoreValidator {
  /**
   * A function of yours, which is called with what it is to validate and answers `{ status, message }`, with the status `SUCCESSFUL` or `FAILED` and a text.
   *
   * @param handler the function, in the account and Region of the plan; the validation gets the right to call it
   * @param options how long it may take
   *
   * @throws if the time is out of bounds
   */
  public static lambda(handler: lambda.IFunctionRef, options: RestoreValidatorOptions = {}): RestoreValidator {
    return new RestoreValidator(options, { timeout: FIFTEEN_MINUTES, longest: FIFTEEN_MINUTES }, (scope) => lambdaStep(scope, handler));
  }

  /**
   * A standard state machine of yours, whose input is what it is to validate, and whose output is `{ status, message }`, with the status `SUCCESSFUL` or `FAILED` and a text.
   *
   * @param stateMachine the state machine, in the account and Region of the plan; the validation gets the right to run it
   * @param options how long it may take
   *
   * @throws if the time is out of bounds
   */
  public static stateMachine(stateMachine: stepfunctions.IStateMachineRef, options: RestoreValidatorOptions = {}): RestoreValidator {
    return new RestoreValidator(options, { timeout: AN_HOUR }, (scope) => stateMachineStep(scope, stateMachine));
  }

  /**
   * A task of Amazon ECS on AWS Fargate, which gets what it is to validate as JSON in its environment variable `RESTORE_TEST`. It is successful if it ends with 0.
   *
   * @param options what runs, where, and how long
   *
   * @throws if there are no subnets, or the time is out of bounds
   */
  public static ecsTask(options: EcsTaskValidatorOptions): RestoreValidator {
    refuse(options.subnets.length > 0 ? [] : ["'subnets' must have at least one subnet, got none"]);
    return new RestoreValidator(options, { timeout: AN_HOUR }, (scope) => ecsTaskStep(scope, options));
  }

  /**
   * Checks that a table is active and has its items.
   *
   * @param options how many items
   *
   * @throws if a number or the time is out of bounds
   */
  public static dynamoDb(options: DynamoDbValidatorOptions = {}): RestoreValidator {
    const { withinPercentOfSource: withinPercent, minItems = withinPercent === undefined ? 1 : 0, encryptionKey } = options;
    refuse([...countProblems('minItems', minItems), ...countProblems('withinPercentOfSource', withinPercent, 100)]);
    return RestoreValidator.checked('DynamoDB', options, { kind: 'dynamoDb', options: { minItems, withinPercent }, encryptionKey });
  }

  /**
   * Checks that a bucket has objects, and that the first ten of them can be read. With a backup access point, also that those that it shows are there, and are the same.
   *
   * @param options how many objects, and what they are compared with
   *
   * @throws if a number or the time is out of bounds, or there is a key of an access point without one; with the validation, for an access point of another account or Region
   */
  public static s3(options: S3ValidatorOptions = {}): RestoreValidator {
    const { minObjects = 1, encryptionKey, accessPoint, accessPointKey } = options;
    refuse([
      ...countProblems('minObjects', minObjects),
      ...(accessPointKey && !accessPoint ? ["'accessPointKey' must not be given without 'accessPoint', of whose recovery point it is the key"] : []),
    ]);
    return RestoreValidator.checked('S3', options, {
      kind: 's3', options: { minObjects, accessPointArn: accessPoint?.s3AccessPointArn }, encryptionKey, accessPoint, accessPointKey,
    });
  }

  /**
   * Checks that a volume is available, and that its status check is passed.
   *
   * @param options how large it must be
   *
   * @throws if the time is out of bounds, or the size is not whole
   */
  public static ebs(options: StorageValidatorOptions = {}): RestoreValidator {
    return RestoreValidator.ofSize('EBS', 'ebs', options);
  }

  /**
   * Checks that an instance is running, and that its system and instance checks are passed.
   *
   * @param options how long that may take
   *
   * @throws if the time is out of bounds
   */
  public static ec2(options: RestoreValidatorOptions = {}): RestoreValidator {
    return RestoreValidator.checked('EC2', options, { kind: 'ec2' });
  }

  /**
   * Checks that a file system of EFS is available, and holds as much as it must. EFS measures that once an hour.
   *
   * @param options how much it must hold
   *
   * @throws if the time is out of bounds, or the size is not whole
   */
  public static efs(options: StorageValidatorOptions = {}): RestoreValidator {
    refuse(sizeProblems('minSize', options.minSize, 'bytes'));
    return RestoreValidator.checked('EFS', options, { kind: 'efs', options: { minSizeBytes: options.minSize?.toBytes() } });
  }

  /**
   * Checks that a file system of FSx, or a volume of FSx for ONTAP, is available.
   *
   * @param options how large it must be
   *
   * @throws if the time is out of bounds, or the size is not whole
   */
  public static fsx(options: StorageValidatorOptions = {}): RestoreValidator {
    return RestoreValidator.ofSize('FSx', 'fsx', options);
  }

  /**
   * Checks that a database instance, or a Multi-AZ cluster, of RDS is available.
   *
   * @param options how large its storage must be
   *
   * @throws if the time is out of bounds, or the size is not whole
   */
  public static rds(options: StorageValidatorOptions = {}): RestoreValidator {
    refuse(sizeProblems('minSize', options.minSize, 'gibibytes'));
    return RestoreValidator.checked('RDS', options, { kind: 'rds', options: { minStorageGiB: options.minSize?.toGibibytes() } });
  }

  /**
   * Checks that a cluster of Aurora is available, and that an instance can be made in it, which is removed again.
   *
   * @param options which instance
   *
   * @throws if the time is out of bounds
   */
  public static aurora(options: ClusterValidatorOptions = {}): RestoreValidator {
    return RestoreValidator.ofCluster('Aurora', 'aurora', options);
  }

  /**
   * Checks that a cluster of DocumentDB is available, and that an instance can be made in it, which is removed again.
   *
   * @param options which instance
   *
   * @throws if the time is out of bounds
   */
  public static docDb(options: ClusterValidatorOptions = {}): RestoreValidator {
    return RestoreValidator.ofCluster('DocumentDB', 'docDb', options);
  }

  /**
   * Checks that a cluster of Neptune is available, and that an instance can be made in it, which is removed again.
   *
   * @param options which instance
   *
   * @throws if the time is out of bounds
   */
  public static neptune(options: ClusterValidatorOptions = {}): RestoreValidator {
    return RestoreValidator.ofCluster('Neptune', 'neptune', options);
  }

  private static ofSize(type: string, kind: CheckedKind, options: StorageValidatorOptions): RestoreValidator {
    refuse(sizeProblems('minSize', options.minSize, 'gibibytes'));
    return RestoreValidator.checked(type, options, { kind, options: { minSizeGiB: options.minSize?.toGibibytes() } });
  }

  private static ofCluster(type: string, kind: CheckedKind, options: ClusterValidatorOptions): RestoreValidator {
    return RestoreValidator.checked(type, options, { kind, options: { instanceClass: options.instanceClass && `db.${options.instanceClass}` } });
  }

  private static checked(type: string, options: RestoreValidatorOptions, check: CheckOptions): RestoreValidator {
    const isCluster = CLUSTER_KINDS.includes(check.kind);
    return new RestoreValidator(
      options, { timeout: isCluster ? AN_HOUR : HALF_AN_HOUR, afterwards: isCluster ? CLEAN_UP : undefined },
      (scope, timeout) => checkStep(scope, timeout, check), BackupResourceType.of(type),
    );
  }

  /**
   * How long it may take.
   */
  public readonly timeout: Duration;

  /**
   * The type of what it can validate. Of a program of yours it is not known.
   */
  public readonly resourceType?: BackupResourceType;

  /**
   * How long what was restored has to be there: for as long as the validator may take, for the event to arrive, and for what has to be done before and after.
   *
   * @internal
   */
  public readonly _window: Duration;

  private constructor(
    options: RestoreValidatorOptions, limits: { timeout: Duration; longest?: Duration; afterwards?: Duration },
    private readonly make: (scope: Construct, timeout: Duration) => ValidatorStep, resourceType?: BackupResourceType,
  ) {
    const { timeout = limits.timeout } = options;
    refuse(knownMinuteProblems('timeout', timeout, 1, (limits.longest ?? LONGEST).toMinutes()));
    this.timeout = timeout;
    this.resourceType = resourceType;
    this._window = timeout.plus(FIFTEEN_MINUTES).plus(limits.afterwards ?? Duration.minutes(0));
  }

  /**
   * What it is to the state machine of a validation, with what is made for it.
   *
   * @internal
   */
  public _bind(scope: Construct): ValidatorStep {
    return this.make(scope, this.timeout);
  }
}

function countProblems(property: string, count: number | undefined, max = Infinity): string[] {
  if (count === undefined || isToken(count) || (Number.isInteger(count) && count >= 0 && count <= max)) { return []; }
  return [`'${property}' must be a whole number ${max === Infinity ? 'of at least 0' : `between 0 and ${max}`}, got ${count}`];
}
