import { CfnOutput, Fn, Stack } from 'aws-cdk-lib';
import { OrganizationBackupPolicy } from '../../src';
import { HERE, messageOf, testStack } from '../util';

const ID = 'p-examplepolicyid111';
const ARN = `arn:aws:organizations::111111111111:policy/o-exampleorgid/backup_policy/${ID}`;

let stack: Stack;
beforeEach(() => { stack = testStack(HERE); });

test('by its ARN', () => {
  const policy = OrganizationBackupPolicy.fromPolicyArn(stack, 'Policy', ARN.replace('1111', '2222'));
  expect(policy.policyRef).toEqual({ policyId: ID, policyArn: ARN.replace('1111', '2222') });
  expect(policy.env.account).toBe('222211111111');
});

test('by an ARN that only deployment knows', () => {
  const { policyRef } = OrganizationBackupPolicy.fromPolicyArn(stack, 'Policy', Fn.importValue('Policy'));
  expect(stack.resolve(policyRef)).toEqual({
    policyId: { 'Fn::Select': [3, { 'Fn::Split': ['/', { 'Fn::ImportValue': 'Policy' }] }] }, policyArn: { 'Fn::ImportValue': 'Policy' },
  });
});

test('by its id, and its ARN is not known', () => {
  const { policyRef: { policyId, policyArn } } = OrganizationBackupPolicy.fromPolicyId(stack, 'Policy', ID);
  expect(policyId).toBe(ID);
  new CfnOutput(stack, 'Arn', { value: policyArn });
  expect(messageOf(() => stack.resolve(policyArn))).toContain(
    `Stack/Policy: the ARN of the policy '${ID}' is needed, which has the id of the organization in it: import it by fromPolicyArn()`);
});

test('by an id that only deployment knows', () => {
  const { policyRef } = OrganizationBackupPolicy.fromPolicyId(stack, 'Policy', Fn.importValue('Policy'));
  expect(stack.resolve(policyRef.policyId)).toEqual({ 'Fn::ImportValue': 'Policy' });
});

const ARN_LAW = "'policyArn' must be the ARN of a backup policy, arn:<partition>:organizations::<account>:policy/<organization>/backup_policy/<id>, got ";
const ID_LAW = "'policyId' must be the id of a policy, such as 'p-examplepolicyid111', got ";

test.each<[string, () => unknown, string]>([
  ['an ARN of another policy', () => OrganizationBackupPolicy.fromPolicyArn(stack, 'P', ARN.replace('backup', 'tag')), `Stack: ${ARN_LAW}'${ARN.replace('backup', 'tag')}'`],
  ['an id in the place of the ARN', () => OrganizationBackupPolicy.fromPolicyArn(stack, 'P', ID), `Stack: ${ARN_LAW}'${ID}'`],
  ['no id', () => OrganizationBackupPolicy.fromPolicyId(stack, 'P', 'daily'), `Stack: ${ID_LAW}'daily'`],
  ['an id that is too short', () => OrganizationBackupPolicy.fromPolicyId(stack, 'P', 'p-1234567'), `Stack: ${ID_LAW}'p-1234567'`],
])('%s is refused', (_, make, message) => {
  expect(messageOf(make)).toBe(message);
});
