using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.EFS;
using Amazon.CDK.AWS.RDS;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace BackupApp;

/// <summary>What is to be protected: an L2, L1s and imports.</summary>
public class DataStack : Stack
{
    public DataStack(Construct scope, string id, IStackProps props)
        : base(scope, id, props)
    {
        Table = new Table(this, "Table", new TableProps
        {
            PartitionKey = new Attribute { Name = "id", Type = AttributeType.STRING },
        });
        FileSystem = new CfnFileSystem(this, "FileSystem", new CfnFileSystemProps { Encrypted = true });
        Server = new CfnInstance(this, "Server", new CfnInstanceProps
        {
            ImageId = Fn.ImportValue("golden-image"),
            InstanceType = "t3.micro",
        });
        Database = DatabaseInstance.FromDatabaseInstanceAttributes(this, "Database", new DatabaseInstanceAttributes
        {
            InstanceIdentifier = "orders",
            InstanceEndpointAddress = "orders.example.com",
            Port = 5432,
            SecurityGroups = System.Array.Empty<ISecurityGroup>(),
        });
        Cluster = DatabaseCluster.FromDatabaseClusterAttributes(this, "Cluster", new DatabaseClusterAttributes
        {
            ClusterIdentifier = "invoices",
        });
        Serverless = ServerlessCluster.FromServerlessClusterAttributes(this, "Serverless", new ServerlessClusterAttributes
        {
            ClusterIdentifier = "reports",
        });

        Bucket = new Bucket(this, "Bucket", new BucketProps { Versioned = true });

        Shop = new Construct(this, "Shop");
        new Table(Shop, "Carts", new TableProps
        {
            PartitionKey = new Attribute { Name = "id", Type = AttributeType.STRING },
        });
        new CfnVolume(Shop, "Disk", new CfnVolumeProps { AvailabilityZone = Fn.Select(0, Fn.GetAzs()), Size = 8 });
    }

    public Table Table { get; }

    public CfnFileSystem FileSystem { get; }

    public CfnInstance Server { get; }

    public IDatabaseInstance Database { get; }

    public IDatabaseCluster Cluster { get; }

    public IServerlessCluster Serverless { get; }

    public Bucket Bucket { get; }

    /// <summary>Everything in here is backed up.</summary>
    public Construct Shop { get; }
}
