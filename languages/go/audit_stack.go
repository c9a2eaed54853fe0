package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsdynamodb"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/aws-cdk-go/awscdk/v2/interfaces/interfacesawsbackup"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup"
)

// AuditStack says what is required of backups, who sees whether it is so, and what every account of an organization has.
type AuditStack struct {
	Stack awscdk.Stack
	Plan  cdkawsbackup.BackupPlan
}

// NewAuditStack makes a plan with its requirements, frameworks with their reports, and a policy.
func NewAuditStack(scope constructs.Construct, id string, props *awscdk.StackProps) *AuditStack {
	stack := awscdk.NewStack(scope, &id, props)

	plan := cdkawsbackup.BackupPlan_Daily35DayRetention(stack, jsii.String("Plan"), nil)
	required(stack, plan)
	audited(stack, plan)
	organized(stack)

	return &AuditStack{Stack: stack, Plan: plan}
}

// required has a table say of itself by which plan it is backed up. What is not, here or later, is an error, unless it is exempt.
func required(stack awscdk.Stack, plan cdkawsbackup.BackupPlan) {
	table := awsdynamodb.NewTable(stack, jsii.String("Ledger"), &awsdynamodb.TableProps{
		PartitionKey: &awsdynamodb.Attribute{Name: jsii.String("id"), Type: awsdynamodb.AttributeType_STRING},
	})
	table.With(cdkawsbackup.NewBackedUp(plan, nil))

	cdkawsbackup.BackupCoverage_Of(stack).Require(&cdkawsbackup.BackupRequirement{
		RecoveryPointObjective: awscdk.Duration_Days(jsii.Number(8)),
		MinRetention:           awscdk.Duration_Days(jsii.Number(35)),
	})
}

func audited(stack awscdk.Stack, plan cdkawsbackup.BackupPlan) {
	reports := awss3.NewBucket(stack, jsii.String("Reports"), &awss3.BucketProps{
		BlockPublicAccess: awss3.BlockPublicAccess_BLOCK_ALL(),
		EnforceSSL:        jsii.Bool(true),
	})
	cdkawsbackup.BackupCoverage_Of(reports).Exempt(&cdkawsbackup.BackupExemption{
		Reason:     jsii.String("reports are written anew each day"),
		ApprovedBy: jsii.String("the auditors"),
	})

	framework := cdkawsbackup.NewBackupFramework(stack, jsii.String("Framework"), &cdkawsbackup.BackupFrameworkProps{
		FrameworkName: jsii.String("house_rules"),
		Controls: &[]cdkawsbackup.BackupFrameworkControl{
			cdkawsbackup.BackupFrameworkControl_PlanMinFrequencyAndRetention(&cdkawsbackup.PlanMinFrequencyAndRetentionControlOptions{
				Frequency: awscdk.Duration_Days(jsii.Number(1)),
				Retention: awscdk.Duration_Days(jsii.Number(35)),
			}),
			cdkawsbackup.BackupFrameworkControl_RecoveryPointEncrypted(nil),
		},
	})
	cdkawsbackup.BackupFramework_ForPlan(stack, jsii.String("PlanFramework"), plan)

	cdkawsbackup.NewBackupReportPlan(stack, jsii.String("Compliance"), &cdkawsbackup.BackupReportPlanProps{
		Report: cdkawsbackup.BackupReport_ResourceCompliance(&[]interfacesawsbackup.IFrameworkRef{framework}),
		Bucket: reports,
	})
	cdkawsbackup.NewBackupReportPlan(stack, jsii.String("Jobs"), &cdkawsbackup.BackupReportPlanProps{
		Report:  cdkawsbackup.BackupReport_BackupJobs(),
		Bucket:  reports,
		Prefix:  jsii.String("jobs"),
		Formats: &[]cdkawsbackup.BackupReportFormat{cdkawsbackup.BackupReportFormat_CSV, cdkawsbackup.BackupReportFormat_JSON},
	})
}

func organized(stack awscdk.Stack) {
	main := cdkawsbackup.BackupVault_FromBackupVaultName(stack, jsii.String("Main"), jsii.String("main"))
	cdkawsbackup.NewOrganizationBackupPolicy(stack, jsii.String("Policy"), &cdkawsbackup.OrganizationBackupPolicyProps{
		PolicyName: jsii.String("weekly"),
		Plans: &[]cdkawsbackup.OrganizationBackupPlan{
			cdkawsbackup.OrganizationBackupPlan_FromRules(jsii.String("Weekly"), &cdkawsbackup.OrganizationBackupRulesOptions{
				Rules:   &[]cdkawsbackup.BackupPlanRule{cdkawsbackup.BackupPlanRule_Weekly(main)},
				Regions: jsii.Strings("eu-west-1"),
				Selections: &[]cdkawsbackup.OrganizationBackupSelection{
					cdkawsbackup.OrganizationBackupSelection_ByTag(jsii.String("Tagged"), &cdkawsbackup.OrganizationTagSelectionOptions{
						Key:      jsii.String("backup"),
						Values:   jsii.Strings("weekly"),
						RoleName: jsii.String("backup"),
					}),
				},
			}),
		},
		Targets: &[]cdkawsbackup.OrganizationTarget{
			cdkawsbackup.OrganizationTarget_OrganizationalUnit(jsii.String("ou-ab12-11111111")),
			cdkawsbackup.OrganizationTarget_Account(jsii.String("444455556666")),
		},
	})
}
