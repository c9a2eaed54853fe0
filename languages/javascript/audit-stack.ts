import { aws_dynamodb as dynamodb, aws_s3 as s3, Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import {
  BackedUp, BackupCoverage, BackupFramework, BackupFrameworkControl, BackupPlan, BackupPlanRule, BackupReport, BackupReportFormat, BackupReportPlan, BackupVault,
  OrganizationBackupPlan, OrganizationBackupPolicy, OrganizationBackupSelection, OrganizationTarget,
} from 'cdk-aws-backup';
import type { Construct } from 'constructs';

/** What is required of backups, who sees whether it is so, and what every account of an organization has. */
export class AuditStack extends Stack {
  public readonly plan: BackupPlan;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    this.plan = BackupPlan.daily35DayRetention(this, 'Plan');
    this.required();
    this.audited();
    this.organized();
  }

  /** A table says of itself by which plan it is backed up. What is not, here or later, is an error, unless it is exempt. */
  private required() {
    const table = new dynamodb.Table(this, 'Ledger', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
    });
    table.with(new BackedUp(this.plan));

    BackupCoverage.of(this).require({ recoveryPointObjective: Duration.days(8), minRetention: Duration.days(35) });
  }

  private audited() {
    const reports = new s3.Bucket(this, 'Reports', { blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL, enforceSSL: true });
    BackupCoverage.of(reports).exempt({ reason: 'reports are written anew each day', approvedBy: 'the auditors' });

    const framework = new BackupFramework(this, 'Framework', {
      frameworkName: 'house_rules',
      controls: [
        BackupFrameworkControl.planMinFrequencyAndRetention({ frequency: Duration.days(1), retention: Duration.days(35) }),
        BackupFrameworkControl.recoveryPointEncrypted(),
      ],
    });
    BackupFramework.forPlan(this, 'PlanFramework', this.plan);

    new BackupReportPlan(this, 'Compliance', { report: BackupReport.resourceCompliance([framework]), bucket: reports });
    new BackupReportPlan(this, 'Jobs', {
      report: BackupReport.backupJobs(),
      bucket: reports,
      prefix: 'jobs',
      formats: [BackupReportFormat.CSV, BackupReportFormat.JSON],
    });
  }

  private organized() {
    const main = BackupVault.fromBackupVaultName(this, 'Main', 'main');
    new OrganizationBackupPolicy(this, 'Policy', {
      policyName: 'weekly',
      plans: [
        OrganizationBackupPlan.fromRules('Weekly', {
          rules: [BackupPlanRule.weekly(main)],
          regions: ['eu-west-1'],
          selections: [OrganizationBackupSelection.byTag('Tagged', { key: 'backup', values: ['weekly'], roleName: 'backup' })],
        }),
      ],
      targets: [OrganizationTarget.organizationalUnit('ou-ab12-11111111'), OrganizationTarget.account('444455556666')],
    });
  }
}
