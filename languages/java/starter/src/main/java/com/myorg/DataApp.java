package com.myorg;

import io.github.cdkawsbackup.BackupCoverage;
import io.github.cdkawsbackup.BackupRequirement;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;

/** What holds data, and what is required of its backups. */
public final class DataApp {
    private final DataStack data;

    public static void main(String[] args) {
        App app = new App();
        new DataApp(app);
        app.synth();
    }

    public DataApp(App app) {
        data = new DataStack(app, "Data");

        // What holds data and is not backed up so is an error of the synthesis.
        BackupCoverage.of(app).require(BackupRequirement.builder()
            .recoveryPointObjective(Duration.hours(36))
            .minRetention(Duration.days(35))
            .build());
    }

    public DataStack getData() {
        return data;
    }
}
