package com.myorg;

import io.github.cdkawsbackup.BackupObjectives;
import io.github.cdkawsbackup.BackupPlan;
import io.github.cdkawsbackup.BackupPlanCopyActionProps;
import io.github.cdkawsbackup.BackupPlanIndexActionProps;
import io.github.cdkawsbackup.BackupPlanObjectives;
import io.github.cdkawsbackup.BackupPlanRule;
import io.github.cdkawsbackup.BackupResource;
import io.github.cdkawsbackup.BackupResourceType;
import io.github.cdkawsbackup.BackupRole;
import io.github.cdkawsbackup.BackupSelection;
import io.github.cdkawsbackup.BackupSelectionCondition;
import io.github.cdkawsbackup.BackupSelectionOptions;
import io.github.cdkawsbackup.FromConstructOptions;
import io.github.cdkawsbackup.GrandfatherFatherSonOptions;
import io.github.cdkawsbackup.IBackupPlan;
import io.github.cdkawsbackup.IndexActionResourceType;
import io.github.cdkawsbackup.MalwareScan;
import io.github.cdkawsbackup.MalwareScanOptions;
import io.github.cdkawsbackup.TagCondition;
import io.github.cdkawsbackup.TagOperation;
import io.github.cdkawsbackup.TestRestoresOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.TimeZone;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** When the backups run, how long they are kept, and what they hold. */
public final class PlanStack extends Stack {
    public PlanStack(Construct scope, String id, StackProps props, DataStack data, VaultStack vaults) {
        super(scope, id, props);

        readyMade(vaults);
        tailored(data, vaults);
        narrowed(data, vaults);
        proved(data, vaults);
        needed(data);
        imported();
    }

    /** The plans and rules that come with the library. */
    private void readyMade(VaultStack vaults) {
        BackupPlan.daily35DayRetention(this, "Daily").addSelection("Tagged", tagged("daily"));
        BackupPlan.dailyMonthly1YearRetention(this, "Monthly").addSelection("Tagged", tagged("monthly"));
        BackupPlan.dailyWeeklyMonthly5YearRetention(this, "FiveYears", vaults.getMain())
            .addSelection("Tagged", tagged("five-years"));
        BackupPlan.dailyWeeklyMonthly7YearRetention(this, "SevenYears", vaults.getMain())
            .addSelection("Tagged", tagged("seven-years"));

        BackupPlan mixed = BackupPlan.Builder.create(this, "Mixed")
            .backupVault(vaults.getMain())
            .backupPlanRules(List.of(BackupPlanRule.daily(), BackupPlanRule.weekly()))
            .build();
        mixed.addRule(BackupPlanRule.monthly1Year(vaults.getAudited()));
        mixed.addRule(BackupPlanRule.monthly5Year(vaults.getAudited()));
        mixed.addRule(BackupPlanRule.monthly7Year(vaults.getAudited()));
        mixed.addSelection("Tagged", tagged("mixed"));

        CfnOutput.Builder.create(this, "MixedVault").value(mixed.getBackupVault().getBackupVaultName()).build();
    }

    private static BackupSelectionOptions tagged(String value) {
        return BackupSelectionOptions.builder()
            .resources(List.of(BackupResource.fromTag("backup", value)))
            .build();
    }

    /** A plan with everything that a rule and a selection can say. */
    private void tailored(DataStack data, VaultStack vaults) {
        BackupPlan plan = BackupPlan.Builder.create(this, "Tailored")
            .backupPlanName("tailored")
            .windowsVss(true)
            .build();
        plan.addRule(BackupPlanRule.Builder.create()
            .ruleName("nightly")
            .backupVault(vaults.getAudited())
            .scheduleExpression(Schedule.cron(CronOptions.builder().hour("3").minute("30").build()))
            .scheduleExpressionTimezone(TimeZone.EUROPE_PARIS)
            .startWindow(Duration.hours(2))
            .completionWindow(Duration.hours(12))
            .moveToColdStorageAfter(Duration.days(30))
            .optInToArchive(true)
            .deleteAfter(Duration.days(365))
            // Sorted: the order of Map.of() changes with each run, and the template would with it.
            .recoveryPointTags(new TreeMap<>(Map.of("kind", "archive", "owner", "platform")))
            .copyActions(List.of(BackupPlanCopyActionProps.builder()
                .destinationBackupVault(vaults.getCopies())
                .moveToColdStorageAfter(Duration.days(30))
                .optInToArchive(true)
                .deleteAfter(Duration.days(365))
                .build()))
            .indexActions(List.of(BackupPlanIndexActionProps.builder()
                .resourceTypes(List.of(IndexActionResourceType.S3))
                .build()))
            .build());
        plan.addRule(BackupPlanRule.Builder.create()
            .ruleName("continuous")
            .enableContinuousBackup(true)
            .deleteAfter(Duration.days(14))
            .build());
        plan.addRule(BackupPlanRule.Builder.create()
            .ruleName("weekly")
            .targetLogicallyAirGappedBackupVault(vaults.getAirGapped())
            .deleteAfter(Duration.days(56))
            .indexActions(List.of(BackupPlanIndexActionProps.builder()
                .resourceTypes(List.of(IndexActionResourceType.EBS))
                .build()))
            .build());

        Role role = Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("backup.amazonaws.com"))
            .managedPolicies(List.of(ManagedPolicy.fromAwsManagedPolicyName("AWSBackupServiceRolePolicyForIndexing")))
            .build();
        BackupSelection selection = plan.addSelection("Everything", BackupSelectionOptions.builder()
            .backupSelectionName("everything")
            .role(role)
            .allowRestores(true)
            .resources(List.of(
                BackupResource.fromDynamoDbTable(data.getTable()),
                BackupResource.fromEfsFileSystem(data.getFileSystem()),
                BackupResource.fromEc2Instance(data.getServer()),
                BackupResource.fromRdsDatabaseInstance(data.getDatabase()),
                BackupResource.fromRdsDatabaseCluster(data.getCluster()),
                BackupResource.fromRdsServerlessCluster(data.getServerless()),
                BackupResource.fromConstruct(data.getShop()),
                BackupResource.fromArn("arn:aws:s3:::invoices-111122223333"),
                BackupResource.fromTag("stage", "production", TagOperation.STRING_EQUALS),
                new BackupResource("arn:aws:s3:::receipts-111122223333"),
                new BackupResource(null, TagCondition.builder()
                    .key("stage")
                    .value("staging")
                    .operation(TagOperation.STRING_EQUALS)
                    .build())))
            .build());
        data.getTable().grantReadData(selection);
        plan.getGrants().read(role);

