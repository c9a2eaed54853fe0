import {
  aws_dynamodb as dynamodb, aws_events as events, aws_iam as iam, aws_kms as kms, aws_s3 as s3, aws_sns as sns,
  CfnOutput, Duration, RemovalPolicy, Stack, TimeZone, Validations,
} from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Version } from './acceptance-app';
import { RUN_TAG, STACK } from './names';
import {
  BackupFramework, BackupFrameworkControl, BackupPlan, BackupPlanRule, BackupReport, BackupReportPlan, BackupResource, BackupResourceType,
  BackupRole, BackupSelectionCondition, BackupVault, BackupVaultEventSets, LegalHold, LogicallyAirGappedBackupVault, RestoreTestingPlan,
  RestoreTestingRecoveryPoints, VaultLock,
} from 'cdk-aws-backup';
import type { IBackupVault } from 'cdk-aws-backup';

export interface AcceptanceStackProps extends StackProps {
  /** The vault in the other Region, where the partition has one. */
  readonly copies?: IBackupVault;
  readonly version: Version;
  readonly run: string;
  /** Whether a function deletes the recovery points with the vault. */
  readonly isEmptied: boolean;
  /** Whether AWS Config records in the Region, without which no framework can be. */
  readonly withFramework: boolean;
}

/** On the next 29th of February: no job of the plan starts while the application is there. */
const NEVER_SOON = events.Schedule.cron({ month: '2', day: '29', hour: '5', minute: '0' });

/** What an acceptance run deploys: each kind of construct once, and nothing that cannot be undone. */
export class AcceptanceStack extends Stack {
  private readonly table: dynamodb.Table;

