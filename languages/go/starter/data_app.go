package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup"
)

// DataApp is what holds data, and what is required of its backups.
type DataApp struct {
	Data awscdk.Stack
}

// NewDataApp adds all stacks to an app.
func NewDataApp(app awscdk.App) *DataApp {
	data := NewDataStack(app, "Data")

	// What holds data and is not backed up so is an error of the synthesis.
	cdkawsbackup.BackupCoverage_Of(app).Require(&cdkawsbackup.BackupRequirement{
		RecoveryPointObjective: awscdk.Duration_Hours(jsii.Number(36)),
		MinRetention:           awscdk.Duration_Days(jsii.Number(35)),
	})

	return &DataApp{Data: data}
}
