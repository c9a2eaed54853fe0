import { CfnResource } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { resourceBehind } from '../private/references';

export const VAULT = 'AWS::Backup::BackupVault';
export const AIR_GAPPED_VAULT = 'AWS::Backup::LogicallyAirGappedBackupVault';

/** A vault of any kind, in whatever form it is met: an L2, an L1, an import, any other reference. */
export type AnyVaultRef = backup.IBackupVaultRef | backup.ILogicallyAirGappedBackupVaultRef;

/** The resource of this app that a vault is; nothing for a vault that exists already. */
export function vaultResourceOf(vault: AnyVaultRef): CfnResource | undefined {
  return [vault, vault.node.tryFindChild('Resource'), ...textsOf(vault).map(resourceBehind)].find(isVault);
}

/** Whether a vault is known to be logically air-gapped. */
export function isAirGapped(vault: AnyVaultRef): boolean {
  return vaultResourceOf(vault)?.cfnResourceType === AIR_GAPPED_VAULT || 'logicallyAirGappedBackupVaultRef' in vault;
}

/** What a vault is known by: its ARN where there is one, and its name. */
function textsOf(vault: AnyVaultRef): string[] {
  return 'backupVaultRef' in vault
    ? [...'backupVaultArn' in vault.backupVaultRef ? [vault.backupVaultRef.backupVaultArn] : [], vault.backupVaultRef.backupVaultName]
    : [vault.logicallyAirGappedBackupVaultRef.backupVaultName];
}

function isVault(construct: IConstruct | undefined): construct is CfnResource {
  return CfnResource.isCfnResource(construct) && [VAULT, AIR_GAPPED_VAULT].includes(construct.cfnResourceType);
}
