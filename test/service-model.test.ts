import { readFileSync } from 'fs';
import { join } from 'path';
import { App, aws_dynamodb as dynamodb, aws_events as events, aws_iam as iam, aws_kms as kms, aws_s3 as s3, aws_sns as sns, Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as backup from '../src';

/** A shape of the public model of the AWS Backup API. */
interface Shape {
  readonly type: string;
  readonly members?: Record<string, string>;
  readonly required?: string[];
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
  readonly enum?: string[];
  readonly pattern?: string;
}

const { shapes, roots }: { shapes: Record<string, Shape>; roots: Record<string, string> } = JSON.parse(
  readFileSync(join(__dirname, 'fixtures', 'service-model.json'), 'utf8'),
);

/** CloudFormation has other names than the API in two places. */
const API_NAMES: Record<string, string> = { BackupPlanRule: 'Rules', TargetBackupVault: 'TargetBackupVaultName' };

/** Everything in which a value breaks the model; an intrinsic function may be anything. */
function violations(value: any, shapeName: string, path = shapeName): string[] {
  const shape = shapes[shapeName];
  if (isIntrinsic(value)) { return []; }
  switch (shape.type) {
    case 'structure': {
      const given = Object.fromEntries(Object.entries(value).map(([key, child]) => [API_NAMES[key] ?? key, child]));
      return [
        ...(shape.required ?? []).filter((key) => given[key] === undefined).map((key) => `${path}.${key} is missing`),
        ...Object.entries(given).flatMap(([key, child]) => shape.members![key] === undefined
          ? [`${path}.${key} is unknown`]
          : violations(child, shape.members![key], `${path}.${key}`)),
      ];
    }
    case 'list':
      return (value as any[]).flatMap((child, index) => violations(child, shape.member!, `${path}[${index}]`));
    case 'map':
      return Object.entries(value).flatMap(([key, child]) => [
        ...violations(key, shape.key!, `${path}.${key} (key)`), ...violations(child, shape.value!, `${path}.${key}`),
      ]);
    case 'string':
      return [
        ...(typeof value !== 'string' ? [`${path} is no string`] : []),
        ...(shape.pattern && !new RegExp(`^(?:${shape.pattern})$`).test(value) ? [`${path} does not match`] : []),
        ...(shape.enum && !shape.enum.includes(value) ? [`${path} is not in the enum`] : []),
      ];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${path} is no boolean`];
    default:
      return Number.isInteger(value) ? [] : [`${path} is no whole number`];
  }
}

function isIntrinsic(value: any): boolean {
  const keys = value && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : [];
  return keys.length === 1 && /^(Ref|Fn::.*)$/.test(keys[0]);
}

/** Everything in which the resources of a template break the model. */
function violationsOf(stack: Stack): string[] {
  const resources: any[] = Object.values(Template.fromStack(stack).toJSON().Resources);
  return resources.flatMap(({ Type: type, Properties: properties }) => {
    switch (type) {
      case 'AWS::Backup::BackupPlan': return violations(properties.BackupPlan, roots.BackupPlan);
      case 'AWS::Backup::BackupSelection': return violations(properties.BackupSelection, roots.BackupSelection);
      case 'AWS::Backup::BackupVault': {
        const { BackupVaultName, EncryptionKeyArn, LockConfiguration, Notifications } = properties;
        return [
          ...violations({ BackupVaultName, ...(EncryptionKeyArn && { EncryptionKeyArn }) }, roots.BackupVault),
          ...(LockConfiguration ? violations({ BackupVaultName, ...LockConfiguration }, roots.VaultLock) : []),
          ...(Notifications ? violations({ BackupVaultName, ...Notifications }, roots.VaultNotifications) : []),
        ];
      }
      case 'AWS::Backup::LogicallyAirGappedBackupVault': {
        const { Notifications, AccessPolicy, ...given } = properties;
        return violations(given, roots.LogicallyAirGappedBackupVault);
      }
      case 'AWS::Backup::TieringConfiguration': return violations(properties, roots.TieringConfiguration);
      case 'AWS::Backup::RestoreTestingPlan': return violations(properties, roots.RestoreTestingPlan);
      case 'AWS::Backup::RestoreTestingSelection': {
        const { RestoreTestingPlanName: _, ...given } = properties;
        return violations(given, roots.RestoreTestingSelection);
      }
      case 'AWS::Backup::Framework': return violations({ ...properties, FrameworkControls: properties.FrameworkControls.map(asInApi) }, roots.Framework);
      case 'AWS::Backup::ReportPlan': return violations(properties, roots.ReportPlan);
      default: return [];
    }
  });
}

/** The tags of a scope are a map in the API, and a list in CloudFormation. */
function asInApi({ ControlScope: scope, ...control }: any): any {
  const Tags = scope?.Tags && Object.fromEntries(scope.Tags.map(({ Key, Value }: any) => [Key, Value]));
  return { ...control, ...scope && { ControlScope: { ...scope, ...Tags && { Tags } } } };
}

test('a program that uses everything keeps to the model', () => {
  const stack = new Stack(new App(), 'Stack with an id that is much longer than fifty characters'.replace(/ /g, '-'));
  const notificationTopic = new sns.Topic(stack, 'Topic');
  const vault = new backup.BackupVault(stack, 'Vault', {
    encryptionKey: new kms.Key(stack, 'Key'),
    notificationTopic,
    lockConfiguration: { minRetention: Duration.days(1), maxRetention: Duration.days(36_500), changeableFor: Duration.days(3) },
  });
  const plan = backup.BackupPlan.dailyWeeklyMonthly7YearRetention(stack, 'A plan with spaces, and more than fifty characters');
  plan.addRule(new backup.BackupPlanRule({
    scheduleExpression: events.Schedule.expression('cron(0 5 ? * 2#1 *)'),
    scheduleExpressionTimezone: TimeZone.EUROPE_PARIS,
    startWindow: Duration.hours(1),
    completionWindow: Duration.hours(2),
    moveToColdStorageAfter: Duration.days(1),
    deleteAfter: Duration.days(91),
    recoveryPointTags: { key: 'value' },
    copyActions: [{ destinationBackupVault: vault, deleteAfter: Duration.days(9) }],
    indexActions: [{ resourceTypes: [backup.IndexActionResourceType.S3] }],
  }));
  plan.addRule(new backup.BackupPlanRule({ enableContinuousBackup: true, backupVault: vault }));
  plan.addRule(new backup.BackupPlanRule({
    deleteAfter: Duration.days(7),
    targetLogicallyAirGappedBackupVault: new backup.LogicallyAirGappedBackupVault(stack, 'Apart', {
      minRetention: Duration.days(7),
      maxRetention: Duration.days(36_500),
      encryptionKey: new kms.Key(stack, 'KeyApart'),
    }),
  }));
  new backup.BackupPlan(stack, 'Windows', { windowsVss: true, backupVault: vault, backupPlanRules: [backup.BackupPlanRule.daily()] });
  new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
  plan.addSelection('A selection with spaces, and more than fifty characters', {
    resources: [backup.BackupResource.fromConstruct(stack), backup.BackupResource.fromTag('stage', 'production'), backup.BackupResource.fromArn('*')],
    role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/backup'),
  });
  vault.addNotification(notificationTopic, Object.values(backup.BackupVaultEvents));
  new backup.TieringConfiguration(stack, 'A tiering configuration', {
    selections: [backup.TieringSelection.allBuckets(Duration.days(60)), backup.TieringSelection.bucketArns(['arn:aws:s3:::logs'], Duration.days(36_500))],
  });
  const tests = new backup.RestoreTestingPlan(stack, 'A restore testing plan with spaces, and more than fifty characters', {
    scheduleExpression: events.Schedule.expression('cron(0 4 ? * SUN *)'),
    scheduleExpressionTimezone: TimeZone.EUROPE_PARIS,
    startWindow: Duration.hours(168),
    recoveryPoints: backup.RestoreTestingRecoveryPoints.random({
      within: Duration.days(365), vaults: [vault], excludeVaultPatterns: ['arn:aws:backup:*:*:backup-vault:tmp-*'], types: Object.values(backup.RestoreTestingPointType),
    }),
  });
  tests.addSelection('A selection', {
    resourceType: backup.BackupResourceType.EBS,
    conditions: [backup.BackupSelectionCondition.tagEquals('stage', 'production'), backup.BackupSelectionCondition.tagNotEquals('owner', 'nobody')],
    restoreMetadata: backup.RestoreMetadata.ebs({ iops: 3000 }),
    validationWindow: Duration.hours(168),
  });
  const scope = backup.BackupControlScope.resource(backup.BackupResourceType.EBS, 'vol-1');
  const framework = new backup.BackupFramework(stack, 'A framework', {
    description: 'everything',
    controls: [
      backup.BackupFrameworkControl.resourcesProtectedByBackupPlan({
        scope: backup.BackupControlScope.resourceTypes([backup.BackupResourceType.EBS]),
      }),
      backup.BackupFrameworkControl.planMinFrequencyAndRetention({ frequency: Duration.hours(12), retention: Duration.days(35) }),
      backup.BackupFrameworkControl.recoveryPointMinimumRetention({ retention: Duration.days(35), scope: backup.BackupControlScope.tag('stage', 'production') }),
      backup.BackupFrameworkControl.restoreTimeMeetsTarget({ target: Duration.hours(12), scope }),
    ],
  });
  backup.BackupFramework.forPlan(stack, 'A framework for a plan with spaces', plan);
  const bucket = new s3.Bucket(stack, 'Reports');
  new backup.BackupReportPlan(stack, 'A report', { report: backup.BackupReport.controlCompliance([framework]), bucket, prefix: 'x', formats: Object.values(backup.BackupReportFormat), description: 'all' });
  new backup.BackupReportPlan(stack, 'Another report', {
    report: backup.BackupReport.scanJobs().forAccounts(['ROOT']).forOrganizationalUnits(['ou-ab12-11111111']).forRegions(['*']), bucket,
  });

  expect(violationsOf(stack)).toEqual([]);
});

describe('what the model forbids is refused', () => {
  const bad = ['', 'a'.repeat(51), 'a b', 'ä', 'a/b', 'a:b'];

  test.each(bad)('as a name: "%s"', (name) => {
    const stack = new Stack(new App(), 'Stack');
    const plan = new backup.BackupPlan(stack, 'Plan');
    expect(violations({ RuleName: name, TargetBackupVaultName: 'vault' }, 'BackupRuleInput')).toEqual(['BackupRuleInput.RuleName does not match']);
    // That the service refuses a name for its length, or a ':' in that of a selection, was never seen, and CloudFormation takes it: a warning says so.
    const isLong = name.length > 50;
    if (!isLong) { expect(() => new backup.BackupPlanRule({ ruleName: name })).toThrow('\'ruleName\' must be 1 to 50 characters'); }
    expect(violations({ SelectionName: name, IamRoleArn: 'arn' }, 'BackupSelection')).toEqual(['BackupSelection.SelectionName does not match']);
    if (name !== '') { // an empty name means the default, as in aws-cdk-lib
      if (!isLong && name !== 'a:b') {
        expect(() => plan.addSelection('Selection', { resources: [], backupSelectionName: name })).toThrow('\'backupSelectionName\' must be 1 to 50');
      }
      expect(() => new backup.BackupVault(stack, 'Vault', { backupVaultName: name })).toThrow('\'backupVaultName\' must be 2 to 50 characters');
    }
    expect(violations(name, 'BackupVaultName')).toEqual(['BackupVaultName does not match']);
    expect(() => backup.BackupVault.fromBackupVaultName(stack, 'Import', name)).toThrow('\'backupVaultName\' must be 2 to 50 characters');
    expect(violations(name, 'ResourceType')).toEqual(['ResourceType does not match']);
    expect(() => new backup.BackupPlanRule({ indexActions: [{ resourceTypes: [new backup.IndexActionResourceType(name)] }] }))
      .toThrow('\'indexActions[0].resourceTypes\' must be 1 to 50 characters');
  });

  test('an operation of a tag that is not in the enum', () => {
    const plan = new backup.BackupPlan(new Stack(new App(), 'Stack'), 'Plan');
    expect(violations('dummy', 'ConditionType')).toEqual(['ConditionType is not in the enum']);
    expect(() => plan.addSelection('Selection', { resources: [backup.BackupResource.fromTag('a', 'b', backup.TagOperation.DUMMY)] }))
      .toThrow('must be TagOperation.STRING_EQUALS, got TagOperation.DUMMY');
  });
});

test('the events that can be asked for are those of the service', () => {
  expect(Object.values(backup.BackupVaultEvents).sort()).toEqual([...shapes.BackupVaultEvent.enum!].sort());
});
