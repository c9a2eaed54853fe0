using Amazon.CDK;

namespace BackupApp;

/// <summary>What is to be protected, where its recovery points are kept, and the plans that bring them there.</summary>
public class BackupApplication
{
    private static readonly Environment Home = new Environment { Account = "111122223333", Region = "eu-west-1" };
    private static readonly Environment Away = new Environment { Account = "111122223333", Region = "eu-central-1" };

    public BackupApplication(App app)
    {
        Copies = new CopyStack(app, "Copies", new StackProps { Env = Away });
        Data = new DataStack(app, "Data", new StackProps { Env = Home });
        Vaults = new VaultStack(app, "Vaults", new StackProps { Env = Home });
        Plans = new PlanStack(app, "Plans", new PlanStackProps
        {
            Env = Home,
            Data = Data,
            Vaults = Vaults,
        });
        House = new HouseStack(app, "House", new StackProps { Env = Home });
        Restores = new RestoreStack(app, "Restores", new RestoreStackProps
        {
            Env = Home,
            Data = Data,
            Vaults = Vaults,
        });
        Audit = new AuditStack(app, "Audit", new StackProps { Env = Home });
    }

    public CopyStack Copies { get; }

    public DataStack Data { get; }

    public VaultStack Vaults { get; }

    public PlanStack Plans { get; }

    public HouseStack House { get; }

    public RestoreStack Restores { get; }

    public AuditStack Audit { get; }
}
