using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.JSII.Runtime.Deputy;
using CdkAwsBackup;
using Constructs;

namespace BackupApp;

/// <summary>An aspect: every vault in a tree is protected, those too that plans make for themselves. It may visit one again, which adds nothing.</summary>
public class ProtectVaults : DeputyBase, IAspect
{
    public void Visit(IConstruct node)
    {
        if (node is BackupVault vault)
        {
            vault.Protect(new BackupVaultProtectionOptions
            {
                ExceptFor = new IGrantable[] { new ArnPrincipal("arn:aws:iam::111122223333:role/deployer") },
            });
        }
    }
}