        CfnOutput.Builder.create(this, "PlanId").value(plan.getBackupPlanId()).build();
        CfnOutput.Builder.create(this, "PlanArn").value(plan.getBackupPlanArn()).build();
        CfnOutput.Builder.create(this, "PlanVersion").value(plan.getVersionId()).build();
        CfnOutput.Builder.create(this, "PlanReference").value(plan.getBackupPlanRef().getBackupPlanId()).build();
        CfnOutput.Builder.create(this, "SelectionId").value(selection.getSelectionId()).build();
        CfnOutput.Builder.create(this, "SelectionPlan").value(selection.getBackupPlanId()).build();
    }

    /** Selections of whole types, narrowed by conditions and exceptions. */
    private void narrowed(DataStack data, VaultStack vaults) {
        BackupPlan plan = BackupPlan.daily35DayRetention(this, "Narrowed", vaults.getMain());
        BackupSelection buckets = plan.addSelection("Buckets", BackupSelectionOptions.builder()
            .resources(List.of(BackupResource.allOf(BackupResourceType.S3)))
            .notResources(List.of(BackupResource.fromS3Bucket(data.getBucket()), BackupResource.fromArn("arn:aws:s3:::logs-*")))
            .role(BackupRole.forBackup(this, "BucketRole", List.of(BackupResourceType.S3)))
            .build());
        plan.addSelection("Production", BackupSelectionOptions.builder()
            .conditions(List.of(
                BackupSelectionCondition.tagEquals("stage", "production"),
                BackupSelectionCondition.tagNotEquals("tier", "3"),
                BackupSelectionCondition.tagLike("team", "core-*"),
                BackupSelectionCondition.tagNotLike("owner", "tmp-*")))
            .build());
        plan.addSelection("Shop", BackupSelectionOptions.builder()
            .resources(List.of(
                BackupResource.fromConstruct(data.getShop(), FromConstructOptions.builder()
                    .resourceTypes(List.of(BackupResourceType.DYNAMODB, BackupResourceType.EBS))
                    .build()),
                BackupResource.fromStack(this)))
            .build());
        plan.addSelection("Rest", BackupSelectionOptions.builder()
            .resources(List.of(BackupResource.everything()))
            .notResources(List.of(BackupResource.fromConstruct(data)))
            .build());

        CfnOutput.Builder.create(this, "BucketRoleArn").value(buckets.getRole().getRoleArn()).build();
    }

    /** What is needed is said, and not by which rules. */
    private void needed(DataStack data) {
        BackupPlan.fromObjectives(this, "Needed", BackupPlanObjectives.builder()
            .retention(BackupObjectives.grandfatherFatherSon(GrandfatherFatherSonOptions.builder()
                .daily(Duration.days(14))
                .monthly(Duration.days(365))
                .build()))
            .resources(List.of(BackupResource.fromDynamoDbTable(data.getTable())))
            .build());
    }

    /** A plan whose recovery points are scanned for malware, and restored to see that they can be. */
    private void proved(DataStack data, VaultStack vaults) {
        BackupPlan plan = BackupPlan.Builder.create(this, "Proved")
            .backupVault(vaults.getAudited())
            .malwareScan(MalwareScan.full(MalwareScanOptions.builder()
                .resourceTypes(List.of(BackupResourceType.S3))
                .build()))
            .build();
        plan.addRule(BackupPlanRule.weekly());
        plan.addRule(BackupPlanRule.Builder.create()
            .ruleName("scanned")
            .scheduleExpression(Schedule.cron(CronOptions.builder().hour("4").minute("0").build()))
            .deleteAfter(Duration.days(35))
            .malwareScan(MalwareScan.incremental())
            .build());
        plan.addSelection("Bucket", BackupSelectionOptions.builder()
            .resources(List.of(BackupResource.fromS3Bucket(data.getBucket())))
            .build());
        plan.testRestores("Restores", TestRestoresOptions.builder()
            .scheduleExpression(Schedule.cron(CronOptions.builder().weekDay("SUN").hour("6").minute("0").build()))
            .validationWindow(Duration.hours(4))
            .build());
    }

    /** A plan that was made elsewhere gets a selection, with a role that makes backups only by its own policies. */
    private void imported() {
        IBackupPlan plan = BackupPlan.fromBackupPlanId(this, "Imported", "a1b2c3d4-5678-90ab-cdef-1234567890ab");
        BackupSelection.Builder.create(this, "Selection")
            .backupPlan(plan)
            .disableDefaultBackupPolicy(true)
            .resources(List.of(BackupResource.fromTag("stage", "test")))
            .build();
        CfnOutput.Builder.create(this, "ImportedId").value(plan.getBackupPlanId()).build();
    }
}
