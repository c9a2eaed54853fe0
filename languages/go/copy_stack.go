package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup"
)

// CopyStack is the second Region: a vault that nobody can empty.
type CopyStack struct {
	Stack awscdk.Stack
	Vault cdkawsbackup.BackupVault
}

// NewCopyStack makes the vault of copies.
func NewCopyStack(scope constructs.Construct, id string, props *awscdk.StackProps) *CopyStack {
	stack := awscdk.NewStack(scope, &id, props)

	vault := cdkawsbackup.NewBackupVault(stack, jsii.String("Vault"), &cdkawsbackup.BackupVaultProps{
		BackupVaultName:            jsii.String("copies"),
		BlockRecoveryPointDeletion: jsii.Bool(true),
		LockConfiguration: &cdkawsbackup.LockConfiguration{
			MinRetention:            awscdk.Duration_Days(jsii.Number(7)),
			MaxRetention:            awscdk.Duration_Days(jsii.Number(400)),
			ChangeableFor:           awscdk.Duration_Days(jsii.Number(30)),
			AcknowledgeIrreversible: jsii.String("After 30 days nobody can remove the lock of copies"),
		},
		RemovalPolicy: awscdk.RemovalPolicy_RETAIN,
	})

	return &CopyStack{Stack: stack, Vault: vault}
}
