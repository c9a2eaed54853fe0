import { App, aws_kms as kms, CfnParameter, Stack } from 'aws-cdk-lib';
import type { Environment } from 'aws-cdk-lib';
import { BackupVault } from '../../src';
import { HERE, messageOf, THERE } from '../util';

const arn = (region: string) => `arn:aws:kms:${region}:111111111111:key/11111111-2222-3333-4444-555555555555`;

function vaultWith(key: (stack: Stack) => kms.IKeyRef, env: Environment = HERE) {
  const stack = new Stack(new App(), 'Stack', { env });
  return new BackupVault(stack, 'Vault', { encryptionKey: key(stack) });
}

const problem = (path: string) => `Stack/Vault: 'encryptionKey' must be a key of the Region of the vault (eu-central-1), got '${path}' in us-east-1`;

test.each<[string, (stack: Stack) => kms.IKeyRef, string]>([
  ['an import', (stack) => kms.Key.fromKeyArn(stack, 'Key', arn('us-east-1')), 'Stack/Key'],
  ['a key of another stack', (stack) => new kms.Key(new Stack(stack.node.root as App, 'There', { env: THERE }), 'Key'), 'There/Key'],
  ['an L1 of another stack', (stack) => new kms.CfnKey(new Stack(stack.node.root as App, 'There', { env: THERE }), 'Key'), 'There/Key'],
])('%s of another Region is refused', (_, key, path) => {
  expect(messageOf(() => vaultWith(key))).toContain(problem(path));
});

test.each<[string, (stack: Stack) => kms.IKeyRef, Environment]>([
  ['of the Region', (stack) => kms.Key.fromKeyArn(stack, 'Key', arn('eu-central-1')), HERE],
  ['of the stack', (stack) => new kms.Key(stack, 'Key'), HERE],
  ['of a parameter', (stack) => kms.Key.fromKeyArn(stack, 'Key', new CfnParameter(stack, 'Arn').valueAsString), HERE],
  ['of any Region for a stack that is deployed anywhere', (stack) => kms.Key.fromKeyArn(stack, 'Key', arn('us-east-1')), {}],
])('a key %s is taken', (_, key, env) => {
  expect(() => vaultWith(key, env)).not.toThrow();
});
