package com.myorg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cdkawsbackup.BackupCoverage;
import io.github.cdkawsbackup.BackupVerdict;
import io.github.cdkawsbackup.ResourceCoverage;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;

class DataAppTest {
    @Test
    @DisplayName("all that holds data is backed up")
    void everythingIsBackedUp() {
        App app = new App();
        new DataApp(app);

        List<ResourceCoverage> resources = BackupCoverage.of(app).resources();
        assertEquals(1, resources.size());
        assertEquals("Data/Orders/Resource", resources.get(0).getPath());
        assertEquals(BackupVerdict.PROTECTED, resources.get(0).getVerdict());
        app.synth();
    }

    @Test
    @DisplayName("what no plan backs up is not synthesised")
    void forgotten() {
        App app = new App();
        new DataApp(app);
        new Bucket(new Stack(app, "Forgotten"), "Bucket");

        assertTrue(BackupCoverage.of(app).resources().stream().anyMatch(resource ->
            resource.getStack().equals("Forgotten") && resource.getVerdict() == BackupVerdict.UNPROTECTED));
        assertThrows(RuntimeException.class, app::synth);
    }
}
