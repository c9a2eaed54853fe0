// Plans
export { BackupPlan, BackupPlanProps, IBackupPlan } from './plan/backup-plan';
export { BackupPlanRule, BackupPlanRuleProps } from './plan/backup-plan-rule';
export { BackupPlanCopyActionProps } from './plan/copy-action';
export { BackupPlanIndexActionProps, IndexActionResourceType } from './plan/index-action';

// Selections
export { BackupSelection, BackupSelectionOptions, BackupSelectionProps } from './selection/backup-selection';
export { BackupResource } from './selection/backup-resource';
export { TagCondition, TagOperation } from './selection/tag-condition';

// Vaults
export { BackupVault, BackupVaultProps } from './vault/backup-vault';
export { IBackupVault } from './vault/backup-vault-base';
export { BackupVaultEvents } from './vault/backup-vault-events';
export { LockConfiguration } from './vault/lock-configuration';
