/** Which CDK a program comes from. */
export type Origin = 'v1' | 'v2';

/** The modules of AWS Backup in scripts, by where they come from. */
export const SCRIPT_MODULES: Readonly<Record<Origin, readonly string[]>> = {
  v1: ['@aws-cdk/aws-backup', 'monocdk/aws-backup'],
  v2: ['aws-cdk-lib/aws-backup'],
};

/** Those that have AWS Backup in them as `aws_backup`. */
export const SCRIPT_ROOTS: Readonly<Record<Origin, readonly string[]>> = { v1: ['monocdk'], v2: ['aws-cdk-lib'] };

/** The same of Go. */
export const GO_MODULES: Readonly<Record<Origin, string>> = {
  v1: 'github.com/aws/aws-cdk-go/awscdk/awsbackup',
  v2: 'github.com/aws/aws-cdk-go/awscdk/v2/awsbackup',
};

/** What this library is called. */
export const PACKAGE = {
  npm: 'cdk-aws-backup',
  python: 'cdk_aws_backup',
  java: 'io.github.cdkawsbackup',
  csharp: 'CdkAwsBackup',
  go: 'github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup',
} as const;

/** The oldest aws-cdk-lib that it works with. */
export const OLDEST_CDK = '2.263.0';

/** Names that other languages than TypeScript and JavaScript have from aws-cdk-lib alone: L1s and references. */
export const STAYS = /^(?:New)?Cfn[A-Z]\w*$|^I[A-Z]\w*Ref$/;

/** The L1s of AWS Backup, with what belongs to them. */
export const BACKUP_L1S = new RegExp(`^Cfn(?:${[
  'Backup(?:AccessPoint|Plan|Selection|Vault)', 'Framework', 'LegalHold', 'LogicallyAirGappedBackupVault', 'ReportPlan', 'RestoreTesting(?:Plan|Selection)', 'TieringConfiguration',
].join('|')})(?:Props)?$`);
