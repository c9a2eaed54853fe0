package main

import (
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup"
)

func TestMain(m *testing.M) {
	defer jsii.Close()
	m.Run()
}

func TestAllThatHoldsDataIsBackedUp(t *testing.T) {
	app := awscdk.NewApp(nil)
	NewDataApp(app)

	resources := *cdkawsbackup.BackupCoverage_Of(app).Resources()
	if len(resources) != 1 {
		t.Fatalf("got %d resources, want 1", len(resources))
	}
	if got := *resources[0].Path; got != "Data/Orders/Resource" {
		t.Errorf("got %s, want Data/Orders/Resource", got)
	}
	if got := resources[0].Verdict; got != cdkawsbackup.BackupVerdict_PROTECTED {
		t.Errorf("got %s, want %s", got, cdkawsbackup.BackupVerdict_PROTECTED)
	}
	app.Synth(nil)
}

func TestWhatNoPlanBacksUpIsNotSynthesised(t *testing.T) {
	app := awscdk.NewApp(nil)
	NewDataApp(app)
	awss3.NewBucket(awscdk.NewStack(app, jsii.String("Forgotten"), nil), jsii.String("Bucket"), nil)

	for _, resource := range *cdkawsbackup.BackupCoverage_Of(app).Resources() {
		if *resource.Stack == "Forgotten" && resource.Verdict != cdkawsbackup.BackupVerdict_UNPROTECTED {
			t.Errorf("got %s, want %s", resource.Verdict, cdkawsbackup.BackupVerdict_UNPROTECTED)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("the app is synthesised")
		}
	}()
	app.Synth(nil)
}
