import { findingsIn } from '../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';

type Json = Record<string, any>;

const plan = (name: string): Json => ({ Type: 'AWS::Backup::RestoreTestingPlan', Properties: { RestoreTestingPlanName: name, ScheduleExpression: 'cron(0 4 ? * SUN *)' } });
const selection = (ProtectedResourceType: unknown = 'DynamoDB', RestoreTestingPlanName: unknown = { Ref: 'Tests' }): Json => ({
  Type: 'AWS::Backup::RestoreTestingSelection', Properties: { RestoreTestingPlanName, RestoreTestingSelectionName: 's', ProtectedResourceType },
});
const ARN = { 'Fn::GetAtt': ['Tests', 'RestoreTestingPlanArn'] };
const rule = (detail: Json = {}, more: Json = {}, target = 'Handler'): Json => ({
  Type: 'AWS::Events::Rule',
  Properties: {
    EventPattern: { 'source': ['aws.backup'], 'detail-type': ['Restore Job State Change'], 'detail': { resourceType: ['S3', 'EBS'], restoreTestingPlanArn: [ARN], ...detail } },
    Targets: [{ Id: 'a', Arn: { 'Fn::GetAtt': [target, 'Arn'] } }],
    ...more,
  },
});
const role = (Action: string): Json => ({
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: {}, Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource: '*' }] } }] },
});
const HANDLERS: Json = {
  Handler: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
  Role: role('backup:PutRestoreValidationResult'),
  Other: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['OtherRole', 'Arn'] } } },
  OtherRole: role('sns:Publish'),
  Machine: {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: { Definition: { States: { A: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:backup:putRestoreValidationResult', End: true } } } },
  },
};

function said(resources: Json): string[] {
  const content = { Parameters: { Name: { Type: 'String' }, Type: { Type: 'String' } }, Resources: { Tests: plan('tests'), ...HANDLERS, ...resources } };
  return findingsIn(new TemplateFiles([new TemplateFile({ name: 't', content })])).filter(({ id }) => id === 'restoreValidationUnused')
    .map(({ level, document, property, message }) => `${level} ${document.logicalId} ${property}: ${message}`);
}

const nothing = (handler: string, types = 'S3, EBS', plans = "'Tests'") =>
  `warning Rule EventPattern: no selection of the restore testing plan ${plans} is of the type ${types}, so there is nothing that '${handler}' validates: `
  + 'add a selection, or validate another type';

test.each<[string, Json, string[]]>([
  ['a function for other types', { Rule: rule(), A: selection() }, [nothing('Handler')]],
  ['a state machine for another type', { Rule: rule({ resourceType: ['S3'] }, {}, 'Machine'), A: selection() }, [nothing('Machine', 'S3')]],
  ['one of two plans', { More: plan('more'), Rule: rule({ restoreTestingPlanArn: [ARN, { 'Fn::GetAtt': ['More', 'RestoreTestingPlanArn'] }] }), A: selection(), B: selection('EFS', { Ref: 'More' }) },
    [nothing('Handler', 'S3, EBS', "'Tests' and 'More'")]],
  ['one of two plans that has the type', { More: plan('more'), Rule: rule({ restoreTestingPlanArn: [ARN, { 'Fn::GetAtt': ['More', 'RestoreTestingPlanArn'] }] }), A: selection(), B: selection('S3', { Ref: 'More' }) }, []],
  ['a selection of the type', { Rule: rule(), A: selection(), B: selection('EBS') }, []],
  ['a type that deployment knows', { Rule: rule(), A: selection({ Ref: 'Type' }) }, []],
  ['a selection of a plan that deployment knows', { Rule: rule(), A: selection(), B: selection('S3', { Ref: 'Name' }) }, []],
  ['a plan without a selection, which is told of itself', { Rule: rule() }, []],
  ['every type', { Rule: rule({ resourceType: undefined }), A: selection() }, []],
  ['types that deployment knows', { Rule: rule({ resourceType: [{ Ref: 'Type' }] }), A: selection() }, []],
  ['every plan', { Rule: rule({ restoreTestingPlanArn: [{ exists: true }] }), A: selection() }, []],
  ['a plan of elsewhere', { Rule: rule({ restoreTestingPlanArn: ['arn:aws:backup:eu-west-1:111122223333:restore-testing-plan:x'] }), A: selection() }, []],
  ['a rule that is off', { Rule: rule({}, { State: 'DISABLED' }), A: selection() }, []],
  ['a function that only tells people', { Rule: rule({}, {}, 'Other'), A: selection() }, []],
  ['a rule of other events', { Rule: rule({}, { EventPattern: { source: ['aws.backup'] } }), A: selection() }, []],
])('a rule with a validator for %s', (_, resources, expected) => {
  expect(said(resources)).toEqual(expected);
});
