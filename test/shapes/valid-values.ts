import { join } from 'path';
import { App, Duration, RemovalPolicy, Size, Stack, TimeZone } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { propertiesOf, TYPES } from './positions';
import type { Type, TypeReference } from './positions';

/** The enums of aws-cdk-lib that something takes. */
const ENUMS: Record<string, object> = {
  EbsDeviceVolumeType: ec2.EbsDeviceVolumeType,
  LicenseModel: rds.LicenseModel,
  PerformanceMode: efs.PerformanceMode,
  RemovalPolicy,
  StorageType: rds.StorageType,
  Unit: cloudwatch.Unit,
};

/** Makes a value that a type takes. */
export class ValidValues {
  private readonly stack = new Stack(new App(), 'Stack');
  private readonly somewhere = new Construct(this.stack, 'Somewhere');
  private readonly made = new Map<string, unknown>();
  private ids = 0;

  /** @param library the library, as programs load it */
  constructor(private readonly library: any) {}

  public of({ fqn, primitive, collection }: TypeReference): any {
    if (primitive) { return { string: 'valid', number: 6, boolean: true, date: new Date(0) }[primitive] ?? {}; }
    if (collection) { return collection.kind === 'array' ? [this.of(collection.elementtype)] : { key: this.of(collection.elementtype) }; }
    return this.ofType(TYPES[fqn!]);
  }

  /** An object of one of our classes that has a method. */
  public instanceOf(type: Type): any {
    return this.once(type, () => this.own()[type.name]());
  }

  public id(): string {
    return `X${this.ids++}`;
  }

  public scope(): Stack {
    return this.stack;
  }

  private ofType(type: Type): any {
    const { library } = this;
    if (type.kind === 'enum') { return Object.values(library[type.name] ?? ENUMS[type.name])[0]; }
    if (type.datatype) {
      return Object.fromEntries(propertiesOf(type).filter(({ optional }) => !optional).map(({ name, type: each }) => [name, this.of(each)]));
    }
    const make = this.own()[type.name] ?? this.foreign()[type.name];
    if (make) { return this.once(type, make); }
    // A reference to a resource of any service.
    const member = type.properties![0];
    const reference = TYPES[member.type.fqn!];
    const identifiers = (reference.properties ?? []).map(({ name }) => [name, `arn:aws:x:eu-central-1:111122223333:${name}`]);
    return { node: this.somewhere.node, env: this.stack.env, [member.name]: Object.fromEntries(identifiers) };
  }

  private once(type: Type, make: () => unknown): any {
    if (!this.made.has(type.fqn)) { this.made.set(type.fqn, make()); }
    return this.made.get(type.fqn);
  }

