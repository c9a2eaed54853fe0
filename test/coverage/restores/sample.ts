import { arn, role } from '../templates';
import type { Json } from '../templates';

/** A restore testing plan, what it restores of a table `It`, and its role; with the plan of another one. */
export const RESTORE_TESTS: Json = {
  Restorer: role(['service-role/AWSBackupServiceRolePolicyForRestores']),
  Tests: {
    Type: 'AWS::Backup::RestoreTestingPlan',
    Properties: {
      RestoreTestingPlanName: 'weekly',
      ScheduleExpression: 'cron(0 4 ? * SUN *)',
      RecoveryPointSelection: { Algorithm: 'LATEST_WITHIN_WINDOW', IncludeVaults: ['*'], RecoveryPointTypes: ['SNAPSHOT'] },
    },
  },
  Tested: {
    Type: 'AWS::Backup::RestoreTestingSelection',
    Properties: {
      RestoreTestingPlanName: { Ref: 'Tests' },
      RestoreTestingSelectionName: 'it',
      ProtectedResourceType: 'DynamoDB',
      IamRoleArn: arn('Restorer'),
      ProtectedResourceArns: [arn('It')],
      ValidationWindowHours: 4,
    },
  },
};

/** The selection of a plan that is elsewhere. */
export const OF_OTHERS: Json = {
  ...RESTORE_TESTS.Tested, Properties: { ...RESTORE_TESTS.Tested.Properties, RestoreTestingPlanName: 'theirs', ValidationWindowHours: undefined },
};
