import { Annotations, aws_events as events, aws_iam as iam, Duration, Stack, TimeZone } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { CentralStack } from './central-stack';
import type { DataStack } from './data-stack';
import type { DatabaseStack } from './database-stack';
import type { ServerStack } from './server-stack';
import type { VaultStack } from './vault-stack';
import {
  BackupPlan, BackupPlanRule, BackupResource, BackupResourceType, BackupRole, BackupSelectionCondition, IndexActionResourceType, RestoreValidator,
} from 'cdk-aws-backup';

export interface PlanStackProps extends StackProps {
  readonly data: DataStack;
  readonly databases: DatabaseStack;
  readonly server: ServerStack;
  readonly vaults: VaultStack;
  readonly central: CentralStack;
}

/**
 * What is backed up, how often, and how long it is kept.
 */
export class PlanStack extends Stack {
  /** The plan of the orders, whose restores are tested and which is audited. */
  public readonly orders: BackupPlan;

  constructor(scope: Construct, id: string, props: PlanStackProps) {
    super(scope, id, props);

    this.keepWorkingFiles(props);
    this.keepServers(props);
    this.orders = this.keepOrders(props);
    this.keepLedger(props);
    this.keepBilling(props);
    this.keepDocuments(props);
    this.keepApart(props);
  }

  /** Nothing here outlives five weeks, so the vault that the plan makes for itself is enough. */
  private keepWorkingFiles({ data }: PlanStackProps) {
    const plan = BackupPlan.daily35DayRetention(this, 'WorkingFiles');
    plan.addSelection('Files', {
      resources: [BackupResource.fromEfsFileSystem(data.files)],
      allowRestores: true,
    });
  }

  /** By tag: servers come and go, also those that this application has never heard of. Those that are thrown away anyway are left out. */
  private keepServers({ vaults }: PlanStackProps) {
    const plan = BackupPlan.dailyMonthly1YearRetention(this, 'Servers', vaults.main);
    Annotations.of(plan).acknowledgeWarning('cdk-aws-backup:coldStorageWithoutEffect', 'images of servers stay warm, and that is paid for');
    plan.addSelection('Tagged', {
      resources: [BackupResource.allOf(BackupResourceType.EC2)],
      conditions: [
        BackupSelectionCondition.tagEquals('backup', 'server'),
        BackupSelectionCondition.tagNotLike('lifetime', 'spot*'),
      ],
      allowRestores: true,
    });
  }

  /** A backup that was never restored is a hope: each Sunday one is, and must have about as many orders as the table. */
  private keepOrders({ data, vaults }: PlanStackProps): BackupPlan {
    const plan = BackupPlan.dailyWeeklyMonthly5YearRetention(this, 'Orders', vaults.main);
    plan.addSelection('Table', {
      resources: [BackupResource.fromDynamoDbTable(data.orders)],
    });

    const tests = plan.testRestores('Restores', {
      scheduleExpression: events.Schedule.cron({ weekDay: 'SUN', hour: '9', minute: '0' }),
      validationWindow: Duration.hours(2),
    });
    tests.addValidation('Orders', {
      validator: RestoreValidator.dynamoDb({ withinPercentOfSource: 10 }),
      recoveryTimeObjective: Duration.hours(4),
    });
    tests.metrics.createAlarms(this, 'RestoreAlarms', { alarmTopic: vaults.notices, noValidationWithin: Duration.days(8) });
    return plan;
  }

  /** Tax law wants seven years, and the lock of the archive holds everybody to it. */
  private keepLedger({ databases, vaults }: PlanStackProps) {
    const plan = BackupPlan.dailyWeeklyMonthly7YearRetention(this, 'Ledger', vaults.archive);
    Annotations.of(plan).acknowledgeWarning('cdk-aws-backup:coldStorageWithoutEffect', 'snapshots of Aurora stay warm, and that is paid for');
    plan.addSelection('Accounts', {
      resources: [
        BackupResource.fromRdsDatabaseCluster(databases.ledger),
        // The ledger of the years before this application.
        BackupResource.fromArn(`arn:${this.partition}:rds:${this.region}:${this.account}:cluster:ledger-until-2019`),
      ],
    });
  }

