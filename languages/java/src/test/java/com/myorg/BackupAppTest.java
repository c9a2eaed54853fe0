package com.myorg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cdkawsbackup.BackupPlan;
import io.github.cdkawsbackup.BackupPlanRule;
import io.github.cdkawsbackup.BackupPlanRuleProps;
import io.github.cdkawsbackup.BackupResource;
import io.github.cdkawsbackup.BackupResourceType;
import io.github.cdkawsbackup.BackupSelection;
import io.github.cdkawsbackup.BackupSelectionCondition;
import io.github.cdkawsbackup.BackupSelectionOptions;
import io.github.cdkawsbackup.BackupVault;
import io.github.cdkawsbackup.IndexActionResourceType;
import io.github.cdkawsbackup.TagOperation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Capture;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Matcher;
import software.amazon.awscdk.assertions.Template;

class BackupAppTest {
    private static final BackupApp APP = new BackupApp(new App());

    @Test
    @DisplayName("the main vault has its key, topic, lock and policy")
    void mainVault() {
        Template.fromStack(APP.getVaults()).hasResource("AWS::Backup::BackupVault", Map.of(
            "DeletionPolicy", "Retain",
            "Properties", Map.of(
                "BackupVaultName", "main",
                "EncryptionKeyArn", Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("^Key"), "Arn")),
                "LockConfiguration", Map.of("MinRetentionDays", 7),
                "Notifications", Map.of("BackupVaultEvents", List.of("BACKUP_JOB_FAILED", "COPY_JOB_FAILED")),
                "AccessPolicy", Map.of("Statement", List.of(
                    Match.objectLike(Map.of("Sid", "OnlyFromTheOrganization", "Effect", "Allow")),
                    Match.objectLike(Map.of("Sid", "NoRestores", "Effect", "Deny")),
                    Match.objectLike(Map.of(
                        "Action", List.of("backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"),
                        "Effect", "Deny")))))));
    }

    @Test
    @DisplayName("the audited vault is notified of everything")
    void auditedVault() {
        Capture events = new Capture();
        Template.fromStack(APP.getVaults()).hasResourceProperties("AWS::Backup::BackupVault", Map.of(
            "BackupVaultName", Match.not("main"),
            "Notifications", Map.of("BackupVaultEvents", events)));

        assertEquals(17, events.asArray().size());
        Annotations.fromStack(APP.getVaults()).hasNoWarning("*", Match.anyValue());
    }

    @Test
    @DisplayName("nobody can empty the vault of copies")
    void vaultOfCopies() {
        Template.fromStack(APP.getCopies()).hasResourceProperties("AWS::Backup::BackupVault", Map.of(
            "BackupVaultName", "copies",
            "LockConfiguration", Map.of("ChangeableForDays", 30, "MinRetentionDays", 7, "MaxRetentionDays", 400),
            "AccessPolicy", Map.of("Statement", List.of(Map.of("Effect", "Deny", "Principal", Map.of("AWS", "*"))))));
        Annotations.fromStack(APP.getCopies()).hasNoWarning("*", Match.anyValue());
    }

    @Test
    @DisplayName("a rule says when, how long, and where to")
    void rules() {
        Template.fromStack(APP.getPlans()).hasResourceProperties("AWS::Backup::BackupPlan", Map.of(
            "BackupPlan", Map.of(
                "BackupPlanName", "tailored",
                "AdvancedBackupSettings", List.of(Map.of("ResourceType", "EC2", "BackupOptions", Map.of("WindowsVSS", "enabled"))),
                "BackupPlanRule", List.of(
                    Map.of(
                        "RuleName", "nightly",
                        "ScheduleExpression", "cron(30 3 * * ? *)",
                        "ScheduleExpressionTimezone", "Europe/Paris",
                        "StartWindowMinutes", 120,
                        "CompletionWindowMinutes", 720,
                        "Lifecycle", Map.of("MoveToColdStorageAfterDays", 30, "DeleteAfterDays", 365),
                        "RecoveryPointTags", Map.of("kind", "archive", "owner", "platform"),
                        "CopyActions", List.of(Map.of(
                            "DestinationBackupVaultArn", "arn:aws:backup:eu-central-1:111122223333:backup-vault:copies",
                            "Lifecycle", Map.of("MoveToColdStorageAfterDays", 30, "DeleteAfterDays", 365))),
                        "IndexActions", List.of(Map.of("ResourceTypes", List.of("S3")))),
                    Map.of(
                        "RuleName", "continuous",
                        "EnableContinuousBackup", true,
                        "Lifecycle", Map.of("DeleteAfterDays", 14)),
                    Map.of(
                        "RuleName", "weekly",
                        "IndexActions", List.of(Map.of("ResourceTypes", List.of("EBS"))))))));
    }

    @Test
    @DisplayName("a selection holds what was named and what was found")
    void selection() {
        Capture resources = new Capture();
        Capture tags = new Capture();
        Template.fromStack(APP.getPlans()).hasResourceProperties("AWS::Backup::BackupSelection", Map.of(
            "BackupSelection", Map.of("SelectionName", "everything", "Resources", resources, "ListOfTags", tags)));

        assertEquals(10, resources.asArray().size());
        assertEquals(
            List.of(
                Map.of("ConditionType", "STRINGEQUALS", "ConditionKey", "stage", "ConditionValue", "production"),
                Map.of("ConditionType", "STRINGEQUALS", "ConditionKey", "stage", "ConditionValue", "staging")),
            tags.asArray());
    }

    @Test
    @DisplayName("conditions narrow everything, and exceptions are left out")
    void conditions() {
        Template template = Template.fromStack(APP.getPlans());

        template.hasResourceProperties("AWS::Backup::BackupSelection", Map.of(
            "BackupSelection", Map.of(
                "SelectionName", "Production",
                "Resources", List.of("*"),
                "Conditions", Map.of(
                    "StringEquals", List.of(Map.of("ConditionKey", "aws:ResourceTag/stage", "ConditionValue", "production")),
                    "StringNotEquals", List.of(Map.of("ConditionKey", "aws:ResourceTag/tier", "ConditionValue", "3")),
                    "StringLike", List.of(Map.of("ConditionKey", "aws:ResourceTag/team", "ConditionValue", "core-*")),
                    "StringNotLike", List.of(Map.of("ConditionKey", "aws:ResourceTag/owner", "ConditionValue", "tmp-*"))))));
        template.hasResourceProperties("AWS::Backup::BackupSelection", Map.of(
            "BackupSelection", Map.of(
                "SelectionName", "Buckets",
                "NotResources", List.of(Match.anyValue(), "arn:aws:s3:::logs-*"))));
    }

    @Test
    @DisplayName("there are all plans and selections")
    void counts() {
        Template template = Template.fromStack(APP.getPlans());
        template.resourceCountIs("AWS::Backup::BackupPlan", 9);
        template.resourceCountIs("AWS::Backup::BackupSelection", 13);
    }

    @Test
    @DisplayName("what the house asks of its vaults goes for a subclass, and for the vault that a plan makes")
    void house() {
        Template template = Template.fromStack(APP.getHouse());
        Matcher protection = Match.arrayWith(List.of("backup:DeleteBackupVault"));

        template.hasResourceProperties("AWS::Backup::BackupVault", Map.of(
            "BackupVaultName", "contracts",
            "AccessPolicy", Map.of("Statement", List.of(
                Match.objectLike(Map.of("Sid", "Statement1", "Action", "backup:StartRestoreJob")),
                Match.objectLike(Map.of("Sid", "Statement2", "Action", protection, "Effect", "Deny"))))));
        template.hasResourceProperties("AWS::Backup::BackupVault", Map.of(
            "BackupVaultName", Match.stringLikeRegexp("^HousePlan"),
            "AccessPolicy", Map.of("Statement", List.of(
                Match.objectLike(Map.of("Sid", Match.absent(), "Action", protection, "Effect", "Deny"))))));
        template.hasOutput("PlanVault", Map.of(
            "Value", Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("^Plan"), "BackupVaultName"))));
    }

    @Test
    @DisplayName("a window that is too short is refused, and the message says why")
    void windowTooShort() {
        assertRefused("'startWindow' must be at least 60 minutes, got 30 minutes",
            () -> BackupPlanRule.Builder.create().startWindow(Duration.minutes(30)).build());
    }

    @Test
    @DisplayName("all problems come at once")
    void allProblems() {
        BackupPlanRuleProps rule = BackupPlanRuleProps.builder()
            .ruleName("no spaces")
            .deleteAfter(Duration.days(100))
            .moveToColdStorageAfter(Duration.days(30))
            .build();

        assertRefused("2 problems\n"
                + "  - 'ruleName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'no spaces'\n"
                + "  - the rule 'no spaces': 'deleteAfter' must be at least 90 days after 'moveToColdStorageAfter' (30 days), got 100 days: "
                + "a recovery point stays in cold storage for 90 days at least",
            () -> new BackupPlanRule(rule));
    }

    @Test
    @DisplayName("an operation that AWS Backup does not know is refused")
    void unknownOperation() {
        BackupPlan plan = BackupPlan.daily35DayRetention(new Stack(), "Plan");
        BackupSelectionOptions options = BackupSelectionOptions.builder()
            .resources(List.of(BackupResource.fromTag("stage", "production", TagOperation.DUMMY)))
            .build();

        assertRefused("Default/Plan/Selection: the operation of a tag in 'resources' must be TagOperation.STRING_EQUALS, "
                + "got TagOperation.DUMMY for the key 'stage'",
            () -> plan.addSelection("Selection", options));
    }

    @Test
    @DisplayName("what was given can be read again")
    void readAgain() {
        BackupPlanRule rule = BackupPlanRule.Builder.create().ruleName("nightly").deleteAfter(Duration.days(35)).build();
        assertEquals("nightly", rule.getProps().getRuleName());
        assertEquals(35, rule.getProps().getDeleteAfter().toDays());

        BackupResource tag = BackupResource.fromTag("stage", "production");
        assertEquals("stage", tag.getTagCondition().getKey());
        assertEquals("production", tag.getTagCondition().getValue());
        assertNull(tag.getResource());

        assertEquals("S3", BackupResource.allOf(BackupResourceType.S3).getResourceTypes().get(0).getName());
        assertFalse(BackupResourceType.of("Quantum").getIsKnown());
        assertTrue(BackupResourceType.S3.getSupportsContinuousBackup());
        assertEquals(19, BackupResourceType.all().size());

        BackupSelectionCondition condition = BackupSelectionCondition.tagNotLike("owner", "tmp-*");
        assertEquals(
            "StringNotLike owner tmp-*",
            condition.getConditionOperator() + " " + condition.getKey() + " " + condition.getValue());

        Stack stack = new Stack();
        assertSame(stack, BackupResource.fromConstruct(stack).getConstruct());

        assertEquals("FSX", new IndexActionResourceType("FSX").getValue());
        assertEquals("S3", IndexActionResourceType.S3.toString());
    }

    @Test
    @DisplayName("property injectors find the classes by these names")
    void propertyInjectionIds() {
        assertEquals("cdk-aws-backup.BackupPlan", BackupPlan.PROPERTY_INJECTION_ID);
        assertEquals("cdk-aws-backup.BackupSelection", BackupSelection.PROPERTY_INJECTION_ID);
        assertEquals("cdk-aws-backup.BackupVault", BackupVault.PROPERTY_INJECTION_ID);
    }

    /** A constructor throws a JsiiException, a method its superclass. */
    private static void assertRefused(String message, Executable program) {
        RuntimeException refusal = assertThrows(RuntimeException.class, program);
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }
}
