package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup"
)

// PlanStackProps says what is backed up, and where to.
type PlanStackProps struct {
	awscdk.StackProps
	Data   *DataStack
	Vaults *VaultStack
}

// PlanStack says when the backups run, how long they are kept, and what they hold.
type PlanStack struct {
	Stack awscdk.Stack
}

// NewPlanStack makes the plans and their selections.
func NewPlanStack(scope constructs.Construct, id string, props *PlanStackProps) *PlanStack {
	stack := awscdk.NewStack(scope, &id, &props.StackProps)

	readyMade(stack, props.Vaults)
	tailored(stack, props.Data, props.Vaults)
	narrowed(stack, props.Data, props.Vaults)
	proved(stack, props.Data, props.Vaults)
	needed(stack, props.Data)
	imported(stack)

	return &PlanStack{Stack: stack}
}

// readyMade adds the plans and rules that come with the library.
func readyMade(stack awscdk.Stack, vaults *VaultStack) {
	daily := cdkawsbackup.BackupPlan_Daily35DayRetention(stack, jsii.String("Daily"), nil)
	daily.AddSelection(jsii.String("Tagged"), tagged("backup", "daily"))
	monthly := cdkawsbackup.BackupPlan_DailyMonthly1YearRetention(stack, jsii.String("Monthly"), nil)
	monthly.AddSelection(jsii.String("Tagged"), tagged("backup", "monthly"))
	fiveYears := cdkawsbackup.BackupPlan_DailyWeeklyMonthly5YearRetention(stack, jsii.String("FiveYears"), vaults.Main)
	fiveYears.AddSelection(jsii.String("Tagged"), tagged("backup", "five-years"))
	sevenYears := cdkawsbackup.BackupPlan_DailyWeeklyMonthly7YearRetention(stack, jsii.String("SevenYears"), vaults.Main)
	sevenYears.AddSelection(jsii.String("Tagged"), tagged("backup", "seven-years"))

	mixed := cdkawsbackup.NewBackupPlan(stack, jsii.String("Mixed"), &cdkawsbackup.BackupPlanProps{
		BackupVault: vaults.Main,
		BackupPlanRules: &[]cdkawsbackup.BackupPlanRule{
			cdkawsbackup.BackupPlanRule_Daily(nil),
			cdkawsbackup.BackupPlanRule_Weekly(nil),
		},
	})
	mixed.AddRule(cdkawsbackup.BackupPlanRule_Monthly1Year(vaults.Audited))
	mixed.AddRule(cdkawsbackup.BackupPlanRule_Monthly5Year(vaults.Audited))
	mixed.AddRule(cdkawsbackup.BackupPlanRule_Monthly7Year(vaults.Audited))
	mixed.AddSelection(jsii.String("Tagged"), tagged("backup", "mixed"))

	output(stack, "MixedVault", mixed.BackupVault().BackupVaultName())
}

