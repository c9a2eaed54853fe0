import type { Fields, Operation } from '../cloud/cloud';

/** How what a call has made is taken away: the operation, and what it is given. */
export interface Undo {
  readonly operation: Operation;
  readonly input: (input: Fields, output: Fields) => Fields;
}

const byVault = ({ BackupVaultName }: Fields) => ({ BackupVaultName });

export const UNDO: Readonly<Record<string, Undo>> = {
  'backup:CreateBackupVault': { operation: 'backup:DeleteBackupVault', input: byVault },
  'backup:CreateLogicallyAirGappedBackupVault': { operation: 'backup:DeleteBackupVault', input: byVault },
  'backup:PutBackupVaultLockConfiguration': { operation: 'backup:DeleteBackupVaultLockConfiguration', input: byVault },
  'backup:PutBackupVaultAccessPolicy': { operation: 'backup:DeleteBackupVaultAccessPolicy', input: byVault },
  'backup:PutBackupVaultNotifications': { operation: 'backup:DeleteBackupVaultNotifications', input: byVault },
  'backup:AssociateBackupVaultMpaApprovalTeam': { operation: 'backup:DisassociateBackupVaultMpaApprovalTeam', input: byVault },
  'backup:CreateBackupPlan': { operation: 'backup:DeleteBackupPlan', input: (_, { BackupPlanId }) => ({ BackupPlanId }) },
  'backup:CreateBackupSelection': { operation: 'backup:DeleteBackupSelection', input: ({ BackupPlanId }, { SelectionId }) => ({ BackupPlanId, SelectionId }) },
  'backup:CreateTieringConfiguration': {
    operation: 'backup:DeleteTieringConfiguration', input: ({ TieringConfiguration: { TieringConfigurationName } }) => ({ TieringConfigurationName }),
  },
  'backup:CreateRestoreTestingPlan': {
    operation: 'backup:DeleteRestoreTestingPlan', input: ({ RestoreTestingPlan: { RestoreTestingPlanName } }) => ({ RestoreTestingPlanName }),
  },
  'backup:CreateRestoreTestingSelection': {
    operation: 'backup:DeleteRestoreTestingSelection',
    input: ({ RestoreTestingPlanName, RestoreTestingSelection: { RestoreTestingSelectionName } }) => (
      { RestoreTestingPlanName, RestoreTestingSelectionName }
    ),
  },
  'backup:CreateReportPlan': { operation: 'backup:DeleteReportPlan', input: ({ ReportPlanName }) => ({ ReportPlanName }) },
  'backup:StartBackupJob': { operation: 'backup:DeleteRecoveryPoint', input: ({ BackupVaultName }, { RecoveryPointArn }) => ({ BackupVaultName, RecoveryPointArn }) },
};
