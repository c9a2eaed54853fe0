import type { aws_kms as kms, CfnResource } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ABSENT } from '../model/properties';
import { TemplateProperties } from '../model/template-properties';
import { regionsDiffer } from '../private/environments';

const KEY = 'EncryptionKeyArn';
const AWS_MANAGED = 'alias/aws/';

/** What AWS Backup would refuse in the key of a vault. */
export function keyProblems(scope: Construct, key?: kms.IKeyRef): string[] {
  const stack = Stack.of(scope);
  return key && regionsDiffer(key.env, stack)
    ? [`'encryptionKey' must be a key of the Region of the vault (${stack.region}), got '${key.node.path}' in ${key.env.region}`]
    : [];
}

/** Whether the template is known to give a vault no customer managed key. */
export function hasNoCustomerManagedKey(vault: CfnResource): boolean {
  return new TemplateProperties(vault).at(KEY) === ABSENT || hasAwsManagedKey(vault);
}

function hasAwsManagedKey(vault: CfnResource): boolean {
  const properties = new TemplateProperties(vault);
  return properties.mentions(KEY, AWS_MANAGED) && !properties.mentions(KEY, 'Fn::If');
}
