package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup"
)

// ProtectVaults is an aspect: every vault in a tree is protected, those too that plans make for themselves.
type ProtectVaults struct{}

// Visit is called for each construct. It may visit one again, which adds nothing.
func (*ProtectVaults) Visit(node constructs.IConstruct) {
	if vault, isVault := node.(cdkawsbackup.BackupVault); isVault {
		vault.Protect(&cdkawsbackup.BackupVaultProtectionOptions{
			ExceptFor: &[]awsiam.IGrantable{awsiam.NewArnPrincipal(jsii.String("arn:aws:iam::111122223333:role/deployer"))},
		})
	}
}
