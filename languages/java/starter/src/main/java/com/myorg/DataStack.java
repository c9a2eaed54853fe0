package com.myorg;

import io.github.cdkawsbackup.BackupPlan;
import io.github.cdkawsbackup.BackupResource;
import io.github.cdkawsbackup.BackupSelectionOptions;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.Table;
import software.constructs.Construct;

/** A table, and a plan that backs up what is in this stack, now and later, but for buckets: those are named, or taken by their type. */
public final class DataStack extends Stack {
    public DataStack(Construct scope, String id) {
        super(scope, id);

        Table.Builder.create(this, "Orders")
            .partitionKey(Attribute.builder().name("id").type(AttributeType.STRING).build())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();

        BackupPlan plan = BackupPlan.daily35DayRetention(this, "Plan");
        plan.addSelection("All", BackupSelectionOptions.builder()
            .resources(List.of(BackupResource.fromConstruct(this)))
            .build());
    }
}
