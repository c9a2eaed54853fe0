import type { aws_backup as backup, Stack } from 'aws-cdk-lib';
import type { VaultInTemplate } from './copy-need';
import { arnSection } from '../../../private/arn';
import { objectOf } from '../../../document/template-file';

/** Where a vault of an app is in the templates, or what it is called where it is none of the app. */
export function vaultIn(stack: Stack, { backupVaultRef: { backupVaultName, backupVaultArn } }: backup.IBackupVaultRef): VaultInTemplate {
  const [name, arn] = [backupVaultName, backupVaultArn].map((each) => stack.resolve(each) as unknown);
  const { Ref: logicalId } = objectOf(name);
  if (typeof logicalId === 'string') { return { place: { template: stack.node.path, logicalId } }; }
  if (typeof name !== 'string') { return {}; }
  const [region, account] = typeof arn === 'string' ? [3, 4].map((section) => arnSection(arn, section) || undefined) : [];
  return { called: { name, region, account } };
}