// tailored adds a plan with everything that a rule and a selection can say.
func tailored(stack awscdk.Stack, data *DataStack, vaults *VaultStack) {
	plan := cdkawsbackup.NewBackupPlan(stack, jsii.String("Tailored"), &cdkawsbackup.BackupPlanProps{
		BackupPlanName: jsii.String("tailored"),
		WindowsVss:     jsii.Bool(true),
	})
	plan.AddRule(cdkawsbackup.NewBackupPlanRule(&cdkawsbackup.BackupPlanRuleProps{
		RuleName:                   jsii.String("nightly"),
		BackupVault:                vaults.Audited,
		ScheduleExpression:         awsevents.Schedule_Cron(&awsevents.CronOptions{Hour: jsii.String("3"), Minute: jsii.String("30")}),
		ScheduleExpressionTimezone: awscdk.TimeZone_EUROPE_PARIS(),
		StartWindow:                awscdk.Duration_Hours(jsii.Number(2)),
		CompletionWindow:           awscdk.Duration_Hours(jsii.Number(12)),
		MoveToColdStorageAfter:     awscdk.Duration_Days(jsii.Number(30)),
		OptInToArchive:             jsii.Bool(true),
		DeleteAfter:                awscdk.Duration_Days(jsii.Number(365)),
		RecoveryPointTags: &map[string]*string{
			"kind":  jsii.String("archive"),
			"owner": jsii.String("platform"),
		},
		CopyActions: &[]*cdkawsbackup.BackupPlanCopyActionProps{{
			DestinationBackupVault: vaults.Copies,
			MoveToColdStorageAfter: awscdk.Duration_Days(jsii.Number(30)),
			OptInToArchive:         jsii.Bool(true),
			DeleteAfter:            awscdk.Duration_Days(jsii.Number(365)),
		}},
		IndexActions: index(cdkawsbackup.IndexActionResourceType_S3()),
	}))
	plan.AddRule(cdkawsbackup.NewBackupPlanRule(&cdkawsbackup.BackupPlanRuleProps{
		RuleName:               jsii.String("continuous"),
		EnableContinuousBackup: jsii.Bool(true),
		DeleteAfter:            awscdk.Duration_Days(jsii.Number(14)),
	}))
	plan.AddRule(cdkawsbackup.NewBackupPlanRule(&cdkawsbackup.BackupPlanRuleProps{
		RuleName:                            jsii.String("weekly"),
		TargetLogicallyAirGappedBackupVault: vaults.AirGapped,
		DeleteAfter:                         awscdk.Duration_Days(jsii.Number(56)),
		IndexActions:                        index(cdkawsbackup.IndexActionResourceType_EBS()),
	}))

	role := awsiam.NewRole(stack, jsii.String("Role"), &awsiam.RoleProps{
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("backup.amazonaws.com"), nil),
		ManagedPolicies: &[]awsiam.IManagedPolicy{
			awsiam.ManagedPolicy_FromAwsManagedPolicyName(jsii.String("AWSBackupServiceRolePolicyForIndexing")),
		},
	})
	selection := plan.AddSelection(jsii.String("Everything"), &cdkawsbackup.BackupSelectionOptions{
		BackupSelectionName: jsii.String("everything"),
		Role:                role,
		AllowRestores:       jsii.Bool(true),
		Resources: &[]cdkawsbackup.BackupResource{
			cdkawsbackup.BackupResource_FromDynamoDbTable(data.Table),
			cdkawsbackup.BackupResource_FromEfsFileSystem(data.FileSystem),
			cdkawsbackup.BackupResource_FromEc2Instance(data.Server),
			cdkawsbackup.BackupResource_FromRdsDatabaseInstance(data.Database),
			cdkawsbackup.BackupResource_FromRdsDatabaseCluster(data.Cluster),
			cdkawsbackup.BackupResource_FromRdsServerlessCluster(data.Serverless),
			cdkawsbackup.BackupResource_FromConstruct(data.Shop, nil),
			cdkawsbackup.BackupResource_FromArn(jsii.String("arn:aws:s3:::invoices-111122223333")),
			cdkawsbackup.BackupResource_FromTag(
				jsii.String("stage"), jsii.String("production"), cdkawsbackup.TagOperation_STRING_EQUALS),
			cdkawsbackup.NewBackupResource(jsii.String("arn:aws:s3:::receipts-111122223333"), nil, nil),
			cdkawsbackup.NewBackupResource(nil, &cdkawsbackup.TagCondition{
				Key:       jsii.String("stage"),
				Value:     jsii.String("staging"),
				Operation: cdkawsbackup.TagOperation_STRING_EQUALS,
			}, nil),
		},
	})
	data.Table.GrantReadData(selection)
	plan.Grants().Read(role)

	output(stack, "PlanId", plan.BackupPlanId())
	output(stack, "PlanArn", plan.BackupPlanArn())
	output(stack, "PlanVersion", plan.VersionId())
	output(stack, "PlanReference", plan.BackupPlanRef().BackupPlanId)
	output(stack, "SelectionId", selection.SelectionId())
	output(stack, "SelectionPlan", selection.BackupPlanId())
}

// narrowed adds selections of whole types, narrowed by conditions and exceptions.
func narrowed(stack awscdk.Stack, data *DataStack, vaults *VaultStack) {
	plan := cdkawsbackup.BackupPlan_Daily35DayRetention(stack, jsii.String("Narrowed"), vaults.Main)
	buckets := plan.AddSelection(jsii.String("Buckets"), &cdkawsbackup.BackupSelectionOptions{
		Resources: &[]cdkawsbackup.BackupResource{
			cdkawsbackup.BackupResource_AllOf(cdkawsbackup.BackupResourceType_S3()),
		},
		NotResources: &[]cdkawsbackup.BackupResource{
			cdkawsbackup.BackupResource_FromS3Bucket(data.Bucket),
			cdkawsbackup.BackupResource_FromArn(jsii.String("arn:aws:s3:::logs-*")),
		},
		Role: cdkawsbackup.BackupRole_ForBackup(stack, jsii.String("BucketRole"), &[]cdkawsbackup.BackupResourceType{
			cdkawsbackup.BackupResourceType_S3(),
		}),
	})
	plan.AddSelection(jsii.String("Production"), &cdkawsbackup.BackupSelectionOptions{
		Conditions: &[]cdkawsbackup.BackupSelectionCondition{
			cdkawsbackup.BackupSelectionCondition_TagEquals(jsii.String("stage"), jsii.String("production")),
			cdkawsbackup.BackupSelectionCondition_TagNotEquals(jsii.String("tier"), jsii.String("3")),
			cdkawsbackup.BackupSelectionCondition_TagLike(jsii.String("team"), jsii.String("core-*")),
			cdkawsbackup.BackupSelectionCondition_TagNotLike(jsii.String("owner"), jsii.String("tmp-*")),
		},
	})
	plan.AddSelection(jsii.String("Shop"), &cdkawsbackup.BackupSelectionOptions{
		Resources: &[]cdkawsbackup.BackupResource{
			cdkawsbackup.BackupResource_FromConstruct(data.Shop, &cdkawsbackup.FromConstructOptions{
				ResourceTypes: &[]cdkawsbackup.BackupResourceType{
					cdkawsbackup.BackupResourceType_DYNAMODB(),
					cdkawsbackup.BackupResourceType_EBS(),
				},
			}),
			cdkawsbackup.BackupResource_FromStack(stack),
		},
	})
	plan.AddSelection(jsii.String("Rest"), &cdkawsbackup.BackupSelectionOptions{
		Resources:    &[]cdkawsbackup.BackupResource{cdkawsbackup.BackupResource_Everything()},
		NotResources: &[]cdkawsbackup.BackupResource{cdkawsbackup.BackupResource_FromConstruct(data.Stack, nil)},
	})

	output(stack, "BucketRoleArn", buckets.Role().RoleArn())
}

