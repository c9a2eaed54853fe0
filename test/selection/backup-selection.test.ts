import { App, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as upstream from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BackupPlan, BackupResource, BackupSelection, BackupSelectionOptions, BackupSelectionProps, TagOperation } from '../../src';
import { HERE, messageOf, resourceOf, resourcesOf, testStack, warningsOf } from '../util';
import { select } from './resources';

const TAG = BackupResource.fromTag('stage', 'production');
const policyArn = (name: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/service-role/${name}`]] });
const BACKUP = policyArn('AWSBackupServiceRolePolicyForBackup');
const RESTORE = policyArn('AWSBackupServiceRolePolicyForRestores');

const selectionIn = (stack: Stack) => resourceOf(stack, 'AWS::Backup::BackupSelection').Properties;
const roleIn = (stack: Stack) => resourceOf(stack, 'AWS::IAM::Role').Properties;

test('a minimal selection is one selection and one role', () => {
  const stack = testStack();
  BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', { resources: [TAG] });
  expect(Template.fromStack(stack).toJSON().Resources).toMatchObject({
    PlanSelectionRole6D10F4B7: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' } }],
          Version: '2012-10-17',
        },
        ManagedPolicyArns: [BACKUP],
      },
    },
    PlanSelectionF88CBC04: {
      Type: 'AWS::Backup::BackupSelection',
      Properties: {
        BackupPlanId: { 'Fn::GetAtt': ['PlanDAF4E53A', 'BackupPlanId'] },
        BackupSelection: {
          IamRoleArn: { 'Fn::GetAtt': ['PlanSelectionRole6D10F4B7', 'Arn'] },
          ListOfTags: [{ ConditionKey: 'stage', ConditionType: 'STRINGEQUALS', ConditionValue: 'production' }],
          SelectionName: 'Selection',
        },
      },
    },
  });
  expect(selectionIn(stack).BackupSelection).not.toHaveProperty('Resources');
});

test('a maximal selection is that of aws-cdk-lib/aws-backup', () => {
  function program(backup: { BackupPlan: any; BackupResource: any }): Stack {
    const stack = testStack(HERE);
    backup.BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', {
      backupSelectionName: 'every.option_of-it',
      allowRestores: true,
      role: new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') }),
      resources: [
        backup.BackupResource.fromTag('stage', 'production', TagOperation.STRING_EQUALS),
        backup.BackupResource.fromArn('arn:aws:s3:::two'),
        backup.BackupResource.fromTag('stage', 'test'),
        backup.BackupResource.fromArn('arn:aws:s3:::one'),
      ],
    });
    return stack;
  }
  const ours = program({ BackupPlan, BackupResource });
  expect(Template.fromStack(ours).toJSON()).toEqual(Template.fromStack(program(upstream)).toJSON());
  expect(selectionIn(ours).BackupSelection).toEqual({
    IamRoleArn: { 'Fn::GetAtt': ['Role1ABCC5F0', 'Arn'] },
    ListOfTags: ['production', 'test'].map((ConditionValue) => ({ ConditionKey: 'stage', ConditionType: 'STRINGEQUALS', ConditionValue })),
    Resources: ['arn:aws:s3:::two', 'arn:aws:s3:::one'],
    SelectionName: 'every.option_of-it',
  });
});

describe('the role', () => {
  test.each<[Partial<BackupSelectionOptions>, object[] | undefined]>([
    [{}, [BACKUP]],
    [{ disableDefaultBackupPolicy: false }, [BACKUP]],
    [{ disableDefaultBackupPolicy: true }, undefined],
    [{ allowRestores: true }, [BACKUP, RESTORE]],
    [{ allowRestores: false }, [BACKUP]],
    [{ allowRestores: true, disableDefaultBackupPolicy: true }, [RESTORE]],
  ])('has with %j the managed policies of aws-cdk-lib/aws-backup', (options, policies) => {
    const made = testStack();
    select(made, [TAG], options);
    expect(roleIn(made).ManagedPolicyArns).toEqual(policies);

    const given = testStack();
    const role = new iam.Role(given, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') });
    select(given, [TAG], { ...options, role });
    expect(roleIn(given).ManagedPolicyArns).toEqual(policies);

    const theirs = testStack();
    new upstream.BackupSelection(theirs, 'Selection', {
      backupPlan: upstream.BackupPlan.fromBackupPlanId(theirs, 'Plan', 'a1b2c3d4'), resources: [TAG], ...options,
    });
    expect(Template.fromStack(made).toJSON()).toEqual(Template.fromStack(theirs).toJSON());
  });

  test('may be imported', () => {
    const stack = testStack();
    const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/backup');
    const selection = select(stack, [TAG], { role });
    expect(selection.grantPrincipal).toBe(role);
    expect(selectionIn(stack).BackupSelection.IamRoleArn).toBe('arn:aws:iam::111111111111:role/backup');
    expect(resourcesOf(stack, 'AWS::IAM::Role')).toEqual({});
  });

  test('can be granted what else it needs', () => {
    const stack = testStack();
    const bucket = new s3.Bucket(stack, 'Bucket');
    bucket.grantRead(select(stack, [TAG]));
    const arn = { 'Fn::GetAtt': ['Bucket83908E77', 'Arn'] };
    expect(resourceOf(stack, 'AWS::IAM::Policy').Properties).toMatchObject({
      PolicyDocument: {
        Statement: [{
          Action: ['s3:GetObject*', 's3:GetBucket*', 's3:List*'],
          Effect: 'Allow',
          Resource: [arn, { 'Fn::Join': ['', [arn, '/*']] }],
        }],
      },
      Roles: [{ Ref: 'SelectionRoleD0EAEC83' }],
    });
  });
});

test('its attributes refer to the resource', () => {
  const stack = testStack();
  const { backupPlanId, selectionId } = select(stack, [TAG]);
  expect(stack.resolve({ backupPlanId, selectionId })).toEqual({
    backupPlanId: { 'Fn::GetAtt': ['Selection0965D78F', 'BackupPlanId'] },
    selectionId: { 'Fn::GetAtt': ['Selection0965D78F', 'SelectionId'] },
  });
});

describe('the plan', () => {
  test.each<[string, (stack: Stack) => upstream.IBackupPlanRef, unknown]>([
    ['an import', (stack) => BackupPlan.fromBackupPlanId(stack, 'Plan', 'a1b2c3d4'), 'a1b2c3d4'],
    ['an L2', (stack) => BackupPlan.daily35DayRetention(stack, 'Plan'), { 'Fn::GetAtt': ['PlanDAF4E53A', 'BackupPlanId'] }],
    ['an L2 of aws-cdk-lib', (stack) => upstream.BackupPlan.daily35DayRetention(stack, 'Plan'), { 'Fn::GetAtt': ['PlanDAF4E53A', 'BackupPlanId'] }],
    ['a bare L1', (stack) => new upstream.CfnBackupPlan(stack, 'Plan', {
      backupPlan: { backupPlanName: 'mine', backupPlanRule: [{ ruleName: 'daily', targetBackupVault: 'main' }] },
    }), { Ref: 'Plan' }],
  ])('may be %s', (_, planIn, id) => {
    const stack = testStack();
    new BackupSelection(stack, 'Selection', { backupPlan: planIn(stack), resources: [TAG] });
    expect(selectionIn(stack).BackupPlanId).toEqual(id);
  });

  test('of ours takes a selection of aws-cdk-lib/aws-backup', () => {
    const stack = testStack();
    const plan = BackupPlan.daily35DayRetention(stack, 'Plan');
    new upstream.BackupSelection(stack, 'Selection', { backupPlan: plan, resources: [upstream.BackupResource.fromTag('a', 'b')] });
    expect(selectionIn(stack).BackupPlanId).toEqual({ 'Fn::GetAtt': ['PlanDAF4E53A', 'BackupPlanId'] });
  });

  test('adds a selection under its own id', () => {
    const plan = BackupPlan.daily35DayRetention(testStack(), 'Plan');
    const selection = plan.addSelection('Mine', { resources: [TAG] });
    expect(selection).toBeInstanceOf(BackupSelection);
    expect(selection.node.path).toBe('Stack/Plan/Mine');
  });
});

describe('the name', () => {
  const nameIn = (stack: Stack) => selectionIn(stack).BackupSelection.SelectionName;

  test.each(['a', 'A.b-c_0', 'x'.repeat(50), 'x'.repeat(51), 'team:orders', '{{resolve:ssm:/backup/selection}}', 'dummy-value-for-/selection'])('that is given is kept: %s', (backupSelectionName) => {
    const stack = testStack();
    select(stack, [TAG], { backupSelectionName });
    expect(nameIn(stack)).toBe(backupSelectionName);
  });

  test.each(['a b', 'é', 'a/b'])('that is given is refused where AWS Backup refuses it: %s', (backupSelectionName) => {
    expect(messageOf(() => select(testStack(), [TAG], { backupSelectionName })))
      .toBe(`Stack/Selection: 'backupSelectionName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got '${backupSelectionName}'`);
  });

  test.each([
    ['Selection', 'Selection'],
    ['x'.repeat(50), 'x'.repeat(50)],
    ['x'.repeat(51), 'x'.repeat(51)],
    ['team:orders', 'team:orders'],
    [`${'x'.repeat(51)} y`, expect.stringMatching(/^x{41}-[0-9a-f]{8}$/)],
    ['All of it', expect.stringMatching(/^All-of-it-[0-9a-f]{8}$/)],
  ])('is generated from the id %s', (id, name) => {
    const stack = testStack();
    select(stack, [TAG], {}, id);
    expect(nameIn(stack)).toEqual(name);
  });

  test.each([
    ['x'.repeat(51), 'has 51 characters'],
    ['team:orders', "has a ':'"],
  ])('gives a warning where AWS Backup may refuse it: %s', (id, why) => {
    const byId = testStack();
    select(byId, [TAG], {}, id);
    const byName = testStack();
    select(byName, [TAG], { backupSelectionName: id });
    const text = `the name of the selection ${why}, got '${id}': CloudFormation takes it, and AWS Backup, whose documentation knows names of 1 to 50 characters of letters, digits, `
      + "'-', '_' and '.', may refuse it: take another one, or acknowledge this if it is deployed already";
    expect(warningsOf(byId)).toEqual([{ path: `Stack/${id}`, id: 'cdk-aws-backup:nameMayBeRefused', text }]);
    expect(warningsOf(byName)).toEqual([{ path: 'Stack/Selection', id: 'cdk-aws-backup:nameMayBeRefused', text }]);
  });

  test('is another one for an id that differs where it is cut', () => {
    const stack = testStack();
    ['a', 'b'].forEach((end) => select(stack, [TAG], {}, `x ${'x'.repeat(57)}${end}`));
    const names = Object.values(resourcesOf(stack, 'AWS::Backup::BackupSelection')).map(({ Properties }) => Properties.BackupSelection.SelectionName);
    expect(new Set(names).size).toBe(2);
  });
});

test('a selection works in a stack of a stage', () => {
  const stack = new Stack(new Stage(new App(), 'Stage', { env: HERE }), 'Stack');
  select(stack, [TAG]);
  expect(selectionIn(stack).BackupPlanId).toBe('a1b2c3d4');
});

test('a subclass can add what it needs', () => {
  class ProductionSelection extends BackupSelection {
    constructor(scope: Stack, id: string, props: Omit<BackupSelectionProps, 'resources'>) {
      super(scope, id, { ...props, resources: [TAG] });
    }
  }
  const stack = testStack();
  new ProductionSelection(stack, 'Selection', { backupPlan: BackupPlan.fromBackupPlanId(stack, 'Plan', 'a') });
  expect(selectionIn(stack).BackupSelection.ListOfTags).toHaveLength(1);
});
