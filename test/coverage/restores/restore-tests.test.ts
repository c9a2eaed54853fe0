import { arn, BACKUP, coverageOfFiles, coverageOfIncluded, find, plan, role, selection, tag, tags } from '../templates';
import type { Json } from '../templates';

const TABLE: Json = { Type: 'AWS::DynamoDB::Table', Properties: {} };
const points = (more: Json = {}): Json => ({ Algorithm: 'LATEST_WITHIN_WINDOW', IncludeVaults: ['*'], RecoveryPointTypes: ['SNAPSHOT'], ...more });
const tests = (more: Json = {}, ofPoints: Json = {}, attributes: Json = {}): Json => ({
  Type: 'AWS::Backup::RestoreTestingPlan',
  ...attributes,
  Properties: { RestoreTestingPlanName: 'weekly', ScheduleExpression: 'cron(0 4 ? * SUN *)', RecoveryPointSelection: points(ofPoints), ...more },
});
const tested = (more: Json = {}, attributes: Json = {}): Json => ({
  Type: 'AWS::Backup::RestoreTestingSelection',
  ...attributes,
  Properties: {
    RestoreTestingPlanName: { Ref: 'Tests' }, RestoreTestingSelectionName: 'it', ProtectedResourceType: 'DynamoDB', IamRoleArn: arn('Restorer'), ProtectedResourceArns: [arn('It')], ...more,
  },
});
const RESTORER = role(['service-role/AWSBackupServiceRolePolicyForRestores']);
const ALL: Json = { ...BACKUP, Restorer: RESTORER, It: TABLE, Tests: tests(), Tested: tested(), Selection: selection({ Resources: [arn('It')] }) };

test('x', () => {
  for (const of of [coverageOfFiles, coverageOfIncluded]) {
    const c = of({ Resources: ALL });
    console.log(JSON.stringify(find(c, 'It').restoreTests, (k, v) => k === 'template' ? v.name : v), c.assumptions, c.findings.map((f) => f.message));
  }
});
