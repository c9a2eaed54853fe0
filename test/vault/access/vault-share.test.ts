import { Aws, CfnParameter, Duration, Fn } from 'aws-cdk-lib';
import type { CfnResource, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { LogicallyAirGappedBackupVault } from '../../../src';
import { messageOf, resourceOf, testStack } from '../../util';

const TYPE = 'AWS::RAM::ResourceShare';

let stack: Stack;
let vault: LogicallyAirGappedBackupVault;

beforeEach(() => {
  stack = testStack();
  vault = new LogicallyAirGappedBackupVault(stack, 'Vault', { minRetention: Duration.days(7), maxRetention: Duration.days(30) });
});

test('a vault that is not shared has no share', () => {
  Template.fromStack(stack).resourceCountIs(TYPE, 0);
});

test('several calls make one share, with each account once', () => {
  vault.shareWith(['222222222222', '111111111111']);
  vault.shareWith(['111111111111', '333333333333']);
  expect(Template.fromStack(stack).findResources(TYPE)).toEqual({
    VaultShare2D867B5D: {
      Type: TYPE,
      Properties: {
        Name: 'StackVaultShareA68BDA8C',
        ResourceArns: [{ 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] }],
        Principals: ['222222222222', '111111111111', '333333333333'],
        PermissionArns: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ram::aws:permission/AWSRAMPermissionBackupVaultReadOnly']] }],
      },
    },
  });
});

test('the name of a share has 50 characters at most', () => {
  const deep = new LogicallyAirGappedBackupVault(stack, 'Deep'.repeat(20), { minRetention: Duration.days(7), maxRetention: Duration.days(30) });
  deep.shareWith(['111111111111']);
  expect(resourceOf(stack, TYPE).Properties.Name).toHaveLength(50);
});

test('tokens pass as accounts', () => {
  vault.shareWith([new CfnParameter(stack, 'Account').valueAsString, Aws.ACCOUNT_ID]);
  expect(resourceOf(stack, TYPE).Properties.Principals).toEqual([{ Ref: 'Account' }, { Ref: 'AWS::AccountId' }]);
});

test('a token passes as the list of all accounts', () => {
  vault.shareWith(new CfnParameter(stack, 'Accounts', { type: 'CommaDelimitedList' }).valueAsList);
  expect(resourceOf(stack, TYPE).Properties.Principals).toEqual({ Ref: 'Accounts' });
});

test.each([
  ['before', ['111111111111'], Fn.split(',', Aws.NO_VALUE)],
  ['after', Fn.split(',', Aws.NO_VALUE), ['111111111111']],
])('a token that is a list takes no accounts %s it', (_, first, second) => {
  vault.shareWith(first);
  expect(messageOf(() => vault.shareWith(second)))
    .toBe("Stack/Vault: 'accountIds' can be a token as a whole only in the one call that names all accounts");
});

test.each([
  ['none', [], "Stack/Vault: 'accountIds' must have at least one account, got none"],
  ['11 digits', ['11111111111'], "Stack/Vault: 'accountIds' must be 12 digits each, got '11111111111': AWS RAM shares a vault with accounts only"],
  ['13 digits', ['1111111111111'], "Stack/Vault: 'accountIds' must be 12 digits each, got '1111111111111': AWS RAM shares a vault with accounts only"],
  ['an organization', ['111111111111', 'arn:aws:organizations::111111111111:organization/o-a1b2c3d4e5'], "Stack/Vault: 'accountIds' must be 12 digits each, "
    + "got 'arn:aws:organizations::111111111111:organization/o-a1b2c3d4e5': AWS RAM shares a vault with accounts only"],
])('refuses %s, and shares nothing', (_, accountIds, message) => {
  expect(messageOf(() => vault.shareWith(accountIds))).toBe(message);
  Template.fromStack(stack).resourceCountIs(TYPE, 0);
});

test('accounts that are added after somebody has looked at the share are in the template', () => {
  vault.shareWith(['111111111111']);
  stack.resolve((vault.node.findChild('Share').node.defaultChild as CfnResource)._toCloudFormation());
  vault.shareWith(['222222222222']);
  expect(resourceOf(stack, TYPE).Properties.Principals).toEqual(['111111111111', '222222222222']);
});
