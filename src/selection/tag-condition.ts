/**
 * How the value of a tag is compared.
 */
export enum TagOperation {
  /** The tag has exactly this value. Upper and lower case matter. */
  STRING_EQUALS = 'STRINGEQUALS',
  /** Not an operation of AWS Backup: it is here because `aws-cdk-lib/aws-backup` has it, and it is refused. */
  DUMMY = 'dummy',
}

/**
 * A tag by which resources are selected.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Condition.html
 */
export interface TagCondition {
  /**
   * The key of the tag, such as `stage`.
   */
  readonly key: string;

  /**
   * How the value is compared.
   *
   * @default TagOperation.STRING_EQUALS
   */
  readonly operation?: TagOperation;

  /**
   * The value of the tag, such as `production`.
   */
  readonly value: string;
}
