package com.myorg.after;

import io.github.cdkawsbackup.*;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.sns.Topic;

/** A program as it was before, and as it is after one import changed. */
public final class Program {
    private Program() {
    }

    public static Map<String, Object> template() {
        Stack stack = new Stack(null, "Stack");

        BackupVault vault = BackupVault.Builder.create(stack, "Vault")
            .notificationTopic(new Topic(stack, "Topic"))
            .lockConfiguration(LockConfiguration.builder().minRetention(Duration.days(7)).build())
            .build();
        BackupPlan plan = BackupPlan.dailyWeeklyMonthly5YearRetention(stack, "Plan", vault);
        plan.addRule(BackupPlanRule.Builder.create()
            .startWindow(Duration.hours(2))
            .deleteAfter(Duration.days(35))
            .build());
        plan.addSelection("Selection", BackupSelectionOptions.builder()
            .resources(List.of(BackupResource.fromTag("stage", "production")))
            .allowRestores(true)
            .build());
        return Template.fromStack(stack).toJSON();
    }
}
