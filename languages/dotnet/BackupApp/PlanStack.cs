using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using CdkAwsBackup;
using Constructs;

namespace BackupApp;

public class PlanStackProps : StackProps
{
    public required DataStack Data { get; init; }

    public required VaultStack Vaults { get; init; }
}

/// <summary>When the backups run, how long they are kept, and what they hold.</summary>
public class PlanStack : Stack
{
    public PlanStack(Construct scope, string id, PlanStackProps props)
        : base(scope, id, props)
    {
        ReadyMade(props.Vaults);
        Tailored(props.Data, props.Vaults);
        Narrowed(props.Data, props.Vaults);
        Proved(props.Data, props.Vaults);
        Needed(props.Data);
        Imported();
    }

    /// <summary>The plans and rules that come with the library.</summary>
    private void ReadyMade(VaultStack vaults)
    {
        BackupPlan.Daily35DayRetention(this, "Daily")
            .AddSelection("Tagged", Tagged("daily"));
        BackupPlan.DailyMonthly1YearRetention(this, "Monthly")
            .AddSelection("Tagged", Tagged("monthly"));
        BackupPlan.DailyWeeklyMonthly5YearRetention(this, "FiveYears", vaults.Main)
            .AddSelection("Tagged", Tagged("five-years"));
        BackupPlan.DailyWeeklyMonthly7YearRetention(this, "SevenYears", vaults.Main)
            .AddSelection("Tagged", Tagged("seven-years"));

        var mixed = new BackupPlan(this, "Mixed", new BackupPlanProps
        {
            BackupVault = vaults.Main,
            BackupPlanRules = new[] { BackupPlanRule.Daily(), BackupPlanRule.Weekly() },
        });
        mixed.AddRule(BackupPlanRule.Monthly1Year(vaults.Audited));
        mixed.AddRule(BackupPlanRule.Monthly5Year(vaults.Audited));
        mixed.AddRule(BackupPlanRule.Monthly7Year(vaults.Audited));
        mixed.AddSelection("Tagged", Tagged("mixed"));

        new CfnOutput(this, "MixedVault", new CfnOutputProps { Value = mixed.BackupVault.BackupVaultName });
    }

    /// <summary>A plan with everything that a rule and a selection can say.</summary>
    private void Tailored(DataStack data, VaultStack vaults)
    {
        var plan = new BackupPlan(this, "Tailored", new BackupPlanProps
        {
            BackupPlanName = "tailored",
            WindowsVss = true,
        });
        plan.AddRule(new BackupPlanRule(new BackupPlanRuleProps
        {
            RuleName = "nightly",
            BackupVault = vaults.Audited,
            ScheduleExpression = Schedule.Cron(new CronOptions { Hour = "3", Minute = "30" }),
            ScheduleExpressionTimezone = TimeZone.EUROPE_PARIS,
            StartWindow = Duration.Hours(2),
            CompletionWindow = Duration.Hours(12),
            MoveToColdStorageAfter = Duration.Days(30),
            OptInToArchive = true,
            DeleteAfter = Duration.Days(365),
            RecoveryPointTags = new Dictionary<string, string> { ["kind"] = "archive", ["owner"] = "platform" },
            CopyActions = new[]
            {
                new BackupPlanCopyActionProps
                {
                    DestinationBackupVault = vaults.Copies,
                    MoveToColdStorageAfter = Duration.Days(30),
                    OptInToArchive = true,
                    DeleteAfter = Duration.Days(365),
                },
            },
            IndexActions = new[]
            {
                new BackupPlanIndexActionProps { ResourceTypes = new[] { IndexActionResourceType.S3 } },
            },
        }));
        plan.AddRule(new BackupPlanRule(new BackupPlanRuleProps
        {
            RuleName = "continuous",
            EnableContinuousBackup = true,
            DeleteAfter = Duration.Days(14),
        }));
        plan.AddRule(new BackupPlanRule(new BackupPlanRuleProps
        {
            RuleName = "weekly",
            TargetLogicallyAirGappedBackupVault = vaults.AirGapped,
            DeleteAfter = Duration.Days(56),
            IndexActions = new[]
            {
                new BackupPlanIndexActionProps { ResourceTypes = new[] { IndexActionResourceType.EBS } },
            },
        }));

        var role = new Role(this, "Role", new RoleProps
        {
            AssumedBy = new ServicePrincipal("backup.amazonaws.com"),
            ManagedPolicies = new[] { ManagedPolicy.FromAwsManagedPolicyName("AWSBackupServiceRolePolicyForIndexing") },
        });
        var selection = plan.AddSelection("Everything", new BackupSelectionOptions
        {
            BackupSelectionName = "everything",
            Role = role,
            AllowRestores = true,
            Resources = new[]
            {
                BackupResource.FromDynamoDbTable(data.Table),
                BackupResource.FromEfsFileSystem(data.FileSystem),
                BackupResource.FromEc2Instance(data.Server),
                BackupResource.FromRdsDatabaseInstance(data.Database),
                BackupResource.FromRdsDatabaseCluster(data.Cluster),
                BackupResource.FromRdsServerlessCluster(data.Serverless),
                BackupResource.FromConstruct(data.Shop),
                BackupResource.FromArn("arn:aws:s3:::invoices-111122223333"),
                BackupResource.FromTag("stage", "production", TagOperation.STRING_EQUALS),
                new BackupResource("arn:aws:s3:::receipts-111122223333"),
                new BackupResource(tagCondition: new TagCondition { Key = "stage", Value = "staging", Operation = TagOperation.STRING_EQUALS }),
            },
        });
        data.Table.GrantReadData(selection);
        plan.Grants.Read(role);

        new CfnOutput(this, "PlanId", new CfnOutputProps { Value = plan.BackupPlanId });
        new CfnOutput(this, "PlanArn", new CfnOutputProps { Value = plan.BackupPlanArn });
        new CfnOutput(this, "PlanVersion", new CfnOutputProps { Value = plan.VersionId });
        new CfnOutput(this, "PlanReference", new CfnOutputProps { Value = plan.BackupPlanRef.BackupPlanId });
        new CfnOutput(this, "SelectionId", new CfnOutputProps { Value = selection.SelectionId });
        new CfnOutput(this, "SelectionPlan", new CfnOutputProps { Value = selection.BackupPlanId });
    }

