import { Resource } from 'aws-cdk-lib';
import type { aws_backup as backup, ResourceEnvironment } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { IRestoreTestingPlan } from './restore-testing-plan';
import { canHaveShape } from '../model/arn-pattern';
import { colonSectionsOf } from '../private/arn';
import { inWords, isDefaultOfLookup, isKnownText } from '../private/known-text';

const ARN = 'arn:+:backup:+:+:restore-testing-plan:+';
const NAME_AND_ID = /^[a-zA-Z0-9_]{1,50}-.+$/;

/** A plan that exists already. */
export class ImportedRestoreTestingPlan extends Resource implements IRestoreTestingPlan {
  public readonly restoreTestingPlanName: string;
  public readonly restoreTestingPlanArn: string;

  constructor(
    scope: Construct, id: string,
    public readonly restoreTestingPlanRef: backup.RestoreTestingPlanReference, environment: Partial<ResourceEnvironment> = {},
  ) {
    super(scope, id, environment);
    this.restoreTestingPlanName = restoreTestingPlanRef.restoreTestingPlanName;
    this.restoreTestingPlanArn = restoreTestingPlanRef.restoreTestingPlanArn;
  }
}

/** What is wrong with the ARN of a plan. */
export function arnProblems(scope: Construct, arn: string): string[] {
  const end = colonSectionsOf(arn).at(-1)!;
  return (canHaveShape(arn, ARN) && (!isKnownText(end) || NAME_AND_ID.test(end))) || isDefaultOfLookup(arn, scope)
    ? []
    : ["'restoreTestingPlanArn' must be the ARN of a restore testing plan, "
      + `arn:<partition>:backup:<region>:<account>:restore-testing-plan:<name>-<id>, got '${inWords(arn)}'`];
}
