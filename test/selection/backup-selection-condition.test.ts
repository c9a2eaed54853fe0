import { Lazy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { BackupPlan, BackupResource, BackupResourceType, BackupSelectionCondition, BackupSelectionOptions } from '../../src';
import { messageOf, resourceOf, synthesisProblemsOf, testStack, warningsOf } from '../util';
import { tableIn, tableArn } from './resources';

const VERSIONED = { versioningConfiguration: { status: 'Enabled' } };
const { tagEquals, tagLike, tagNotEquals, tagNotLike } = BackupSelectionCondition;

function selected(options: BackupSelectionOptions, stack = testStack()): any {
  select(stack, options);
  return resourceOf(stack, 'AWS::Backup::BackupSelection').Properties.BackupSelection;
}

function select(stack: Stack, options: BackupSelectionOptions) {
  return BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', options);
}

describe('conditions', () => {
  test('are written by operator, in the order given, with the prefix', () => {
    const { Conditions } = selected({
      conditions: [tagEquals('stage', 'prod'), tagNotLike('owner', 'tmp-*'), tagEquals('tier', '1'), tagNotEquals('skip', 'yes'), tagLike('team', '*-core')],
    });
    expect(Conditions).toEqual({
      StringEquals: [{ ConditionKey: 'aws:ResourceTag/stage', ConditionValue: 'prod' }, { ConditionKey: 'aws:ResourceTag/tier', ConditionValue: '1' }],
      StringNotLike: [{ ConditionKey: 'aws:ResourceTag/owner', ConditionValue: 'tmp-*' }],
      StringNotEquals: [{ ConditionKey: 'aws:ResourceTag/skip', ConditionValue: 'yes' }],
      StringLike: [{ ConditionKey: 'aws:ResourceTag/team', ConditionValue: '*-core' }],
    });
  });

  test('have the prefix once, whoever wrote it', () => {
    const { Conditions } = selected({ conditions: [tagEquals('aws:ResourceTag/stage', 'prod')] });
    expect(Conditions).toEqual({ StringEquals: [{ ConditionKey: 'aws:ResourceTag/stage', ConditionValue: 'prod' }] });
  });

  test('may be tokens', () => {
    const { Conditions } = selected({ conditions: [tagEquals(Lazy.string({ produce: () => 'stage' }), Lazy.string({ produce: () => 'prod' }))] });
    expect(Conditions).toEqual({ StringEquals: [{ ConditionKey: 'aws:ResourceTag/stage', ConditionValue: 'prod' }] });
  });

  test('say what they are', () => {
    expect(tagNotLike('aws:ResourceTag/owner', 'tmp-*')).toMatchObject({ conditionOperator: 'StringNotLike', key: 'owner', value: 'tmp-*' });
  });

  test('alone select from everything, and that is written out', () => {
    expect(selected({ conditions: [tagEquals('stage', 'prod')] })).toMatchObject({ Resources: ['*'] });
  });

  test('narrow what is given', () => {
    const selection = selected({ resources: [BackupResource.fromTag('stage', 'prod')], conditions: [tagNotEquals('tier', '3')] });
    expect(selection.ListOfTags).toHaveLength(1);
    expect(selection).not.toHaveProperty('Resources');
  });

  test('do not make everything of constructs that hold nothing', () => {
    const stack = testStack();
    select(stack, { resources: [BackupResource.fromConstruct(stack)], conditions: [tagEquals('stage', 'prod')] });
    expect(synthesisProblemsOf(stack)).toEqual([expect.stringContaining("'resources' must select at least one ARN or tag")]);
  });

  test('are at most 30', () => {
    const some = (count: number) => Array.from({ length: count }, (_, index) => tagEquals(`k${index}`, 'v'));
    expect(selected({ conditions: some(30) }).Conditions.StringEquals).toHaveLength(30);
    expect(messageOf(() => select(testStack(), { conditions: some(31) }))).toBe("Stack/Plan/Selection: 'conditions' must have at most 30 elements, got 31");
  });

  test('and nothing else is needed: no warning', () => {
    const stack = testStack();
    select(stack, { conditions: [tagEquals('stage', 'prod')] });
    expect(warningsOf(stack)).toEqual([]);
  });

  test.each<[string, BackupSelectionOptions]>([
    ['nothing', {}],
    ['no elements', { resources: [] }],
    ['empty conditions', { conditions: [], notResources: [] }],
    ['an empty list beside conditions', { resources: [], conditions: [tagEquals('stage', 'prod')] }],
  ])('with %s, nothing is selected, which is refused', (_, options) => {
    const stack = testStack();
    select(stack, options);
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Plan/Selection] 'resources' must select at least one ARN or tag, got none"]);
  });
});

