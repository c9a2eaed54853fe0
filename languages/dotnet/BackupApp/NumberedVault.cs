using Amazon.CDK.AWS.IAM;
using CdkAwsBackup;
using Constructs;

namespace BackupApp;

/// <summary>A subclass: it numbers the statements of its access policy, so that people can speak of them.</summary>
public class NumberedVault : BackupVault
{
    private int statements;

    public NumberedVault(Construct scope, string id, IBackupVaultProps props)
        : base(scope, id, props)
    {
    }

    public override void AddToAccessPolicy(PolicyStatement statement)
    {
        statements += 1;
        statement.Sid = $"Statement{statements}";
        base.AddToAccessPolicy(statement);
    }
}
