using System;
using System.Linq;
using Amazon.CDK;
using Amazon.CDK.Assertions;
using CdkAwsBackup;
using Xunit;
using Annotations = Amazon.CDK.Assertions.Annotations;
using ObjectDict = System.Collections.Generic.Dictionary<string, object>;

namespace BackupApp.Tests;

public class ProofTests
{
    private static readonly BackupApplication Application = new BackupApplication(new App());

    [Fact]
    public void AllThatHoldsDataIsBackedUpByAMixinOrExempt()
    {
        var verdicts = BackupCoverage.Of(Application.Audit).Resources()
            .ToDictionary(resource => resource.Path!, resource => resource.Verdict);

        Assert.Equal(2, verdicts.Count);
        Assert.Equal(BackupVerdict.PROTECTED, verdicts["Audit/Ledger/Resource"]);
        Assert.Equal(BackupVerdict.EXEMPT, verdicts["Audit/Reports/Resource"]);
        Annotations.FromStack(Application.Audit).HasNoError("*", Match.AnyValue());
    }

    [Fact]
    public void ARestoreTestThatReachesATableIsTold()
    {
        var table = BackupCoverage.Of(Application.Data).Resources()
            .Single(resource => resource.Path == "Data/Table/Resource");

        Assert.Equal(7.0, table.RestoreTestedEvery?.ToDays());
        Assert.True(table.RestoreTests[0].Certain);
    }

    [Fact]
    public void APlanCanBeAskedForAnyDay()
    {
        var forecast = BackupForecast.Of(Application.Audit.Plan, new BackupForecastOptions
        {
            StartDate = new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            Period = Duration.Days(365),
        });

        Assert.Equal(35, forecast.RecoveryPointsOn(new DateTime(2027, 6, 30, 12, 0, 0, DateTimeKind.Utc)).Length);
        Assert.Equal(24.0, forecast.LargestGap?.ToHours());
        Assert.Empty(forecast.NeverDeleted);
    }

    [Fact]
    public void RestoresAreTestedByValidators()
    {
        var template = Template.FromStack(Application.Restores);

        template.HasResourceProperties("AWS::Backup::RestoreTestingPlan", new ObjectDict
        {
            ["RestoreTestingPlanName"] = "sundays",
            ["RecoveryPointSelection"] = new ObjectDict { ["Algorithm"] = "LATEST_WITHIN_WINDOW", ["SelectionWindowDays"] = 8 },
        });
        template.ResourceCountIs("AWS::Backup::RestoreTestingSelection", 2);
        template.ResourceCountIs("AWS::StepFunctions::StateMachine", 2);
    }

    [Fact]
    public void ALegalHoldStaysAndAnAccessPointReads()
    {
        var template = Template.FromStack(Application.Restores);

        template.HasResource("AWS::Backup::LegalHold", new ObjectDict
        {
            ["DeletionPolicy"] = "Retain",
            ["Properties"] = new ObjectDict { ["Title"] = "The year 2025" },
        });
        template.ResourceCountIs("AWS::Backup::BackupAccessPoint", 1);
    }

    [Fact]
    public void FrameworksJudgeReportsAreWrittenAndAnOrganizationHasAPolicy()
    {
        var template = Template.FromStack(Application.Audit);

        template.ResourceCountIs("AWS::Backup::Framework", 2);
        template.ResourceCountIs("AWS::Backup::ReportPlan", 2);
        template.HasResourceProperties("AWS::Organizations::Policy", new ObjectDict
        {
            ["Name"] = "weekly",
            ["Type"] = "BACKUP_POLICY",
            ["TargetIds"] = new[] { "ou-ab12-11111111", "444455556666" },
        });
    }
}
