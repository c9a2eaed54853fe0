import { aws_events as events, aws_iam as iam, CfnOutput, Duration, Stack, TimeZone } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import {
  BackupObjectives, BackupPlan, BackupPlanRule, BackupResource, BackupResourceType, BackupRole, BackupSelection, BackupSelectionCondition, IndexActionResourceType,
  MalwareScan, TagOperation,
} from 'cdk-aws-backup';
import type { Construct } from 'constructs';
import type { DataStack } from './data-stack';
import type { VaultStack } from './vault-stack';

export interface PlanStackProps extends StackProps {
  readonly data: DataStack;
  readonly vaults: VaultStack;
}

/** When the backups run, how long they are kept, and what they hold. */
export class PlanStack extends Stack {
  constructor(scope: Construct, id: string, props: PlanStackProps) {
    super(scope, id, props);

    this.readyMade(props.vaults);
    this.tailored(props);
    this.narrowed(props);
    this.proved(props);
    this.needed(props);
    this.imported();
  }

  /** The plans and rules that come with the library. */
  private readyMade(vaults: VaultStack) {
    BackupPlan.daily35DayRetention(this, 'Daily')
      .addSelection('Tagged', { resources: [BackupResource.fromTag('backup', 'daily')] });
    BackupPlan.dailyMonthly1YearRetention(this, 'Monthly')
      .addSelection('Tagged', { resources: [BackupResource.fromTag('backup', 'monthly')] });
    BackupPlan.dailyWeeklyMonthly5YearRetention(this, 'FiveYears', vaults.main)
      .addSelection('Tagged', { resources: [BackupResource.fromTag('backup', 'five-years')] });
    BackupPlan.dailyWeeklyMonthly7YearRetention(this, 'SevenYears', vaults.main)
      .addSelection('Tagged', { resources: [BackupResource.fromTag('backup', 'seven-years')] });

    const mixed = new BackupPlan(this, 'Mixed', {
      backupVault: vaults.main,
      backupPlanRules: [BackupPlanRule.daily(), BackupPlanRule.weekly()],
    });
    mixed.addRule(BackupPlanRule.monthly1Year(vaults.audited));
    mixed.addRule(BackupPlanRule.monthly5Year(vaults.audited));
    mixed.addRule(BackupPlanRule.monthly7Year(vaults.audited));
    mixed.addSelection('Tagged', { resources: [BackupResource.fromTag('backup', 'mixed')] });

    new CfnOutput(this, 'MixedVault', { value: mixed.backupVault.backupVaultName });
  }