    /// <summary>Selections of whole types, narrowed by conditions and exceptions.</summary>
    private void Narrowed(DataStack data, VaultStack vaults)
    {
        var plan = BackupPlan.Daily35DayRetention(this, "Narrowed", vaults.Main);
        var buckets = plan.AddSelection("Buckets", new BackupSelectionOptions
        {
            Resources = new[] { BackupResource.AllOf(BackupResourceType.S3) },
            NotResources = new[] { BackupResource.FromS3Bucket(data.Bucket), BackupResource.FromArn("arn:aws:s3:::logs-*") },
            Role = BackupRole.ForBackup(this, "BucketRole", new[] { BackupResourceType.S3 }),
        });
        plan.AddSelection("Production", new BackupSelectionOptions
        {
            Conditions = new[]
            {
                BackupSelectionCondition.TagEquals("stage", "production"),
                BackupSelectionCondition.TagNotEquals("tier", "3"),
                BackupSelectionCondition.TagLike("team", "core-*"),
                BackupSelectionCondition.TagNotLike("owner", "tmp-*"),
            },
        });
        plan.AddSelection("Shop", new BackupSelectionOptions
        {
            Resources = new[]
            {
                BackupResource.FromConstruct(data.Shop, new FromConstructOptions
                {
                    ResourceTypes = new[] { BackupResourceType.DYNAMODB, BackupResourceType.EBS },
                }),
                BackupResource.FromStack(this),
            },
        });
        plan.AddSelection("Rest", new BackupSelectionOptions
        {
            Resources = new[] { BackupResource.Everything() },
            NotResources = new[] { BackupResource.FromConstruct(data) },
        });

        new CfnOutput(this, "BucketRoleArn", new CfnOutputProps { Value = buckets.Role.RoleArn });
    }

    /// <summary>What is needed is said, and not by which rules.</summary>
    private void Needed(DataStack data)
    {
        BackupPlan.FromObjectives(this, "Needed", new BackupPlanObjectives
        {
            Retention = BackupObjectives.GrandfatherFatherSon(new GrandfatherFatherSonOptions
            {
                Daily = Duration.Days(14),
                Monthly = Duration.Days(365),
            }),
            Resources = new[] { BackupResource.FromDynamoDbTable(data.Table) },
        });
    }

    /// <summary>A plan whose recovery points are scanned for malware, and restored to see that they can be.</summary>
    private void Proved(DataStack data, VaultStack vaults)
    {
        var plan = new BackupPlan(this, "Proved", new BackupPlanProps
        {
            BackupVault = vaults.Audited,
            MalwareScan = MalwareScan.Full(new MalwareScanOptions { ResourceTypes = new[] { BackupResourceType.S3 } }),
        });
        plan.AddRule(BackupPlanRule.Weekly());
        plan.AddRule(new BackupPlanRule(new BackupPlanRuleProps
        {
            RuleName = "scanned",
            ScheduleExpression = Schedule.Cron(new CronOptions { Hour = "4", Minute = "0" }),
            DeleteAfter = Duration.Days(35),
            MalwareScan = MalwareScan.Incremental(),
        }));
        plan.AddSelection("Bucket", new BackupSelectionOptions
        {
            Resources = new[] { BackupResource.FromS3Bucket(data.Bucket) },
        });
        plan.TestRestores("Restores", new TestRestoresOptions
        {
            ScheduleExpression = Schedule.Cron(new CronOptions { WeekDay = "SUN", Hour = "6", Minute = "0" }),
            ValidationWindow = Duration.Hours(4),
        });
    }

    /// <summary>A plan that was made elsewhere gets a selection, with a role that makes backups only by its own policies.</summary>
    private void Imported()
    {
        var plan = BackupPlan.FromBackupPlanId(this, "Imported", "a1b2c3d4-5678-90ab-cdef-1234567890ab");
        new BackupSelection(this, "Selection", new BackupSelectionProps
        {
            BackupPlan = plan,
            DisableDefaultBackupPolicy = true,
            Resources = new[] { BackupResource.FromTag("stage", "test") },
        });
        new CfnOutput(this, "ImportedId", new CfnOutputProps { Value = plan.BackupPlanId });
    }

    private static BackupSelectionOptions Tagged(string retention) => new BackupSelectionOptions
    {
        Resources = new[] { BackupResource.FromTag("backup", retention) },
    };
}
