import { App, aws_dynamodb as dynamodb, aws_iam as iam, Stack } from 'aws-cdk-lib';
import { arn, BACKUP, coverageOfFiles, coverageOfIncluded, find, role, selection } from './templates';
import type { Json } from './templates';
import { BackupPlan, BackupPlanRule, BackupResource } from '../../src';
import { coverageOf } from '../../src/coverage/coverage-of';
import { LiveApplication } from '../../src/document/live/live-application';
import { TemplateFile, TemplateFiles } from '../../src/document/template-file';

const TABLE = { Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] } };
const template = (Role: Json, more: Json = {}): Json => ({ Parameters: { Action: { Type: 'String' } }, Resources: { ...BACKUP, Role, S: selection({ Resources: [arn('X')] }), X: TABLE, Other: TABLE, ...more } });
const inline = (...Statement: Json[]): Json => ({ Policies: [{ PolicyName: 'p', PolicyDocument: { Version: '2012-10-17', Statement } }] });
const ALLOW = { Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' };
const DENY = { Effect: 'Deny', Action: 'dynamodb:*', Resource: '*' };
const own = (...statements: Json[]) => template(role([], inline(...statements)));
const beside = (statement: Json) => template(role(undefined, inline(statement)));
const managed = (statements: Json[], more: Json = {}): Json => ({ Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement: statements }, ...more } });
const bounded = (...statements: Json[]) => template(role(undefined, { PermissionsBoundary: { Ref: 'Boundary' } }), { Boundary: managed(statements) });
const naming = (more: Json, Type = 'AWS::IAM::Policy') => template(role(undefined, { RoleName: 'it' }), { P: { Type, Properties: { PolicyName: 'p', PolicyDocument: { Statement: { ...DENY, Action: 'dynamodb:*Backup*' } }, ...more } } });
const trust = (Condition: Json, more: Json = {}) => template(role(undefined, {
  AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' }, Action: 'sts:AssumeRole', Condition, ...more }] },
}));
const CREATION = 'dynamodb:CreateBackup or dynamodb:StartAwsBackupJob';
const NOT_ALLOWED = `the role 'Role' is not allowed ${CREATION} on it by its policies`;
const PERHAPS = `the role 'Role' is perhaps not allowed ${CREATION} on it by its policies`;
const NOT_WITHIN = `the role 'Role' is not allowed ${CREATION} on it by its permissions boundary`;
const PERHAPS_WITHIN = `the role 'Role' is perhaps not allowed ${CREATION} on it by its permissions boundary`;

/** What becomes of the table, and the last part of why. */
const verdictIn = (coverage: typeof coverageOfFiles, each: Json): string[] => {
  const { verdict, reasons } = find(coverage(each), 'X');
  return [verdict, ...verdict === 'protected' ? [] : [reasons.join('\n').replaceAll('Stack/T/', '')]];
};