  /** A plan with everything that a rule and a selection can say. */
  private tailored({ data, vaults }: PlanStackProps) {
    const plan = new BackupPlan(this, 'Tailored', {
      backupPlanName: 'tailored',
      windowsVss: true,
    });
    plan.addRule(new BackupPlanRule({
      ruleName: 'nightly',
      backupVault: vaults.audited,
      scheduleExpression: events.Schedule.cron({ hour: '3', minute: '30' }),
      scheduleExpressionTimezone: TimeZone.EUROPE_PARIS,
      startWindow: Duration.hours(2),
      completionWindow: Duration.hours(12),
      moveToColdStorageAfter: Duration.days(30),
      optInToArchive: true,
      deleteAfter: Duration.days(365),
      recoveryPointTags: { kind: 'archive', owner: 'platform' },
      copyActions: [{
        destinationBackupVault: vaults.copies,
        moveToColdStorageAfter: Duration.days(30),
        optInToArchive: true,
        deleteAfter: Duration.days(365),
      }],
      indexActions: [{ resourceTypes: [IndexActionResourceType.S3] }],
    }));
    plan.addRule(new BackupPlanRule({
      ruleName: 'continuous',
      enableContinuousBackup: true,
      deleteAfter: Duration.days(14),
    }));
    plan.addRule(new BackupPlanRule({
      ruleName: 'weekly',
      targetLogicallyAirGappedBackupVault: vaults.airGapped,
      deleteAfter: Duration.days(56),
      indexActions: [{ resourceTypes: [IndexActionResourceType.EBS] }],
    }));

    const role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AWSBackupServiceRolePolicyForIndexing')],
    });
    const selection = plan.addSelection('Everything', {
      backupSelectionName: 'everything',
      role,
      allowRestores: true,
      resources: [
        BackupResource.fromDynamoDbTable(data.table),
        BackupResource.fromEfsFileSystem(data.fileSystem),
        BackupResource.fromEc2Instance(data.server),
        BackupResource.fromRdsDatabaseInstance(data.database),
        BackupResource.fromRdsDatabaseCluster(data.cluster),
        BackupResource.fromRdsServerlessCluster(data.serverless),
        BackupResource.fromConstruct(data.shop),
        BackupResource.fromArn('arn:aws:s3:::invoices-111122223333'),
        BackupResource.fromTag('stage', 'production', TagOperation.STRING_EQUALS),
        new BackupResource('arn:aws:s3:::receipts-111122223333'),
        new BackupResource(undefined, { key: 'stage', value: 'staging', operation: TagOperation.STRING_EQUALS }),
      ],
    });
    data.table.grantReadData(selection);
    plan.grants.read(role);

    new CfnOutput(this, 'PlanId', { value: plan.backupPlanId });
    new CfnOutput(this, 'PlanArn', { value: plan.backupPlanArn });
    new CfnOutput(this, 'PlanVersion', { value: plan.versionId });
    new CfnOutput(this, 'PlanReference', { value: plan.backupPlanRef.backupPlanId });
    new CfnOutput(this, 'SelectionId', { value: selection.selectionId });
    new CfnOutput(this, 'SelectionPlan', { value: selection.backupPlanId });
  }

  /** Selections of whole types, narrowed by conditions and exceptions. */
  private narrowed({ data, vaults }: PlanStackProps) {
    const plan = BackupPlan.daily35DayRetention(this, 'Narrowed', vaults.main);
    const buckets = plan.addSelection('Buckets', {
      resources: [BackupResource.allOf(BackupResourceType.S3)],
      notResources: [BackupResource.fromS3Bucket(data.bucket), BackupResource.fromArn('arn:aws:s3:::logs-*')],
      role: BackupRole.forBackup(this, 'BucketRole', [BackupResourceType.S3]),
    });
    plan.addSelection('Production', {
      conditions: [
        BackupSelectionCondition.tagEquals('stage', 'production'),
        BackupSelectionCondition.tagNotEquals('tier', '3'),
        BackupSelectionCondition.tagLike('team', 'core-*'),
        BackupSelectionCondition.tagNotLike('owner', 'tmp-*'),
      ],
    });
    plan.addSelection('Shop', {
      resources: [
        BackupResource.fromConstruct(data.shop, { resourceTypes: [BackupResourceType.DYNAMODB, BackupResourceType.EBS] }),
        BackupResource.fromStack(this),
      ],
    });
    plan.addSelection('Rest', {
      resources: [BackupResource.everything()],
      notResources: [BackupResource.fromConstruct(data)],
    });

    new CfnOutput(this, 'BucketRoleArn', { value: buckets.role.roleArn });
  }

  /** A plan whose recovery points are scanned for malware, and restored to see that they can be. */
  private proved({ data, vaults }: PlanStackProps) {
    const plan = new BackupPlan(this, 'Proved', {
      backupVault: vaults.audited,
      malwareScan: MalwareScan.full({ resourceTypes: [BackupResourceType.S3] }),
    });
    plan.addRule(BackupPlanRule.weekly());
    plan.addRule(new BackupPlanRule({
      ruleName: 'scanned',
      scheduleExpression: events.Schedule.cron({ hour: '4', minute: '0' }),
      deleteAfter: Duration.days(35),
      malwareScan: MalwareScan.incremental(),
    }));
    plan.addSelection('Bucket', { resources: [BackupResource.fromS3Bucket(data.bucket)] });
    plan.testRestores('Restores', {
      scheduleExpression: events.Schedule.cron({ weekDay: 'SUN', hour: '6', minute: '0' }),
      validationWindow: Duration.hours(4),
    });
  }

  /** What is needed is said, and not by which rules. */
  private needed({ data }: PlanStackProps) {
    BackupPlan.fromObjectives(this, 'Needed', {
      retention: BackupObjectives.grandfatherFatherSon({ daily: Duration.days(14), monthly: Duration.days(365) }),
      resources: [BackupResource.fromDynamoDbTable(data.table)],
    });
  }

  /** A plan that was made elsewhere gets a selection, with a role that makes backups only by its own policies. */
  private imported() {
    const plan = BackupPlan.fromBackupPlanId(this, 'Imported', 'a1b2c3d4-5678-90ab-cdef-1234567890ab');
    new BackupSelection(this, 'Selection', {
      backupPlan: plan,
      disableDefaultBackupPolicy: true,
      resources: [BackupResource.fromTag('stage', 'test')],
    });
    new CfnOutput(this, 'ImportedId', { value: plan.backupPlanId });
  }
}
