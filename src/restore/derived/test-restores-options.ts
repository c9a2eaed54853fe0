import type { aws_iam as iam, Duration } from 'aws-cdk-lib';
import type { RestoreMetadata } from '../metadata/restore-metadata';
import type { RestoreTestingPlanProps } from '../restore-testing-plan';

/**
 * How the restores of what a backup plan selects are tested.
 */
export interface TestRestoresOptions extends RestoreTestingPlanProps {
  /**
   * The role that AWS Backup assumes to restore. One that is given stays as it is: `BackupRole.forRestore()` makes one.
   *
   * @default - a new role for all of the tests, with the AWS managed policies for restores of what is tested, and no others
   */
  readonly role?: iam.IRole;

  /**
   * What restores are told instead of what is derived. An element is for one type of resources, of which all restores are told this alone. The order does not matter.
   *
   * @default - subnet groups, subnets and security groups as the constructs have them
   */
  readonly restoreMetadata?: RestoreMetadata[];

  /**
   * How long what was restored is there to be validated, before AWS Backup deletes it.
   *
   * Whole hours, 1 to 168 (7 days).
   *
   * @default - it is deleted soon after it was restored
   */
  readonly validationWindow?: Duration;
}
