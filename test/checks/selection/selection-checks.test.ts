import { App, Aws, CfnCondition, CfnParameter, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import * as v2 from 'aws-cdk-lib/aws-backup';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BackupPlan, BackupResource, BackupSelection, BackupSelectionCondition } from '../../../src';
import type { BackupSelectionOptions } from '../../../src';
import { HERE, l1Of, synthesisProblemsOf, testStack, THERE, warningsOf } from '../../util';
import { ORIGINS, ORIGINS_OF_OURS, planOf, saidOf } from '../origins';
import type { Backup, Program } from '../origins';

const RULES = () => [{ ruleName: 'a' }];
const backupTrust = { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') };
const POLICY = 'service-role/AWSBackupServiceRolePolicyForBackup';

/** A plan with one selection. */
function selecting(
  options: (stack: Stack, backup: Backup) => BackupSelectionOptions, change?: (resource: CfnResource, stack: Stack) => void,
): Program {
  return planOf(RULES, (plan, stack, backup) => {
    const selection = plan.addSelection('Selection', options(stack, backup));
    change?.(selection.node.defaultChild as CfnResource, stack);
  });
}

/** What is said, but for what the plan itself is told of. */
const said = (program: Program, origin: typeof ORIGINS[number], ...ids: string[]) =>
  saidOf(program, origin).filter((line) => line.includes("'Stack/Plan/Selection'") && (ids.length === 0 || ids.some((id) => line.includes(id))));

describe.each(ORIGINS)('of %s', (origin) => {
  test.each<[string, Program, string[]]>([
    ['tags of two keys', selecting((_, { BackupResource: { fromTag } }) => ({ resources: [fromTag('a', '1'), fromTag('b', '2')] })), [
      "warning 'Stack/Plan/Selection': tags in one selection are alternatives: a resource with any of the tags a, b is backed up, not only one that has them all [tagsAreAlternatives]",
    ]],
    ['values of one key', selecting((_, { BackupResource: { fromTag } }) => ({ resources: [fromTag('a', '1'), fromTag('a', '2')] })), []],
    ['a tag beside a pattern', selecting((_, { BackupResource: { fromArn, fromTag } }) => ({ resources: [fromTag('a', '1'), fromArn('arn:aws:ec2:*:*:volume/*')] })), [
      "warning 'Stack/Plan/Selection': tags do not narrow ARNs: every resource that matches 'arn:aws:ec2:*:*:volume/*' is backed up, whatever its tags; "
        + 'leave the wildcard out to select by tag alone [tagBesideWildcard]',
    ]],
    ['a role of another account', selecting((stack, { BackupResource: { fromTag } }) => ({
      resources: [fromTag('a', '1')], role: new iam.Role(new Stack(stack.node.root as App, 'Far', { env: THERE }), 'Role', { ...backupTrust, roleName: 'far' }),
    })), [
      `warning 'Stack/Plan/Selection': AWS Backup assumes roles of the account of the plan (${HERE.account}) only, and 'Far/Role' is of ${THERE.account}: `
        + 'give the selection a role of its own account [roleOfOtherAccount]',
    ]],
    ['a bucket of which the role knows nothing', selecting((stack, { BackupResource: { fromArn } }) => ({
      resources: [fromArn('arn:aws:s3:::logs')], role: new iam.Role(stack, 'Role', backupTrust),
    })), [
      "warning 'Stack/Plan/Selection': an ARN selects S3 buckets, and the role 'Stack/Role' lacks the AWS managed policy AWSBackupServiceRolePolicyForS3Backup, "
        + 'without which AWS Backup cannot back them up: select them by their type, or give the role the policy [backupPolicyMissing]',
    ]],
    ['a role with a policy of its own', selecting((stack, { BackupResource: { fromArn } }) => {
      const role = new iam.Role(stack, 'Role', backupTrust);
      role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:*'], resources: ['*'] }));
      return { resources: [fromArn('arn:aws:s3:::logs')], role };
    }), []],
    ['a role that only deployment knows', selecting((stack, { BackupResource: { fromArn } }) => ({
      resources: [fromArn('arn:aws:s3:::logs')], role: iam.Role.fromRoleArn(stack, 'Role', new CfnParameter(stack, 'RoleArn').valueAsString),
    })), []],
  ])('%s', (_, program, expected) => {
    expect(said(program, origin, 'tags', 'roleOfOtherAccount', 'tagBeside', 'an ARN selects')).toEqual(expected);
  });

  test('a bucket without versioning is said of the plan, whoever selects it', () => {
    const program = selecting((stack, { BackupResource: { fromArn } }) => ({ resources: [fromArn(new s3.CfnBucket(stack, 'Bucket').attrArn)] }));
    expect(saidOf(program, origin)).toContain(
      "warning 'Stack/Plan': AWS Backup does not back up a bucket without versioning: turn it on for 'Stack/Bucket' [bucketWithoutVersioning]");
  });

  test('what is elsewhere is said of the plan', () => {
    const program = selecting((_, { BackupResource: { fromArn } }) => ({ resources: [fromArn('arn:aws:dynamodb:us-east-1:111111111111:table/x')] }));
    expect(saidOf(program, origin)).toContain("warning 'Stack/Plan': a plan backs up what is in its own account and Region (111111111111, eu-central-1), and so not "
      + "'arn:aws:dynamodb:us-east-1:111111111111:table/x': give each account and Region a plan of its own [resourceOfOtherEnvironment]");
  });
});

describe.each(ORIGINS_OF_OURS)('of %s', (origin) => {
  const asWritten = (ours: string, written: string) => origin === 'our L2s' ? ours : written;

  test('a role that does not trust AWS Backup is refused', () => {
    const program = selecting((stack, { BackupResource: { fromTag } }) => ({
      resources: [fromTag('a', '1')], role: new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') }),
    }));
    expect(said(program, origin)).toEqual([
      `error 'Stack/Plan/Selection': '${asWritten('role', 'IamRoleArn')}' must be a role that AWS Backup can assume: 'Stack/Role' does not trust backup.amazonaws.com`,
    ]);
  });

  test.each<[string, (backup: Backup, stack: Stack) => BackupSelectionOptions, string, string]>([
    ['a word', ({ BackupResource: { fromArn } }) => ({ resources: [fromArn('foo*')] }), 'selectsNothing', "'foo*' in 'Resources' can be no ARN of a resource: "
      + "one is like arn:<partition>:<service>:<region>:<account>:<resource>, and '*' alone is everything"],
    ['a contradiction', ({ BackupSelectionCondition: { tagEquals } }) => ({ conditions: [tagEquals('a', '1'), tagEquals('a', '2')] }), 'selectsNothing',
      "'Conditions' ask for the tag 'a' with '1' and for something else of it, which no resource can have"],
    ['the key of a condition for a tag', ({ BackupResource: { fromTag } }) => ({ resources: [fromTag('aws:ResourceTag/a', '1')] }), 'selectsNothing',
      "no tag has the key 'aws:ResourceTag/a': 'ListOfTags' takes the key alone, 'a'"],
    ['a wildcard in a value', ({ BackupResource: { fromTag } }) => ({ resources: [fromTag('a', 'x*')] }), 'wildcardInValue',
      "'*' in the value 'x*' of the tag 'a' is a character like any other: StringLike and StringNotLike in 'Conditions' take it for any characters"],
    ['everything but everything', ({ BackupResource: { everything } }) => ({ notResources: [everything()] }), 'selectsNothing',
      "'NotResources' has everything, so that nothing is selected"],
    ['a table but itself', ({ BackupResource: { fromArn } }, stack) => {
      const table = fromArn(new dynamodb.CfnTable(stack, 'Table', { keySchema: [] }).attrArn);
      return { resources: [table], notResources: [table] };
    }, 'selectsNothing', "'Stack/Table' is in 'Resources' and in 'NotResources', and so it is left out"],
  ])('it is said that this is pointless: %s', (_, options, id, written) => {
    const [line, ...more] = said(selecting((stack, backup) => options(backup, stack)), origin, id);
    expect(more).toEqual([]);
    const words = asWritten(written
      .replace("'Resources'", "'resources'").replace("'NotResources'", "'notResources'").replace("'Conditions' ask", "'conditions' ask").replace("'ListOfTags' takes", 'fromTag() takes')
      .replace("StringLike and StringNotLike in 'Conditions' take", 'BackupSelectionCondition.tagLike() and tagNotLike() take'), written);
    expect(line).toBe(`warning 'Stack/Plan/Selection': ${words} [${id}]`);
  });

  test('what is there under a condition only may leave nothing', () => {
    const program = selecting((stack, { BackupResource: { fromConstruct } }) => {
      const condition = new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Stage').valueAsString, 'prod') });
      new dynamodb.CfnTable(stack, 'Table', { keySchema: [] }).cfnOptions.condition = condition;
      return { resources: [fromConstruct(stack)] };
    });
    expect(said(program, origin)).toEqual([`warning 'Stack/Plan/Selection': where the condition 'IsProd' is not met, nothing is left in '${asWritten('resources', 'Resources')}', `
      + 'and AWS Backup refuses a selection of nothing: give the selection the same condition, or select something else beside [emptyUnderCondition]']);
  });

  test('a role that trusts AWS Backup under a condition only is a risk', () => {
    const program = selecting((stack, { BackupResource: { fromTag } }) => {
      const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') });
      new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Stage').valueAsString, 'prod') });
      l1Of(role).addPropertyOverride('AssumeRolePolicyDocument.Statement.0.Principal.Service', { 'Fn::If': ['IsProd', 'backup.amazonaws.com', 'ec2.amazonaws.com'] });
      return { resources: [fromTag('a', '1')], role };
    });
    expect(said(program, origin)).toEqual([`warning 'Stack/Plan/Selection': '${asWritten('role', 'IamRoleArn')}' must be a role that AWS Backup can assume: `
      + "'Stack/Role' does not trust backup.amazonaws.com (where the condition 'IsProd' does not hold) [untrustedRole]"]);
  });
});

describe('overrides count', () => {
  const TAGS = { resources: [BackupResource.fromTag('a', '1')] };
  const EMPTY = "error 'Stack/Plan/Selection': either 'Resources' or 'ListOfTags' must have an element, got none";
  const arns = (count: number) => Array.from({ length: count }, (_, index) => `arn:aws:ec2:eu-central-1:111111111111:volume/vol-${index}`);

  test.each<[string, BackupSelectionOptions, (resource: CfnResource) => void, string[]]>([
    ['that give an empty selection something', { resources: [] }, (resource) => resource.addPropertyOverride('BackupSelection.Resources', arns(1)), []],
    ['that give an empty selection a tag', { resources: [] }, (resource) =>
      resource.addPropertyOverride('BackupSelection.ListOfTags', [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'a', ConditionValue: '1' }]), []],
    ['that take all tags away', TAGS, (resource) => resource.addPropertyDeletionOverride('BackupSelection.ListOfTags'), [EMPTY]],
    ['that leave an empty list', TAGS, (resource) => resource.addPropertyOverride('BackupSelection.ListOfTags', []), [EMPTY]],
    ['that leave conditions alone', { conditions: [BackupSelectionCondition.tagEquals('a', '1')] }, (resource) =>
      resource.addPropertyDeletionOverride('BackupSelection.Resources'), [`${EMPTY} but 'Conditions': write 'Resources: ["*"]' to begin with everything`]],
    ['that give it too much', TAGS, (resource) => resource.addPropertyOverride('BackupSelection.Resources', arns(501)),
      ["error 'Stack/Plan/Selection': 'Resources' must have at most 500 ARNs, got 501; split them into several selections"]],
    ['that only deployment knows', TAGS, (resource) => resource.addPropertyOverride('BackupSelection.ListOfTags', { Ref: 'AWS::NotificationARNs' }), []],
    ['of conditions as a map', TAGS, (resource) => resource.addPropertyOverride('BackupSelection.Conditions', { StringEquals: { 'aws:ResourceTag/a': '1' } }), [
      "error 'Stack/Plan/Selection': 'StringEquals' must be a list of { ConditionKey, ConditionValue }, got an object with the keys 'aws:ResourceTag/a'",
    ]],
    ['of the role', TAGS, (resource) => resource.addPropertyOverride('BackupSelection.IamRoleArn', 'arn:aws:iam::111111111111:role/aws-service-role/backup.amazonaws.com/X'), [
      "error 'Stack/Plan/Selection': 'IamRoleArn' must be a role that AWS Backup can assume, and a service-linked role is none, "
        + "got 'arn:aws:iam::111111111111:role/aws-service-role/backup.amazonaws.com/X'",
    ]],
    ['of the role by its name', TAGS, (resource) => {
      const role = new iam.Role(resource.stack, 'Role', {
        assumedBy: new iam.ServicePrincipal('backup.amazonaws.com'),
        managedPolicies: [
          iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup'),
        ],
      });
      resource.addPropertyOverride('BackupSelection.IamRoleArn', role.roleName);
    }, ["error 'Stack/Plan/Selection': 'IamRoleArn' must be the ARN of a role, got the name of 'Stack/Role', which 'Ref' returns"]],
  ])('%s', (_, options, change, expected) => {
    for (const origin of ORIGINS_OF_OURS) { expect(said(selecting(() => options, change), origin)).toEqual(expected); }
  });

  test('of a selection with constructs that has more than 500 ARNs', () => {
    const stack = new Stack(new App({ context: { '@aws-cdk/core:stackResourceLimit': 0 } }), 'Stack');
    Array.from({ length: 501 }, (_, index) => new dynamodb.CfnTable(stack, `T${index}`, { keySchema: [] }));
    const selection = BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', { resources: [BackupResource.fromConstruct(stack)] });
    l1Of(selection).addPropertyOverride('BackupSelection.SelectionName', 'other');
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Plan/Selection] 'Resources' must have at most 500 ARNs, got 501; split them into several selections"]);
  });

  test('of an own role, both ways', () => {
    const stack = testStack();
    const plan = BackupPlan.daily35DayRetention(stack, 'Plan');
    const [one, two] = ['One', 'Two'].map((id) => l1Of(plan.addSelection(id, TAGS).role));
    one.addPropertyOverride('AssumeRolePolicyDocument.Statement', []);
    expect(() => warningsOf(stack)).not.toThrow();
    two.addPropertyOverride('AssumeRolePolicyDocument.Statement.0.Principal', { Service: 'ec2.amazonaws.com' });
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Plan/Two] 'role' must be a role that AWS Backup can assume: 'Stack/Plan/Two/Role' does not trust backup.amazonaws.com"]);
  });

  test('of the policies of an own role', () => {
    const stack = testStack();
    const selection = BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', TAGS);
    (l1Of(selection.role) as iam.CfnRole).managedPolicyArns = [];
    expect(warningsOf(stack).map(({ text }) => text)).toEqual([
      `the role 'Stack/Plan/Selection/Role' does not take or keep the AWS managed policy that the selection needs: ${POLICY}; give them to it where it is made`,
    ]);
  });
});

