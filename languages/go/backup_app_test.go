package main

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup"
)

func TestMain(m *testing.M) {
	defer jsii.Close()
	m.Run()
}

// backupApp is made once, since all tests only read it.
var backupApp = sync.OnceValue(func() *BackupApp {
	return NewBackupApp(awscdk.NewApp(nil))
})

func TestMainVaultHasItsKeyTopicLockAndPolicy(t *testing.T) {
	template := assertions.Template_FromStack(backupApp().Vaults.Stack, nil)

	template.HasResource(jsii.String("AWS::Backup::BackupVault"), map[string]any{
		"DeletionPolicy": "Retain",
		"Properties": map[string]any{
			"BackupVaultName": "main",
			"EncryptionKeyArn": map[string]any{
				"Fn::GetAtt": []any{assertions.Match_StringLikeRegexp(jsii.String("^Key")), "Arn"},
			},
			"LockConfiguration": map[string]any{"MinRetentionDays": 7},
			"Notifications":     map[string]any{"BackupVaultEvents": []any{"BACKUP_JOB_FAILED", "COPY_JOB_FAILED"}},
			"AccessPolicy": map[string]any{
				"Statement": []any{
					assertions.Match_ObjectLike(&map[string]any{"Sid": "OnlyFromTheOrganization", "Effect": "Allow"}),
					assertions.Match_ObjectLike(&map[string]any{"Sid": "NoRestores", "Effect": "Deny"}),
					assertions.Match_ObjectLike(&map[string]any{
						"Action": []any{"backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"},
						"Effect": "Deny",
					}),
				},
			},
		},
	})
}

func TestAuditedVaultIsNotifiedOfEverything(t *testing.T) {
	stack := backupApp().Vaults.Stack
	vaults := assertions.Template_FromStack(stack, nil).FindResources(jsii.String("AWS::Backup::BackupVault"), map[string]any{
		"Properties": map[string]any{"BackupVaultName": assertions.Match_StringLikeRegexp(jsii.String("^VaultsAudited"))},
	})

	if len(*vaults) != 1 {
		t.Errorf("got %d vaults, want 1", len(*vaults))
	}
	for _, vault := range *vaults {
		properties := (*vault)["Properties"].(map[string]any)
		events := properties["Notifications"].(map[string]any)["BackupVaultEvents"].([]any)
		if len(events) != 17 {
			t.Errorf("got %d events, want 17", len(events))
		}
	}
	assertions.Annotations_FromStack(stack).HasNoWarning(jsii.String("*"), assertions.Match_AnyValue())
}

func TestNobodyCanEmptyTheVaultOfCopies(t *testing.T) {
	stack := backupApp().Copies.Stack

	assertions.Template_FromStack(stack, nil).HasResourceProperties(jsii.String("AWS::Backup::BackupVault"), map[string]any{
		"BackupVaultName":   "copies",
		"LockConfiguration": map[string]any{"ChangeableForDays": 30, "MinRetentionDays": 7, "MaxRetentionDays": 400},
		"AccessPolicy": map[string]any{
			"Statement": []any{
				map[string]any{"Effect": "Deny", "Principal": map[string]any{"AWS": "*"}},
			},
		},
	})
	assertions.Annotations_FromStack(stack).HasNoWarning(jsii.String("*"), assertions.Match_AnyValue())
}

func TestRuleSaysWhenHowLongAndWhereTo(t *testing.T) {
	template := assertions.Template_FromStack(backupApp().Plans.Stack, nil)

	template.HasResourceProperties(jsii.String("AWS::Backup::BackupPlan"), map[string]any{
		"BackupPlan": map[string]any{
			"BackupPlanName": "tailored",
			"AdvancedBackupSettings": []any{
				map[string]any{"ResourceType": "EC2", "BackupOptions": map[string]any{"WindowsVSS": "enabled"}},
			},
			"BackupPlanRule": []any{
				map[string]any{
					"RuleName":                   "nightly",
					"ScheduleExpression":         "cron(30 3 * * ? *)",
					"ScheduleExpressionTimezone": "Europe/Paris",
					"StartWindowMinutes":         120,
					"CompletionWindowMinutes":    720,
					"Lifecycle":                  map[string]any{"MoveToColdStorageAfterDays": 30, "DeleteAfterDays": 365},
					"RecoveryPointTags":          map[string]any{"kind": "archive", "owner": "platform"},
					"CopyActions": []any{
						map[string]any{
							"DestinationBackupVaultArn": "arn:aws:backup:eu-central-1:111122223333:backup-vault:copies",
							"Lifecycle":                 map[string]any{"MoveToColdStorageAfterDays": 30, "DeleteAfterDays": 365},
						},
					},
					"IndexActions": []any{map[string]any{"ResourceTypes": []any{"S3"}}},
				},
				map[string]any{
					"RuleName":               "continuous",
					"EnableContinuousBackup": true,
					"Lifecycle":              map[string]any{"DeleteAfterDays": 14},
				},
				map[string]any{
					"RuleName":     "weekly",
					"IndexActions": []any{map[string]any{"ResourceTypes": []any{"EBS"}}},
				},
			},
		},
	})
}

