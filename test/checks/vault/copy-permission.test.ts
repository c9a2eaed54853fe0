import { aws_backup, CfnParameter } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { OrganizationalUnitPrincipal } from '../../../src';
import { mayCopyInto } from '../../../src/checks/vault/copy-permission';
import { Documents } from '../../../src/document/documents';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { World } from '../../../src/document/values/world';
import { HERE, testStack, THERE } from '../../util';

const COPY = 'backup:CopyIntoBackupVault';
const THIRD = '333333333333';

/** Whether the account here may copy into a vault there with a policy, whether the condition `C` holds or not. */
function may(policy: (stack: Stack) => unknown): boolean[] {
  const stack = testStack(THERE);
  new aws_backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault', accessPolicy: policy(stack) });
  const content = { Conditions: { C: { 'Fn::Equals': [{ Ref: 'P' }, 'yes'] } }, ...Template.fromStack(stack).toJSON() };
  return [[false], [true]].map((script) => {
    const files = new TemplateFiles([new TemplateFile({ name: 'There', content, environment: THERE })]);
    return mayCopyInto(new Documents(files, new World(false, script)).vaults[0], HERE.account);
  });
}

const document = (...statements: object[]) => () => ({ Version: '2012-10-17', Statement: statements });
const allow = (Principal: unknown, more: object = {}) => ({ Effect: 'Allow', Action: COPY, Resource: '*', Principal, ...more });
const deny = (Principal: unknown, more: object = {}) => allow(Principal, { Effect: 'Deny', ...more });
const rendered = (principal: iam.IPrincipal) => () => new iam.PolicyDocument({
  statements: [new iam.PolicyStatement({ actions: [COPY], principals: [principal], resources: ['*'] })],
});
const role = (account: string) => `arn:aws:iam::${account}:role/Backup`;

