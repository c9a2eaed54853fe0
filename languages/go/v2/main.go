package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsbackup"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsdynamodb"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/jsii-runtime-go"
)

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Program"), nil)

	table := awsdynamodb.NewTable(stack, jsii.String("Table"), &awsdynamodb.TableProps{
		PartitionKey: &awsdynamodb.Attribute{Name: jsii.String("id"), Type: awsdynamodb.AttributeType_STRING},
	})
	vault := awsbackup.NewBackupVault(stack, jsii.String("Vault"), &awsbackup.BackupVaultProps{
		LockConfiguration: &awsbackup.LockConfiguration{MinRetention: awscdk.Duration_Days(jsii.Number(7))},
	})
	awsbackup.NewCfnBackupVault(stack, jsii.String("Plain"), &awsbackup.CfnBackupVaultProps{BackupVaultName: jsii.String("plain")})

	plan := awsbackup.BackupPlan_DailyWeeklyMonthly5YearRetention(stack, jsii.String("Plan"), vault)
	plan.AddRule(awsbackup.NewBackupPlanRule(&awsbackup.BackupPlanRuleProps{
		RuleName:           jsii.String("hourly"),
		ScheduleExpression: awsevents.Schedule_Cron(&awsevents.CronOptions{Minute: jsii.String("0")}),
		StartWindow:        awscdk.Duration_Hours(jsii.Number(2)),
		DeleteAfter:        awscdk.Duration_Days(jsii.Number(14)),
	}))
	plan.AddSelection(jsii.String("Selection"), &awsbackup.BackupSelectionOptions{
		Resources: &[]awsbackup.BackupResource{
			awsbackup.BackupResource_FromDynamoDbTable(table),
			awsbackup.BackupResource_FromTag(jsii.String("stage"), jsii.String("production"), ""),
		},
		AllowRestores: jsii.Bool(true),
	})

	app.Synth(nil)
}
