package main

import (
	"reflect"
	"testing"
	"time"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup"
)

func TestAllThatHoldsDataIsBackedUpByMixinOrExempt(t *testing.T) {
	stack := backupApp().Audit.Stack
	got := map[string]cdkawsbackup.BackupVerdict{}
	for _, resource := range *cdkawsbackup.BackupCoverage_Of(stack).Resources() {
		got[*resource.Path] = resource.Verdict
	}

	want := map[string]cdkawsbackup.BackupVerdict{
		"Audit/Ledger/Resource":  cdkawsbackup.BackupVerdict_PROTECTED,
		"Audit/Reports/Resource": cdkawsbackup.BackupVerdict_EXEMPT,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	assertions.Annotations_FromStack(stack).HasNoError(jsii.String("*"), assertions.Match_AnyValue())
}

func TestRestoreTestThatReachesTableIsTold(t *testing.T) {
	var table *cdkawsbackup.ResourceCoverage
	for _, resource := range *cdkawsbackup.BackupCoverage_Of(backupApp().Data.Stack).Resources() {
		if *resource.Path == "Data/Table/Resource" {
			table = resource
		}
	}
	if table == nil {
		t.Fatal("there is no such table")
	}

	wantEqual(t, *table.RestoreTestedEvery.ToDays(nil), 7)
	wantEqual(t, *(*table.RestoreTests)[0].Certain, true)
}

func TestPlanCanBeAskedForAnyDay(t *testing.T) {
	start := time.Date(2027, time.January, 1, 0, 0, 0, 0, time.UTC)
	forecast := cdkawsbackup.BackupForecast_Of(backupApp().Audit.Plan, &cdkawsbackup.BackupForecastOptions{
		StartDate: &start,
		Period:    awscdk.Duration_Days(jsii.Number(365)),
	})

	day := time.Date(2027, time.June, 30, 12, 0, 0, 0, time.UTC)
	wantEqual(t, len(*forecast.RecoveryPointsOn(&day)), 35)
	wantEqual(t, *forecast.LargestGap().ToHours(nil), 24)
	wantEqual(t, len(*forecast.NeverDeleted()), 0)
}

func TestRestoresAreTestedByValidators(t *testing.T) {
	template := assertions.Template_FromStack(backupApp().Restores.Stack, nil)

	template.HasResourceProperties(jsii.String("AWS::Backup::RestoreTestingPlan"), map[string]any{
		"RestoreTestingPlanName": "sundays",
		"RecoveryPointSelection": map[string]any{"Algorithm": "LATEST_WITHIN_WINDOW", "SelectionWindowDays": 8},
	})
	template.ResourceCountIs(jsii.String("AWS::Backup::RestoreTestingSelection"), jsii.Number(2))
	template.ResourceCountIs(jsii.String("AWS::StepFunctions::StateMachine"), jsii.Number(2))
}

func TestLegalHoldStaysAndAccessPointReads(t *testing.T) {
	template := assertions.Template_FromStack(backupApp().Restores.Stack, nil)

	template.HasResource(jsii.String("AWS::Backup::LegalHold"), map[string]any{
		"DeletionPolicy": "Retain",
		"Properties":     map[string]any{"Title": "The year 2025"},
	})
	template.ResourceCountIs(jsii.String("AWS::Backup::BackupAccessPoint"), jsii.Number(1))
}

func TestFrameworksJudgeReportsAreWrittenAndOrganizationHasPolicy(t *testing.T) {
	template := assertions.Template_FromStack(backupApp().Audit.Stack, nil)

	template.ResourceCountIs(jsii.String("AWS::Backup::Framework"), jsii.Number(2))
	template.ResourceCountIs(jsii.String("AWS::Backup::ReportPlan"), jsii.Number(2))
	template.HasResourceProperties(jsii.String("AWS::Organizations::Policy"), map[string]any{
		"Name":      "weekly",
		"Type":      "BACKUP_POLICY",
		"TargetIds": []any{"ou-ab12-11111111", "444455556666"},
	})
}
