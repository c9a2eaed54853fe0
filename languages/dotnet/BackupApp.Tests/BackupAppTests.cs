using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Amazon.CDK;
using Amazon.CDK.Assertions;
using CdkAwsBackup;
using Xunit;
using Annotations = Amazon.CDK.Assertions.Annotations;
using ObjectDict = System.Collections.Generic.Dictionary<string, object>;

namespace BackupApp.Tests;

public class BackupAppTests
{
    private static readonly BackupApplication Application = new BackupApplication(new App());

    [Fact]
    public void TheMainVaultHasItsKeyTopicLockAndPolicy()
    {
        var template = Template.FromStack(Application.Vaults);

        template.HasResource("AWS::Backup::BackupVault", new ObjectDict
        {
            ["DeletionPolicy"] = "Retain",
            ["Properties"] = new ObjectDict
            {
                ["BackupVaultName"] = "main",
                ["EncryptionKeyArn"] = new ObjectDict
                {
                    ["Fn::GetAtt"] = new object[] { Match.StringLikeRegexp("^Key"), "Arn" },
                },
                ["LockConfiguration"] = new ObjectDict { ["MinRetentionDays"] = 7 },
                ["Notifications"] = new ObjectDict
                {
                    ["BackupVaultEvents"] = new[] { "BACKUP_JOB_FAILED", "COPY_JOB_FAILED" },
                },
                ["AccessPolicy"] = new ObjectDict
                {
                    ["Statement"] = new object[]
                    {
                        Match.ObjectLike(new ObjectDict { ["Sid"] = "OnlyFromTheOrganization", ["Effect"] = "Allow" }),
                        Match.ObjectLike(new ObjectDict { ["Sid"] = "NoRestores", ["Effect"] = "Deny" }),
                        Match.ObjectLike(new ObjectDict
                        {
                            ["Action"] = new[] { "backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle" },
                            ["Effect"] = "Deny",
                        }),
                    },
                },
            },
        });
    }

    [Fact]
    public void TheAuditedVaultIsNotifiedOfEverything()
    {
        var audited = Properties(Template.FromStack(Application.Vaults).FindResources("AWS::Backup::BackupVault"))
            .Single(properties => properties.GetProperty("BackupVaultName").GetString()!.StartsWith("VaultsAudited"));

        Assert.Equal(17, audited.GetProperty("Notifications").GetProperty("BackupVaultEvents").GetArrayLength());
        Annotations.FromStack(Application.Vaults).HasNoWarning("*", Match.AnyValue());
    }

    [Fact]
    public void NobodyCanEmptyTheVaultOfCopies()
    {
        Template.FromStack(Application.Copies).HasResourceProperties("AWS::Backup::BackupVault", new ObjectDict
        {
            ["BackupVaultName"] = "copies",
            ["LockConfiguration"] = new ObjectDict
            {
                ["ChangeableForDays"] = 30,
                ["MinRetentionDays"] = 7,
                ["MaxRetentionDays"] = 400,
            },
            ["AccessPolicy"] = new ObjectDict
            {
                ["Statement"] = new object[]
                {
                    new ObjectDict { ["Effect"] = "Deny", ["Principal"] = new ObjectDict { ["AWS"] = "*" } },
                },
            },
        });
        Annotations.FromStack(Application.Copies).HasNoWarning("*", Match.AnyValue());
    }

    [Fact]
    public void ARuleSaysWhenHowLongAndWhereTo()
    {
        Template.FromStack(Application.Plans).HasResourceProperties("AWS::Backup::BackupPlan", new ObjectDict
        {
            ["BackupPlan"] = new ObjectDict
            {
                ["BackupPlanName"] = "tailored",
                ["AdvancedBackupSettings"] = new object[]
                {
                    new ObjectDict
                    {
                        ["ResourceType"] = "EC2",
                        ["BackupOptions"] = new ObjectDict { ["WindowsVSS"] = "enabled" },
                    },
                },
                ["BackupPlanRule"] = new object[]
                {
                    new ObjectDict
                    {
                        ["RuleName"] = "nightly",
                        ["ScheduleExpression"] = "cron(30 3 * * ? *)",
                        ["ScheduleExpressionTimezone"] = "Europe/Paris",
                        ["StartWindowMinutes"] = 120,
                        ["CompletionWindowMinutes"] = 720,
                        ["Lifecycle"] = new ObjectDict { ["MoveToColdStorageAfterDays"] = 30, ["DeleteAfterDays"] = 365 },
                        ["RecoveryPointTags"] = new ObjectDict { ["kind"] = "archive", ["owner"] = "platform" },
                        ["CopyActions"] = new object[]
                        {
                            new ObjectDict
                            {
                                ["DestinationBackupVaultArn"] = "arn:aws:backup:eu-central-1:111122223333:backup-vault:copies",
                                ["Lifecycle"] = new ObjectDict { ["MoveToColdStorageAfterDays"] = 30, ["DeleteAfterDays"] = 365 },
                            },
                        },
                        ["IndexActions"] = new object[] { new ObjectDict { ["ResourceTypes"] = new[] { "S3" } } },
                    },
                    new ObjectDict
                    {
                        ["RuleName"] = "continuous",
                        ["EnableContinuousBackup"] = true,
                        ["Lifecycle"] = new ObjectDict { ["DeleteAfterDays"] = 14 },
                    },
                    new ObjectDict
                    {
                        ["RuleName"] = "weekly",
                        ["IndexActions"] = new object[] { new ObjectDict { ["ResourceTypes"] = new[] { "EBS" } } },
                    },
                },
            },
        });
    }