func TestSelectionHoldsWhatWasNamedAndWhatWasFound(t *testing.T) {
	template := assertions.Template_FromStack(backupApp().Plans.Stack, nil)
	selections := template.FindResources(jsii.String("AWS::Backup::BackupSelection"), map[string]any{
		"Properties": map[string]any{"BackupSelection": map[string]any{"SelectionName": "everything"}},
	})
	if len(*selections) != 1 {
		t.Fatalf("got %d selections, want 1", len(*selections))
	}

	wantTags := []any{
		map[string]any{"ConditionType": "STRINGEQUALS", "ConditionKey": "stage", "ConditionValue": "production"},
		map[string]any{"ConditionType": "STRINGEQUALS", "ConditionKey": "stage", "ConditionValue": "staging"},
	}
	for _, resource := range *selections {
		selection := (*resource)["Properties"].(map[string]any)["BackupSelection"].(map[string]any)
		if resources := selection["Resources"].([]any); len(resources) != 10 {
			t.Errorf("got %d resources, want 10", len(resources))
		}
		if tags := selection["ListOfTags"]; !reflect.DeepEqual(tags, wantTags) {
			t.Errorf("got the tags %v, want %v", tags, wantTags)
		}
	}
}

func TestConditionsNarrowEverythingAndExceptionsAreLeftOut(t *testing.T) {
	template := assertions.Template_FromStack(backupApp().Plans.Stack, nil)

	template.HasResourceProperties(jsii.String("AWS::Backup::BackupSelection"), map[string]any{
		"BackupSelection": map[string]any{
			"SelectionName": "Production",
			"Resources":     []any{"*"},
			"Conditions": map[string]any{
				"StringEquals":    []any{map[string]any{"ConditionKey": "aws:ResourceTag/stage", "ConditionValue": "production"}},
				"StringNotEquals": []any{map[string]any{"ConditionKey": "aws:ResourceTag/tier", "ConditionValue": "3"}},
				"StringLike":      []any{map[string]any{"ConditionKey": "aws:ResourceTag/team", "ConditionValue": "core-*"}},
				"StringNotLike":   []any{map[string]any{"ConditionKey": "aws:ResourceTag/owner", "ConditionValue": "tmp-*"}},
			},
		},
	})
	template.HasResourceProperties(jsii.String("AWS::Backup::BackupSelection"), map[string]any{
		"BackupSelection": map[string]any{
			"SelectionName": "Buckets",
			"NotResources":  []any{assertions.Match_AnyValue(), "arn:aws:s3:::logs-*"},
		},
	})
}

func TestThereAreAllPlansAndSelections(t *testing.T) {
	template := assertions.Template_FromStack(backupApp().Plans.Stack, nil)
	template.ResourceCountIs(jsii.String("AWS::Backup::BackupPlan"), jsii.Number(9))
	template.ResourceCountIs(jsii.String("AWS::Backup::BackupSelection"), jsii.Number(13))
}

func TestWhatTheHouseAsksGoesForSubclassAndForVaultThatPlanMakes(t *testing.T) {
	template := assertions.Template_FromStack(backupApp().House.Stack, nil)
	protection := assertions.Match_ArrayWith(&[]any{"backup:DeleteBackupVault"})

	template.HasResourceProperties(jsii.String("AWS::Backup::BackupVault"), map[string]any{
		"BackupVaultName": "contracts",
		"AccessPolicy": map[string]any{
			"Statement": []any{
				assertions.Match_ObjectLike(&map[string]any{"Sid": "Statement1", "Action": "backup:StartRestoreJob"}),
				assertions.Match_ObjectLike(&map[string]any{"Sid": "Statement2", "Action": protection, "Effect": "Deny"}),
			},
		},
	})
	template.HasResourceProperties(jsii.String("AWS::Backup::BackupVault"), map[string]any{
		"BackupVaultName": assertions.Match_StringLikeRegexp(jsii.String("^HousePlan")),
		"AccessPolicy": map[string]any{
			"Statement": []any{
				assertions.Match_ObjectLike(&map[string]any{"Sid": assertions.Match_Absent(), "Action": protection, "Effect": "Deny"}),
			},
		},
	})
	template.HasOutput(jsii.String("PlanVault"), map[string]any{
		"Value": map[string]any{
			"Fn::GetAtt": []any{assertions.Match_StringLikeRegexp(jsii.String("^Plan")), "BackupVaultName"},
		},
	})
}

