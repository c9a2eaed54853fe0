using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.Interfaces.Backup;
using CdkAwsBackup;
using Constructs;

namespace BackupApp;

/// <summary>What is required of backups, who sees whether it is so, and what every account of an organization has.</summary>
public class AuditStack : Stack
{
    public AuditStack(Construct scope, string id, IStackProps props)
        : base(scope, id, props)
    {
        Plan = BackupPlan.Daily35DayRetention(this, "Plan");
        Required();
        Audited();
        Organized();
    }

    public BackupPlan Plan { get; }

    /// <summary>A table says of itself by which plan it is backed up. What is not, here or later, is an error, unless it is exempt.</summary>
    private void Required()
    {
        var table = new Table(this, "Ledger", new TableProps
        {
            PartitionKey = new Attribute { Name = "id", Type = AttributeType.STRING },
        });
        table.With(new BackedUp(Plan));

        BackupCoverage.Of(this).Require(new BackupRequirement
        {
            RecoveryPointObjective = Duration.Days(8),
            MinRetention = Duration.Days(35),
        });
    }

    private void Audited()
    {
        var reports = new Bucket(this, "Reports", new BucketProps
        {
            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
            EnforceSSL = true,
        });
        BackupCoverage.Of(reports).Exempt(new BackupExemption
        {
            Reason = "reports are written anew each day",
            ApprovedBy = "the auditors",
        });

        var framework = new BackupFramework(this, "Framework", new BackupFrameworkProps
        {
            FrameworkName = "house_rules",
            Controls = new[]
            {
                BackupFrameworkControl.PlanMinFrequencyAndRetention(new PlanMinFrequencyAndRetentionControlOptions
                {
                    Frequency = Duration.Days(1),
                    Retention = Duration.Days(35),
                }),
                BackupFrameworkControl.RecoveryPointEncrypted(),
            },
        });
        BackupFramework.ForPlan(this, "PlanFramework", Plan);

        new BackupReportPlan(this, "Compliance", new BackupReportPlanProps
        {
            Report = BackupReport.ResourceCompliance(new IFrameworkRef[] { framework }),
            Bucket = reports,
        });
        new BackupReportPlan(this, "Jobs", new BackupReportPlanProps
        {
            Report = BackupReport.BackupJobs(),
            Bucket = reports,
            Prefix = "jobs",
            Formats = new[] { BackupReportFormat.CSV, BackupReportFormat.JSON },
        });
    }

    private void Organized()
    {
        var main = BackupVault.FromBackupVaultName(this, "Main", "main");
        new OrganizationBackupPolicy(this, "Policy", new OrganizationBackupPolicyProps
        {
            PolicyName = "weekly",
            Plans = new[]
            {
                OrganizationBackupPlan.FromRules("Weekly", new OrganizationBackupRulesOptions
                {
                    Rules = new[] { BackupPlanRule.Weekly(main) },
                    Regions = new[] { "eu-west-1" },
                    Selections = new[]
                    {
                        OrganizationBackupSelection.ByTag("Tagged", new OrganizationTagSelectionOptions
                        {
                            Key = "backup",
                            Values = new[] { "weekly" },
                            RoleName = "backup",
                        }),
                    },
                }),
            },
            Targets = new[]
            {
                OrganizationTarget.OrganizationalUnit("ou-ab12-11111111"),
                OrganizationTarget.Account("444455556666"),
            },
        });
    }
}