describe('notResources', () => {
  test('are left out, alone of everything', () => {
    const stack = testStack();
    const bucket = new s3.Bucket(stack, 'Bucket');
    expect(selected({ notResources: [BackupResource.fromS3Bucket(bucket), BackupResource.fromArn('arn:aws:s3:::logs-*')] }, stack)).toMatchObject({
      Resources: ['*'],
      NotResources: [{ 'Fn::GetAtt': ['Bucket83908E77', 'Arn'] }, 'arn:aws:s3:::logs-*'],
    });
  });

  test('are left out of what is given: every bucket but one', () => {
    const stack = testStack();
    const logs = new s3.Bucket(stack, 'Logs');
    const selection = selected({
      resources: [BackupResource.allOf(BackupResourceType.S3)],
      notResources: [BackupResource.fromS3Bucket(logs)],
    }, stack);
    expect(selection).toMatchObject({
      Resources: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::*']] }],
      NotResources: [{ 'Fn::GetAtt': ['Logs6819BB44', 'Arn'] }],
    });
  });

  test('can be whole constructs', () => {
    const stack = testStack();
    tableIn(stack);
    const selection = selected({ resources: [BackupResource.everything()], notResources: [BackupResource.fromConstruct(stack)] }, stack);
    expect(selection.NotResources).toEqual([tableArn('Table')]);
  });

  test('can be constructs that hold nothing, which is warned about', () => {
    const stack = testStack();
    select(stack, { resources: [BackupResource.fromTag('stage', 'prod')], notResources: [BackupResource.fromConstruct(stack)] });
    expect(warningsOf(stack).map(({ id, text }) => [id, text])).toEqual([
      ['cdk-aws-backup:selectsNothing', expect.stringContaining("nothing is collected from fromConstruct('Stack')")],
    ]);
    expect(resourceOf(stack, 'AWS::Backup::BackupSelection').Properties.BackupSelection).not.toHaveProperty('NotResources');
  });

  test('take no tags', () => {
    expect(messageOf(() => select(testStack(), { notResources: [BackupResource.fromTag('stage', 'test')] }))).toBe(
      "Stack/Plan/Selection: 'notResources' must have no tags, got the tag 'stage' with 'test': leave it out by BackupSelectionCondition.tagNotEquals() in 'conditions'");
  });

  test.each([
    [500, 0, undefined],
    [501, 0, "'notResources' must have at most 500 ARNs, got 501; split them into several selections"],
    [0, 30, undefined],
    [0, 31, "'notResources' must have at most 30 ARNs with '*', got 31; split them into several selections"],
  ])('%d ARNs and %d wildcards', (plain, wild, problem) => {
    const notResources = [
      ...Array.from({ length: plain }, (_, index) => BackupResource.fromArn(`arn:aws:s3:::b${index}`)),
      ...Array.from({ length: wild }, (_, index) => BackupResource.fromArn(`arn:aws:s3:::b${index}-*`)),
    ];
    const make = () => select(testStack(), { notResources });
    if (problem) { expect(messageOf(make)).toBe(`Stack/Plan/Selection: ${problem}`); } else { expect(make).not.toThrow(); }
  });

  test.each(['resources', 'notResources'])('a wildcard within a name in %s is refused', (property) => {
    expect(messageOf(() => select(testStack(), { [property]: [BackupResource.fromArn('arn:aws:s3:::*-logs')] }))).toBe(
      `Stack/Plan/Selection: '${property}' must have '*' only for a whole section of an ARN or at the end of a name, got 'arn:aws:s3:::*-logs'`);
  });
});

