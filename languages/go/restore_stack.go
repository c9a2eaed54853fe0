package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/interfaces/interfacesawsbackup"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup"
)

const program = `def handler(event, context):
    return {"status": "SUCCESSFUL", "message": "a program may say more"}
`

// RestoreStackProps says what is restored, and from where.
type RestoreStackProps struct {
	awscdk.StackProps
	Data   *DataStack
	Vaults *VaultStack
}

// RestoreStack has recovery points restored to see what is in them, held, and read as they are.
type RestoreStack struct {
	Stack awscdk.Stack
}

// NewRestoreStack makes restore tests with validations, a legal hold and an access point.
func NewRestoreStack(scope constructs.Construct, id string, props *RestoreStackProps) *RestoreStack {
	stack := awscdk.NewStack(scope, &id, &props.StackProps)

	tested(stack, props.Data, props.Vaults)
	kept(stack, props.Vaults)

	return &RestoreStack{Stack: stack}
}

// tested has restores looked at by a validator of the library, and by a program of one's own.
func tested(stack awscdk.Stack, data *DataStack, vaults *VaultStack) {
	tests := cdkawsbackup.NewRestoreTestingPlan(stack, jsii.String("Tests"), &cdkawsbackup.RestoreTestingPlanProps{
		RestoreTestingPlanName: jsii.String("sundays"),
		ScheduleExpression: awsevents.Schedule_Cron(&awsevents.CronOptions{
			WeekDay: jsii.String("SUN"),
			Hour:    jsii.String("4"),
			Minute:  jsii.String("0"),
		}),
		RecoveryPoints: cdkawsbackup.RestoreTestingRecoveryPoints_Latest(&cdkawsbackup.RestoreTestingRecoveryPointsOptions{
			Within: awscdk.Duration_Days(jsii.Number(8)),
			Vaults: &[]interfacesawsbackup.IBackupVaultRef{vaults.Audited},
		}),
	})
	tables := tests.AddSelection(jsii.String("Tables"), &cdkawsbackup.RestoreTestingSelectionOptions{
		ResourceType:     cdkawsbackup.BackupResourceType_DYNAMODB(),
		Resources:        &[]cdkawsbackup.BackupResource{cdkawsbackup.BackupResource_FromDynamoDbTable(data.Table)},
		ValidationWindow: awscdk.Duration_Hours(jsii.Number(4)),
	})
	buckets := tests.AddSelection(jsii.String("Buckets"), &cdkawsbackup.RestoreTestingSelectionOptions{
		ResourceType:     cdkawsbackup.BackupResourceType_S3(),
		Resources:        &[]cdkawsbackup.BackupResource{cdkawsbackup.BackupResource_FromS3Bucket(data.Bucket)},
		ValidationWindow: awscdk.Duration_Hours(jsii.Number(4)),
	})

	tables.AddValidation(jsii.String("Items"), &cdkawsbackup.RestoreValidationOptions{
		Validator:             cdkawsbackup.RestoreValidator_DynamoDb(&cdkawsbackup.DynamoDbValidatorOptions{MinItems: jsii.Number(1)}),
		RecoveryTimeObjective: awscdk.Duration_Hours(jsii.Number(4)),
	})
	function := awslambda.NewFunction(stack, jsii.String("Program"), &awslambda.FunctionProps{
		Runtime: awslambda.Runtime_PYTHON_3_13(),
		Handler: jsii.String("index.handler"),
		Code:    awslambda.Code_FromInline(jsii.String(program)),
	})
	buckets.AddValidation(jsii.String("Content"), &cdkawsbackup.RestoreValidationOptions{
		Validator: cdkawsbackup.RestoreValidator_Lambda(function, nil),
	})
}

// kept holds recovery points, and lets somebody read the objects of one.
func kept(stack awscdk.Stack, vaults *VaultStack) {
	hold := cdkawsbackup.NewLegalHold(stack, jsii.String("Hold"), &cdkawsbackup.LegalHoldProps{
		Title:       jsii.String("The year 2025"),
		Description: jsii.String("All that was backed up in the year that is looked into"),
		Vaults:      &[]interfacesawsbackup.IBackupVaultRef{vaults.Main},
		FromDate:    jsii.String("2025-01-01T00:00:00Z"),
		ToDate:      jsii.String("2025-12-31T23:59:59Z"),
	})
	objects := cdkawsbackup.NewBackupAccessPoint(stack, jsii.String("Objects"), &cdkawsbackup.BackupAccessPointProps{
		RecoveryPointArn: jsii.String("arn:aws:backup:eu-west-1:111122223333:recovery-point:invoices-20260131033027-5ec207d0"),
	})
	objects.Grants().Read(awsiam.NewRole(stack, jsii.String("Auditor"), &awsiam.RoleProps{AssumedBy: awsiam.NewAccountRootPrincipal()}))

	output(stack, "HoldId", hold.LegalHoldId())
	output(stack, "ObjectsAlias", objects.S3AccessPointAlias())
}
