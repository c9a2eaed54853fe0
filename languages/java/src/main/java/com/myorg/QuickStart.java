package com.myorg;

import io.github.cdkawsbackup.BackupPlan;
import io.github.cdkawsbackup.BackupResource;
import io.github.cdkawsbackup.BackupSelectionOptions;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

public final class QuickStart {
    public static void main(String[] args) {
        App app = new App();
        Stack stack = new Stack(app, "Backup");

        BackupPlan plan = BackupPlan.dailyWeeklyMonthly5YearRetention(stack, "Plan");
        plan.addSelection("Production", BackupSelectionOptions.builder()
            .resources(List.of(BackupResource.fromTag("stage", "production")))
            .build());

        app.synth();
    }
}
