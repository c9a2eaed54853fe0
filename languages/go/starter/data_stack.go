package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsdynamodb"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup"
)

// NewDataStack makes a table, and a plan that backs up what is in this stack, now and later, but for buckets: those are named, or taken by their type.
func NewDataStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	awsdynamodb.NewTable(stack, jsii.String("Orders"), &awsdynamodb.TableProps{
		PartitionKey:  &awsdynamodb.Attribute{Name: jsii.String("id"), Type: awsdynamodb.AttributeType_STRING},
		BillingMode:   awsdynamodb.BillingMode_PAY_PER_REQUEST,
		RemovalPolicy: awscdk.RemovalPolicy_RETAIN,
	})

	plan := cdkawsbackup.BackupPlan_Daily35DayRetention(stack, jsii.String("Plan"), nil)
	plan.AddSelection(jsii.String("All"), &cdkawsbackup.BackupSelectionOptions{
		Resources: &[]cdkawsbackup.BackupResource{cdkawsbackup.BackupResource_FromConstruct(stack, nil)},
	})

	return stack
}
