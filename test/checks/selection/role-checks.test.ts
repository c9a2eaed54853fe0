import { CfnCondition, CfnParameter, Fn, Stack, Tags } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BackupRole } from '../../../src';
import type { BackupSelectionOptions } from '../../../src';
import { l1Of } from '../../util';
import { ORIGINS, ORIGINS_OF_OURS, planOf, saidOf } from '../origins';
import type { Backup, Origin, Program } from '../origins';

const SERVICE = 'backup.amazonaws.com';
const BACKUP = 'service-role/AWSBackupServiceRolePolicyForBackup';
const S3_BACKUP = 'AWSBackupServiceRolePolicyForS3Backup';
const managed = (...names: string[]) => names.map((name) => iam.ManagedPolicy.fromAwsManagedPolicyName(name));
const roleIn = (stack: Stack, props: Partial<iam.RoleProps> = {}) => new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal(SERVICE), ...props });
const all = new iam.PolicyStatement({ actions: ['*'], resources: ['*'] });

/** A plan with one selection. */
function selecting(options: (stack: Stack, backup: Backup) => BackupSelectionOptions): Program {
  return planOf(() => [{ ruleName: 'a' }], (plan, stack, backup) => void plan.addSelection('Selection', options(stack, backup)));
}

/** What is said of the role of the selection. */
const said = (program: Program, origin: Origin) => saidOf(program, origin)
  .filter((line) => line.includes("'Stack/Plan/Selection'") && (line.startsWith('error') || line.includes('backupPolicyMissing') || line.includes('untrustedRole')));

const warning = (text: string) => `warning 'Stack/Plan/Selection': ${text} [backupPolicyMissing]`;

describe.each(ORIGINS)('of %s', (origin) => {
  const byTag = (role: (stack: Stack) => iam.Role) => selecting((stack, { BackupResource: { fromTag } }) =>
    ({ resources: [fromTag('a', '1')], role: role(stack), disableDefaultBackupPolicy: true }));

  test('a role that ends without any policy', () => {
    expect(said(byTag((stack) => roleIn(stack)), origin)).toEqual([
      warning(`the role 'Stack/Role' ends without any policy, so that AWS Backup can do nothing with it: give it the AWS managed policy ${BACKUP}`),
    ]);
  });

  test.each<[string, (stack: Stack) => iam.Role]>([
    ['the one for restores', (stack) => BackupRole.forRestore(stack, 'Role')],
    ['one for the restores of a kind', (stack) => roleIn(stack, { managedPolicies: managed('AWSBackupServiceRolePolicyForS3Restore') })],
  ])('a role that has no policy but %s', (_, role) => {
    expect(said(byTag(role), origin)).toEqual([
      warning(`the role 'Stack/Role' lacks the AWS managed policy ${BACKUP}, without which AWS Backup cannot back up what is selected: give it to the role`),
    ]);
  });

  test.each<[string, (stack: Stack) => iam.Role]>([
    ['for backups', (stack) => BackupRole.forBackup(stack, 'Role')],
    ['with the policy for backups and those for restores', (stack) => roleIn(stack, { managedPolicies: managed(BACKUP, 'service-role/AWSBackupServiceRolePolicyForRestores') })],
    ['with a policy of its own', (stack) => roleIn(stack, { inlinePolicies: { All: new iam.PolicyDocument({ statements: [all] }) } })],
    ['with a statement', (stack) => {
      const role = roleIn(stack);
      role.addToPolicy(all);
      return role;
    }],
    ['that a managed policy of the app names', (stack) => {
      const role = roleIn(stack);
      new iam.ManagedPolicy(stack, 'Policy', { roles: [role], statements: [all] });
      return role;
    }],
    ['that the policy of an L1 names', (stack) => {
      const role = roleIn(stack);
      new iam.CfnRolePolicy(stack, 'Policy', { roleName: role.roleName, policyName: 'p', policyDocument: { Statement: [] } });
      return role;
    }],
    ['with policies that only deployment knows', (stack) => {
      const role = roleIn(stack);
      (role.node.defaultChild as iam.CfnRole).addPropertyOverride('ManagedPolicyArns', { Ref: new CfnParameter(stack, 'Policies', { type: 'CommaDelimitedList' }).logicalId });
      return role;
    }],
  ])('nothing is said of a role %s', (_, role) => {
    expect(said(byTag(role), origin)).toEqual([]);
  });

  test('a role that has its policy under a condition only', () => {
    const program = byTag((stack) => {
      const role = roleIn(stack);
      new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Stage').valueAsString, 'prod') });
      l1Of(role).addPropertyOverride('ManagedPolicyArns', [{ 'Fn::If': ['IsProd', `arn:aws:iam::aws:policy/${BACKUP}`, { Ref: 'AWS::NoValue' }] }]);
      return role;
    });
    expect(said(program, origin)).toEqual([warning("the role 'Stack/Role' ends without any policy, so that AWS Backup can do nothing with it: "
      + `give it the AWS managed policy ${BACKUP} (where the condition 'IsProd' does not hold)`)]);
  });
});

