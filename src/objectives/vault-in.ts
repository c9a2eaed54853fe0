import type { aws_backup as backup, Stack } from 'aws-cdk-lib';
import type { VaultInTemplate } from './copy-need';
import { objectOf } from '../document/template-file';
import { arnSection } from '../private/arn';

/** Where a vault of an app is in the templates, or what it is called where it is none of the app. */
export function vaultIn(stack: Stack, { backupVaultRef: { backupVaultName, backupVaultArn } }: backup.IBackupVaultRef): VaultInTemplate {
  const [name, arn] = [backupVaultName, backupVaultArn].map((each) => stack.resolve(each) as unknown);
  const { 'Ref': referred, 'Fn::GetAtt': attribute } = objectOf(name);
  const logicalId = Array.isArray(attribute) ? attribute[0] as unknown : referred;
  if (typeof logicalId === 'string') { return { place: { template: stack.node.path, logicalId } }; }
  if (typeof name !== 'string') { return {}; }
  const [region, account] = typeof arn === 'string' ? [3, 4].map((section) => arnSection(arn, section) || undefined) : [];
  return { called: { name, region, account } };
}