  /** Money: any second of the last two weeks, and a copy in the central account every night. */
  private keepBilling({ data, databases, vaults, central }: PlanStackProps) {
    const ireland = TimeZone.of('Europe/Dublin');
    const plan = new BackupPlan(this, 'Billing', {
      backupVault: vaults.main,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'PointInTime',
          scheduleExpression: events.Schedule.cron({ hour: '1', minute: '30' }),
          scheduleExpressionTimezone: ireland,
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(3),
          enableContinuousBackup: true,
          deleteAfter: Duration.days(14),
        }),
        // Two hours later: of rules whose start windows overlap, AWS Backup runs only the one that keeps longer.
        new BackupPlanRule({
          ruleName: 'CopyToCentralAccount',
          scheduleExpression: events.Schedule.cron({ hour: '3', minute: '30' }),
          scheduleExpressionTimezone: ireland,
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(8),
          deleteAfter: Duration.days(7),
          copyActions: [{ destinationBackupVault: central.copies, deleteAfter: Duration.days(90) }],
          recoveryPointTags: { 'cost-centre': 'billing', 'purpose': 'disaster-recovery' },
        }),
      ],
    });

    plan.addSelection('Database', {
      resources: [BackupResource.fromRdsDatabaseInstance(databases.billing)],
      allowRestores: true,
    });

    // The role gets the policies for S3, which those for other resources do not include.
    plan.addSelection('Invoices', {
      resources: [BackupResource.fromS3Bucket(data.invoices)],
      allowRestores: true,
    });
  }

  /** Whatever the server stack holds, with an index in which single files can be found again. */
  private keepDocuments({ server, vaults }: PlanStackProps) {
    const plan = new BackupPlan(this, 'Documents', {
      backupPlanName: 'BackOfficeDocuments',
      backupVault: vaults.main,
      // Open files are written out before the snapshot.
      windowsVss: true,
    });
    plan.addRule(new BackupPlanRule({
      ruleName: 'FridayEvenings',
      scheduleExpression: events.Schedule.cron({ weekDay: 'FRI', hour: '20', minute: '0' }),
      scheduleExpressionTimezone: TimeZone.of('Europe/Dublin'),
      deleteAfter: Duration.days(180),
      indexActions: [{ resourceTypes: [IndexActionResourceType.EBS] }],
    }));
    plan.addSelection('BackOffice', {
      resources: [BackupResource.fromConstruct(server)],
      role: indexingRole(this, 'DocumentsRole'),
    });
  }

  /** What the shop cannot be built again without, once a week where nobody who has taken over its accounts can reach it. */
  private keepApart({ data, databases, vaults, central }: PlanStackProps) {
    const plan = new BackupPlan(this, 'Apart', {
      backupVault: vaults.main,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'Weekly',
          scheduleExpression: events.Schedule.cron({ weekDay: 'SUN', hour: '2', minute: '0' }),
          scheduleExpressionTimezone: TimeZone.of('Europe/Dublin'),
          deleteAfter: Duration.days(7),
          copyActions: [{ destinationBackupVault: central.airGapped, deleteAfter: Duration.days(180) }],
        }),
      ],
    });
    Annotations.of(plan).acknowledgeWarning('cdk-aws-backup:copyNeedsAdvancedFeatures', 'the account has opted in to them for DynamoDB');
    plan.addSelection('All', {
      resources: [
        BackupResource.fromDynamoDbTable(data.orders),
        BackupResource.fromEfsFileSystem(data.files),
        BackupResource.fromRdsDatabaseCluster(databases.ledger),
      ],
    });
  }
}

function indexingRole(scope: Construct, id: string): iam.Role {
  const role = BackupRole.forBackup(scope, id, [BackupResourceType.EC2, BackupResourceType.EBS]);
  role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('AWSBackupServiceRolePolicyForIndexing'));
  return role;
}
