package com.myorg;

import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.backup.BackupPlan;
import software.amazon.awscdk.services.backup.BackupPlanRule;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupSelectionOptions;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.CfnBackupVault;
import software.amazon.awscdk.services.backup.LockConfiguration;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Schedule;

public final class Program {
    public static void main(String[] args) {
        App app = new App();
        Stack stack = new Stack(app, "Program");

        Table table = Table.Builder.create(stack, "Table")
            .partitionKey(Attribute.builder().name("id").type(AttributeType.STRING).build())
            .build();
        BackupVault vault = BackupVault.Builder.create(stack, "Vault")
            .lockConfiguration(LockConfiguration.builder().minRetention(Duration.days(7)).build())
            .build();
        CfnBackupVault.Builder.create(stack, "Plain").backupVaultName("plain").build();

        BackupPlan plan = BackupPlan.dailyWeeklyMonthly5YearRetention(stack, "Plan", vault);
        plan.addRule(BackupPlanRule.Builder.create()
            .ruleName("hourly")
            .scheduleExpression(Schedule.cron(CronOptions.builder().minute("0").build()))
            .startWindow(Duration.hours(2))
            .deleteAfter(Duration.days(14))
            .build());
        plan.addSelection("Selection", BackupSelectionOptions.builder()
            .resources(List.of(BackupResource.fromDynamoDbTable(table), BackupResource.fromTag("stage", "production")))
            .allowRestores(true)
            .build());

        app.synth();
    }
}
