import { aws_config as config, aws_iam as iam, CfnParameter, Duration, Lazy, Stack, Tags, Token } from 'aws-cdk-lib';
import { BackupControlScope as Scope, BackupFramework, BackupFrameworkControl as Control, BackupReport, BackupReportPlan, BackupResourceType as Type } from '../../../src';
import { HERE, messageOf, resourceOf, resourcesOf, synthesisProblemsOf, testStack, warningsOf } from '../../util';

const TYPE = 'AWS::Backup::Framework';
const ARN = 'arn:aws:backup:us-east-1:222222222222:framework:base-0a1b2c3d';
const NAMES = "'frameworkName' must be 1 to 256 characters of letters, digits and '_', the first of them a letter";

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

const framework = (props: ConstructorParameters<typeof BackupFramework>[2] = {}) => new BackupFramework(stack, 'Framework', { controls: [Control.resourcesProtectedByBackupPlan()], ...props });
const properties = () => resourceOf(stack, TYPE).Properties;
const rendered = (control: Control) => {
  framework({ controls: [control] });
  const [{ ControlName: name, ControlInputParameters: parameters = [], ControlScope: scope }] = properties().FrameworkControls;
  return [name, Object.fromEntries(parameters.map((each: any) => [each.ParameterName, each.ParameterValue])), scope];
};

