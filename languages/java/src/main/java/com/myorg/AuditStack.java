package com.myorg;

import io.github.cdkawsbackup.BackedUp;
import io.github.cdkawsbackup.BackupCoverage;
import io.github.cdkawsbackup.BackupExemption;
import io.github.cdkawsbackup.BackupFramework;
import io.github.cdkawsbackup.BackupFrameworkControl;
import io.github.cdkawsbackup.BackupPlan;
import io.github.cdkawsbackup.BackupPlanRule;
import io.github.cdkawsbackup.BackupReport;
import io.github.cdkawsbackup.BackupReportFormat;
import io.github.cdkawsbackup.BackupReportPlan;
import io.github.cdkawsbackup.BackupRequirement;
import io.github.cdkawsbackup.BackupVault;
import io.github.cdkawsbackup.IBackupVault;
import io.github.cdkawsbackup.OrganizationBackupPlan;
import io.github.cdkawsbackup.OrganizationBackupPolicy;
import io.github.cdkawsbackup.OrganizationBackupRulesOptions;
import io.github.cdkawsbackup.OrganizationBackupSelection;
import io.github.cdkawsbackup.OrganizationTagSelectionOptions;
import io.github.cdkawsbackup.OrganizationTarget;
import io.github.cdkawsbackup.PlanMinFrequencyAndRetentionControlOptions;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** What is required of backups, who sees whether it is so, and what every account of an organization has. */
public final class AuditStack extends Stack {
    private final BackupPlan plan;

    public AuditStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);

        plan = BackupPlan.daily35DayRetention(this, "Plan");
        required();
        audited();
        organized();
    }

    public BackupPlan getPlan() {
        return plan;
    }

    /** A table says of itself by which plan it is backed up. What is not, here or later, is an error, unless it is exempt. */
    private void required() {
        Table table = Table.Builder.create(this, "Ledger")
            .partitionKey(Attribute.builder().name("id").type(AttributeType.STRING).build())
            .build();
        table.with(new BackedUp(plan));

        BackupCoverage.of(this).require(BackupRequirement.builder()
            .recoveryPointObjective(Duration.days(8))
            .minRetention(Duration.days(35))
            .build());
    }

    private void audited() {
        Bucket reports = Bucket.Builder.create(this, "Reports")
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .enforceSsl(true)
            .build();
        BackupCoverage.of(reports).exempt(BackupExemption.builder()
            .reason("reports are written anew each day")
            .approvedBy("the auditors")
            .build());

        BackupFramework framework = BackupFramework.Builder.create(this, "Framework")
            .frameworkName("house_rules")
            .controls(List.of(
                BackupFrameworkControl.planMinFrequencyAndRetention(PlanMinFrequencyAndRetentionControlOptions.builder()
                    .frequency(Duration.days(1))
                    .retention(Duration.days(35))
                    .build()),
                BackupFrameworkControl.recoveryPointEncrypted()))
            .build();
        BackupFramework.forPlan(this, "PlanFramework", plan);

        BackupReportPlan.Builder.create(this, "Compliance")
            .report(BackupReport.resourceCompliance(List.of(framework)))
            .bucket(reports)
            .build();
        BackupReportPlan.Builder.create(this, "Jobs")
            .report(BackupReport.backupJobs())
            .bucket(reports)
            .prefix("jobs")
            .formats(List.of(BackupReportFormat.CSV, BackupReportFormat.JSON))
            .build();
    }

    private void organized() {
        IBackupVault main = BackupVault.fromBackupVaultName(this, "Main", "main");
        OrganizationBackupPolicy.Builder.create(this, "Policy")
            .policyName("weekly")
            .plans(List.of(OrganizationBackupPlan.fromRules("Weekly", OrganizationBackupRulesOptions.builder()
                .rules(List.of(BackupPlanRule.weekly(main)))
                .regions(List.of("eu-west-1"))
                .selections(List.of(OrganizationBackupSelection.byTag("Tagged", OrganizationTagSelectionOptions.builder()
                    .key("backup")
                    .values(List.of("weekly"))
                    .roleName("backup")
                    .build())))
                .build())))
            .targets(List.of(
                OrganizationTarget.organizationalUnit("ou-ab12-11111111"),
                OrganizationTarget.account("444455556666")))
            .build();
    }
}