const none = () => ({});

describe.each(ORIGINS)('a bucket that is selected by a tag, of %s', (origin) => {
  const program = (bucket: (stack: Stack) => unknown, options: (stack: Stack, backup: Backup) => Partial<BackupSelectionOptions> = () => ({})) =>
    selecting((stack, backup) => {
      bucket(stack);
      return { resources: [backup.BackupResource.fromTag('backup', 'daily')], role: roleIn(stack), ...options(stack, backup) };
    });
  const tagged = (stack: Stack, value = 'daily') => Tags.of(new s3.Bucket(stack, 'Bucket', { versioned: true })).add('backup', value);
  const lacking = [warning(`the tag 'backup' with 'daily' selects S3 buckets, such as 'Stack/Bucket', and the role 'Stack/Role' lacks the AWS managed policy ${S3_BACKUP}, `
    + 'without which AWS Backup cannot back them up: give the role the policy')];

  test.each<[string, (stack: Stack) => unknown]>([
    ['of its own', tagged],
    ['of an L1', (stack) => new s3.CfnBucket(stack, 'Bucket', { tags: [{ key: 'backup', value: 'daily' }] })],
    ['of its stack', (stack) => {
      new s3.CfnBucket(stack, 'Bucket');
      Tags.of(stack).add('backup', 'daily');
    }],
    ['by an override', (stack) => new s3.CfnBucket(stack, 'Bucket').addPropertyOverride('Tags', [{ Key: 'backup', Value: 'daily' }])],
  ])('needs the policy for buckets: by a tag %s', (_, bucket) => {
    expect(said(program(bucket), origin)).toEqual(lacking);
  });

  test.each<[string, string, Record<string, string>, readonly string[]]>([
    ['with the tag of a condition', '*', { backup: 'daily' }, lacking],
    ['without one of the tags', '*', { backup: 'daily', stage: 'prod' }, []],
    ['where only tables are selected', 'arn:aws:dynamodb:*:*:table/*', { backup: 'daily' }, []],
  ])('out of all that there is: a bucket %s', (_, arn, asked, expected) => {
    const selected = selecting((stack, { BackupResource }) => {
      tagged(stack);
      return { role: roleIn(stack), resources: [BackupResource.fromArn(arn)] };
    });
    const Conditions = { StringEquals: Object.entries(asked).map(([key, ConditionValue]) => ({ ConditionKey: `aws:ResourceTag/${key}`, ConditionValue })) };
    expect(said((app, backup) => {
      selected(app, backup);
      l1Of(app.node.findChild('Stack').node.findChild('Plan').node.findChild('Selection')).addPropertyOverride('BackupSelection.Conditions', Conditions);
    }, origin)).toEqual(expected);
  });

  test.each<[string, (stack: Stack) => unknown, (stack: Stack, backup: Backup) => Partial<BackupSelectionOptions>]>([
    ['without the tag', (stack) => new s3.Bucket(stack, 'Bucket'), none],
    ['with another value of it', (stack) => tagged(stack, 'weekly'), none],
    ['with a value that only deployment knows', (stack) => tagged(stack, new CfnParameter(stack, 'P').valueAsString), none],
    ['and a role that has the policy', tagged, (stack) => ({ role: BackupRole.forBackup(stack, 'Other') })],
    ['and a role that has a policy of its own', tagged, (stack) => {
      const role = new iam.Role(stack, 'Other', { assumedBy: new iam.ServicePrincipal(SERVICE) });
      role.addToPolicy(all);
      return { role };
    }],
    ['in another account', (stack) => tagged(new Stack(stack.node.root as Stack, 'Far', { env: { account: '222222222222', region: 'us-east-1' } })), none],
  ])('of which nothing is said: one %s', (_, bucket, options) => {
    expect(said(program(bucket, options), origin)).toEqual([]);
  });
});

describe.each(ORIGINS_OF_OURS)('a bucket that is selected by a tag, of %s', (origin) => {
  test.each<[string, number, (backup: Backup, bucket: s3.Bucket) => Partial<BackupSelectionOptions>]>([
    ['that meets the condition', 1, ({ BackupSelectionCondition: { tagEquals } }) => ({ conditions: [tagEquals('stage', 'prod')] })],
    ['that does not', 0, ({ BackupSelectionCondition: { tagEquals } }) => ({ conditions: [tagEquals('stage', 'dev')] })],
    ['that has none of the tags of a negated condition', 0, ({ BackupSelectionCondition: { tagNotEquals } }) => ({ conditions: [tagNotEquals('owner', 'x')] })],
    ['that is left out', 0, ({ BackupResource: { fromS3Bucket } }, bucket) => ({ notResources: [fromS3Bucket(bucket)] })],
    ['while all buckets are left out', 0, ({ BackupResource: { fromArn } }) => ({ notResources: [fromArn('arn:aws:s3:::*')] })],
  ])('one %s', (_, count, options) => {
    const program = selecting((stack, backup) => {
      const bucket = new s3.Bucket(stack, 'Bucket', { versioned: true });
      Tags.of(bucket).add('backup', 'daily');
      Tags.of(bucket).add('stage', 'prod');
      return { resources: [backup.BackupResource.fromTag('backup', 'daily')], role: roleIn(stack), ...options(backup, bucket) };
    });
    expect(said(program, origin)).toHaveLength(count);
  });
});

