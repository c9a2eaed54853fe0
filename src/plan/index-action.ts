import { indexedTypeProblems } from '../model/index-action';
import { NameRule } from '../model/name';
import { Quota } from '../model/quota';

/**
 * A kind of resource whose recovery points can be indexed, so that they can be searched.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_IndexAction.html
 *
 * @example
 * new backup.BackupPlanRule({
 *   indexActions: [{ resourceTypes: [backup.IndexActionResourceType.S3] }],
 * });
 */
export class IndexActionResourceType {
  /** Amazon S3. The role of a selection with buckets needs the AWS managed policy `AWSBackupServiceRolePolicyForS3Backup`. */
  public static readonly S3 = new IndexActionResourceType('S3');

  /** Amazon EBS. The role of a selection needs the AWS managed policy `AWSBackupServiceRolePolicyForIndexing` for it. */
  public static readonly EBS = new IndexActionResourceType('EBS');

  /**
   * The name of the kind in the AWS Backup API, such as `S3`.
   */
  public readonly value: string;

  /**
   * A kind that AWS Backup can index and that has no constant here yet.
   *
   * @param value its name in the AWS Backup API
   */
  constructor(value: string) {
    this.value = value;
  }

  /**
   * The name of the kind in the AWS Backup API.
   */
  public toString(): string {
    return this.value;
  }
}

/**
 * An index to make of the recovery points of a rule.
 */
export interface BackupPlanIndexActionProps {
  /**
   * The kind of resource to index: exactly one.
   */
  readonly resourceTypes: IndexActionResourceType[];
}

/** What AWS Backup would refuse in the index actions of a rule. */
export function indexActionProblems(actions: BackupPlanIndexActionProps[] = []): string[] {
  return [
    ...Quota.INDEX_ACTIONS.problemsOf('\'indexActions\'', actions.length),
    ...actions.flatMap(({ resourceTypes }, index) => resourceTypes.length === 1
      ? typeProblems(`indexActions[${index}].resourceTypes`, resourceTypes[0].value)
      : [`'indexActions[${index}].resourceTypes' must have exactly one element, got ${resourceTypes.join(', ') || 'none'}`]),
  ];
}

function typeProblems(property: string, type: string): string[] {
  return [...NameRule.RESOURCE_TYPE.problemsOf(property, type), ...indexedTypeProblems(property, type)];
}
