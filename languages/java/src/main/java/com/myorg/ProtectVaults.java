package com.myorg;

import io.github.cdkawsbackup.BackupVault;
import io.github.cdkawsbackup.BackupVaultProtectionOptions;
import java.util.List;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.constructs.IConstruct;

/** An aspect: every vault in a tree is protected, those too that plans make for themselves. It may visit one again, which adds nothing. */
public final class ProtectVaults implements IAspect {
    @Override
    public void visit(IConstruct node) {
        if (node instanceof BackupVault) {
            ((BackupVault) node).protect(BackupVaultProtectionOptions.builder()
                .exceptFor(List.of(new ArnPrincipal("arn:aws:iam::111122223333:role/deployer")))
                .build());
        }
    }
}
