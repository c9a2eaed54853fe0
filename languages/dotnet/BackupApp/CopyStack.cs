using Amazon.CDK;
using CdkAwsBackup;
using Constructs;

namespace BackupApp;

/// <summary>The second Region: a vault that nobody can empty.</summary>
public class CopyStack : Stack
{
    public CopyStack(Construct scope, string id, IStackProps props)
        : base(scope, id, props)
    {
        Vault = new BackupVault(this, "Vault", new BackupVaultProps
        {
            BackupVaultName = "copies",
            BlockRecoveryPointDeletion = true,
            LockConfiguration = new LockConfiguration
            {
                MinRetention = Duration.Days(7),
                MaxRetention = Duration.Days(400),
                ChangeableFor = Duration.Days(30),
                AcknowledgeIrreversible = "After 30 days nobody can remove the lock of copies",
            },
            RemovalPolicy = RemovalPolicy.RETAIN,
        });
    }

    public BackupVault Vault { get; }
}
