package com.myorg;

import java.util.List;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.ec2.CfnInstance;
import software.amazon.awscdk.services.ec2.CfnVolume;
import software.amazon.awscdk.services.efs.CfnFileSystem;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterAttributes;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceAttributes;
import software.amazon.awscdk.services.rds.IDatabaseCluster;
import software.amazon.awscdk.services.rds.IDatabaseInstance;
import software.amazon.awscdk.services.rds.IServerlessCluster;
import software.amazon.awscdk.services.rds.ServerlessCluster;
import software.amazon.awscdk.services.rds.ServerlessClusterAttributes;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** What is to be protected: an L2, L1s and imports. */
public final class DataStack extends Stack {
    private final Table table;
    private final CfnFileSystem fileSystem;
    private final CfnInstance server;
    private final IDatabaseInstance database;
    private final IDatabaseCluster cluster;
    private final IServerlessCluster serverless;
    private final Bucket bucket;
    private final Construct shop;

    public DataStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);

        table = Table.Builder.create(this, "Table")
            .partitionKey(Attribute.builder().name("id").type(AttributeType.STRING).build())
            .build();
        fileSystem = CfnFileSystem.Builder.create(this, "FileSystem").encrypted(true).build();
        server = CfnInstance.Builder.create(this, "Server")
            .imageId(Fn.importValue("golden-image"))
            .instanceType("t3.micro")
            .build();
        database = DatabaseInstance.fromDatabaseInstanceAttributes(this, "Database", DatabaseInstanceAttributes.builder()
            .instanceIdentifier("orders")
            .instanceEndpointAddress("orders.example.com")
            .port(5432)
            .securityGroups(List.of())
            .build());
        cluster = DatabaseCluster.fromDatabaseClusterAttributes(this, "Cluster", DatabaseClusterAttributes.builder()
            .clusterIdentifier("invoices")
            .build());
        serverless = ServerlessCluster.fromServerlessClusterAttributes(this, "Serverless", ServerlessClusterAttributes.builder()
            .clusterIdentifier("reports")
            .build());
        bucket = Bucket.Builder.create(this, "Bucket").versioned(true).build();

        shop = new Construct(this, "Shop");
        Table.Builder.create(shop, "Carts")
            .partitionKey(Attribute.builder().name("id").type(AttributeType.STRING).build())
            .build();
        CfnVolume.Builder.create(shop, "Disk")
            .availabilityZone(Fn.select(0, Fn.getAzs()))
            .size(8)
            .build();
    }

    public Table getTable() {
        return table;
    }

    public CfnFileSystem getFileSystem() {
        return fileSystem;
    }

    public CfnInstance getServer() {
        return server;
    }

    public IDatabaseInstance getDatabase() {
        return database;
    }

    public IDatabaseCluster getCluster() {
        return cluster;
    }

    public IServerlessCluster getServerless() {
        return serverless;
    }

    public Bucket getBucket() {
        return bucket;
    }

    /** Everything in here is backed up. */
    public Construct getShop() {
        return shop;
    }
}
