package com.myorg;

import io.github.cdkawsbackup.BackupVault;
import io.github.cdkawsbackup.BackupVaultProps;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** A subclass: it numbers the statements of its access policy, so that people can speak of them. */
public class NumberedVault extends BackupVault {
    private int statements = 0;

    public NumberedVault(Construct scope, String id, BackupVaultProps props) {
        super(scope, id, props);
    }

    @Override
    public void addToAccessPolicy(PolicyStatement statement) {
        statements += 1;
        statement.setSid("Statement" + statements);
        super.addToAccessPolicy(statement);
    }
}