test.each<[string, (stack: Stack) => unknown]>([
  ['the account', rendered(new iam.AccountPrincipal(HERE.account))],
  ['a role of the account', rendered(new iam.ArnPrincipal(role(HERE.account)))],
  ['an organization', rendered(new iam.OrganizationPrincipal('o-1234567890'))],
  ['a unit of an organization', rendered(new OrganizationalUnitPrincipal('o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*'))],
  ['everybody', rendered(new iam.AnyPrincipal())],
  ['everybody, as a text', document(allow('*'))],
  ['the account by its id', document(allow({ AWS: HERE.account }))],
  ['the account among others', document(allow({ AWS: [THIRD, HERE.account] }))],
  ['the account in another statement', document(allow({ AWS: THIRD }), allow({ AWS: HERE.account }))],
  ['a single statement', () => ({ Statement: allow({ AWS: HERE.account }) })],
  ['an account that only deployment knows', (stack) => rendered(new iam.AccountPrincipal(new CfnParameter(stack, 'Account').valueAsString))()],
  ['a principal that only deployment knows', document(allow({ Ref: 'Principal' }))],
  ['all but some', document(allow(undefined, { NotPrincipal: { AWS: THIRD } }))],
  ['all but another action', document(allow({ AWS: HERE.account }, { Action: undefined, NotAction: 'backup:DeleteRecoveryPoint' }))],
  ['an action that is none', document(allow({ AWS: HERE.account }, { Action: [5] }))],
  ['an action that only deployment knows', document(allow({ AWS: HERE.account }, { Action: { Ref: 'Action' } }))],
  ['the account, where another is denied', document(allow({ AWS: HERE.account }), deny({ AWS: THIRD }))],
  ['the account, where a role of it is denied', document(allow({ AWS: HERE.account }), deny({ AWS: role(HERE.account) }))],
  ['the account, where everybody is denied on a condition', document(allow({ AWS: HERE.account }), deny('*', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }))],
  ['the account, where everybody is denied something else', document(allow({ AWS: HERE.account }), deny('*', { Action: 'backup:DeleteRecoveryPoint' }))],
  ['whom only deployment knows', () => ({ 'Fn::ImportValue': 'Policy' })],
  ['whom a transform says', () => ({ 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://bucket/policy' } } })],
  ['whom a mapping says', () => ({ Statement: { 'Fn::FindInMap': ['Policies', 'Copies', 'Statement'] } })],
  ['whom a statement that is none says', () => ({ Statement: ['statement', allow({ AWS: THIRD })] })],
  ['a role of an account that only deployment knows, named after another', document(allow({ AWS: { 'Fn::Join': ['', ['arn:aws:iam::', { Ref: 'Account' }, `:role/from-${THIRD}`]] } }))],
  ['the account, where everybody is denied what only deployment knows', document(allow({ AWS: HERE.account }), deny('*', { Action: ['backup:DeleteRecoveryPoint', { Ref: 'Action' }] }))],
  ['the account, where everybody is denied some recovery points', document(allow({ AWS: HERE.account }), deny('*', { Resource: 'arn:aws:ec2:*:*:snapshot/*' }))],
])('a policy may allow it to %s', (_, policy) => {
  expect(may(policy)).toEqual([true, true]);
});

test.each<[string, (stack: Stack) => unknown]>([
  ['there is none', () => undefined],
  ['it has no statements', document()],
  ['it is of another account', rendered(new iam.AccountPrincipal(THIRD))],
  ['it is of a role of another account', document(allow({ AWS: role(THIRD) }))],
  ['it is of the account of the vault', rendered(new iam.AccountRootPrincipal())],
  ['it is of that account by a reference', document(allow({ AWS: { Ref: 'AWS::AccountId' } }))],
  ['it is of a service', rendered(new iam.ServicePrincipal('backup.amazonaws.com'))],
  ['it is of another action', document(allow({ AWS: HERE.account }, { Action: ['backup:DescribeBackupVault'] }))],
  ['it is of all but this action', document(allow({ AWS: HERE.account }, { Action: undefined, NotAction: COPY }))],
  ['it denies only', document(deny('*'))],
  ['it denies only a role', document(deny({ AWS: role(HERE.account) }))],
  ['it denies only on a condition', document(deny('*', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }))],
  ['everybody is denied', document(allow({ AWS: HERE.account }), deny('*'))],
  ['everybody is denied, in a list', document(allow({ AWS: HERE.account }), deny({ AWS: ['*'] }))],
  ['the account is denied', document(allow('*'), deny({ AWS: HERE.account }))],
  ['it is of another account under a condition', document({ 'Fn::If': ['C', allow({ AWS: THIRD }), { Ref: 'AWS::NoValue' }] })],
  ['it is of another account, or none at all', () => ({ 'Fn::If': ['C', { Statement: [allow({ AWS: THIRD })] }, { Ref: 'AWS::NoValue' }] })],
  ['it says nothing', () => ({ Version: '2012-10-17' })],
  ['everybody is denied this among other actions', document(allow({ AWS: HERE.account }), deny('*', { Action: ['backup:DeleteRecoveryPoint', COPY] }))],
  ['the account is denied among others', document(allow('*'), deny({ AWS: [THIRD, HERE.account] }))],
  ['the account is denied by its ARN', document(allow('*'), deny({ AWS: `arn:aws:iam::${HERE.account}:root` }))],
])('a policy does not allow it where %s', (_, policy) => {
  expect(may(policy)).toEqual([false, false]);
});

test.each<[string, unknown]>([
  ['a statement', { Statement: [{ 'Fn::If': ['C', allow({ AWS: HERE.account }), { Ref: 'AWS::NoValue' }] }] }],
  ['a principal', { Statement: [allow({ AWS: { 'Fn::If': ['C', HERE.account, THIRD] } })] }],
  ['a policy', { 'Fn::If': ['C', { Statement: [allow({ AWS: HERE.account })] }, { Ref: 'AWS::NoValue' }] }],
  ['a denial', { Statement: [allow({ AWS: HERE.account }), { 'Fn::If': ['C', { Ref: 'AWS::NoValue' }, deny('*')] }] }],
])('a policy allows it where a condition holds that %s has', (_, policy) => {
  expect(may(() => policy)).toEqual([false, true]);
});
