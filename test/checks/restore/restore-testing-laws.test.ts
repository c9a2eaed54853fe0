import { findingsIn } from '../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';

const POINTS = { Algorithm: 'LATEST_WITHIN_WINDOW', IncludeVaults: ['*'], RecoveryPointTypes: ['SNAPSHOT'] };
const PLAN = { RestoreTestingPlanName: 'weekly', ScheduleExpression: 'cron(0 4 ? * SUN *)', RecoveryPointSelection: POINTS };
const SELECTION = {
  RestoreTestingPlanName: 'weekly', RestoreTestingSelectionName: 'all', ProtectedResourceType: 'EBS', IamRoleArn: 'arn:aws:iam::111111111111:role/restore', ProtectedResourceArns: ['*'],
};
const vaults = (count: number) => Array.from({ length: count }, (_, index) => `arn:aws:backup:eu-central-1:111111111111:backup-vault:v${index}`);
const volumes = (count: number) => Array.from({ length: count }, (_, index) => `arn:aws:ec2:eu-central-1:111111111111:volume/vol-${index}`);
const tags = (count: number) => Array.from({ length: count }, (_, index) => ({ Key: `aws:ResourceTag/t${index}`, Value: '' }));

/** What is found in a template with a plan and a selection. */
function findings(plan: object, selection: object = {}, others: object = {}): string[] {
  const content = {
    Resources: {
      Plan: { Type: 'AWS::Backup::RestoreTestingPlan', Properties: { ...PLAN, ...plan } },
      Selection: { Type: 'AWS::Backup::RestoreTestingSelection', Properties: { ...SELECTION, ...selection } },
      ...others,
    },
  };
  return findingsIn(new TemplateFiles([new TemplateFile({ name: 'T', content })])).map(({ id, property, message }) => `${id} ${property}: ${message}`);
}
const ofSelection = (properties: object, others?: object) => findings({}, properties, others);

