import { Stack } from 'aws-cdk-lib';
import type { aws_kms as kms } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { regionsDiffer } from '../private/environments';

/** What AWS Backup would refuse in the key of a vault. */
export function keyProblems(scope: Construct, key?: kms.IKeyRef): string[] {
  const stack = Stack.of(scope);
  return key && regionsDiffer(key.env, stack)
    ? [`'encryptionKey' must be a key of the Region of the vault (${stack.region}), got '${key.node.path}' in ${key.env.region}`]
    : [];
}
