package com.myorg;

import io.github.cdkawsbackup.BackupAccessPoint;
import io.github.cdkawsbackup.BackupResource;
import io.github.cdkawsbackup.BackupResourceType;
import io.github.cdkawsbackup.DynamoDbValidatorOptions;
import io.github.cdkawsbackup.LegalHold;
import io.github.cdkawsbackup.RestoreTestingPlan;
import io.github.cdkawsbackup.RestoreTestingRecoveryPoints;
import io.github.cdkawsbackup.RestoreTestingRecoveryPointsOptions;
import io.github.cdkawsbackup.RestoreTestingSelection;
import io.github.cdkawsbackup.RestoreTestingSelectionOptions;
import io.github.cdkawsbackup.RestoreValidationOptions;
import io.github.cdkawsbackup.RestoreValidator;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.constructs.Construct;

/** Recovery points that are restored to see what is in them, are held, and are read as they are. */
public final class RestoreStack extends Stack {
    private static final String PROGRAM = "def handler(event, context):\n"
        + "    return {\"status\": \"SUCCESSFUL\", \"message\": \"a program may say more\"}\n";

    public RestoreStack(Construct scope, String id, StackProps props, DataStack data, VaultStack vaults) {
        super(scope, id, props);

        tested(data, vaults);
        kept(vaults);
    }

    /** Restores are looked at by a validator of the library, and by a program of one's own. */
    private void tested(DataStack data, VaultStack vaults) {
        RestoreTestingPlan tests = RestoreTestingPlan.Builder.create(this, "Tests")
            .restoreTestingPlanName("sundays")
            .scheduleExpression(Schedule.cron(CronOptions.builder().weekDay("SUN").hour("4").minute("0").build()))
            .recoveryPoints(RestoreTestingRecoveryPoints.latest(RestoreTestingRecoveryPointsOptions.builder()
                .within(Duration.days(8))
                .vaults(List.of(vaults.getAudited()))
                .build()))
            .build();
        RestoreTestingSelection tables = tests.addSelection("Tables", RestoreTestingSelectionOptions.builder()
            .resourceType(BackupResourceType.DYNAMODB)
            .resources(List.of(BackupResource.fromDynamoDbTable(data.getTable())))
            .validationWindow(Duration.hours(4))
            .build());
        RestoreTestingSelection buckets = tests.addSelection("Buckets", RestoreTestingSelectionOptions.builder()
            .resourceType(BackupResourceType.S3)
            .resources(List.of(BackupResource.fromS3Bucket(data.getBucket())))
            .validationWindow(Duration.hours(4))
            .build());

        tables.addValidation("Items", RestoreValidationOptions.builder()
            .validator(RestoreValidator.dynamoDb(DynamoDbValidatorOptions.builder().minItems(1).build()))
            .recoveryTimeObjective(Duration.hours(4))
            .build());
        Function program = Function.Builder.create(this, "Program")
            .runtime(Runtime.PYTHON_3_13)
            .handler("index.handler")
            .code(Code.fromInline(PROGRAM))
            .build();
        buckets.addValidation("Content", RestoreValidationOptions.builder()
            .validator(RestoreValidator.lambda(program))
            .build());
    }

    private void kept(VaultStack vaults) {
        LegalHold hold = LegalHold.Builder.create(this, "Hold")
            .title("The year 2025")
            .description("All that was backed up in the year that is looked into")
            .vaults(List.of(vaults.getMain()))
            .fromDate("2025-01-01T00:00:00Z")
            .toDate("2025-12-31T23:59:59Z")
            .build();
        BackupAccessPoint objects = BackupAccessPoint.Builder.create(this, "Objects")
            .recoveryPointArn("arn:aws:backup:eu-west-1:111122223333:recovery-point:invoices-20260131033027-5ec207d0")
            .build();
        objects.getGrants().read(Role.Builder.create(this, "Auditor").assumedBy(new AccountRootPrincipal()).build());

        CfnOutput.Builder.create(this, "HoldId").value(hold.getLegalHoldId()).build();
        CfnOutput.Builder.create(this, "ObjectsAlias").value(objects.getS3AccessPointAlias()).build();
    }
}