    [Fact]
    public void ASelectionHoldsWhatWasNamedAndWhatWasFound()
    {
        var selection = Properties(Template.FromStack(Application.Plans).FindResources("AWS::Backup::BackupSelection", new ObjectDict
            {
                ["Properties"] = new ObjectDict
                {
                    ["BackupSelection"] = new ObjectDict { ["SelectionName"] = "everything" },
                },
            }))
            .Single()
            .GetProperty("BackupSelection");

        Assert.Equal(10, selection.GetProperty("Resources").GetArrayLength());
        Assert.Equal(
            new[]
            {
                ("STRINGEQUALS", "stage", "production"),
                ("STRINGEQUALS", "stage", "staging"),
            },
            selection.GetProperty("ListOfTags").EnumerateArray().Select(tag => (
                tag.GetProperty("ConditionType").GetString()!,
                tag.GetProperty("ConditionKey").GetString()!,
                tag.GetProperty("ConditionValue").GetString()!)).ToArray());
    }

    [Fact]
    public void ConditionsNarrowEverythingAndExceptionsAreLeftOut()
    {
        var template = Template.FromStack(Application.Plans);

        template.HasResourceProperties("AWS::Backup::BackupSelection", new ObjectDict
        {
            ["BackupSelection"] = new ObjectDict
            {
                ["SelectionName"] = "Production",
                ["Resources"] = new[] { "*" },
                ["Conditions"] = new ObjectDict
                {
                    ["StringEquals"] = new object[] { new ObjectDict { ["ConditionKey"] = "aws:ResourceTag/stage", ["ConditionValue"] = "production" } },
                    ["StringNotEquals"] = new object[] { new ObjectDict { ["ConditionKey"] = "aws:ResourceTag/tier", ["ConditionValue"] = "3" } },
                    ["StringLike"] = new object[] { new ObjectDict { ["ConditionKey"] = "aws:ResourceTag/team", ["ConditionValue"] = "core-*" } },
                    ["StringNotLike"] = new object[] { new ObjectDict { ["ConditionKey"] = "aws:ResourceTag/owner", ["ConditionValue"] = "tmp-*" } },
                },
            },
        });
        template.HasResourceProperties("AWS::Backup::BackupSelection", new ObjectDict
        {
            ["BackupSelection"] = new ObjectDict
            {
                ["SelectionName"] = "Buckets",
                ["NotResources"] = new object[] { Match.AnyValue(), "arn:aws:s3:::logs-*" },
            },
        });
    }

    [Fact]
    public void ThereAreAllPlansAndSelections()
    {
        var template = Template.FromStack(Application.Plans);
        template.ResourceCountIs("AWS::Backup::BackupPlan", 9);
        template.ResourceCountIs("AWS::Backup::BackupSelection", 13);
    }

    [Fact]
    public void WhatTheHouseAsksGoesForASubclassAndForTheVaultThatAPlanMakes()
    {
        var template = Template.FromStack(Application.House);
        var protection = Match.ArrayWith(new object[] { "backup:DeleteBackupVault" });

        template.HasResourceProperties("AWS::Backup::BackupVault", new ObjectDict
        {
            ["BackupVaultName"] = "contracts",
            ["AccessPolicy"] = new ObjectDict
            {
                ["Statement"] = new object[]
                {
                    Match.ObjectLike(new ObjectDict { ["Sid"] = "Statement1", ["Action"] = "backup:StartRestoreJob" }),
                    Match.ObjectLike(new ObjectDict { ["Sid"] = "Statement2", ["Action"] = protection, ["Effect"] = "Deny" }),
                },
            },
        });
        template.HasResourceProperties("AWS::Backup::BackupVault", new ObjectDict
        {
            ["BackupVaultName"] = Match.StringLikeRegexp("^HousePlan"),
            ["AccessPolicy"] = new ObjectDict
            {
                ["Statement"] = new object[]
                {
                    Match.ObjectLike(new ObjectDict { ["Sid"] = Match.Absent(), ["Action"] = protection, ["Effect"] = "Deny" }),
                },
            },
        });
        template.HasOutput("PlanVault", new ObjectDict
        {
            ["Value"] = new ObjectDict
            {
                ["Fn::GetAtt"] = new object[] { Match.StringLikeRegexp("^Plan"), "BackupVaultName" },
            },
        });
    }

