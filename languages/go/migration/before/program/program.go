// Package program is a program of which one line changes when it moves to this library, or back.
package program

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/aws/aws-cdk-go/awscdk/v2/awsbackup"
)

// NewStack makes a stack with a vault, a plan and a selection.
func NewStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	vault := awsbackup.NewBackupVault(stack, jsii.String("Vault"), &awsbackup.BackupVaultProps{
		NotificationTopic: awssns.NewTopic(stack, jsii.String("Topic"), nil),
		LockConfiguration: &awsbackup.LockConfiguration{MinRetention: awscdk.Duration_Days(jsii.Number(7))},
	})
	plan := awsbackup.BackupPlan_DailyWeeklyMonthly5YearRetention(stack, jsii.String("Plan"), vault)
	plan.AddRule(awsbackup.NewBackupPlanRule(&awsbackup.BackupPlanRuleProps{
		StartWindow: awscdk.Duration_Hours(jsii.Number(2)),
		DeleteAfter: awscdk.Duration_Days(jsii.Number(35)),
	}))
	plan.AddSelection(jsii.String("Selection"), &awsbackup.BackupSelectionOptions{
		Resources: &[]awsbackup.BackupResource{
			awsbackup.BackupResource_FromTag(jsii.String("stage"), jsii.String("production"), ""),
		},
		AllowRestores: jsii.Bool(true),
	})

	return stack
}