  constructor(scope: Construct, id: string, private readonly props: AcceptanceStackProps) {
    super(scope, id, props);
    const key = new kms.Key(this, 'Key', { removalPolicy: RemovalPolicy.DESTROY, pendingWindow: Duration.days(7), description: 'Acceptance run of cdk-aws-backup' });
    this.table = new dynamodb.Table(this, 'Table', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const main = this.mainVault(key);
    this.airGappedVault();
    this.jobVault(key);
    this.plan(main);
    this.restoreTests(main);
    this.legalHold(main);
    this.reports();
    if (props.withFramework) { this.framework(); }
  }

  /** With policy, key, notifications and a lock that whoever has the right can lift. Nothing is ever put into it. */
  private mainVault(encryptionKey: kms.Key): BackupVault {
    const vault = new BackupVault(this, 'Main', {
      backupVaultName: `${STACK}-main`,
      encryptionKey,
      notificationTopic: new sns.Topic(this, 'Topic'),
      notificationEvents: BackupVaultEventSets.failures(),
      lockConfiguration: VaultLock.governance({ minRetention: Duration.days(1), maxRetention: Duration.days(400) }),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    vault.grants.copyInto(new iam.AccountPrincipal(this.account));
    return vault;
  }

  /** Nothing is ever put into it: what is in such a vault nobody can delete. */
  private airGappedVault(): void {
    new LogicallyAirGappedBackupVault(this, 'AirGapped', {
      backupVaultName: `${STACK}-air-gapped`,
      minRetention: Duration.days(7),
      maxRetention: Duration.days(30),
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  /** The vault that the one job fills, and the deletion of the stack empties. */
  private jobVault(encryptionKey: kms.Key): void {
    const vault = new BackupVault(this, 'Emptied', {
      backupVaultName: `${STACK}-emptied`,
      encryptionKey,
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteRecoveryPoints: this.props.isEmptied || undefined,
    });
    const role = BackupRole.forBackup(this, 'JobRole', [BackupResourceType.DYNAMODB]);
    const outputs = {
      JobVault: vault.backupVaultName,
      JobRoleArn: role.roleArn,
      TableName: this.table.tableName,
      TableArn: this.table.tableArn,
    };
    for (const [name, value] of Object.entries(outputs)) {
      new CfnOutput(this, name, { value });
    }
  }

  private plan(backupVault: BackupVault): void {
    const { copies, version, run } = this.props;
    const isSecond = version === 'second';
    const plan = new BackupPlan(this, 'Plan', {
      backupPlanName: STACK,
      backupVault,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: isSecond ? 'Renamed' : 'LeapDay',
          scheduleExpression: NEVER_SOON,
          scheduleExpressionTimezone: TimeZone.of('Europe/Berlin'),
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(3),
          deleteAfter: Duration.days(isSecond ? 200 : 100),
          moveToColdStorageAfter: Duration.days(10),
          copyActions: copies && [{ destinationBackupVault: copies, deleteAfter: Duration.days(isSecond ? 8 : 7) }],
          recoveryPointTags: { [RUN_TAG]: run },
        }),
        new BackupPlanRule({ ruleName: 'Continuous', scheduleExpression: NEVER_SOON, enableContinuousBackup: true, deleteAfter: Duration.days(5) }),
      ],
    });

    // Each selects what has the tag of the run, and so nothing of anybody else.
    const ofThisRun = [BackupSelectionCondition.tagEquals(RUN_TAG, run)];
    plan.addSelection('Arns', { resources: [BackupResource.fromDynamoDbTable(this.table)] });
    plan.addSelection('Tags', { resources: [BackupResource.fromTag(RUN_TAG, run)] });
    plan.addSelection('Conditions', { resources: [BackupResource.everything()], conditions: [...ofThisRun, BackupSelectionCondition.tagNotLike('stage', 'prod*')] });
    plan.addSelection('Exclusions', {
      resources: [BackupResource.everything()],
      conditions: ofThisRun,
      notResources: [BackupResource.allOf(BackupResourceType.EFS), BackupResource.fromDynamoDbTable(this.table)],
    });
    plan.addSelection('Type', { resources: [BackupResource.allOf(BackupResourceType.EBS)], conditions: ofThisRun });
    if (isSecond) { plan.addSelection('Later', { resources: [BackupResource.allOf(BackupResourceType.DYNAMODB)], conditions: ofThisRun }); }
  }

  private restoreTests(vault: BackupVault): void {
    const plan = new RestoreTestingPlan(this, 'Tests', {
      restoreTestingPlanName: STACK.replaceAll('-', '_'),
      scheduleExpression: NEVER_SOON,
      startWindow: Duration.hours(2),
      recoveryPoints: RestoreTestingRecoveryPoints.latest({ vaults: [vault], within: Duration.days(365) }),
    });
    plan.addSelection('Table', {
      restoreTestingSelectionName: 'table',
      resourceType: BackupResourceType.DYNAMODB,
      resources: [BackupResource.fromDynamoDbTable(this.table)],
      validationWindow: Duration.hours(1),
    });
  }

  /** Of a vault that is empty, and of a day on which there was nothing: it holds nothing, and is canceled with the stack. */
  private legalHold(vault: BackupVault): void {
    const hold = new LegalHold(this, 'Hold', {
      title: STACK,
      description: 'Acceptance run of cdk-aws-backup, which holds nothing',
      vaults: [vault],
      fromDate: '2020-01-01T00:00:00Z',
      toDate: '2020-01-02T00:00:00Z',
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(hold).acknowledge({ id: 'cdk-aws-backup:legalHoldCanceled', reason: 'it has nothing to hold' });
  }

  /** The bucket is never written to: a first report takes up to a day, and without a policy none comes, which would name a role that is no run's but the account's. */
  private reports(): void {
    const bucket = new s3.Bucket(this, 'Reports', { blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL, removalPolicy: RemovalPolicy.DESTROY });
    const reportPlan = new BackupReportPlan(this, 'ReportPlan', {
      reportPlanName: STACK.replaceAll('-', '_'),
      report: BackupReport.backupJobs(),
      bucket: s3.Bucket.fromBucketName(this, 'ReportsByName', bucket.bucketName),
      serviceLinkedRole: false,
    });
    Validations.of(reportPlan).acknowledge({ id: 'cdk-aws-backup:reportBucketPolicyNotWritten', reason: 'no report is to come' });
  }

  private framework(): void {
    new BackupFramework(this, 'Framework', {
      frameworkName: STACK.replaceAll('-', '_'),
      controls: [
        BackupFrameworkControl.recoveryPointEncrypted(),
        BackupFrameworkControl.recoveryPointMinimumRetention({ retention: Duration.days(35) }),
      ],
    });
  }
}