    [Fact]
    public void AWindowThatIsTooShortIsRefusedAndTheMessageSaysWhy()
    {
        var props = new BackupPlanRuleProps { StartWindow = Duration.Minutes(30) };

        var refusal = Assert.ThrowsAny<Exception>(() => new BackupPlanRule(props));

        Assert.Contains("'startWindow' must be at least 60 minutes, got 30 minutes", refusal.Message);
    }

    [Fact]
    public void AllProblemsComeAtOnce()
    {
        var props = new BackupPlanRuleProps
        {
            RuleName = "no spaces",
            DeleteAfter = Duration.Days(100),
            MoveToColdStorageAfter = Duration.Days(30),
        };

        var refusal = Assert.ThrowsAny<Exception>(() => new BackupPlanRule(props));

        Assert.Contains(
            "2 problems\n"
            + "  - 'ruleName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'no spaces'\n"
            + "  - the rule 'no spaces': 'deleteAfter' must be at least 90 days after 'moveToColdStorageAfter' (30 days), got 100 days: "
            + "a recovery point stays in cold storage for 90 days at least",
            refusal.Message);
    }

    [Fact]
    public void AnOperationThatAwsBackupDoesNotKnowIsRefused()
    {
        var plan = BackupPlan.Daily35DayRetention(new Stack(), "Plan");
        var options = new BackupSelectionOptions
        {
            Resources = new[] { BackupResource.FromTag("stage", "production", TagOperation.DUMMY) },
        };

        var refusal = Assert.ThrowsAny<Exception>(() => plan.AddSelection("Selection", options));

        Assert.Contains(
            "Default/Plan/Selection: the operation of a tag in 'resources' must be TagOperation.STRING_EQUALS, "
            + "got TagOperation.DUMMY for the key 'stage'",
            refusal.Message);
    }

    [Fact]
    public void WhatWasGivenCanBeReadAgain()
    {
        var rule = new BackupPlanRule(new BackupPlanRuleProps { RuleName = "nightly", DeleteAfter = Duration.Days(35) });
        Assert.Equal("nightly", rule.Props.RuleName);
        Assert.Equal(35.0, rule.Props.DeleteAfter?.ToDays());

        var tag = BackupResource.FromTag("stage", "production");
        Assert.Equal("stage", tag.TagCondition?.Key);
        Assert.Equal("production", tag.TagCondition?.Value);
        Assert.Null(tag.Resource);

        Assert.Equal("S3", BackupResource.AllOf(BackupResourceType.S3).ResourceTypes?[0].Name);
        Assert.False(BackupResourceType.Of("Quantum").IsKnown);
        Assert.True(BackupResourceType.S3.SupportsContinuousBackup);
        Assert.Equal(19, BackupResourceType.All().Length);

        var condition = BackupSelectionCondition.TagNotLike("owner", "tmp-*");
        Assert.Equal("StringNotLike owner tmp-*", $"{condition.ConditionOperator} {condition.Key} {condition.Value}");

        var stack = new Stack();
        Assert.Same(stack, BackupResource.FromConstruct(stack).Construct);

        Assert.Equal("FSX", new IndexActionResourceType("FSX").Value);
        Assert.Equal("S3", IndexActionResourceType.S3.ToString());
    }

    [Fact]
    public void PropertyInjectorsFindTheClassesByTheseNames()
    {
        Assert.Equal("cdk-aws-backup.BackupPlan", BackupPlan.PROPERTY_INJECTION_ID);
        Assert.Equal("cdk-aws-backup.BackupSelection", BackupSelection.PROPERTY_INJECTION_ID);
        Assert.Equal("cdk-aws-backup.BackupVault", BackupVault.PROPERTY_INJECTION_ID);
    }

    private static IEnumerable<JsonElement> Properties(IDictionary<string, IDictionary<string, object>> resources) =>
        resources.Values.Select(resource => JsonDocument.Parse(JsonSerializer.Serialize(resource)).RootElement.GetProperty("Properties"));
}
