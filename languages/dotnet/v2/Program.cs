using Amazon.CDK;
using Amazon.CDK.AWS.Backup;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Events;

var app = new App();
var stack = new Stack(app, "Program");

var table = new Table(stack, "Table", new TableProps
{
    PartitionKey = new Attribute { Name = "id", Type = AttributeType.STRING },
});
var vault = new BackupVault(stack, "Vault", new BackupVaultProps
{
    LockConfiguration = new LockConfiguration { MinRetention = Duration.Days(7) },
});
new CfnBackupVault(stack, "Plain", new CfnBackupVaultProps { BackupVaultName = "plain" });

var plan = BackupPlan.DailyWeeklyMonthly5YearRetention(stack, "Plan", vault);
plan.AddRule(new BackupPlanRule(new BackupPlanRuleProps
{
    RuleName = "hourly",
    ScheduleExpression = Schedule.Cron(new CronOptions { Minute = "0" }),
    StartWindow = Duration.Hours(2),
    DeleteAfter = Duration.Days(14),
}));
plan.AddSelection("Selection", new BackupSelectionOptions
{
    Resources = new[] { BackupResource.FromDynamoDbTable(table), BackupResource.FromTag("stage", "production") },
    AllowRestores = true,
});

app.Synth();