describe('a restore testing plan', () => {
  test.each<[string, object]>([
    ['one with the least', {}],
    ['one with the most', {
      RestoreTestingPlanName: 'a'.repeat(50),
      ScheduleExpressionTimezone: 'Europe/Paris',
      StartWindowHours: 168,
      RecoveryPointSelection: {
        ...POINTS, Algorithm: 'RANDOM_WITHIN_WINDOW', RecoveryPointTypes: ['SNAPSHOT', 'CONTINUOUS'], IncludeVaults: vaults(30), ExcludeVaults: vaults(30), SelectionWindowDays: '365',
      },
      Tags: [{ Key: 'stage', Value: 'production' }],
    }],
    ['one with patterns', { RecoveryPointSelection: { ...POINTS, IncludeVaults: ['arn:aws:backup:*:*:backup-vault:prod-*', { 'Fn::Sub': 'arn:${AWS::Partition}:backup:*:*:backup-vault:x' }] } }],
    ['what only deployment knows', {
      RestoreTestingPlanName: { Ref: 'A' }, ScheduleExpression: { Ref: 'B' }, ScheduleExpressionTimezone: { Ref: 'C' }, StartWindowHours: { Ref: 'D' }, RecoveryPointSelection: { Ref: 'E' },
    }],
    ['points that only deployment knows', {
      RecoveryPointSelection: { Algorithm: { Ref: 'A' }, IncludeVaults: { Ref: 'B' }, ExcludeVaults: [{ Ref: 'C' }], RecoveryPointTypes: [{ Ref: 'D' }], SelectionWindowDays: { Ref: 'E' } },
    }],
  ])('nothing is said of %s', (_, properties) => {
    const { RestoreTestingPlanName = 'weekly' } = properties as { RestoreTestingPlanName?: unknown };
    expect(findings(properties, { RestoreTestingPlanName })).toEqual([]);
  });

  test.each<[object, string[]]>([
    [{ RestoreTestingPlanName: 'weekly-tests' }, [
      "invalidRestoreTestingName RestoreTestingPlanName: 'RestoreTestingPlanName' must be 1 to 50 characters of letters, digits and '_', got 'weekly-tests'",
    ]],
    [{ RestoreTestingPlanName: undefined, ScheduleExpression: undefined, RecoveryPointSelection: undefined }, [
      "invalidRestoreTestingName RestoreTestingPlanName: 'RestoreTestingPlanName' must be given",
      "invalidSchedule ScheduleExpression: 'ScheduleExpression' must be given",
      "invalidRestoreTestingPlan RecoveryPointSelection: 'RecoveryPointSelection' must be given",
    ]],
    [{ StartWindowHours: 0 }, ["invalidRestoreTestingPlan StartWindowHours: 'StartWindowHours' must be between 1 and 168 hours, got 0 hours"]],
    [{ StartWindowHours: 169 }, ["invalidRestoreTestingPlan StartWindowHours: 'StartWindowHours' must be between 1 and 168 hours, got 7 days 1 hour"]],
    [{ StartWindowHours: 'soon' }, ["invalidRestoreTestingPlan StartWindowHours: 'StartWindowHours' must be a number of at least 1, got 'soon'"]],
    [{ ScheduleExpressionTimezone: 'Europe/Atlantis' }, [expect.stringContaining('invalidTimeZone ScheduleExpressionTimezone: ')]],
    [{ ScheduleExpression: 'rate(7 days)' }, [expect.stringContaining('invalidSchedule ScheduleExpression: ')]],
    [{ RecoveryPointSelection: {} }, [
      "invalidRestoreTestingPlan RecoveryPointSelection.Algorithm: 'Algorithm' must be given",
      "invalidRestoreTestingPlan RecoveryPointSelection.RecoveryPointTypes: 'RecoveryPointTypes' must be given",
      "invalidRestoreTestingPlan RecoveryPointSelection.IncludeVaults: 'IncludeVaults' must be given",
    ]],
    [{ RecoveryPointSelection: { Algorithm: 'LATEST', RecoveryPointTypes: [], IncludeVaults: [] } }, [
      "invalidRestoreTestingPlan RecoveryPointSelection.Algorithm: 'Algorithm' must be LATEST_WITHIN_WINDOW or RANDOM_WITHIN_WINDOW, got 'LATEST'",
      "invalidRestoreTestingPlan RecoveryPointSelection.RecoveryPointTypes: 'RecoveryPointTypes' must have at least one element, got none",
      "invalidRestoreTestingPlan RecoveryPointSelection.IncludeVaults: 'IncludeVaults' must have at least one element, got none",
    ]],
    [{ RecoveryPointSelection: { ...POINTS, RecoveryPointTypes: ['PITR'], IncludeVaults: ['main'], ExcludeVaults: vaults(31), SelectionWindowDays: 366 } }, [
      "invalidRestoreTestingPlan RecoveryPointSelection.RecoveryPointTypes: 'RecoveryPointTypes' must be SNAPSHOT or CONTINUOUS, got 'PITR'",
      "invalidRestoreTestingPlan RecoveryPointSelection.IncludeVaults: 'IncludeVaults' must be ARNs of backup vaults, in which '*' may stand for any characters, or '*' alone, got 'main'",
      "invalidRestoreTestingPlan RecoveryPointSelection.ExcludeVaults: 'ExcludeVaults' must have at most 30 vaults and patterns, got 31; name several vaults by one pattern",
      "invalidRestoreTestingPlan RecoveryPointSelection.SelectionWindowDays: 'SelectionWindowDays' must be between 1 and 365 days, got 366 days",
    ]],
    [{ Tags: [{ Key: 'aws:stage', Value: 'x' }] }, ["invalidTag Tags: 'Tags' must have no key that begins with 'aws:', which AWS alone gives, got 'aws:stage'"]],
  ])('%j is refused', (properties, messages) => {
    expect(findings(properties).filter((line) => !line.startsWith('planWithoutSelection'))).toEqual(messages);
  });
});