describe('warnings', () => {
  test('name what a construct holds and fromConstruct() leaves out', () => {
    const stack = testStack();
    tableIn(stack);
    new s3.CfnBucket(stack, 'Orders', VERSIONED);
    new s3.CfnBucket(stack, 'Logs', VERSIONED);
    select(stack, { resources: [BackupResource.fromConstruct(stack)] });
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Plan/Selection',
      id: 'cdk-aws-backup:leftOut',
      text: "fromConstruct() leaves out what it does not collect by default: 'Stack/Orders', 'Stack/Logs' (S3); "
        + 'give it { resourceTypes: BackupResourceType.all() }, or the types that are meant',
    }]);
  });

  test.each([
    [10, ''],
    [11, ' and 1 more'],
    [250, ' and 240 more'],
  ])('name ten of %d that are left out', (count, more) => {
    const stack = testStack();
    tableIn(stack);
    Array.from({ length: count }, (_, index) => new s3.CfnBucket(stack, `Bucket${index}`, VERSIONED));
    select(stack, { resources: [BackupResource.fromConstruct(stack)] });
    const named = Array.from({ length: 10 }, (_, index) => `'Stack/Bucket${index}'`).join(', ');
    expect(warningsOf(stack).map(({ text }) => text)).toEqual([
      `fromConstruct() leaves out what it does not collect by default: ${named}${more} (S3); `
      + 'give it { resourceTypes: BackupResourceType.all() }, or the types that are meant',
    ]);
  });

  test('do not name what another of its constructs selects by the types that it is asked for', () => {
    const stack = testStack();
    tableIn(stack);
    const part = new Construct(stack, 'Part');
    new s3.CfnBucket(part, 'Orders', { versioningConfiguration: { status: 'Enabled' } });
    select(stack, {
      resources: [BackupResource.fromConstruct(stack), BackupResource.fromConstruct(part, { resourceTypes: [BackupResourceType.S3] })],
    });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('do not name what is selected by itself, or was left out by asking for types', () => {
    const stack = testStack();
    tableIn(stack);
    const bucket = new s3.CfnBucket(stack, 'Orders', { versioningConfiguration: { status: 'Enabled' } });
    select(stack, { resources: [BackupResource.fromConstruct(stack), BackupResource.fromS3Bucket(bucket)] });
    expect(warningsOf(stack)).toEqual([]);

    const other = testStack();
    tableIn(other);
    new s3.CfnBucket(other, 'Orders', VERSIONED);
    select(other, { resources: [BackupResource.fromConstruct(other, { resourceTypes: [BackupResourceType.DYNAMODB] })] });
    expect(warningsOf(other)).toEqual([]);
  });

  test('say that a pattern is shared', () => {
    const stack = testStack();
    select(stack, { resources: [BackupResource.allOf(BackupResourceType.AURORA)] });
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Plan/Selection',
      id: 'cdk-aws-backup:sharedPattern',
      text: 'Aurora clusters are selected by a pattern that selects RDS Multi-AZ clusters, DocumentDB clusters, Neptune clusters, too',
    }]);
  });

  test('name only types that were not meant, and say nothing where all were', () => {
    const stack = testStack();
    const meant = [BackupResourceType.RDS, BackupResourceType.AURORA, BackupResourceType.DOCUMENTDB].map((type) => BackupResource.allOf(type));
    select(stack, { resources: meant });
    expect(warningsOf(stack).map(({ text }) => text)).toEqual([
      'RDS Multi-AZ clusters, Aurora clusters, DocumentDB clusters are selected by a pattern that selects Neptune clusters, too',
    ]);

    const other = testStack();
    select(other, { resources: [...meant, BackupResource.allOf(BackupResourceType.NEPTUNE)] });
    expect(warningsOf(other)).toEqual([]);
  });

  test('are none for everything said so', () => {
    const stack = testStack();
    select(stack, { resources: [BackupResource.everything()] });
    expect(warningsOf(stack)).toEqual([]);
  });
});
