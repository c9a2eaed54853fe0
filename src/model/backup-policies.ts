/** The AWS managed policy that a role needs to back up anything, beside those of some kinds. */
export const BACKUP_POLICY = 'service-role/AWSBackupServiceRolePolicyForBackup';

/** The one that it needs to restore anything. */
export const RESTORE_POLICY = 'service-role/AWSBackupServiceRolePolicyForRestores';

/** The one for single files and objects, out of search results. */
export const ITEM_RESTORE_POLICY = 'AWSBackupServiceRolePolicyForItemRestores';
