/** The principal as which AWS Backup acts. */
export const BACKUP_SERVICE = 'backup.amazonaws.com';
