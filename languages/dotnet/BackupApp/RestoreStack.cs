using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.Interfaces.Backup;
using CdkAwsBackup;
using Constructs;

namespace BackupApp;

public class RestoreStackProps : StackProps
{
    public required DataStack Data { get; init; }

    public required VaultStack Vaults { get; init; }
}

/// <summary>Recovery points that are restored to see what is in them, are held, and are read as they are.</summary>
public class RestoreStack : Stack
{
    private const string ProgramText =
        "def handler(event, context):\n"
        + "    return {\"status\": \"SUCCESSFUL\", \"message\": \"a program may say more\"}\n";

    public RestoreStack(Construct scope, string id, RestoreStackProps props)
        : base(scope, id, props)
    {
        Tested(props.Data, props.Vaults);
        Kept(props.Vaults);
    }

    /// <summary>Restores are looked at by a validator of the library, and by a program of one's own.</summary>
    private void Tested(DataStack data, VaultStack vaults)
    {
        var tests = new RestoreTestingPlan(this, "Tests", new RestoreTestingPlanProps
        {
            RestoreTestingPlanName = "sundays",
            ScheduleExpression = Schedule.Cron(new CronOptions { WeekDay = "SUN", Hour = "4", Minute = "0" }),
            RecoveryPoints = RestoreTestingRecoveryPoints.Latest(new RestoreTestingRecoveryPointsOptions
            {
                Within = Duration.Days(8),
                Vaults = new IBackupVaultRef[] { vaults.Audited },
            }),
        });
        var tables = tests.AddSelection("Tables", new RestoreTestingSelectionOptions
        {
            ResourceType = BackupResourceType.DYNAMODB,
            Resources = new[] { BackupResource.FromDynamoDbTable(data.Table) },
            ValidationWindow = Duration.Hours(4),
        });
        var buckets = tests.AddSelection("Buckets", new RestoreTestingSelectionOptions
        {
            ResourceType = BackupResourceType.S3,
            Resources = new[] { BackupResource.FromS3Bucket(data.Bucket) },
            ValidationWindow = Duration.Hours(4),
        });

        tables.AddValidation("Items", new RestoreValidationOptions
        {
            Validator = RestoreValidator.DynamoDb(new DynamoDbValidatorOptions { MinItems = 1 }),
            RecoveryTimeObjective = Duration.Hours(4),
        });
        var program = new Function(this, "Program", new FunctionProps
        {
            Runtime = Runtime.PYTHON_3_13,
            Handler = "index.handler",
            Code = Code.FromInline(ProgramText),
        });
        buckets.AddValidation("Content", new RestoreValidationOptions { Validator = RestoreValidator.Lambda(program) });
    }

    private void Kept(VaultStack vaults)
    {
        var hold = new LegalHold(this, "Hold", new LegalHoldProps
        {
            Title = "The year 2025",
            Description = "All that was backed up in the year that is looked into",
            Vaults = new IBackupVaultRef[] { vaults.Main },
            FromDate = "2025-01-01T00:00:00Z",
            ToDate = "2025-12-31T23:59:59Z",
        });
        var objects = new BackupAccessPoint(this, "Objects", new BackupAccessPointProps
        {
            RecoveryPointArn = "arn:aws:backup:eu-west-1:111122223333:recovery-point:invoices-20260131033027-5ec207d0",
        });
        objects.Grants.Read(new Role(this, "Auditor", new RoleProps { AssumedBy = new AccountRootPrincipal() }));

        new CfnOutput(this, "HoldId", new CfnOutputProps { Value = hold.LegalHoldId });
        new CfnOutput(this, "ObjectsAlias", new CfnOutputProps { Value = objects.S3AccessPointAlias });
    }
}
