package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup"
)

// VaultStack holds the vaults of the first Region, and those that are made elsewhere.
type VaultStack struct {
	Stack     awscdk.Stack
	Main      cdkawsbackup.BackupVault
	Audited   cdkawsbackup.BackupVault
	AirGapped cdkawsbackup.LogicallyAirGappedBackupVault

	// Copies is imported by its ARN: the vault for copies in the second Region.
	Copies cdkawsbackup.IBackupVault
}

// NewVaultStack makes and imports the vaults.
func NewVaultStack(scope constructs.Construct, id string, props *awscdk.StackProps) *VaultStack {
	stack := awscdk.NewStack(scope, &id, props)

	key := awskms.NewKey(stack, jsii.String("Key"), &awskms.KeyProps{EnableKeyRotation: jsii.Bool(true)})
	topic := awssns.NewTopic(stack, jsii.String("Topic"), &awssns.TopicProps{MasterKey: key})
	operator := awsiam.NewRole(stack, jsii.String("Operator"), &awsiam.RoleProps{AssumedBy: awsiam.NewAccountRootPrincipal()})

	mainVault := cdkawsbackup.NewBackupVault(stack, jsii.String("Main"), &cdkawsbackup.BackupVaultProps{
		BackupVaultName:   jsii.String("main"),
		EncryptionKey:     key,
		NotificationTopic: topic,
		NotificationEvents: &[]cdkawsbackup.BackupVaultEvents{
			cdkawsbackup.BackupVaultEvents_BACKUP_JOB_FAILED,
			cdkawsbackup.BackupVaultEvents_COPY_JOB_FAILED,
		},
		AccessPolicy: awsiam.NewPolicyDocument(&awsiam.PolicyDocumentProps{
			Statements: &[]awsiam.PolicyStatement{
				awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
					Sid:        jsii.String("OnlyFromTheOrganization"),
					Actions:    jsii.Strings("backup:CopyIntoBackupVault"),
					Principals: &[]awsiam.IPrincipal{awsiam.NewOrganizationPrincipal(jsii.String("o-a1b2c3d4e5"))},
					Resources:  jsii.Strings("*"),
				}),
			},
		}),
		LockConfiguration: &cdkawsbackup.LockConfiguration{MinRetention: awscdk.Duration_Days(jsii.Number(7))},
		RemovalPolicy:     awscdk.RemovalPolicy_RETAIN,
	})
	mainVault.AddToAccessPolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Sid:        jsii.String("NoRestores"),
		Effect:     awsiam.Effect_DENY,
		Actions:    jsii.Strings("backup:StartRestoreJob"),
		Principals: &[]awsiam.IPrincipal{awsiam.NewAccountRootPrincipal()},
		Resources:  jsii.Strings("*"),
	}))
	mainVault.BlockRecoveryPointDeletion(nil)
	mainVault.Grant(operator, jsii.String("backup:StartBackupJob"), jsii.String("backup:ListRecoveryPointsByBackupVault"))

	audited := cdkawsbackup.NewBackupVault(stack, jsii.String("Audited"), &cdkawsbackup.BackupVaultProps{
		NotificationTopic: topic,
		NotificationEvents: &[]cdkawsbackup.BackupVaultEvents{
			cdkawsbackup.BackupVaultEvents_BACKUP_JOB_STARTED,
			cdkawsbackup.BackupVaultEvents_BACKUP_JOB_COMPLETED,
			cdkawsbackup.BackupVaultEvents_BACKUP_JOB_SUCCESSFUL,
			cdkawsbackup.BackupVaultEvents_BACKUP_JOB_FAILED,
			cdkawsbackup.BackupVaultEvents_BACKUP_JOB_EXPIRED,
			cdkawsbackup.BackupVaultEvents_RESTORE_JOB_STARTED,
			cdkawsbackup.BackupVaultEvents_RESTORE_JOB_COMPLETED,
			cdkawsbackup.BackupVaultEvents_RESTORE_JOB_SUCCESSFUL,
			cdkawsbackup.BackupVaultEvents_RESTORE_JOB_FAILED,
			cdkawsbackup.BackupVaultEvents_COPY_JOB_STARTED,
			cdkawsbackup.BackupVaultEvents_COPY_JOB_SUCCESSFUL,
			cdkawsbackup.BackupVaultEvents_COPY_JOB_FAILED,
			cdkawsbackup.BackupVaultEvents_RECOVERY_POINT_MODIFIED,
			cdkawsbackup.BackupVaultEvents_BACKUP_PLAN_CREATED,
			cdkawsbackup.BackupVaultEvents_BACKUP_PLAN_MODIFIED,
			cdkawsbackup.BackupVaultEvents_S3_BACKUP_OBJECT_FAILED,
			cdkawsbackup.BackupVaultEvents_S3_RESTORE_OBJECT_FAILED,
		},
	})
	awscdk.Annotations_Of(audited).AcknowledgeWarning(
		jsii.String("cdk-aws-backup:undeliveredNotificationEvents"),
		jsii.String("the auditors want the whole list"),
	)
	audited.Protect(&cdkawsbackup.BackupVaultProtectionOptions{
		ExceptFor: &[]awsiam.IGrantable{awsiam.NewArnPrincipal(jsii.String("arn:aws:iam::111122223333:role/deployer"))},
	})

	airGapped := cdkawsbackup.NewLogicallyAirGappedBackupVault(stack, jsii.String("AirGapped"), &cdkawsbackup.LogicallyAirGappedBackupVaultProps{
		BackupVaultName: jsii.String("air-gapped"),
		MinRetention:    awscdk.Duration_Days(jsii.Number(7)),
		MaxRetention:    awscdk.Duration_Days(jsii.Number(365)),
	})
	airGapped.ShareWith(jsii.Strings("444455556666"))

	scratch(stack, topic, operator)

	central := cdkawsbackup.BackupVault_FromBackupVaultName(stack, jsii.String("Central"), jsii.String("central"))
	central.Grant(operator, jsii.String("backup:DescribeBackupVault"))
	copies := cdkawsbackup.BackupVault_FromBackupVaultArn(
		stack, jsii.String("Copies"), jsii.String("arn:aws:backup:eu-central-1:111122223333:backup-vault:copies"))

	awscdk.NewCfnOutput(stack, jsii.String("AuditedName"), &awscdk.CfnOutputProps{Value: audited.BackupVaultName()})
	awscdk.NewCfnOutput(stack, jsii.String("AuditedArn"), &awscdk.CfnOutputProps{Value: audited.BackupVaultArn()})
	awscdk.NewCfnOutput(stack, jsii.String("MainReference"), &awscdk.CfnOutputProps{Value: mainVault.BackupVaultRef().BackupVaultArn})
	awscdk.NewCfnOutput(stack, jsii.String("CentralArn"), &awscdk.CfnOutputProps{Value: central.BackupVaultArn()})
	awscdk.NewCfnOutput(stack, jsii.String("CopiesName"), &awscdk.CfnOutputProps{Value: copies.BackupVaultName()})

	return &VaultStack{Stack: stack, Main: mainVault, Audited: audited, AirGapped: airGapped, Copies: copies}
}