describe('a selection', () => {
  test.each<[string, object]>([
    ['one with the least', {}],
    ['one with ARNs', { ProtectedResourceArns: volumes(30), ValidationWindowHours: 168 }],
    ['a type that may be newer', { ProtectedResourceType: 'Newer', ProtectedResourceArns: ['arn:aws:newer:::x'] }],
    ['one without any', { ProtectedResourceArns: undefined }],
    ['one with conditions', { ProtectedResourceConditions: { StringEquals: tags(15), StringNotEquals: tags(15) } }],
    ['conditions alone', { ProtectedResourceArns: undefined, ProtectedResourceConditions: { StringEquals: tags(1) } }],
    ['a window of no hours, of which the API and the schema say different things', { ValidationWindowHours: 0 }],
    ['what only deployment knows', {
      RestoreTestingSelectionName: { Ref: 'A' },
      ProtectedResourceType: { Ref: 'B' },
      IamRoleArn: { Ref: 'C' },
      ProtectedResourceArns: { Ref: 'D' },
      ProtectedResourceConditions: { Ref: 'E' },
      ValidationWindowHours: { Ref: 'F' },
    }],
    ['an ARN that only deployment knows', { ProtectedResourceArns: [{ Ref: 'A' }, { 'Fn::Sub': 'arn:aws:ec2:${AWS::Region}:${AWS::AccountId}:volume/${A}' }] }],
  ])('nothing is said of %s', (_, properties) => {
    expect(ofSelection(properties)).toEqual([]);
  });

  test.each<[object, string[]]>([
    [{ RestoreTestingSelectionName: 'my-volumes' }, [
      "invalidRestoreTestingName RestoreTestingSelectionName: 'RestoreTestingSelectionName' must be 1 to 50 characters of letters, digits and '_', got 'my-volumes'",
    ]],
    [{ RestoreTestingSelectionName: undefined, ProtectedResourceType: undefined, IamRoleArn: undefined }, [
      "invalidRestoreTestingName RestoreTestingSelectionName: 'RestoreTestingSelectionName' must be given",
      "invalidRestoreTestingSelection ProtectedResourceType: 'ProtectedResourceType' must be given",
      "invalidRole IamRoleArn: 'IamRoleArn' must be given",
    ]],
    [{ ProtectedResourceType: 'Timestream' }, ["invalidRestoreTestingSelection ProtectedResourceType: 'ProtectedResourceType' must be a type of which AWS Backup tests restores, "
      + "Aurora, DocumentDB, DynamoDB, EBS, EC2, EFS, FSx, Neptune, RDS, S3, got 'Timestream'"]],
    [{ ProtectedResourceArns: volumes(31) }, ["invalidRestoreTestingSelection ProtectedResourceArns: 'ProtectedResourceArns' must have at most 30 ARNs, got 31; split them into several selections"]],
    [{ ProtectedResourceArns: ['*', ...volumes(1)] }, ["invalidRestoreTestingSelection ProtectedResourceArns: 'ProtectedResourceArns' must be '*' alone, or ARNs of resources, got both"]],
    [{ ProtectedResourceArns: volumes(1), ProtectedResourceConditions: { StringEquals: tags(1) } }, [
      "invalidRestoreTestingSelection ProtectedResourceArns: 'ProtectedResourceArns' must be '*' alone, or left out, with 'ProtectedResourceConditions'",
    ]],
    [{ ProtectedResourceArns: ['arn:aws:ec2:eu-central-1:111111111111:instance/i-1'] }, ['invalidRestoreTestingSelection ProtectedResourceArns: '
      + "'ProtectedResourceArns' must be ARNs of the type 'EBS', such as arn:*:ec2:*:*:volume/*, got 'arn:aws:ec2:eu-central-1:111111111111:instance/i-1'"]],
    [{ ProtectedResourceConditions: { StringLike: tags(31) } }, [
      "invalidRestoreTestingSelection ProtectedResourceConditions: 'ProtectedResourceConditions' must have only StringEquals and StringNotEquals, got 'StringLike'",
      "invalidRestoreTestingSelection ProtectedResourceConditions: 'ProtectedResourceConditions' must have at most 30 elements, got 31",
    ]],
    [{ ProtectedResourceConditions: { StringEquals: [{ Key: 'a' }, { Value: 'b' }] } }, [
      "invalidRestoreTestingSelection ProtectedResourceConditions.StringEquals[0].Value: 'Value' must be given",
      "invalidRestoreTestingSelection ProtectedResourceConditions.StringEquals[1].Key: 'Key' must be given",
    ]],
    [{ ValidationWindowHours: 169 }, ["invalidRestoreTestingSelection ValidationWindowHours: 'ValidationWindowHours' must be between 0 and 168 hours, got 7 days 1 hour"]],
    [{ ValidationWindowHours: -1 }, ["invalidRestoreTestingSelection ValidationWindowHours: 'ValidationWindowHours' must be a number of at least 1, got '-1'"]],
  ])('%j is refused', (properties, messages) => {
    expect(ofSelection(properties)).toEqual(messages);
  });

  const CLUSTER = (Engine?: unknown) => ({ Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Engine } }, Docs: { Type: 'AWS::DocDB::DBCluster' } });
  const arnOf = (logicalId: string) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:rds:\${AWS::Region}:\${AWS::AccountId}:cluster:\${${logicalId}}` });

  test.each<[string, string, string, unknown, string[]]>([
    ['an Aurora cluster', 'Aurora', 'Cluster', 'aurora-mysql', []],
    ['a Multi-AZ cluster', 'RDS', 'Cluster', 'mysql', []],
    ['a cluster of which only deployment knows the engine', 'RDS', 'Cluster', { Ref: 'Engine' }, []],
    ['a Multi-AZ cluster as Aurora', 'Aurora', 'Cluster', 'mysql', ["'ProtectedResourceArns' must be of the type 'Aurora', got 'Cluster', which is of 'RDS'"]],
    ['a DocumentDB cluster as Aurora', 'Aurora', 'Docs', 'mysql', ["'ProtectedResourceArns' must be of the type 'Aurora', got 'Docs', which is of 'DocumentDB'"]],
    ['a DocumentDB cluster', 'DocumentDB', 'Docs', 'mysql', []],
  ])('of %s', (_, ProtectedResourceType, logicalId, engine, messages) => {
    expect(ofSelection({ ProtectedResourceType, ProtectedResourceArns: [arnOf(logicalId)] }, CLUSTER(engine)))
      .toEqual(messages.map((message) => `invalidRestoreTestingSelection ProtectedResourceArns: ${message}`));
  });
});