func TestWindowThatIsTooShortIsRefused(t *testing.T) {
	wantRefusal(t, "'startWindow' must be at least 60 minutes, got 30 minutes", func() {
		cdkawsbackup.NewBackupPlanRule(&cdkawsbackup.BackupPlanRuleProps{
			StartWindow: awscdk.Duration_Minutes(jsii.Number(30)),
		})
	})
}

func TestAllProblemsComeAtOnce(t *testing.T) {
	message := "2 problems\n" +
		"  - 'ruleName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'no spaces'\n" +
		"  - the rule 'no spaces': 'deleteAfter' must be at least 90 days after 'moveToColdStorageAfter' (30 days), got 100 days: " +
		"a recovery point stays in cold storage for 90 days at least"

	wantRefusal(t, message, func() {
		cdkawsbackup.NewBackupPlanRule(&cdkawsbackup.BackupPlanRuleProps{
			RuleName:               jsii.String("no spaces"),
			DeleteAfter:            awscdk.Duration_Days(jsii.Number(100)),
			MoveToColdStorageAfter: awscdk.Duration_Days(jsii.Number(30)),
		})
	})
}

func TestOperationThatAWSBackupDoesNotKnowIsRefused(t *testing.T) {
	plan := cdkawsbackup.BackupPlan_Daily35DayRetention(awscdk.NewStack(nil, nil, nil), jsii.String("Plan"), nil)
	message := "Default/Plan/Selection: the operation of a tag in 'resources' must be TagOperation.STRING_EQUALS, " +
		"got TagOperation.DUMMY for the key 'stage'"

	wantRefusal(t, message, func() {
		plan.AddSelection(jsii.String("Selection"), &cdkawsbackup.BackupSelectionOptions{
			Resources: &[]cdkawsbackup.BackupResource{
				cdkawsbackup.BackupResource_FromTag(
					jsii.String("stage"), jsii.String("production"), cdkawsbackup.TagOperation_DUMMY),
			},
		})
	})
}

func TestWhatWasGivenCanBeReadAgain(t *testing.T) {
	rule := cdkawsbackup.NewBackupPlanRule(&cdkawsbackup.BackupPlanRuleProps{
		RuleName:    jsii.String("nightly"),
		DeleteAfter: awscdk.Duration_Days(jsii.Number(35)),
	})
	wantEqual(t, *rule.Props().RuleName, "nightly")
	wantEqual(t, *rule.Props().DeleteAfter.ToDays(nil), 35)

	tag := cdkawsbackup.BackupResource_FromTag(jsii.String("stage"), jsii.String("production"), "")
	wantEqual(t, *tag.TagCondition().Key, "stage")
	wantEqual(t, *tag.TagCondition().Value, "production")
	wantEqual(t, tag.Resource(), nil)

	allBuckets := cdkawsbackup.BackupResource_AllOf(cdkawsbackup.BackupResourceType_S3())
	wantEqual(t, *(*allBuckets.ResourceTypes())[0].Name(), "S3")
	wantEqual(t, *cdkawsbackup.BackupResourceType_Of(jsii.String("Quantum")).IsKnown(), false)
	wantEqual(t, *cdkawsbackup.BackupResourceType_S3().SupportsContinuousBackup(), true)
	wantEqual(t, len(*cdkawsbackup.BackupResourceType_All()), 19)

	condition := cdkawsbackup.BackupSelectionCondition_TagNotLike(jsii.String("owner"), jsii.String("tmp-*"))
	wantEqual(t, *condition.ConditionOperator(), "StringNotLike")
	wantEqual(t, *condition.Key(), "owner")
	wantEqual(t, *condition.Value(), "tmp-*")

	stack := awscdk.NewStack(nil, nil, nil)
	wantEqual[any](t, cdkawsbackup.BackupResource_FromConstruct(stack, nil).Construct(), stack)

	wantEqual(t, *cdkawsbackup.NewIndexActionResourceType(jsii.String("FSX")).Value(), "FSX")
	wantEqual(t, *cdkawsbackup.IndexActionResourceType_S3().ToString(), "S3")
}

func TestPropertyInjectorsFindTheClassesByTheseNames(t *testing.T) {
	wantEqual(t, *cdkawsbackup.BackupPlan_PROPERTY_INJECTION_ID(), "cdk-aws-backup.BackupPlan")
	wantEqual(t, *cdkawsbackup.BackupSelection_PROPERTY_INJECTION_ID(), "cdk-aws-backup.BackupSelection")
	wantEqual(t, *cdkawsbackup.BackupVault_PROPERTY_INJECTION_ID(), "cdk-aws-backup.BackupVault")
}

func wantEqual[T comparable](t *testing.T, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func wantRefusal(t *testing.T, want string, call func()) {
	t.Helper()
	if got := refusal(call); !strings.Contains(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// refusal is the message with which a call panics, as the CDK does in Go where it throws in other languages.
func refusal(call func()) (message string) {
	defer func() { message = fmt.Sprint(recover()) }()
	call()
	return
}
