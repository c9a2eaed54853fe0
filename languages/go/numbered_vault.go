package main

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup"
)

// NumberedVault is a subclass: it numbers the statements of its access policy, so that people can speak of them.
type NumberedVault struct {
	cdkawsbackup.BackupVault
	statements int
}

// NewNumberedVault makes a vault whose AddToAccessPolicy is called by the library, too.
func NewNumberedVault(scope constructs.Construct, id string, props *cdkawsbackup.BackupVaultProps) *NumberedVault {
	vault := &NumberedVault{}
	cdkawsbackup.NewBackupVault_Override(vault, scope, &id, props)
	return vault
}

// AddToAccessPolicy gives the statement its number.
func (v *NumberedVault) AddToAccessPolicy(statement awsiam.PolicyStatement) {
	v.statements++
	statement.SetSid(jsii.String(fmt.Sprintf("Statement%d", v.statements)))
	v.BackupVault.AddToAccessPolicy(statement)
}
