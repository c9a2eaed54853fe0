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
            },
            RemovalPolicy = RemovalPolicy.RETAIN,
        });
    }

    public BackupVault Vault { get; }
}