describe('a framework', () => {
  test('has the least', () => {
    framework();
    expect(Object.keys(resourcesOf(stack, TYPE))).toEqual(['Framework1E67B9FA']);
    expect(properties()).toEqual({ FrameworkName: 'StackFrameworkD42A9702', FrameworkControls: [{ ControlName: 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN' }] });
    expect(resourcesOf(stack, 'AWS::IAM::ServiceLinkedRole')).toEqual({});
    expect(warningsOf(stack)).toEqual([]);
  });

  test('has everything', () => {
    const it = framework({ frameworkName: 'baseline', description: 'for the auditors' });
    it.addControl(Control.recoveryPointEncrypted());
    Tags.of(it).add('stage', 'production');
    expect(properties()).toEqual({
      FrameworkName: 'baseline',
      FrameworkDescription: 'for the auditors',
      FrameworkControls: [{ ControlName: 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN' }, { ControlName: 'BACKUP_RECOVERY_POINT_ENCRYPTED' }],
      FrameworkTags: [{ Key: 'stage', Value: 'production' }],
    });
    expect(it.frameworkName).toBe('baseline');
    expect(stack.resolve([it.frameworkArn, it.frameworkRef.frameworkArn, it.frameworkStatus, it.deploymentStatus, it.creationTime]))
      .toEqual(['FrameworkArn', 'FrameworkArn', 'FrameworkStatus', 'DeploymentStatus', 'CreationTime'].map((name) => ({ 'Fn::GetAtt': ['Framework1E67B9FA', name] })));
  });

  test('has a generated name that the service takes', () => {
    const it = new BackupFramework(stack, 'Framework'.repeat(28), { controls: [Control.recoveryPointEncrypted()] });
    expect(it.frameworkName).toMatch(/^Stack[a-zA-Z]\w{0,250}$/);
    expect(properties().FrameworkName).toBe(it.frameworkName);
  });

  test.each<[ConstructorParameters<typeof BackupFramework>[2], string]>([
    [{ frameworkName: 'a-b' }, `Stack/Framework: ${NAMES}, got 'a-b'`],
    [{ frameworkName: '_a' }, `Stack/Framework: ${NAMES}, got '_a'`],
    [{ description: ' ' }, "Stack/Framework: 'description' must have a character that is not blank"],
    [{ controls: [Control.recoveryPointEncrypted(), Control.recoveryPointEncrypted()] }, "Stack/Framework: 'controls' must have each control once, got 'BACKUP_RECOVERY_POINT_ENCRYPTED' twice"],
  ])('refuses %#', (props, message) => {
    expect(messageOf(() => framework(props))).toBe(message);
  });

  test('refuses a control that it has, and to have none', () => {
    expect(messageOf(() => framework().addControl(Control.resourcesProtectedByBackupPlan())))
      .toBe("Stack/Framework: 'controls' must have each control once, got 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN' twice");
    const other = testStack(HERE);
    new BackupFramework(other, 'Framework');
    expect(synthesisProblemsOf(other)).toEqual(["[Stack/Framework] 'controls' must have at least one control, got none"]);
  });

  test('refuses a name that another one has', () => {
    framework({ frameworkName: 'base' });
    new BackupFramework(stack, 'Other', { frameworkName: 'base', controls: [Control.recoveryPointEncrypted()] });
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Other] 'frameworkName' must be unique in the account and Region, got 'base', which is that of 'Stack/Framework'"]);
  });

  test('warns of a recorder of AWS Config that lacks types', () => {
    framework();
    new config.CfnConfigurationRecorder(stack, 'Recorder', { roleArn: 'arn:aws:iam::111111111111:role/config', recordingGroup: { resourceTypes: ['AWS::EC2::Volume'] } });
    expect(warningsOf(stack).map(({ path, id }) => [path, id])).toEqual([['Stack/Framework', 'cdk-aws-backup:typesNotRecorded']]);
  });
});

describe('an import', () => {
  test('by its ARN', () => {
    const it = BackupFramework.fromFrameworkArn(stack, 'Import', ARN);
    expect([it.frameworkName, it.frameworkArn, it.frameworkRef, it.env]).toEqual(['base', ARN, { frameworkArn: ARN }, { account: '222222222222', region: 'us-east-1' }]);
  });

  test('by an ARN that is a token', () => {
    const it = BackupFramework.fromFrameworkArn(stack, 'Import', new CfnParameter(stack, 'Arn').valueAsString);
    expect(stack.resolve(it.frameworkName)).toEqual({ 'Fn::Select': [0, { 'Fn::Split': ['-', { 'Fn::Select': [6, { 'Fn::Split': [':', { Ref: 'Arn' }] }] }] }] });
  });

  test('by its name, of which no report can be', () => {
    const it = BackupFramework.fromFrameworkName(stack, 'Import', 'base');
    expect(it.frameworkName).toBe('base');
    new BackupReportPlan(stack, 'Reports', { report: BackupReport.controlCompliance([it]) });
    expect(() => resourcesOf(stack, 'AWS::Backup::ReportPlan'))
      .toThrow("the ARN of the framework 'base' is needed, which ends with an id that AWS Backup has made: import it by fromFrameworkArn()");
  });

  test('of what is none', () => {
    expect(messageOf(() => BackupFramework.fromFrameworkName(stack, 'Name', 'a-b'))).toBe(`Stack: ${NAMES}, got 'a-b'`);
    for (const arn of ['base', ARN.replace('-0a1b2c3d', ''), ARN.replace('framework', 'report-plan')]) {
      expect(messageOf(() => BackupFramework.fromFrameworkArn(stack, 'Arn', arn)))
        .toBe(`Stack: 'frameworkArn' must be the ARN of a framework, arn:<partition>:backup:<region>:<account>:framework:<name>-<id>, got '${arn}'`);
    }
  });
});

describe('a control', () => {
  const role = () => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/admin');
  const age = (unit: string, value: string) => ({ recoveryPointAgeUnit: unit, recoveryPointAgeValue: value });
  const minimums = (unit: string, value: string, days: string) =>
    ({ requiredFrequencyUnit: unit, requiredFrequencyValue: value, requiredRetentionDays: days });

  test.each<[string, () => Control, [string, object, object?]]>([
    ['minimums in hours', () => Control.planMinFrequencyAndRetention({ frequency: Duration.hours(12), retention: Duration.days(35) }), ['BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK', minimums('hours', '12', '35')]],
    ['minimums in days', () => Control.planMinFrequencyAndRetention({ frequency: Duration.hours(48), retention: Duration.hours(24) }), ['BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK', minimums('days', '2', '1')]],
    ['no deletion', () => Control.recoveryPointManualDeletionDisabled(), ['BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED', {}]],
    ['no deletion but by nobody', () => Control.recoveryPointManualDeletionDisabled({ exceptFor: [] }), ['BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED', {}]],
    ['no deletion but by roles', () => Control.recoveryPointManualDeletionDisabled({ exceptFor: [role(), new iam.ArnPrincipal('arn:aws:iam::111111111111:role/path/other')] }),
      ['BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED', { principalArnList: 'arn:aws:iam::111111111111:role/admin,arn:aws:iam::111111111111:role/path/other' }]],
    ['encryption', () => Control.recoveryPointEncrypted({ scope: Scope.everything() }), ['BACKUP_RECOVERY_POINT_ENCRYPTED', {}]],
    ['retention', () => Control.recoveryPointMinimumRetention({ retention: Duration.days(36_500), scope: Scope.tag('stage') }),
      ['BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK', { requiredRetentionDays: '36500' }, { Tags: [{ Key: 'stage', Value: '' }] }]],
    ['any Region', () => Control.protectedByCrossRegionCopy(), ['BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION', {}]],
    ['Regions', () => Control.protectedByCrossRegionCopy({ regions: ['eu-central-1', 'eu-west-1'] }), ['BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION', { crossRegionList: 'eu-central-1,eu-west-1' }]],
    ['any account', () => Control.protectedByCrossAccountCopy(), ['BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT', {}]],
    ['accounts', () => Control.protectedByCrossAccountCopy({ accounts: ['444455556666'] }), ['BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT', { crossAccountList: '444455556666' }]],
    ['a lock', () => Control.protectedByVaultLock(), ['BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK', {}]],
    ['a certain lock', () => Control.protectedByVaultLock({ minRetention: Duration.days(7), maxRetention: Duration.days(7) }), ['BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK', { minRetentionDays: '7', maxRetentionDays: '7' }]],
    ['an age in hours', () => Control.lastRecoveryPointCreated({ within: Duration.hours(743) }), ['BACKUP_LAST_RECOVERY_POINT_CREATED', age('hours', '743')]],
    ['an age in days', () => Control.lastRecoveryPointCreated({ within: Duration.days(1), scope: Scope.resourceTypes([Type.EBS, Type.S3, Type.EBS]) }),
      ['BACKUP_LAST_RECOVERY_POINT_CREATED', age('days', '1'), { ComplianceResourceTypes: ['EBS', 'S3'] }]],
    ['a restore time', () => Control.restoreTimeMeetsTarget({ target: Duration.hours(12) }), ['RESTORE_TIME_FOR_RESOURCES_MEET_TARGET', { maxRestoreTime: '720' }]],
    ['an air-gapped vault', () => Control.inLogicallyAirGappedVault({ within: Duration.days(91), scope: Scope.resource(Type.EFS, 'fs-1') }),
      ['RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT', age('days', '91'), { ComplianceResourceTypes: ['EFS'], ComplianceResourceIds: ['fs-1'] }]],
    ['a vault', () => Control.recoveryPointManualDeletionDisabled({ scope: Scope.resource(Type.of('AWS::Backup::BackupVault'), 'Main') }),
      ['BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED', {}, { ComplianceResourceTypes: ['AWS::Backup::BackupVault'], ComplianceResourceIds: ['Main'] }]],
    ['a newer one', () => Control.of('NEWER', { a: 'b' }, { scope: Scope.tag('k', 'v') }), ['NEWER', { a: 'b' }, { Tags: [{ Key: 'k', Value: 'v' }] }]],
    ['a bare one', () => Control.of('NEWER'), ['NEWER', {}]],
  ])('%s', (_, control, [name, parameters, scope]) => {
    expect(rendered(control())).toEqual([name, parameters, scope]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('says what it judges', () => {
    const control = Control.lastRecoveryPointCreated({ within: Duration.days(1), scope: Scope.resourceTypes([Type.EBS]) });
    expect([control.controlName, control.scope?.complianceResourceTypes, Scope.everything().complianceResourceTypes]).toEqual(['BACKUP_LAST_RECOVERY_POINT_CREATED', ['EBS'], []]);
  });

  test('with numbers that only deployment knows', () => {
    const days = new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber;
    expect(rendered(Control.planMinFrequencyAndRetention({ frequency: Duration.days(days), retention: Duration.days(days) }))[1])
      .toEqual(minimums('days', { Ref: 'Days' } as any, { Ref: 'Days' } as any));
    stack = testStack();
    expect(rendered(Control.lastRecoveryPointCreated({ within: Duration.hours(Lazy.number({ produce: () => 5 })) }))[1]).toEqual(age('hours', '5'));
    stack = testStack();
    const nine = Duration.days(Lazy.number({ produce: () => 9 }));
    expect(rendered(Control.protectedByVaultLock({ minRetention: nine, maxRetention: Duration.days(90) }))[1])
      .toEqual({ minRetentionDays: '9', maxRetentionDays: '90' });
  });

  const days = (number: number) => Duration.days(number);
  const later = Token.asNumber({ Ref: 'X' });
  const FREQUENCY = "'frequency' must be a whole number of hours, 1 to 24, or of days, 1 to 31";
  const WITHIN = "'within' must be a whole number of hours, 1 to 744, or of days, 1 to 31";
  test.each<[() => unknown, string]>([
    [() => Control.planMinFrequencyAndRetention({ frequency: Duration.hours(36), retention: days(1) }), `${FREQUENCY}, got 1 day 12 hours`],
    [() => Control.planMinFrequencyAndRetention({ frequency: days(32), retention: days(1) }), `${FREQUENCY}, got 32 days`],
    [() => Control.planMinFrequencyAndRetention({ frequency: Duration.minutes(90), retention: days(1) }), `${FREQUENCY}, got 1 hour 30 minutes`],
    [() => Control.planMinFrequencyAndRetention({ frequency: Duration.minutes(later), retention: days(1) }), "'frequency' must be given in hours or days when it is a token, got minutes: it cannot be converted at deployment"],
    [() => Control.planMinFrequencyAndRetention({ frequency: days(1), retention: days(36_501) }), "'retention' must be between 1 and 36,500 days, got 36,501 days"],
    [() => Control.recoveryPointMinimumRetention({ retention: days(0) }), "'retention' must be between 1 and 36,500 days, got 0 days"],
    [() => Control.lastRecoveryPointCreated({ within: days(32) }), `${WITHIN}, got 32 days`],
    [() => Control.lastRecoveryPointCreated({ within: Duration.minutes(30) }), `${WITHIN}, got 30 minutes`],
    [() => Control.inLogicallyAirGappedVault({ within: Duration.hours(23) }), "'within' must be a whole number of hours, 24 to 2,184, or of days, 1 to 91, got 23 hours"],
    [() => Control.inLogicallyAirGappedVault({ within: days(92) }), "'within' must be a whole number of hours, 24 to 2,184, or of days, 1 to 91, got 92 days"],
    [() => Control.restoreTimeMeetsTarget({ target: Duration.seconds(90) }), "'target' must be a whole number of minutes, got 1 minute 30 seconds"],
    [() => Control.restoreTimeMeetsTarget({ target: Duration.minutes(0) }), "'target' must be at least 1 minute, got 0 minutes"],
    [() => Control.protectedByVaultLock({ minRetention: days(8), maxRetention: days(7) }), "'maxRetention' must be at least 'minRetention' (8 days), got 7 days"],
    [() => Control.protectedByVaultLock({ minRetention: days(0) }), "'minRetention' must be between 1 and 36,500 days, got 0 days"],
    [() => Control.protectedByCrossRegionCopy({ regions: ['Paris'] }), "'regions' must be names of Regions, such as eu-central-1, got 'Paris'"],
    [() => Control.protectedByCrossAccountCopy({ accounts: ['1'] }), "'accounts' must be ids of accounts, 12 digits each, got '1'"],
    [() => Control.protectedByCrossAccountCopy({ accounts: Array(6).fill('111122223333') }), "'accounts' must have at most 5 accounts, got 6"],
    [() => Control.recoveryPointManualDeletionDisabled({ exceptFor: Array(6).fill(new iam.ArnPrincipal('arn:aws:iam::111111111111:role/r')) }), "'exceptFor' must have at most 5 roles, got 6"],
    [() => Control.recoveryPointManualDeletionDisabled({ exceptFor: [new iam.ArnPrincipal('arn:aws:iam::111111111111:user/u')] }), "'exceptFor' must be ARNs of roles, got 'arn:aws:iam::111111111111:user/u'"],
    [() => Control.recoveryPointManualDeletionDisabled({ exceptFor: [new iam.ServicePrincipal('ec2.amazonaws.com')] }), expect.stringMatching(/^'exceptFor' must be roles, got .*, which has no ARN$/)],
    [() => Control.of(''), "'name' must be 1 to 256 characters, got 0"],
    [() => Control.of('RESTORE_TIME_FOR_RESOURCES_MEET_TARGET', { maxRestoreTime: 'soon' }), "'maxRestoreTime' must be a whole number, got 'soon'"],
    [() => Scope.resourceTypes([]), "'resourceTypes' must have at least one type, got none; BackupControlScope.everything() takes all"],
    [() => Scope.resource(Type.EBS, ''), "'id' must be the id of a resource, got ''"],
    [() => Scope.tag(''), "'key' must be 1 to 128 characters, got 0"],
    [() => Scope.tag('k'.repeat(129), 'v'.repeat(257)), "2 problems\n  - 'key' must be 1 to 128 characters, got 129\n  - 'value' must be at most 256 characters, got 257"],
  ])('refuses %#', (make, message) => {
    expect(messageOf(make)).toEqual(message);
  });
});

test('lists of a control may be a token as a whole, its parameters may not', () => {
  const list = new CfnParameter(stack, 'List', { type: 'CommaDelimitedList' }).valueAsList;
  framework({ controls: [Control.protectedByCrossRegionCopy({ regions: list }), Control.protectedByCrossAccountCopy({ accounts: list })] });

  const joined = { 'Fn::Join': [',', { Ref: 'List' }] };
  expect(properties().FrameworkControls.map((control: any) => control.ControlInputParameters[0].ParameterValue)).toEqual([joined, joined]);
  expect(messageOf(() => Control.of('NEW', Lazy.any({ produce: () => ({ a: 'b' }) }) as any))).toBe("'parameters' must be known when the app is synthesised, got a token");
});

test('a parameter that is undefined is none', () => {
  expect(rendered(Control.of('NEW', { a: 'b', c: undefined as any }))).toEqual(['NEW', { a: 'b' }, undefined]);
});

test.each([[1, '1 day'], [2, '2 days']])('a look back of %s is said as %s', (days, words) => {
  framework({ controls: [Control.inLogicallyAirGappedVault({ within: Duration.days(days) })] });
  expect(warningsOf(stack).map(({ text }) => text)).toEqual([expect.stringContaining(` looks back over ${words}, and `)]);
});
