using Amazon.CDK;
using CdkAwsBackup;

namespace DataApp;

/// <summary>What holds data, and what is required of its backups.</summary>
public class DataApplication
{
    public DataApplication(App app)
    {
        Data = new DataStack(app, "Data");

        // What holds data and is not backed up so is an error of the synthesis.
        BackupCoverage.Of(app).Require(new BackupRequirement
        {
            RecoveryPointObjective = Duration.Hours(36),
            MinRetention = Duration.Days(35),
        });
    }

    public DataStack Data { get; }
}
