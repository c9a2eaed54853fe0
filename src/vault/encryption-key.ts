import { Stack, Token } from 'aws-cdk-lib';
import type { aws_kms as kms } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** What AWS Backup would refuse in the key of a vault. */
export function keyProblems(scope: Construct, key?: kms.IKeyRef): string[] {
  const stack = Stack.of(scope);
  const { region = '' } = key?.env ?? {};
  return !key || Token.isUnresolved(region) || Token.isUnresolved(stack.region) || region === stack.region
    ? []
    : [`'encryptionKey' must be a key of the Region of the vault (${stack.region}), got '${key.node.path}' in ${region}`];
}
