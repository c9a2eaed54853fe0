package main

import (
	"os"
	"reflect"
	"strings"
	"testing"

	after "backup-app/migration/after/program"
	before "backup-app/migration/before/program"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
)

func TestOneImportChanges(t *testing.T) {
	source, err := os.ReadFile("migration/before/program/program.go")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(string(source),
		`	"github.com/aws/aws-cdk-go/awscdk/v2/awsbackup"`,
		`	awsbackup "github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup"`, 1)

	got, err := os.ReadFile("migration/after/program/program.go")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("the programs differ in more than one import")
	}
}

func TestTemplateDoesNotChange(t *testing.T) {
	want := assertions.Template_FromStack(before.NewStack(awscdk.NewApp(nil), "Stack"), nil).ToJSON()
	got := assertions.Template_FromStack(after.NewStack(awscdk.NewApp(nil), "Stack"), nil).ToJSON()

	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", *got, *want)
	}
}
