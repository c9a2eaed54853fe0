package com.myorg;

import io.github.cdkawsbackup.BackupVault;
import io.github.cdkawsbackup.LockConfiguration;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The second Region: a vault that nobody can empty. */
public final class CopyStack extends Stack {
    private final BackupVault vault;

    public CopyStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);

        vault = BackupVault.Builder.create(this, "Vault")
            .backupVaultName("copies")
            .blockRecoveryPointDeletion(true)
            .lockConfiguration(LockConfiguration.builder()
                .minRetention(Duration.days(7))
                .maxRetention(Duration.days(400))
                .changeableFor(Duration.days(30))
                .acknowledgeIrreversible("After 30 days nobody can remove the lock of copies")
                .build())
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    }

    public BackupVault getVault() {
        return vault;
    }
}
