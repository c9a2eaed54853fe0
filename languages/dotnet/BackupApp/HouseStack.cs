using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using CdkAwsBackup;
using Constructs;

namespace BackupApp;

/// <summary>What a house asks of all its vaults, said once.</summary>
public class HouseStack : Stack
{
    public HouseStack(Construct scope, string id, IStackProps props)
        : base(scope, id, props)
    {
        var contracts = new NumberedVault(this, "Contracts", new BackupVaultProps { BackupVaultName = "contracts" });
        contracts.AddToAccessPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Effect = Effect.DENY,
            Actions = new[] { "backup:StartRestoreJob" },
            Principals = new IPrincipal[] { new AccountRootPrincipal() },
            Resources = new[] { "*" },
        }));

        var plan = BackupPlan.Daily35DayRetention(this, "Plan");
        plan.AddSelection("Tagged", new BackupSelectionOptions
        {
            Resources = new[] { BackupResource.FromTag("backup", "house") },
        });
        Aspects.Of(this).Add(new ProtectVaults());

        // The plan has made it for itself.
        new CfnOutput(this, "PlanVault", new CfnOutputProps { Value = plan.BackupVault.BackupVaultName });
    }
}