describe.each(ORIGINS_OF_OURS)('the trust of a role, of %s', (origin) => {
  const property = origin === 'our L2s' ? 'role' : 'IamRoleArn';
  const refused = (why: string) => [`error 'Stack/Plan/Selection': '${property}' must be a role that AWS Backup can assume: 'Stack/Role' ${why}`];
  const trusting = (...statements: object[]) => selecting((stack, { BackupResource: { fromTag } }) => {
    const role = roleIn(stack, { managedPolicies: managed(BACKUP) });
    l1Of(role).addPropertyOverride('AssumeRolePolicyDocument.Statement', statements);
    return { resources: [fromTag('a', '1')], role };
  });
  const allow = { Effect: 'Allow', Principal: { Service: SERVICE }, Action: 'sts:AssumeRole' };
  const deny = { ...allow, Effect: 'Deny' };
  const denied = `has a statement that denies sts:AssumeRole to ${SERVICE}`;
  const never = `lets ${SERVICE} in only under a condition that it never meets there`;
  const other = `lets ${SERVICE} do something else than sts:AssumeRole`;

  test.each<[string, object[], string]>([
    ['a denial', [allow, deny], denied],
    ['a denial of everybody', [allow, { ...deny, Principal: '*' }], denied],
    ['a denial of every action', [deny, { ...allow }, { ...deny, Action: ['sts:*'] }], denied],
    ['another action', [{ ...allow, Action: 'sts:TagSession' }], other],
    ['other actions', [{ ...allow, Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'] }], other],
    ['everything but that', [{ ...allow, Action: undefined, NotAction: 'sts:AssumeRole' }], other],
    ['another service', [{ ...allow, Principal: { Service: 'ec2.amazonaws.com' } }], `does not trust ${SERVICE}`],
    ['another account', [{ ...allow, Condition: { StringEquals: { 'aws:SourceAccount': ['999999999999'] } } }], never],
    ['ARNs of another account', [{ ...allow, Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:backup:*:999999999999:*' } } }], never],
    ['an external id', [{ ...allow, Condition: { StringEquals: { 'sts:ExternalId': 'a' } } }], never],
    ['all but the own account', [allow, { ...deny, Condition: { StringNotEquals: { 'aws:SourceAccount': '999999999999' } } }], denied],
  ])('%s is refused', (_, statements, why) => {
    expect(said(trusting(...statements), origin)).toEqual(refused(why));
  });

  test.each<[string, object[]]>([
    ['the right action', [allow]],
    ['the action in small letters', [{ ...allow, Action: 'sts:assumerole' }]],
    ['a pattern of actions', [{ ...allow, Action: ['sts:Assume*'] }]],
    ['everything but another action', [{ ...allow, Action: undefined, NotAction: 'sts:TagSession' }]],
    ['an action that only deployment knows', [{ ...allow, Action: { 'Fn::ImportValue': 'action' } }]],
    ['the own account', [{ ...allow, Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } } }]],
    ['ARNs of the own account', [{ ...allow, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:backup:*:111111111111:*' } } }]],
    ['another account, if any is said', [{ ...allow, Condition: { StringEqualsIfExists: { 'aws:SourceAccount': '999999999999' } } }]],
    ['a condition that is not understood', [{ ...allow, Condition: { StringEquals: { 'aws:SourceOrgID': 'o-1' } } }]],
    ['a denial of another action', [allow, { ...deny, Action: 'sts:TagSession' }]],
    ['a denial of another service', [allow, { ...deny, Principal: { Service: 'ec2.amazonaws.com' } }]],
    ['a denial under a condition', [allow, { ...deny, Condition: { StringNotEquals: { 'aws:SourceAccount': '111111111111' } } }]],
    ['a denial of what only deployment knows', [allow, { ...deny, Principal: { Service: { 'Fn::ImportValue': 'service' } } }]],
    ['what only deployment knows to be a denial', [allow, { ...deny, Effect: { 'Fn::ImportValue': 'effect' } }]],
  ])('nothing is said of %s', (_, statements) => {
    expect(said(trusting(...statements), origin)).toEqual([]);
  });
});
