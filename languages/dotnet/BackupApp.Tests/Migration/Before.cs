using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.Assertions;
using Amazon.CDK.AWS.Backup;
using Amazon.CDK.AWS.SNS;

namespace BackupApp.Tests.Migration;

/// <summary>A program as it was before, and as it is after one import changed.</summary>
public static class Before
{
    public static IDictionary<string, object> Synthesize()
    {
        var stack = new Stack(null, "Stack");

        var vault = new BackupVault(stack, "Vault", new BackupVaultProps
        {
            NotificationTopic = new Topic(stack, "Topic"),
            LockConfiguration = new LockConfiguration { MinRetention = Duration.Days(7) },
        });
        var plan = BackupPlan.DailyWeeklyMonthly5YearRetention(stack, "Plan", vault);
        plan.AddRule(new BackupPlanRule(new BackupPlanRuleProps { StartWindow = Duration.Hours(2), DeleteAfter = Duration.Days(35) }));
        plan.AddSelection("Selection", new BackupSelectionOptions
        {
            Resources = new[] { BackupResource.FromTag("stage", "production") },
            AllowRestores = true,
        });
        return Template.FromStack(stack).ToJSON();
    }
}