describe('plans and selections of several libraries', () => {
  test('our selection of a plan of aws-cdk-lib, and the other way round', () => {
    const stack = testStack(HERE);
    const bucket = new s3.CfnBucket(stack, 'Bucket');
    const theirs = v2.BackupPlan.daily35DayRetention(stack, 'Theirs');
    new BackupSelection(stack, 'Ours', { backupPlan: theirs, resources: [BackupResource.fromS3Bucket(bucket)] });
    const ours = BackupPlan.daily35DayRetention(stack, 'Plan');
    new v2.BackupSelection(stack, 'Selection', { backupPlan: ours as unknown as v2.IBackupPlan, resources: [v2.BackupResource.fromArn(bucket.attrArn)] });
    expect(warningsOf(stack).map(({ path, id }) => `${path} ${id.replace('cdk-aws-backup:', '')}`)).toEqual(expect.arrayContaining([
      'Stack/Theirs bucketWithoutVersioning', 'Stack/Plan bucketWithoutVersioning', 'Stack/Selection backupPolicyMissing',
    ]));
  });

  test.each<[string, number, (index: number) => object, string[]]>([
    ['100 selections', 100, () => ({ Resources: ['*'] }), []],
    ['101 selections', 101, () => ({ Resources: ['*'] }), ['a backup plan must have at most 100 selections, got 101']],
    ['11 selections with tags', 11, () => ({ ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'a', ConditionValue: 'b' }] }), [
      "a backup plan must have at most 10 selections with 'ListOfTags', got 11; put several tags, of which any is enough, into one selection",
    ]],
  ])('a plan has %s, whoever made them', (_, count, body, expected) => {
    for (const id of ['ours', 'imported']) {
      const stack = testStack();
      const plan = id === 'ours' ? BackupPlan.daily35DayRetention(stack, 'Plan') : BackupPlan.fromBackupPlanId(stack, 'Plan', 'a1b2c3d4');
      Array.from({ length: count }, (__, index) => new CfnResource(stack, `S${index}`, {
        type: 'AWS::Backup::BackupSelection',
        properties: {
          BackupPlanId: plan.backupPlanId, BackupSelection: { SelectionName: `s${index}`, IamRoleArn: 'arn:aws:iam::111111111111:role/x', ...body(index) },
        },
      }));
      // Something of this library has all of it judged.
      BackupPlan.daily35DayRetention(stack, 'Another');
      const problems = expected.length > 0 ? synthesisProblemsOf(stack) : (warningsOf(stack), []);
      expect(problems.map((line) => line.replace(/^\[.*?\] /, '').replace(/^'.*?': /, ''))).toEqual(expected);
    }
  });
});

test.each<[string, (stack: Stack, role: iam.CfnRole) => unknown]>([
  ['Ref of the role at the end of an ARN', (_, role) => Fn.sub('arn:aws:iam::${AWS::AccountId}:role/x/${Role}', { Role: role.ref })],
  ['the name of a role', () => `arn:aws:iam::${HERE.account}:role/path/named`],
  ['an attribute', (_, role) => role.attrArn],
  ['a pseudo parameter before it', (_, role) => `arn:${Aws.PARTITION}:iam::${HERE.account}:role/${role.ref}`],
])('a role is found by %s', (_, arnOf) => {
  const stack = testStack(HERE);
  const role = new iam.CfnRole(stack, 'Role', { roleName: 'named', assumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' } }] } });
  const selection = BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', { resources: [BackupResource.fromTag('a', '1')] });
  l1Of(selection).addPropertyOverride('BackupSelection.IamRoleArn', arnOf(stack, role));
  expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Plan/Selection] 'IamRoleArn' must be a role that AWS Backup can assume: 'Stack/Role' does not trust backup.amazonaws.com"]);
});
