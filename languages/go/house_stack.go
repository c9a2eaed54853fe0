package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup"
)

// HouseStack is what a house asks of all its vaults, said once.
type HouseStack struct {
	Stack awscdk.Stack
}

// NewHouseStack makes a vault of a subclass, and has an aspect visit it and the one that a plan makes.
func NewHouseStack(scope constructs.Construct, id string, props *awscdk.StackProps) *HouseStack {
	stack := awscdk.NewStack(scope, &id, props)

	contracts := NewNumberedVault(stack, "Contracts", &cdkawsbackup.BackupVaultProps{BackupVaultName: jsii.String("contracts")})
	contracts.AddToAccessPolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Effect:     awsiam.Effect_DENY,
		Actions:    jsii.Strings("backup:StartRestoreJob"),
		Principals: &[]awsiam.IPrincipal{awsiam.NewAccountRootPrincipal()},
		Resources:  jsii.Strings("*"),
	}))

	plan := cdkawsbackup.BackupPlan_Daily35DayRetention(stack, jsii.String("Plan"), nil)
	plan.AddSelection(jsii.String("Tagged"), &cdkawsbackup.BackupSelectionOptions{
		Resources: &[]cdkawsbackup.BackupResource{cdkawsbackup.BackupResource_FromTag(jsii.String("backup"), jsii.String("house"), "")},
	})
	awscdk.Aspects_Of(stack).Add(&ProtectVaults{}, nil)

	// The plan has made it for itself.
	awscdk.NewCfnOutput(stack, jsii.String("PlanVault"), &awscdk.CfnOutputProps{Value: plan.BackupVault().BackupVaultName()})

	return &HouseStack{Stack: stack}
}
