package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup"
)

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Backup"), nil)

	plan := cdkawsbackup.BackupPlan_DailyWeeklyMonthly5YearRetention(stack, jsii.String("Plan"), nil)
	plan.AddSelection(jsii.String("Production"), &cdkawsbackup.BackupSelectionOptions{
		Resources: &[]cdkawsbackup.BackupResource{
			cdkawsbackup.BackupResource_FromTag(jsii.String("stage"), jsii.String("production"), ""),
		},
	})

	app.Synth(nil)
}
