package com.myorg;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

/** What is to be protected, where its recovery points are kept, and the plans that bring them there. */
public final class BackupApp {
    private static final Environment HOME = Environment.builder().account("111122223333").region("eu-west-1").build();
    private static final Environment AWAY = Environment.builder().account("111122223333").region("eu-central-1").build();

    private final CopyStack copies;
    private final DataStack data;
    private final VaultStack vaults;
    private final PlanStack plans;
    private final HouseStack house;
    private final RestoreStack restores;
    private final AuditStack audit;

    public BackupApp(App app) {
        copies = new CopyStack(app, "Copies", StackProps.builder().env(AWAY).build());
        data = new DataStack(app, "Data", StackProps.builder().env(HOME).build());
        vaults = new VaultStack(app, "Vaults", StackProps.builder().env(HOME).build());
        plans = new PlanStack(app, "Plans", StackProps.builder().env(HOME).build(), data, vaults);
        house = new HouseStack(app, "House", StackProps.builder().env(HOME).build());
        restores = new RestoreStack(app, "Restores", StackProps.builder().env(HOME).build(), data, vaults);
        audit = new AuditStack(app, "Audit", StackProps.builder().env(HOME).build());
    }

    public static void main(String[] args) {
        App app = new App();
        new BackupApp(app);
        app.synth();
    }

    public CopyStack getCopies() {
        return copies;
    }

    public DataStack getData() {
        return data;
    }

    public VaultStack getVaults() {
        return vaults;
    }

    public PlanStack getPlans() {
        return plans;
    }

    public HouseStack getHouse() {
        return house;
    }

    public RestoreStack getRestores() {
        return restores;
    }

    public AuditStack getAudit() {
        return audit;
    }
}