describe('what the role of a selection may do', () => {
  test.each<[what: string, template: Json, verdict: string, reason: string]>([
    ['a statement allows it on everything', own(ALLOW), 'protected', ''],
    ['a statement allows it on the table', own({ ...ALLOW, Action: ['dynamodb:createbackup', 'dynamodb:StartAwsBackupJob'], Resource: arn('X') }), 'protected', ''],
    ['a statement allows it on another table', own({ ...ALLOW, Resource: [arn('Other')] }), 'selectedInVain', NOT_ALLOWED],
    ['a statement allows it on a table of another service', own({ ...ALLOW, Resource: 'arn:aws:cassandra:*:*:/keyspace/*' }), 'selectedInVain', NOT_ALLOWED],
    ['a statement allows something else', own({ ...ALLOW, Action: 'dynamodb:DescribeTable' }), 'selectedInVain', NOT_ALLOWED],
    ['a statement allows only one of two ways', own({ ...ALLOW, Action: 'dynamodb:CreateBackup' }), 'conditional', PERHAPS],
    ['a statement allows all but it', own({ Effect: 'Allow', NotAction: ['dynamodb:*Backup*'], Resource: '*' }), 'selectedInVain', NOT_ALLOWED],
    ['a statement allows it on all but the table', own({ Effect: 'Allow', Action: '*', NotResource: [arn('X')] }), 'selectedInVain', NOT_ALLOWED],
    ['a statement allows it on all but another table', own({ Effect: 'Allow', Action: '*', NotResource: arn('Other') }), 'protected', ''],
    ['a statement allows it under a condition', own({ ...ALLOW, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a' } } }), 'conditional', PERHAPS],
    ['a statement allows it by TLS', own({ ...ALLOW, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }), 'protected', ''],
    ['a statement allows it in the own account', own({ ...ALLOW, Condition: { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' }, 'aws:ResourceAccount': { Ref: 'AWS::AccountId' } } } }), 'protected', ''],
    ['a statement allows it in the own Region', own({ ...ALLOW, Condition: { StringEquals: { 'aws:RequestedRegion': { Ref: 'AWS::Region' } } } }), 'protected', ''],
    ['a statement allows it in a Region that may be another one', own({ ...ALLOW, Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }), 'conditional', PERHAPS],
    ['a statement allows what begins in the same way', own({ ...ALLOW, Action: ['dynamodb:Create', 'dynamodb:StartAwsBackup?'] }), 'selectedInVain', NOT_ALLOWED],
    ['an action is known at deployment only', own({ ...ALLOW, Action: { Ref: 'Action' } }), 'conditional', PERHAPS],
    ['another managed policy may allow it', template(role(['PowerUserAccess'], inline({ ...ALLOW, Resource: arn('Other') }))), 'protected', ''],
    ['a policy of the application allows it, which the role names', template(role([], { ManagedPolicyArns: [{ Ref: 'P' }] }), { P: managed([ALLOW]) }), 'protected', ''],
    ['a policy of the application allows something else, which the role names', template(role([], { ManagedPolicyArns: [{ Ref: 'P' }] }), { P: managed([{ ...ALLOW, Action: 's3:*' }]) }), 'selectedInVain', NOT_ALLOWED],
    ['a policy of the application allows something else, whose ARN the role writes out', template(role([], { ManagedPolicyArns: [{ 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/team/own' }] }), { P: managed([{ ...ALLOW, Action: 's3:*' }], { ManagedPolicyName: 'own', Path: '/team/' }) }), 'selectedInVain', NOT_ALLOWED],
    ['a policy of the application allows it, whose ARN the role writes out', template(role([], { ManagedPolicyArns: [{ 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:policy/own' }] }), { P: managed([ALLOW], { ManagedPolicyName: 'own' }) }), 'protected', ''],
    ['a policy of the application has another path than that which the role writes out', template(role([], { ManagedPolicyArns: [{ 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:policy/own' }] }), { P: managed([{ ...ALLOW, Action: 's3:*' }], { ManagedPolicyName: 'own', Path: '/team/' }) }), 'protected', ''],
    ['a policy that names the role allows something else', template(role([]), { P: managed([{ ...ALLOW, Action: 's3:*' }], { Roles: [{ Ref: 'Role' }] }) }), 'selectedInVain', NOT_ALLOWED],
    ['a statement denies it on the table', beside({ ...DENY, Action: 'dynamodb:*Backup*', Resource: arn('X') }), 'selectedInVain', NOT_ALLOWED],
    ['a policy of the application denies it, which the role names', template({ ...role(), Properties: { ...role().Properties, ManagedPolicyArns: [...role().Properties.ManagedPolicyArns, { Ref: 'P' }] } }, { P: managed([{ ...DENY, Action: '*' }]) }), 'selectedInVain', 'the role \'Role\' has a statement that denies it all actions of dynamodb'],
    ['a statement denies it on another table', beside({ ...DENY, Resource: arn('Other') }), 'protected', ''],
    ['a statement denies it on all but the table', beside({ Effect: 'Deny', Action: '*', NotResource: arn('X') }), 'protected', ''],
    ['a statement denies it on all but another table', beside({ Effect: 'Deny', Action: '*', NotResource: [arn('Other')] }), 'selectedInVain', NOT_ALLOWED],
    ['a statement denies all but it', beside({ Effect: 'Deny', NotAction: 'dynamodb:*', Resource: '*' }), 'protected', ''],
    ['a statement denies one of two ways', beside({ ...DENY, Action: 'dynamodb:CreateBackup' }), 'conditional', PERHAPS],
    ['whether a statement allows or denies it is known at deployment only', beside({ ...DENY, Effect: { Ref: 'Action' } }), 'conditional', PERHAPS],
    ['whether the only statement allows it is known at deployment only', own({ ...ALLOW, Effect: { Ref: 'Action' } }), 'conditional', PERHAPS],
    ['a statement denies it by one character that may be any', beside({ ...DENY, Action: 'dynamodb:*Backup???' }), 'conditional', PERHAPS],
    ['a statement allows what has as many stars as nobody writes', own({ ...ALLOW, Action: `${'*a'.repeat(60)}!` }), 'selectedInVain', NOT_ALLOWED],
    ['a statement denies it without TLS', beside({ ...DENY, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }), 'protected', ''],
    ['a statement denies it under a condition', beside({ ...DENY, Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } } }), 'conditional', PERHAPS],
    ['a statement denies it on tables that a variable tells', beside({ ...DENY, Action: 'dynamodb:*Backup*', Resource: 'arn:aws:dynamodb:*:${aws:PrincipalAccount}:table/*' }), 'conditional', PERHAPS],
    ['a statement denies it on all but tables that a variable tells', beside({ Effect: 'Deny', Action: 'dynamodb:*Backup*', NotResource: 'arn:aws:dynamodb:*:${aws:PrincipalAccount}:table/*' }), 'conditional', PERHAPS],
    ['a statement denies it on the table, and on those that a variable tells', beside({ ...DENY, Action: 'dynamodb:*Backup*', Resource: [arn('X'), 'arn:aws:dynamodb:*:*:table/${aws:username}'] }), 'selectedInVain', NOT_ALLOWED],
    ['a statement denies it on all, by a variable, too', beside({ ...DENY, Action: 'dynamodb:*Backup*', Resource: ['*', 'arn:aws:dynamodb:*:*:table/${aws:username}'] }), 'selectedInVain', NOT_ALLOWED],
    ['a policy denies it that has the name of the role', naming({ Roles: ['it'] }), 'selectedInVain', NOT_ALLOWED],
    ['a policy of one role denies it that has the name of the role', naming({ RoleName: 'it' }, 'AWS::IAM::RolePolicy'), 'selectedInVain', NOT_ALLOWED],
    ['a policy denies it that has the name of another role', naming({ Roles: ['other'] }), 'protected', ''],
    ['the boundary allows it', bounded({ ...ALLOW, Action: '*' }), 'protected', ''],
    ['the boundary allows something else', bounded({ ...ALLOW, Action: ['s3:*', 'ec2:*'] }), 'selectedInVain', NOT_WITHIN],
    ['the boundary allows it on another table', bounded({ ...ALLOW, Resource: arn('Other') }), 'selectedInVain', NOT_WITHIN],
    ['the boundary allows something else, and a policy may allow it', template(role([], { ...inline({ ...ALLOW, Action: { Ref: 'Action' } }), PermissionsBoundary: { Ref: 'Boundary' } }), { Boundary: managed([{ ...ALLOW, Action: 's3:*' }]) }), 'selectedInVain', NOT_WITHIN],
    ['the boundary denies it', bounded({ ...ALLOW, Action: '*' }, DENY), 'selectedInVain', NOT_WITHIN],
    ['the boundary denies it under a condition', bounded({ ...ALLOW, Action: '*' }, { ...DENY, Condition: { Null: { 'aws:TokenIssueTime': 'true' } } }), 'conditional', PERHAPS_WITHIN],
  ])('%s', (_, each, verdict, reason) => {
    for (const coverage of [coverageOfFiles, coverageOfIncluded]) {
      const [found, why = ''] = verdictIn(coverage, each);
      expect([found, why.slice(why.length - reason.length)]).toEqual([verdict, reason]);
    }
  });

  test.each<[string, Json, boolean]>([
    ['one that a template only names', 'arn:aws:iam::111122223333:policy/boundary', true],
    ['one of the application', { Ref: 'Boundary' }, false],
  ])('a boundary is assumed to let through: %s', (_, PermissionsBoundary, isSaid) => {
    const { assumptions } = coverageOfFiles(template(role(undefined, { PermissionsBoundary }), { Boundary: managed([{ ...ALLOW, Action: '*' }]) }));
    expect(assumptions.includes('Permissions boundaries that the templates only name let their roles back up what is selected.')).toBe(isSaid);
  });
});

describe.each<[type: string, properties: Json, action: string, ends: string]>([
  ['DSQL::Cluster', {}, 'dsql:StartBackupJob', ' on it by its policies'],
  ['Timestream::Table', { DatabaseName: 'd' }, 'timestream:StartAwsBackupJob', ' on it by its policies'],
  ['EKS::Cluster', { AccessConfig: { AuthenticationMode: 'API' } }, 'eks:DescribeCluster', ' on it by its policies'],
  ['StorageGateway::Volume', {}, 'storagegateway:CreateSnapshot', ' by its policies'],
  ['Redshift::Cluster', {}, 'redshift:CreateClusterSnapshot', ' by its policies'],
  ['RedshiftServerless::Namespace', { NamespaceName: 'n' }, 'redshift-serverless:CreateSnapshot', ' by its policies'],
  ['SystemsManagerSAP::Application', { ApplicationId: 'a', ApplicationType: 'HANA' }, 'ssm-sap:BackupDatabase', ' by its policies'],
  ['CloudFormation::Stack', { TemplateURL: 'https://example.com' }, 'cloudformation:GetTemplate', ' by its policies'],
])('of an AWS::%s', (type, properties, action, ends) => {
  const verdictOf = (...statements: Json[]) =>
    verdictIn(coverageOfFiles, { Resources: { ...BACKUP, Role: role([], inline(...statements)), S: selection({ Resources: ['*'] }), X: { Type: `AWS::${type}`, Properties: properties } } });
  const on = (Resource: string) => ({ Effect: 'Allow', Action: action, Resource });

  test('the role may begin a backup', () => expect(verdictOf(on('*'))).toEqual(['protected']));

  test('the role may do something else', () =>
    expect(verdictOf({ ...on('*'), Action: 'sns:*' })).toEqual(['selectedInVain', expect.stringMatching(`the role 'Role' is not allowed ${action}${ends}$`)]));

  test('the role may do it on something of the service', () =>
    expect(verdictOf(on(`arn:aws:${action.split(':', 1)[0]}:*:*:part/of/it`))[0]).toBe(ends.includes('on it') ? 'selectedInVain' : 'protected'));

  test('the role may do it, and perhaps not on this', () =>
    expect(verdictOf(on('*'), { ...on(`arn:aws:${action.split(':', 1)[0]}:*:*:part/of/it`), Effect: 'Deny' })[0]).toBe(ends.includes('on it') ? 'protected' : 'conditional'));
});

test.each<[policies: string, resource: string, verdict: string, inVain: string]>([
  ['all tables', '*', 'protected', ''],
  ['another table', 'arn:aws:dynamodb:*:*:table/other', 'selectedInVain', ` in vain: the role 'Stack/Role' is not allowed ${CREATION} on it by its policies`],
])('of a selection that leaves the policies of its role to others, they are read: %s', (_, resource, verdict, inVain) => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const table = new dynamodb.Table(stack, 'X', { tableName: 'mine', partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
  const given = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') });
  given.addToPolicy(new iam.PolicyStatement({ actions: ['dynamodb:*'], resources: [resource] }));
  new BackupPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.daily()] })
    .addSelection('Selection', { resources: [BackupResource.fromDynamoDbTable(table)], role: given, disableDefaultBackupPolicy: true });
  const found = coverageOf(new LiveApplication(app)).resources.find(({ type }) => type === 'AWS::DynamoDB::Table')!;
  expect([found.verdict, found.reasons]).toEqual([verdict, [`the selection 'Stack/Plan/Selection' of the plan 'Stack/Plan' selects it by Resources[0]${inVain}`]]);
});

test.each([['111122223333', 'selectedInVain'], ['444455556666', 'protected']])('a policy in account %s that has the name of the role: the table is %s', (account, verdict) => {
  const elsewhere = { Resources: { P: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'p', Roles: ['it'], PolicyDocument: { Statement: [{ ...DENY, Action: 'dynamodb:*Backup*' }] } } } } };
  const files = [{ content: template(role(undefined, { RoleName: 'it' })), account: '111122223333' }, { content: elsewhere, account }];
  const coverage = coverageOf(new TemplateFiles(files.map(({ content, account: its }, index) =>
    new TemplateFile({ name: `T${index}`, content, environment: { account: its, region: 'eu-west-1' } }))));
  expect(find(coverage, 'X').verdict).toBe(verdict);
});

describe('whom the role of a selection lets in', () => {
  const OWN = { Ref: 'AWS::AccountId' };
  const sub = (text: string) => ({ 'Fn::Sub': text });
  const OPEN = 'whether the trust policy of the role \'Role\' lets AWS Backup in is known only at deployment';
  const NEVER = 'lets backup.amazonaws.com in only under a condition that it never meets there';
  test.each<[what: string, template: Json, verdict: string, reason: string]>([
    ['what is of the own account', trust({ StringEquals: { 'aws:SourceAccount': OWN } }), 'protected', ''],
    ['what is of one account of several', trust({ StringEquals: { 'aws:SourceAccount': ['999999999999', OWN] } }), 'protected', ''],
    ['all of AWS Backup in the own account', trust({ ArnLike: { 'aws:SourceArn': sub('arn:${AWS::Partition}:backup:*:${AWS::AccountId}:*') } }), 'protected', ''],
    ['a part of AWS Backup in the own account', trust({ ArnLike: { 'aws:SourceArn': sub('arn:aws:backup:*:${AWS::AccountId}:backup-plan:*') } }), 'conditional', OPEN],
    ['all of AWS Backup in the own account and Region', trust({ ArnLike: { 'aws:SourceArn': sub('arn:aws:backup:${AWS::Region}:${AWS::AccountId}:*') } }), 'protected', ''],
    ['all of AWS Backup in the own account and some Region', trust({ ArnLike: { 'aws:SourceArn': sub('arn:aws:backup:eu-west-1:${AWS::AccountId}:*') } }), 'conditional', OPEN],
    ['an ARN with a star that is one to the letter', trust({ StringEquals: { 'aws:SourceArn': sub('arn:aws:backup:*:${AWS::AccountId}:*') } }), 'selectedInVain', NEVER],
    ['an account that is a star to the letter', trust({ StringEquals: { 'aws:SourceAccount': '*' } }), 'selectedInVain', NEVER],
    ['any account', trust({ StringLike: { 'aws:SourceAccount': '*' } }), 'protected', ''],
    ['what is of an account that may be another one', trust({ StringEquals: { 'aws:SourceAccount': '999999999999' } }), 'conditional', OPEN],
    ['an external id', trust({ StringEquals: { 'sts:ExternalId': 'a' } }), 'selectedInVain', NEVER],
    ['an organization', trust({ StringEquals: { 'aws:SourceOrgID': 'o-1' } }), 'conditional', OPEN],
    ['what comes by TLS', trust({ Bool: { 'aws:SecureTransport': 'true' } }), 'protected', ''],
  ])('%s', (_, each, verdict, reason) => {
    const [found, why = ''] = verdictIn(coverageOfFiles, each);
    expect([found, why]).toEqual([verdict, expect.stringContaining(reason)]);
  });
});

test('a policy that is not made gives a role nothing', () => {
  const attached = (Condition?: string): Json => ({
    Type: 'AWS::IAM::Policy', Condition, Properties: { PolicyName: 'p', Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } },
  });
  const verdictWith = (Policy: Json) => find(coverageOfFiles({
    Parameters: { P: { Type: 'String', Default: 'no' } },
    Conditions: { C: { 'Fn::Equals': [{ Ref: 'P' }, 'yes'] } },
    Resources: { ...BACKUP, Role: role([]), S: selection({ Resources: ['*'] }), It: { Type: 'AWS::EFS::FileSystem', Properties: {} }, Policy },
  }), 'It');
  expect(verdictWith(attached()).verdict).toBe('protected');
  const { verdict, withDefaults, reasons } = verdictWith(attached('C'));
  expect([verdict, withDefaults, reasons[0]]).toEqual(['conditional', 'selectedInVain', "a plan backs it up only where the condition 'C' holds"]);
});
