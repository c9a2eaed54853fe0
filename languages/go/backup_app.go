package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
)

// BackupApp is what is to be protected, where its recovery points are kept, and the plans that bring them there.
type BackupApp struct {
	Copies   *CopyStack
	Data     *DataStack
	Vaults   *VaultStack
	Plans    *PlanStack
	House    *HouseStack
	Restores *RestoreStack
	Audit    *AuditStack
}

// NewBackupApp adds all stacks to an app.
func NewBackupApp(app awscdk.App) *BackupApp {
	home := awscdk.StackProps{Env: environment("eu-west-1")}
	away := awscdk.StackProps{Env: environment("eu-central-1")}

	copies := NewCopyStack(app, "Copies", &away)
	data := NewDataStack(app, "Data", &home)
	vaults := NewVaultStack(app, "Vaults", &home)
	plans := NewPlanStack(app, "Plans", &PlanStackProps{
		StackProps: home,
		Data:       data,
		Vaults:     vaults,
	})
	house := NewHouseStack(app, "House", &home)
	restores := NewRestoreStack(app, "Restores", &RestoreStackProps{
		StackProps: home,
		Data:       data,
		Vaults:     vaults,
	})
	audit := NewAuditStack(app, "Audit", &home)

	return &BackupApp{Copies: copies, Data: data, Vaults: vaults, Plans: plans, House: house, Restores: restores, Audit: audit}
}

func environment(region string) *awscdk.Environment {
	return &awscdk.Environment{
		Account: jsii.String("111122223333"),
		Region:  jsii.String(region),
	}
}
