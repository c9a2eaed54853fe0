import { Aws, CfnParameter, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { BackupPlan, BackupResource, BackupResourceType, BackupSelection, BackupSelectionCondition, BackupSelectionOptions } from '../../src';
import { testStack, warningsOf } from '../util';
import { tableIn } from './resources';

const { allOf, everything, fromArn, fromConstruct, fromDynamoDbTable, fromS3Bucket, fromTag } = BackupResource;
const { tagEquals, tagLike, tagNotEquals, tagNotLike } = BackupSelectionCondition;

/** The warnings of a selection in a stack, by id. */
function warningsFor(options: (stack: Stack) => BackupSelectionOptions): string[] {
  const stack = testStack();
  new BackupSelection(stack, 'Selection', { backupPlan: BackupPlan.fromBackupPlanId(stack, 'Plan', 'a1b2c3d4'), ...options(stack) });
  expect(warningsOf(stack)).toEqual(warningsOf(stack));
  return warningsOf(stack).map(({ id, text }) => `${id.replace('cdk-aws-backup:', '')}: ${text}`);
}

const noArn = (arn: string, property = 'resources') => `selectsNothing: '${arn}' in '${property}' can be no ARN of a resource: `
  + "one is like arn:<partition>:<service>:<region>:<account>:<resource>, and '*' alone is everything";
const literal = (value: string, key = 'stage') => `wildcardInValue: '*' in the value '${value}' of the tag '${key}' is a character like any other: `
  + 'BackupSelectionCondition.tagLike() and tagNotLike() take it for any characters';
const contradiction = (key: string, value: string) => `selectsNothing: 'conditions' ask for the tag '${key}' with '${value}' and for something else of it, `
  + 'which no resource can have';

test.each<[string, (stack: Stack) => BackupSelectionOptions, string[]]>([
  ['the key of a condition for a tag', () => ({ resources: [fromTag('aws:ResourceTag/stage', 'prod')] }),
    ["selectsNothing: no tag has the key 'aws:ResourceTag/stage': fromTag() takes the key alone, 'stage'"]],
  ['an empty key', () => ({ resources: [fromTag('', 'prod')] }), ['selectsNothing: no tag has an empty key']],
  ['an empty key of a condition', () => ({ conditions: [tagEquals('', 'prod')] }), ['selectsNothing: no tag has an empty key']],
  ['a wildcard in the value of a tag', () => ({ resources: [fromTag('stage', 'prod-*')] }), [literal('prod-*')]],
  ['a wildcard in a value that has to be equal', () => ({ conditions: [tagEquals('stage', 'prod-*')] }), [literal('prod-*')]],
  ['a wildcard in a value that must not be equal', () => ({ conditions: [tagNotEquals('stage', '*')] }), [literal('*')]],
  ['two values of one tag', () => ({ conditions: [tagEquals('a', '1'), tagEquals('a', '2')] }), [contradiction('a', '1')]],
  ['a value that is left out', () => ({ conditions: [tagNotEquals('a', '1'), tagEquals('a', '1')] }), [contradiction('a', '1')]],
  ['a tag that is called as a property is in templates', () => ({ conditions: [tagEquals('Conditions', "'Resources'"), tagEquals('Conditions', '2')] }),
    [contradiction('Conditions', "'Resources'")]],
  ['a value that is called so', () => ({ conditions: [tagEquals("'NotResources'", "x* in 'Conditions'$&")] }), [literal("x* in 'Conditions'$&", "'NotResources'")]],
  ['a value that a pattern does not match', () => ({ conditions: [tagLike('a', 'x-*'), tagEquals('a', '1')] }), [contradiction('a', '1')]],
  ['a value that a pattern leaves out', () => ({ conditions: [tagEquals('a', '1'), tagNotLike('a', '*')] }), [contradiction('a', '1')]],
  ['patterns that nothing is like at once', () => ({ conditions: [tagLike('a', 'x-*'), tagLike('a', 'y-*')] }),
    ["selectsNothing: 'conditions' ask for the tag 'a' like 'x-*' and for something else of it, which no resource can have"]],
  ['a pattern that is left out', () => ({ conditions: [tagLike('a', 'x-1*'), tagNotLike('a', 'x-*')] }),
    ["selectsNothing: 'conditions' ask for the tag 'a' like 'x-1*' and for something else of it, which no resource can have"]],
  ['a tag that the conditions leave out', () => ({ resources: [fromTag('stage', 'dev')], conditions: [tagEquals('stage', 'prod')] }),
    ["selectsNothing: no resource with the tag 'stage' with 'dev' meets 'conditions', so that nothing is selected"]],
  ['a tag that a pattern of the conditions leaves out', () => ({ resources: [fromTag('stage', 'dev')], conditions: [tagLike('stage', 'prod-*')] }),
    ["selectsNothing: no resource with the tag 'stage' with 'dev' meets 'conditions', so that nothing is selected"]],
  ['one of two tags', () => ({ resources: [fromTag('a', '1'), fromTag('a', '2')], conditions: [tagNotEquals('a', '2')] }),
    ["selectsNothing: no resource with the tag 'a' with '2' meets 'conditions'"]],
  ['an ARN within a pattern that is left out', () => ({
    resources: [fromArn('arn:aws:dynamodb:eu-west-1:111111111111:table/tmp-1'), fromTag('a', 'b')], notResources: [fromArn('arn:aws:dynamodb:*:*:table/tmp-*')],
  }), ["selectsNothing: 'arn:aws:dynamodb:eu-west-1:111111111111:table/tmp-1' is in 'resources' and in 'notResources', and so it is left out"]],
  ['patterns within patterns that are left out', () => ({
    resources: [fromArn('arn:aws:ec2:eu-west-1:*:volume/*'), fromArn('arn:aws:ec2:eu-west-2:*:volume/*')], notResources: [fromArn('arn:aws:ec2:*:*:volume/*')],
  }), ["selectsNothing: 'arn:aws:ec2:eu-west-1:*:volume/*', 'arn:aws:ec2:eu-west-2:*:volume/*' are in 'resources' and in 'notResources', and so they are left out"]],
  ['a table but its construct', (stack) => ({ resources: [fromDynamoDbTable(tableIn(stack)), fromTag('a', 'b')], notResources: [fromConstruct(stack)] }),
    ["selectsNothing: 'Stack/Table' is in 'resources' and in 'notResources', and so it is left out"]],
  ['everything but everything', () => ({ notResources: [everything()] }), ["selectsNothing: 'notResources' has everything, so that nothing is selected"]],
  ['a resource but itself', (stack) => {
    const table = fromDynamoDbTable(tableIn(stack));
    return { resources: [table, fromTag('a', 'b')], notResources: [table] };
  }, ["selectsNothing: 'Stack/Table' is in 'resources' and in 'notResources', and so it is left out"]],
  ['a type but itself', () => ({ resources: [allOf(BackupResourceType.EFS)], notResources: [allOf(BackupResourceType.EFS)] }),
    ["selectsNothing: 'arn:*:elasticfilesystem:*:*:file-system/*' is in 'resources' and in 'notResources', and so it is left out"]],
  ['everything but everything', () => ({ resources: [everything()], notResources: [everything()] }), [
    "selectsNothing: 'notResources' has everything, so that nothing is selected",
  ]],
  ['all but an empty construct', (stack) => ({ notResources: [fromConstruct(new Construct(stack, 'Empty'), { resourceTypes: [BackupResourceType.EFS] })] }), [
    "selectsNothing: nothing is collected from fromConstruct('Stack/Empty'), which holds none of what is collected: EFS",
    "selectsEverything: 'notResources' comes to nothing, so that the selection is of every resource that AWS Backup protects in the account and Region, whoever made it; "
      + 'say BackupResource.everything() where it is meant',
  ]],
  ['a word', () => ({ resources: [fromArn('foo*')] }), [noArn('foo*')]],
  ['two asterisks', () => ({ resources: [fromArn('a*'), fromArn('a*')] }), [noArn('a*')]],
  ['words', () => ({ resources: [fromTag('a', 'b')], notResources: [fromArn('not an arn')] }), [noArn('not an arn', 'notResources')]],
  ['an ARN that is too short', () => ({ resources: [fromArn('arn:aws:s3')] }), [noArn('arn:aws:s3')]],
  ['an ARN that is one section short', () => ({ resources: [fromArn('arn:aws:ec2:eu-west-1:volume/vol-1')] }), [noArn('arn:aws:ec2:eu-west-1:volume/vol-1')]],
  ['what begins otherwise, whatever follows', () => ({ resources: [fromArn(`x${Aws.REGION}:s3:::a`)] }), [noArn('x*:s3:::a')]],
  ['an ARN with a question mark', () => ({ resources: [fromArn('arn:aws:dynamodb:eu-west-1:111111111111:table/a?b')] }),
    [noArn('arn:aws:dynamodb:eu-west-1:111111111111:table/a?b')]],
  ['a tag beside a pattern and conditions', () => ({ resources: [fromTag('a', 'b'), fromArn('arn:aws:ec2:*:*:volume/*')], conditions: [tagEquals('c', 'd')] }), [
    "tagBesideWildcard: tags do not narrow ARNs: every resource that matches 'arn:aws:ec2:*:*:volume/*' and meets the conditions is backed up, "
      + 'with the tag or without it; leave the wildcard out to select by tag alone',
  ]],
])('it is said that this is pointless: %s', (_, options, warnings) => {
  expect(warningsFor(options)).toEqual(warnings);
});

test.each<[string, (stack: Stack) => BackupSelectionOptions]>([
  ['one value of a tag, twice', () => ({ conditions: [tagEquals('a', '1'), tagEquals('a', '1')] })],
  ['values of two tags', () => ({ conditions: [tagEquals('a', '1'), tagEquals('b', '2')] })],
  ['a value that a pattern matches', () => ({ conditions: [tagEquals('a', 'x-1'), tagLike('a', 'x-*'), tagNotEquals('a', 'x-2')] })],
  ['a value that only deployment knows', (stack) => ({ conditions: [tagEquals('a', '1'), tagEquals('a', new CfnParameter(stack, 'P').valueAsString)] })],
  ['patterns of values', () => ({ conditions: [tagLike('a', '*'), tagNotLike('a', 'x*')] })],
  ['all but a part of the tree', (stack) => ({ notResources: [fromConstruct(tableIn(stack))] })],
  ['all but an empty construct, on a condition', (stack) => ({
    resources: [fromTag('a', 'b')], conditions: [tagEquals('a', 'b')], notResources: [fromConstruct(tableIn(stack))],
  })],
  ['a construct but a part of it', (stack) => {
    tableIn(stack, 'Kept');
    return { resources: [fromConstruct(stack)], notResources: [fromDynamoDbTable(tableIn(stack)), fromConstruct(tableIn(stack, 'B'))] };
  }],
  ['patterns that a value can be like at once', () => ({ conditions: [tagLike('a', 'x-*'), tagLike('a', '*-y')] })],
  ['patterns of which one leaves out a part of the other', () => ({ conditions: [tagLike('a', 'x-*'), tagNotLike('a', 'x-1*')] })],
  ['a pattern but one value that is like it', () => ({ conditions: [tagLike('a', 'x-*'), tagNotEquals('a', 'x-1')] })],
  ['a pattern that only deployment knows', (stack) => ({ conditions: [tagLike('a', 'x-*'), tagLike('a', `${new CfnParameter(stack, 'P').valueAsString}-*`)] })],
  ['a question mark, which may be any character', () => ({ conditions: [tagLike('a', 'x?'), tagLike('a', 'xy'), tagEquals('a', 'xy')] })],
  ['a tag that meets the conditions', () => ({ resources: [fromTag('a', 'x-1')], conditions: [tagLike('a', 'x-*'), tagNotEquals('b', '1')] })],
  ['a tag of which only deployment knows the value', (stack) => ({ resources: [fromTag('a', new CfnParameter(stack, 'P').valueAsString)], conditions: [tagEquals('a', '1')] })],
  ['an ARN beside a pattern that leaves out others', () => ({
    resources: [fromArn('arn:aws:dynamodb:eu-west-1:111111111111:table/orders')], notResources: [fromArn('arn:aws:dynamodb:*:*:table/tmp-*')],
  })],
  ['a type but some of it', () => ({ resources: [allOf(BackupResourceType.EFS)], notResources: [fromArn('arn:aws:elasticfilesystem:eu-west-1:111111111111:file-system/fs-1')] })],
  ['an ARN of a service', () => ({ resources: [fromArn('arn:aws:ec2:*')] })],
  ['an ARN of all sections', () => ({ resources: [fromArn('arn:aws:ec2:eu-west-1:111111111111:volume/vol-1')] })],
  ['an ARN of which only a part is known', (stack) => ({ resources: [fromArn(`arn:${stack.partition}:ec2:${stack.region}:${stack.account}:volume/vol-1`)] })],
  ['an ARN that only deployment knows', (stack) => ({ resources: [fromArn(new CfnParameter(stack, 'P').valueAsString)] })],
  ['a bucket', (stack) => ({ resources: [fromS3Bucket(new s3.Bucket(stack, 'B', { versioned: true }))] })],
])('nothing is said of %s', (_, options) => {
  expect(warningsFor(options)).toEqual([]);
});