  private own(): Record<string, () => any> {
    const { library, stack } = this;
    const vault = () => new library.BackupVault(stack, this.id());
    const plan = () => new library.BackupPlan(stack, this.id());
    const tests = () => new library.RestoreTestingPlan(stack, this.id(), { scheduleExpression: events.Schedule.cron({ hour: '5', minute: '0' }) });
    const accessPoint = () => new library.BackupAccessPoint(stack, this.id(), { recoveryPointArn: 'arn:aws:backup:eu-central-1:111122223333:recovery-point:id' });
    const reports = () => new library.BackupReportPlan(stack, this.id(), { report: library.BackupReport.backupJobs() });
    return {
      BackupControlScope: () => library.BackupControlScope.everything(),
      BackupFramework: () => new library.BackupFramework(stack, this.id(), { controls: [library.BackupFrameworkControl.recoveryPointEncrypted()] }),
      BackupFrameworkControl: () => library.BackupFrameworkControl.of('NEWER'),
      BackupReport: () => library.BackupReport.backupJobs(),
      BackupReportPlan: reports,
      BackupReportPlanGrants: () => reports().grants,
      BackedUp: () => new library.BackedUp(plan()),
      BackupAccessPoint: accessPoint,
      BackupAccessPointGrants: () => accessPoint().grants,
      BackupCopyRequirement: () => library.BackupCopyRequirement.toOtherRegion(),
      BackupRetention: () => library.BackupRetention.every(Duration.days(1)).keptFor(Duration.days(7)),
      BackupRetentionInterval: () => library.BackupRetention.every(Duration.days(1)),
      BackupCoverage: () => library.BackupCoverage.of(stack),
      BackupForecast: () => library.BackupForecast.of(plan(), { startDate: new Date(0), period: Duration.days(1) }),
      BackupPrices: () => library.BackupPrices.fromFile(join(__dirname, '..', 'fixtures', 'prices.json')),
      BackupEventRules: () => library.BackupEventRules.of(stack),
      BackupKeyGrants: () => library.BackupKeyGrants.fromKey(new kms.Key(stack, this.id())),
      BackupPlan: plan,
      BackupPlanGrants: () => plan().grants,
      BackupPlanRule: () => library.BackupPlanRule.daily(),
      BackupResource: () => library.BackupResource.fromTag('key', 'value'),
      BackupResourceType: () => library.BackupResourceType.S3,
      BackupSelectionCondition: () => library.BackupSelectionCondition.tagEquals('key', 'value'),
      BackupVault: vault,
      BackupVaultAlarms: () => vault().metrics.createAlarms(stack, this.id()),
      BackupVaultEventRules: () => library.BackupVaultEventRules.fromVault(vault()),
      BackupVaultGrants: () => vault().grants,
      BackupVaultMetrics: () => vault().metrics,
      IBackupAccessPoint: accessPoint,
      IBackupPlanRef: plan,
      IBackupVaultRef: vault,
      ILogicallyAirGappedBackupVaultRef: () => this.own().LogicallyAirGappedBackupVault(),
      IndexActionResourceType: () => library.IndexActionResourceType.S3,
      LogicallyAirGappedBackupVault: () =>
        new library.LogicallyAirGappedBackupVault(stack, this.id(), { minRetention: Duration.days(7), maxRetention: Duration.days(30) }),
      MalwareScan: () => library.MalwareScan.full(),
      OrganizationalUnitPrincipal: () => new library.OrganizationalUnitPrincipal('o-a1b2c3d4e5/r-f6g7/ou-f6g7-h8i9j0k1/'),
      OrganizationBackupPlan: () => library.OrganizationBackupPlan.fromPlan(plan(), { regions: ['eu-central-1'] }),
      OrganizationBackupPolicy: () => new library.OrganizationBackupPolicy(stack, this.id(), {
        plans: [library.OrganizationBackupPlan.fromPlan(plan(), {
          regions: ['eu-central-1'],
          selections: [library.OrganizationBackupSelection.byTag('Daily', { key: 'backup', values: ['daily'], roleName: 'OrgBackup' })],
        })],
      }),
      OrganizationBackupSelection: () => library.OrganizationBackupSelection.byTag('Daily', { key: 'backup', values: ['daily'], roleName: 'OrgBackup' }),
      OrganizationChildControl: () => library.OrganizationChildControl.none(),
      OrganizationTarget: () => library.OrganizationTarget.account('111122223333'),
      RestoreMetadata: () => library.RestoreMetadata.raw({ key: 'value' }),
      RestoreTestingEventRules: () => library.RestoreTestingEventRules.of(stack, tests()),
      RestoreTestingPlan: tests,
      RestoreTestingPlanAlarms: () => tests().metrics.createAlarms(stack, this.id()),
      RestoreTestingPlanGrants: () => tests().grants,
      RestoreTestingPlanMetrics: () => tests().metrics,
      RestoreTestingRecoveryPoints: () => library.RestoreTestingRecoveryPoints.latest(),
      RestoreTestingSelection: () => tests().addSelection(this.id(), {
        resourceType: library.BackupResourceType.S3, validationWindow: Duration.hours(2),
      }),
      RestoreValidation: () => tests().addValidation(this.id(), { validator: library.RestoreValidator.s3() }),
      RestoreValidator: () => library.RestoreValidator.s3(),
      TieringSelection: () => library.TieringSelection.allBuckets(Duration.days(60)),
    };
  }

  private foreign(): Record<string, () => any> {
    const { stack } = this;
    const role = () => new iam.Role(stack, this.id(), { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') });
    return {
      CloudAssembly: () => new App().synth(),
      Construct: () => stack,
      Duration: () => Duration.days(1),
      InstanceType: () => new ec2.InstanceType('t3.micro'),
      IConstruct: () => new dynamodb.CfnTable(stack, this.id(), { keySchema: [] }),
      IBucketRef: () => new s3.Bucket(stack, this.id()),
      IAlarmAction: () => ({ bind: () => ({ alarmActionArn: 'arn' }) }),
      IFileSystem: () => ({ fileSystemId: 'fs-1' }),
      IGrantable: role,
      IKeyRef: () => new kms.Key(stack, this.id()),
      IRole: role,
      IRoleRef: role,
      IRuleTarget: () => ({ bind: () => ({ arn: 'arn' }) }),
      ITopicRef: () => new sns.Topic(stack, this.id()),
      PolicyDocument: () => new iam.PolicyDocument(),
      PolicyStatement: () => new iam.PolicyStatement({ actions: ['backup:*'], principals: [new iam.AnyPrincipal()], resources: ['*'] }),
      Schedule: () => events.Schedule.cron({ hour: '5', minute: '0' }),
      Size: () => Size.gibibytes(1),
      Stack: () => stack,
      TimeZone: () => TimeZone.EUROPE_PARIS,
    };
  }
}