// scratch adds a vault for tests that goes with the stack, and all that can be seen of it.
func scratch(stack awscdk.Stack, topic awssns.Topic, operator awsiam.Role) {
	vault := cdkawsbackup.NewBackupVault(stack, jsii.String("Scratch"), &cdkawsbackup.BackupVaultProps{
		RemovalPolicy:            awscdk.RemovalPolicy_DESTROY,
		AutoDeleteRecoveryPoints: jsii.Bool(true),
	})
	vault.Grants().Read(operator)
	vault.AddNotification(topic, cdkawsbackup.BackupVaultEventSets_Failures())
	vault.OnBackupJobStateChange(jsii.String("BackupExpired"), &cdkawsbackup.OnBackupEventOptions{
		States: &[]cdkawsbackup.BackupEventState{cdkawsbackup.BackupEventState_EXPIRED},
	})
	vault.OnCopyJobStateChange(jsii.String("CopyArrived"), &cdkawsbackup.OnCopyJobEventOptions{
		Side:   cdkawsbackup.CopyJobSide_DESTINATION,
		States: &[]cdkawsbackup.BackupEventState{cdkawsbackup.BackupEventState_COMPLETED},
	})
	vault.OnRestoreJobStateChange(jsii.String("Restored"), nil)
	vault.OnRecoveryPointStateChange(jsii.String("Deleting"), &cdkawsbackup.OnBackupEventOptions{
		States: &[]cdkawsbackup.BackupEventState{cdkawsbackup.BackupEventState_DELETING},
	})
	vault.OnVaultStateChange(jsii.String("Changed"), nil)
	vault.OnScanJobStateChange(jsii.String("Scanned"), nil)
	vault.OnThreatsFound(jsii.String("Threats"), nil)
	vault.OnJobFailed(jsii.String("Failed"), nil)
	vault.Metrics().CreateAlarms(stack, jsii.String("Alarms"), &cdkawsbackup.BackupVaultAlarmsOptions{
		NoBackupWithin: awscdk.Duration_Days(jsii.Number(2)),
	})
}
