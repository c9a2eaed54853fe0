import { CfnResource, Stack } from 'aws-cdk-lib';
import type { aws_kms as kms } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AIR_GAPPED_VAULT } from './vault-resource';
import { ABSENT } from '../model/properties';
import { givenPropertyOf, isOverridden, TemplateProperties } from '../model/template-properties';
import { arnSection } from '../private/arn';
import { regionsDiffer } from '../private/environments';
import { resourceBehind } from '../private/references';

const KEY = 'EncryptionKeyArn';
/** Where the ARN of a key has its Region. */
const REGION = 3;
const AWS_MANAGED = 'alias/aws/';

/** What AWS Backup would refuse in the key of a vault. */
export function keyProblems(scope: Construct, key?: kms.IKeyRef): string[] {
  const stack = Stack.of(scope);
  return key && regionsDiffer(key.env, stack)
    ? [`'encryptionKey' must be a key of the Region of the vault (${stack.region}), got '${key.node.path}' in ${key.env.region}`]
    : [];
}

/** The same of what the template says, whoever made the vault. `name` is that of the vault in the message. */
export function writtenKeyProblems(vault: CfnResource, name: string): string[] {
  const region = regionOfKey(vault);
  return [
    ...(region && regionsDiffer({ region }, vault.stack)
      ? [`${name} must have a key of its Region (${vault.stack.region}), got one in ${region}`]
      : []),
    ...(vault.cfnResourceType === AIR_GAPPED_VAULT && hasAwsManagedKey(vault)
      ? [`${name} must have a customer managed key or none, got the AWS managed key '${AWS_MANAGED}…', which no logically air-gapped vault takes`]
      : []),
  ];
}

/** Whether the template is known to give a vault no customer managed key. */
export function hasNoCustomerManagedKey(vault: CfnResource): boolean {
  return new TemplateProperties(vault).at(KEY) === ABSENT || hasAwsManagedKey(vault);
}

/** The key of this app that a vault has, unless an override says another one. An alias is known where it is what was `given` for a key. */
export function keyOf(vault: CfnResource, given?: kms.IKeyRef): CfnResource | undefined {
  const arn = isOverridden(vault, KEY) ? undefined : givenPropertyOf(vault, KEY);
  const alias = [given, given?.node.defaultChild].find((each) => CfnResource.isCfnResource(each) && each.cfnResourceType === 'AWS::KMS::Alias') as CfnResource | undefined;
  const target = alias && arn === given?.keyRef.keyArn ? givenPropertyOf(alias, 'TargetKeyId') : arn;
  return typeof target === 'string' ? resourceBehind(target) : undefined;
}

/** Whether a resource is a key, and not an alias or what else gives an ARN. */
export function isKey({ cfnResourceType: type }: CfnResource): boolean {
  return type === 'AWS::KMS::Key' || type === 'AWS::KMS::ReplicaKey';
}

function hasAwsManagedKey(vault: CfnResource): boolean {
  const properties = new TemplateProperties(vault);
  return properties.mentions(KEY, AWS_MANAGED) && !properties.mentions(KEY, 'Fn::If');
}

function regionOfKey(vault: CfnResource): string | undefined {
  const key = keyOf(vault);
  // Only a key is where its ARN says: another resource may give the ARN of any.
  return arnSection(new TemplateProperties(vault).text(KEY) ?? '', REGION) ?? (key && isKey(key) ? key.stack.region : undefined);
}
