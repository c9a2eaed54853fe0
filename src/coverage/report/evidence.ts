/** What no template can prove, and what AWS says of it. */
export interface EvidenceRow {
  readonly what: string;
  /** The query for it; capitals stand for what is to be filled in. */
  readonly command: string;
}

/** The evidence that an auditor asks for beside a report. */
export const EVIDENCE: readonly EvidenceRow[] = [
  { what: 'The Region is opted in to the types of resources', command: 'aws backup describe-region-settings' },
  { what: 'The account may copy to other accounts', command: 'aws backup describe-global-settings' },
  { what: 'The plan is deployed as the template has it', command: 'aws backup get-backup-plan --backup-plan-id PLAN_ID' },
  { what: 'Resources that AWS Backup has backed up', command: 'aws backup list-protected-resources' },
  { what: 'Backup jobs that were completed', command: 'aws backup list-backup-jobs --by-state COMPLETED' },
  { what: 'Backup jobs that failed', command: 'aws backup list-backup-jobs --by-state FAILED' },
  { what: 'Recovery points of a resource', command: 'aws backup list-recovery-points-by-resource --resource-arn RESOURCE_ARN' },
  { what: 'Copies that were completed', command: 'aws backup list-copy-jobs --by-state COMPLETED' },
  { what: 'The lock of a vault, and since when it is final', command: 'aws backup describe-backup-vault --backup-vault-name VAULT_NAME' },
  { what: 'Who may use a vault', command: 'aws backup get-backup-vault-access-policy --backup-vault-name VAULT_NAME' },
  { what: 'The state of a key', command: 'aws kms describe-key --key-id KEY_ARN' },
  { what: 'The policies of the role of a plan', command: 'aws iam list-attached-role-policies --role-name ROLE_NAME' },
  { what: 'Restores, and how long they took', command: 'aws backup list-restore-jobs --by-status COMPLETED' },
  { what: 'Restores that tests made', command: 'aws backup list-restore-jobs --by-restore-testing-plan-arn RESTORE_TESTING_PLAN_ARN' },
  { what: 'What AWS Backup Audit Manager watches', command: 'aws backup list-frameworks' },
  { what: 'Backup policies of the organization', command: 'aws organizations describe-effective-policy --policy-type BACKUP_POLICY' },
];
