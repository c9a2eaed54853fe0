using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using CdkAwsBackup;
using Constructs;

namespace DataApp;

/// <summary>A table, and a plan that backs up what is in this stack, now and later, but for buckets: those are named, or taken by their type.</summary>
public class DataStack : Stack
{
    public DataStack(Construct scope, string id)
        : base(scope, id)
    {
        new Table(this, "Orders", new TableProps
        {
            PartitionKey = new Attribute { Name = "id", Type = AttributeType.STRING },
            BillingMode = BillingMode.PAY_PER_REQUEST,
            RemovalPolicy = RemovalPolicy.RETAIN,
        });

        var plan = BackupPlan.Daily35DayRetention(this, "Plan");
        plan.AddSelection("All", new BackupSelectionOptions
        {
            Resources = new[] { BackupResource.FromConstruct(this) },
        });
    }
}
