package com.myorg;

import io.github.cdkawsbackup.BackupPlan;
import io.github.cdkawsbackup.BackupResource;
import io.github.cdkawsbackup.BackupSelectionOptions;
import io.github.cdkawsbackup.BackupVaultProps;
import java.util.List;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** What a house asks of all its vaults, said once. */
public final class HouseStack extends Stack {
    public HouseStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);

        NumberedVault contracts = new NumberedVault(this, "Contracts", BackupVaultProps.builder()
            .backupVaultName("contracts")
            .build());
        contracts.addToAccessPolicy(PolicyStatement.Builder.create()
            .effect(Effect.DENY)
            .actions(List.of("backup:StartRestoreJob"))
            .principals(List.of(new AccountRootPrincipal()))
            .resources(List.of("*"))
            .build());

        BackupPlan plan = BackupPlan.daily35DayRetention(this, "Plan");
        plan.addSelection("Tagged", BackupSelectionOptions.builder()
            .resources(List.of(BackupResource.fromTag("backup", "house")))
            .build());
        Aspects.of(this).add(new ProtectVaults());

        // The plan has made it for itself.
        CfnOutput.Builder.create(this, "PlanVault").value(plan.getBackupVault().getBackupVaultName()).build();
    }
}