// needed says what is needed, and not by which rules.
func needed(stack awscdk.Stack, data *DataStack) {
	cdkawsbackup.BackupPlan_FromObjectives(stack, jsii.String("Needed"), &cdkawsbackup.BackupPlanObjectives{
		Retention: cdkawsbackup.BackupObjectives_GrandfatherFatherSon(&cdkawsbackup.GrandfatherFatherSonOptions{
			Daily:   awscdk.Duration_Days(jsii.Number(14)),
			Monthly: awscdk.Duration_Days(jsii.Number(365)),
		}),
		Resources: &[]cdkawsbackup.BackupResource{cdkawsbackup.BackupResource_FromDynamoDbTable(data.Table)},
	})
}

// proved adds a plan whose recovery points are scanned for malware, and restored to see that they can be.
func proved(stack awscdk.Stack, data *DataStack, vaults *VaultStack) {
	plan := cdkawsbackup.NewBackupPlan(stack, jsii.String("Proved"), &cdkawsbackup.BackupPlanProps{
		BackupVault: vaults.Audited,
		MalwareScan: cdkawsbackup.MalwareScan_Full(&cdkawsbackup.MalwareScanOptions{
			ResourceTypes: &[]cdkawsbackup.BackupResourceType{cdkawsbackup.BackupResourceType_S3()},
		}),
	})
	plan.AddRule(cdkawsbackup.BackupPlanRule_Weekly(nil))
	plan.AddRule(cdkawsbackup.NewBackupPlanRule(&cdkawsbackup.BackupPlanRuleProps{
		RuleName:           jsii.String("scanned"),
		ScheduleExpression: awsevents.Schedule_Cron(&awsevents.CronOptions{Hour: jsii.String("4"), Minute: jsii.String("0")}),
		DeleteAfter:        awscdk.Duration_Days(jsii.Number(35)),
		MalwareScan:        cdkawsbackup.MalwareScan_Incremental(nil),
	}))
	plan.AddSelection(jsii.String("Bucket"), &cdkawsbackup.BackupSelectionOptions{
		Resources: &[]cdkawsbackup.BackupResource{cdkawsbackup.BackupResource_FromS3Bucket(data.Bucket)},
	})
	plan.TestRestores(jsii.String("Restores"), &cdkawsbackup.TestRestoresOptions{
		ScheduleExpression: awsevents.Schedule_Cron(&awsevents.CronOptions{
			WeekDay: jsii.String("SUN"),
			Hour:    jsii.String("6"),
			Minute:  jsii.String("0"),
		}),
		ValidationWindow: awscdk.Duration_Hours(jsii.Number(4)),
	})
}

// imported gives a selection to a plan that was made elsewhere, with a role that makes backups only by its own policies.
func imported(stack awscdk.Stack) {
	plan := cdkawsbackup.BackupPlan_FromBackupPlanId(
		stack, jsii.String("Imported"), jsii.String("a1b2c3d4-5678-90ab-cdef-1234567890ab"))
	cdkawsbackup.NewBackupSelection(stack, jsii.String("Selection"), &cdkawsbackup.BackupSelectionProps{
		BackupPlan:                 plan,
		DisableDefaultBackupPolicy: jsii.Bool(true),
		Resources: &[]cdkawsbackup.BackupResource{
			cdkawsbackup.BackupResource_FromTag(jsii.String("stage"), jsii.String("test"), ""),
		},
	})
	output(stack, "ImportedId", plan.BackupPlanId())
}

func output(stack awscdk.Stack, id string, value *string) {
	awscdk.NewCfnOutput(stack, &id, &awscdk.CfnOutputProps{Value: value})
}

// tagged selects all resources with a tag. The operation may be left empty, as every optional enum of the CDK.
func tagged(key, value string) *cdkawsbackup.BackupSelectionOptions {
	return &cdkawsbackup.BackupSelectionOptions{
		Resources: &[]cdkawsbackup.BackupResource{
			cdkawsbackup.BackupResource_FromTag(&key, &value, ""),
		},
	}
}

func index(resourceType cdkawsbackup.IndexActionResourceType) *[]*cdkawsbackup.BackupPlanIndexActionProps {
	return &[]*cdkawsbackup.BackupPlanIndexActionProps{{
		ResourceTypes: &[]cdkawsbackup.IndexActionResourceType{resourceType},
	}}
}
