using Amazon.CDK;
using CdkAwsBackup;

var app = new App();
var stack = new Stack(app, "Backup");

var plan = BackupPlan.DailyWeeklyMonthly5YearRetention(stack, "Plan");
plan.AddSelection("Production", new BackupSelectionOptions {
    Resources = new [] { BackupResource.FromTag("stage", "production") }
});

app.Synth();
