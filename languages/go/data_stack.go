package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsdynamodb"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsefs"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// DataStack is what is to be protected: an L2, L1s and imports.
type DataStack struct {
	Stack      awscdk.Stack
	Table      awsdynamodb.Table
	FileSystem awsefs.CfnFileSystem
	Server     awsec2.CfnInstance
	Database   awsrds.IDatabaseInstance
	Cluster    awsrds.IDatabaseCluster
	Serverless awsrds.IServerlessCluster
	Bucket     awss3.Bucket

	// Shop holds more: everything in it is backed up.
	Shop constructs.Construct
}

// NewDataStack makes and imports the resources.
func NewDataStack(scope constructs.Construct, id string, props *awscdk.StackProps) *DataStack {
	stack := awscdk.NewStack(scope, &id, props)

	table := awsdynamodb.NewTable(stack, jsii.String("Table"), &awsdynamodb.TableProps{
		PartitionKey: &awsdynamodb.Attribute{Name: jsii.String("id"), Type: awsdynamodb.AttributeType_STRING},
	})
	fileSystem := awsefs.NewCfnFileSystem(stack, jsii.String("FileSystem"), &awsefs.CfnFileSystemProps{
		Encrypted: jsii.Bool(true),
	})
	server := awsec2.NewCfnInstance(stack, jsii.String("Server"), &awsec2.CfnInstanceProps{
		ImageId:      awscdk.Fn_ImportValue(jsii.String("golden-image")),
		InstanceType: jsii.String("t3.micro"),
	})
	database := awsrds.DatabaseInstance_FromDatabaseInstanceAttributes(stack, jsii.String("Database"), &awsrds.DatabaseInstanceAttributes{
		InstanceIdentifier:      jsii.String("orders"),
		InstanceEndpointAddress: jsii.String("orders.example.com"),
		Port:                    jsii.Number(5432),
		SecurityGroups:          &[]awsec2.ISecurityGroup{},
	})
	cluster := awsrds.DatabaseCluster_FromDatabaseClusterAttributes(stack, jsii.String("Cluster"), &awsrds.DatabaseClusterAttributes{
		ClusterIdentifier: jsii.String("invoices"),
	})
	serverless := awsrds.ServerlessCluster_FromServerlessClusterAttributes(stack, jsii.String("Serverless"), &awsrds.ServerlessClusterAttributes{
		ClusterIdentifier: jsii.String("reports"),
	})

	bucket := awss3.NewBucket(stack, jsii.String("Bucket"), &awss3.BucketProps{Versioned: jsii.Bool(true)})

	shop := constructs.NewConstruct(stack, jsii.String("Shop"))
	awsdynamodb.NewTable(shop, jsii.String("Carts"), &awsdynamodb.TableProps{
		PartitionKey: &awsdynamodb.Attribute{Name: jsii.String("id"), Type: awsdynamodb.AttributeType_STRING},
	})
	awsec2.NewCfnVolume(shop, jsii.String("Disk"), &awsec2.CfnVolumeProps{
		AvailabilityZone: awscdk.Fn_Select(jsii.Number(0), awscdk.Fn_GetAzs(nil)),
		Size:             jsii.Number(8),
	})

	return &DataStack{
		Stack:      stack,
		Table:      table,
		FileSystem: fileSystem,
		Server:     server,
		Database:   database,
		Cluster:    cluster,
		Serverless: serverless,
		Bucket:     bucket,
		Shop:       shop,
	}
}
