import { App, aws_backup as l1, aws_docdb as docdb, aws_dynamodb as dynamodb, aws_kms as kms, CfnParameter, Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { CronOptions, Schedule } from 'aws-cdk-lib/aws-events';
import {
  BackupCopyRequirement, BackupCoverage, BackupEnforcement, BackupFramework, BackupFrameworkControl, BackupImmutability, BackupPlan, BackupPlanRule,
  BackupRequirement, BackupResource, BackupResourceType,
  BackupSelectionCondition, BackupVault, LogicallyAirGappedBackupVault,
} from '../../../src';
import { Derivation } from '../../../src/audit/framework/derived/derived-controls';
import { HERE, messageOf, resourceOf, synthesisProblemsOf, testStack, THERE, warningsOf } from '../../util';

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

/** The controls of the framework, in one line each. */
function controls(of = stack): string[] {
  return resourceOf(of, 'AWS::Backup::Framework').Properties.FrameworkControls.map(({ ControlName: name, ControlInputParameters: parameters = [], ControlScope: scope }: any) => [
    name, ...parameters.map((each: any) => each.ParameterValue), ...scope ? [JSON.stringify(Object.values(scope))] : [],
  ].join(' '));
}
const lost = (of = stack) => warningsOf(of).filter(({ id }) => id === 'cdk-aws-backup:frameworkSaysLess').map(({ text }) => text.replace(/^the framework judges less, or more, than [^:]+: /, ''));
const planOf = (rules: ConstructorParameters<typeof BackupPlanRule>[0][], vault = new BackupVault(stack, 'Vault')) =>
  new BackupPlan(stack, 'Plan', { backupVault: vault, backupPlanRules: rules.map((rule) => new BackupPlanRule(rule)) });
const cron = (options: CronOptions) => Schedule.cron({ minute: '0', hour: '3', ...options });
const DAILY = { deleteAfter: Duration.days(35), scheduleExpression: cron({}) };
const everything = (plan: BackupPlan) => void plan.addSelection('All', { resources: [BackupResource.fromArn('*')] });
const MINIMUMS = (words: string) => `BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK ${words} [["AWS::Backup::BackupPlan"],[{"Fn::GetAtt":["PlanDAF4E53A","BackupPlanId"]}]]`;

describe('for a plan', () => {
  test('with one rule, by one tag', () => {
    const plan = planOf([DAILY]);
    BackupFramework.forPlan(stack, 'Framework', plan);
    plan.addSelection('Tagged', { resources: [BackupResource.fromTag('stage', 'production')] });
    expect(controls()).toEqual([
      MINIMUMS('days 1 35'),
      'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN [[{"Key":"stage","Value":"production"}]]',
      'BACKUP_LAST_RECOVERY_POINT_CREATED hours 32 [[{"Key":"stage","Value":"production"}]]',
    ]);
    expect(lost()).toEqual([]);
  });

  test('with rules that come later, of which the one that backs up most often counts, and a clock that is put forward does not', () => {
    const plan = planOf([{ ...DAILY, deleteAfter: Duration.days(365), scheduleExpression: cron({ day: '1' }), recoveryPointTags: { plan: 'main', kind: 'monthly' } }]);
    BackupFramework.forPlan(stack, 'Framework', plan);
    plan.addRule(new BackupPlanRule({ ...DAILY, ruleName: 'D', scheduleExpressionTimezone: TimeZone.EUROPE_PARIS, startWindow: Duration.hours(1), recoveryPointTags: { plan: 'main', kind: 'daily' } }));
    everything(plan);
    expect(controls()).toEqual([
      MINIMUMS('days 1 35'),
      'BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK 35 [[{"Key":"plan","Value":"main"}]]',
      'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN',
      'BACKUP_LAST_RECOVERY_POINT_CREATED hours 26',
    ]);
    expect(lost()).toEqual([]);
  });

  test('with different retentions, and no tag in common', () => {
    const plan = planOf([DAILY, { ...DAILY, ruleName: 'M', deleteAfter: Duration.days(365), scheduleExpression: cron({ day: '1' }), recoveryPointTags: { kind: 'monthly' } }]);
    BackupFramework.forPlan(stack, 'Framework', plan);
    everything(plan);
    expect(lost()).toEqual(["recovery points are kept for different times, and no control judges each of them, since its rules give them no tag in common ('recoveryPointTags')"]);
  });

  test('with copies, a lock, and a logically air-gapped vault, by types', () => {
    const there = new Stack(stack.node.root as App, 'There', { env: THERE });
    const copies = new BackupVault(there, 'Copies', { backupVaultName: 'copies', encryptionKey: new kms.Key(there, 'Key') });
    const locked = new BackupVault(stack, 'Locked', { lockConfiguration: { minRetention: Duration.days(7), maxRetention: Duration.days(100) } });
    const airGapped = new LogicallyAirGappedBackupVault(stack, 'AirGapped', { minRetention: Duration.days(7), maxRetention: Duration.days(100) });
    const copyActions = [{ destinationBackupVault: copies, deleteAfter: Duration.days(35) }];
    const plan = planOf([{ ...DAILY, copyActions, targetLogicallyAirGappedBackupVault: airGapped }], locked);
    plan.addSelection('Types', { resources: [BackupResource.allOf(BackupResourceType.EBS), BackupResource.allOf(BackupResourceType.STORAGE_GATEWAY), BackupResource.allOf(BackupResourceType.REDSHIFT)] });
    BackupFramework.forPlan(stack, 'Framework', plan);
    expect(controls()).toEqual([
      MINIMUMS('days 1 35'),
      'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN [["EBS","Storage Gateway"]]',
      'BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION us-east-1 [["EBS","Storage Gateway"]]',
      'BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT 222222222222 [["EBS","Storage Gateway"]]',
      'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK 7 100 [["EBS","Storage Gateway"]]',
      'BACKUP_LAST_RECOVERY_POINT_CREATED hours 32 [["EBS","Storage Gateway"]]',
      'RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT days 7 [["EBS","Storage Gateway"]]',
    ]);
    expect(lost()).toEqual(['no control judges resources of Redshift; the control of logically air-gapped vaults looks back over 7 days, and the latest recovery point is younger (1 day 8 hours)']);
  });

  test('once a cause and a framework, however often the app is synthesised', () => {
    const plan = planOf([DAILY, { ...DAILY, ruleName: 'M', deleteAfter: Duration.days(365), scheduleExpression: cron({ day: '1' }) }]);
    BackupFramework.forPlan(stack, 'Framework', plan);
    plan.addSelection('A', { resources: [BackupResource.fromTag('a', 'b')] });
    plan.addSelection('B', { resources: [BackupResource.fromTag('c', 'd')] });
    lost();
    expect(lost()).toEqual(["recovery points are kept for different times, and no control judges each of them, since its rules give them no tag in common ('recoveryPointTags'); "
      + 'a scope takes one tag or types, and its selections are by more than that, so that no control judges resources: tag what it backs up by one tag']);
  });

  test('of one resource, whose type is judged as a whole, and that cannot meet all', () => {
    const airGapped = new LogicallyAirGappedBackupVault(stack, 'AirGapped', { minRetention: Duration.days(7), maxRetention: Duration.days(100) });
    const plan = planOf([{ ...DAILY, scheduleExpression: cron({ weekDay: 'SUN' }), targetLogicallyAirGappedBackupVault: airGapped }]);
    plan.addSelection('One', { resources: [BackupResource.fromArn('arn:aws:rds:eu-central-1:111111111111:db:main')] });
    BackupFramework.forPlan(stack, 'Framework', plan);
    expect(controls().slice(1)).toEqual(['BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN [["RDS"]]', 'BACKUP_LAST_RECOVERY_POINT_CREATED hours 176 [["RDS"]]']);
    expect(lost()).toEqual(['controls judge all resources of RDS, also those that it does not select; RDS cannot meet RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT, which leaves such resources out']);
  });

  const MORE = 'a scope takes one tag or types, and its selections are by more than that, so that no control judges resources: tag what it backs up by one tag';
  test.each<[string, (plan: BackupPlan) => void, string[], string[]]>([
    ['no selection', () => {}, [], ['it has no selections, and so no control judges resources']],
    ['two tags', (plan) => plan.addSelection('S', { resources: [BackupResource.fromTag('a', 'b'), BackupResource.fromTag('a', 'c')] }), [], [MORE]],
    ['the same tag twice', (plan) => ['S', 'T'].forEach((id) => plan.addSelection(id, { resources: [BackupResource.fromTag('a', 'b')] })), ['[[{"Key":"a","Value":"b"}]]'], []],
    ['a tag and a type', (plan) => plan.addSelection('S', { resources: [BackupResource.fromTag('a', 'b'), BackupResource.allOf(BackupResourceType.EBS)] }), [], [MORE]],
    ['everything that meets a condition', (plan) => plan.addSelection('S', { resources: [BackupResource.fromArn('*')], conditions: [BackupSelectionCondition.tagEquals('a', 'b')] }), ['[[{"Key":"a","Value":"b"}]]'], []],
    ['everything that does not', (plan) => plan.addSelection('S', { resources: [BackupResource.fromArn('*')], conditions: [BackupSelectionCondition.tagNotEquals('a', 'b')] }), [], [MORE]],
    ['types that meet a condition', (plan) => plan.addSelection('S', { resources: [BackupResource.allOf(BackupResourceType.EFS)], conditions: [BackupSelectionCondition.tagEquals('a', 'b')] }),
      ['[["EFS"]]'], ['controls judge all resources of EFS, also those that it does not select']],
    ['a type that is not judged', (plan) => plan.addSelection('S', { resources: [BackupResource.fromConstruct(new docdb.CfnDBCluster(stack, 'Documents'), { resourceTypes: [BackupResourceType.DOCUMENTDB] })] }), [], ['no control judges resources of DocumentDB']],
    ['what only deployment knows', (plan) => plan.addSelection('S', { resources: [BackupResource.fromArn(new CfnParameter(stack, 'Arn').valueAsString)] }), [],
      ['only deployment knows what its selections select, and so no control judges resources']],
    ['a resource of the app', (plan) => plan.addSelection('S', { resources: [BackupResource.fromConstruct(new dynamodb.CfnTable(stack, 'Table', { keySchema: [] }))] }),
      ['[["DynamoDB"]]'], ['controls judge all resources of DynamoDB, also those that it does not select']],
  ])('the scope of %s', (_, select, scopes, losses) => {
    const plan = planOf([DAILY]);
    select(plan);
    BackupFramework.forPlan(stack, 'Framework', plan);
    expect(controls().filter((each) => each.startsWith('BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN'))).toEqual(scopes.map((scope) => `BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN ${scope}`));
    expect(lost()).toEqual(losses);
  });

  test.each<[string, ConstructorParameters<typeof BackupPlanRule>[0][], string[], string[]]>([
    ['each hour', [{ ...DAILY, scheduleExpression: Schedule.cron({ minute: '0' }) }], [MINIMUMS('hours 1 35'), 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'BACKUP_LAST_RECOVERY_POINT_CREATED hours 9'], []],
    ['each year', [{ ...DAILY, scheduleExpression: cron({ day: '1', month: '1' }) }], ['BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN'],
      ['no control is of a frequency of more than 31 days, and it has one of 366 days; no control is of the age of the latest recovery point, which may be more than 31 days']],
    ['for ever', [{ scheduleExpression: cron({}) }], ['BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK days 1 [["AWS::Backup::BackupPlan"],[{"Fn::GetAtt":["PlanDAF4E53A","BackupPlanId"]}]]',
      'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'BACKUP_LAST_RECOVERY_POINT_CREATED hours 32'], ['no control is of recovery points that are kept for ever: that of plans asks for 35 days then']],
  ])('backs up %s', (_, rules, expected, losses) => {
    const plan = planOf(rules);
    everything(plan);
    BackupFramework.forPlan(stack, 'Framework', plan);
    expect(controls()).toEqual(expected);
    expect(lost()).toEqual(losses);
  });

  test('by a tag, into a logically air-gapped vault, and only at times into a locked vault', () => {
    const airGapped = new LogicallyAirGappedBackupVault(stack, 'AirGapped', { minRetention: Duration.days(7), maxRetention: Duration.days(100) });
    const locked = new BackupVault(stack, 'Locked', { lockConfiguration: { minRetention: Duration.days(7) } });
    const plan = planOf([{ ...DAILY, targetLogicallyAirGappedBackupVault: airGapped }, { ...DAILY, ruleName: 'L', scheduleExpression: cron({ hour: '9' }), backupVault: locked }]);
    plan.addSelection('S', { resources: [BackupResource.fromTag('a', 'b')] });
    BackupFramework.forPlan(stack, 'Framework', plan);
    expect(lost()).toEqual(['not all of its rules back up into locked vaults, and so the control of locks is left out; the control of logically air-gapped vaults takes no tag, and is left out']);
  });

  test('into more accounts than a control takes', () => {
    const vaults = [1, 2, 3, 4, 5, 6].map((each) => BackupVault.fromBackupVaultArn(stack, `V${each}`, `arn:aws:backup:eu-central-1:${String(each).repeat(11)}9:backup-vault:copies`));
    const copies = vaults.map((destinationBackupVault) => ({ destinationBackupVault, deleteAfter: Duration.days(35) }));
    const plan = planOf([{ ...DAILY, copyActions: copies.slice(0, 5) }, { ...DAILY, ruleName: 'M', copyActions: copies.slice(5) }]);
    everything(plan);
    BackupFramework.forPlan(stack, 'Framework', plan);
    expect(controls()).toContain('BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT');
    expect(lost()).toEqual(['the control of copies to other accounts takes 5, and asks for any of the 6']);
  });

  test('of an L1, whose numbers are parameters', () => {
    const days = new CfnParameter(stack, 'Days', { type: 'Number', default: 40 });
    const plan = new l1.CfnBackupPlan(stack, 'Plan', {
      backupPlan: { backupPlanName: 'p', backupPlanRule: [{ ruleName: 'r', targetBackupVault: 'main', scheduleExpression: 'cron(0 3 * * ? *)', lifecycle: { deleteAfterDays: days.valueAsNumber } }] },
    });
    BackupFramework.forPlan(stack, 'Framework', plan);
    expect(controls()[0]).toMatch(/CHECK days 1 40 /);
    expect(lost()).toEqual(['its numbers are those with the defaults of the parameters; it has no selections, and so no control judges resources']);
  });

  test('what is added takes the place of what is derived', () => {
    const plan = planOf([DAILY]);
    everything(plan);
    BackupFramework.forPlan(stack, 'Framework', plan).addControl(BackupFrameworkControl.planMinFrequencyAndRetention({ frequency: Duration.days(2), retention: Duration.days(9) }));
    expect(controls()).toEqual(['BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'BACKUP_LAST_RECOVERY_POINT_CREATED hours 32', 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK days 2 9']);
  });

  test('is refused for a plan that is made elsewhere', () => {
    expect(messageOf(() => BackupFramework.forPlan(stack, 'Framework', BackupPlan.fromBackupPlanId(stack, 'Import', 'id'))))
      .toBe("Stack: forPlan() takes a plan that is made in this app, whose rules are known, got 'Stack/Import'");
  });
});

describe('for requirements', () => {
  const framework = (...requirements: BackupRequirement[]) => {
    const coverage = BackupCoverage.of(stack);
    BackupFramework.forRequirements(stack, 'Framework', coverage);
    requirements.forEach((requirement) => coverage.require({ ...requirement, enforcement: BackupEnforcement.WARNING }));
  };

  test.each<[BackupRequirement[], string[], string[]]>([
    [[{}], ['BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN'], []],
    [[{ frequency: Duration.days(1), minRetention: Duration.days(35), recoveryPointObjective: Duration.hours(36) }], [
      'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK days 1 35', 'BACKUP_LAST_RECOVERY_POINT_CREATED hours 36',
    ], []],
    [[{ frequency: Duration.hours(36) }], ['BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK days 2 1'],
      ['the control of the frequency takes whole hours or days: 2 days for 1 day 12 hours']],
    [[{ frequency: Duration.days(90), maxRetention: Duration.days(99), pointInTimeRecovery: true, customerManagedKey: true }], ['BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'BACKUP_RECOVERY_POINT_ENCRYPTED'], [
      'no control is of the frequency of 90 days; the control of encryption does not tell whose key it is; no control is of point-in-time recovery; no control is of how long recovery points may be kept at most',
    ]],
    [[{ minRetention: Duration.days(7) }, { minRetention: Duration.days(30) }], ['BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK days 31 30'], []],
    [[{ immutability: BackupImmutability.GOVERNANCE, copies: [BackupCopyRequirement.toOtherRegion(), BackupCopyRequirement.toRegion('eu-west-1'), BackupCopyRequirement.toOtherAccount()] }], [
      'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION eu-west-1', 'BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT', 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK',
    ], []],
    [[{ immutability: BackupImmutability.COMPLIANCE, copies: [BackupCopyRequirement.toOtherRegion({ minRetention: Duration.days(9) })] }], [
      'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION', 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK',
    ], ['no control is of how long copies are kept; the control of locks does not tell one in compliance mode from one in governance mode']],
    [[{ immutability: BackupImmutability.AIR_GAPPED }], ['BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT days 7'], []],
    [[{ immutability: BackupImmutability.AIR_GAPPED, recoveryPointObjective: Duration.days(2) }], [
      'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'BACKUP_LAST_RECOVERY_POINT_CREATED days 2', 'RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT days 7',
    ], ['the control of logically air-gapped vaults looks back over 7 days, and 2 days is required']],
    [[{ resourceTypes: [BackupResourceType.EBS, BackupResourceType.DOCUMENTDB] }, { resourceTypes: [BackupResourceType.S3] }], ['BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN [["EBS","S3"]]'],
      ['a control has one scope, and what is required of some types is judged of all that are named; no control judges resources of DocumentDB']],
  ])('%#', (requirements, expected, losses) => {
    framework(...requirements);
    expect(controls()).toEqual(expected);
    expect(lost()).toEqual(losses);
  });

  test('a copy to a vault is judged by none', () => {
    framework({ copies: [BackupCopyRequirement.toVault(new BackupVault(stack, 'Copies'))] });
    expect(lost()).toEqual(["no control is of copies to the vault 'Stack/Copies'"]);
  });

  test('of types of which none is judged, or where nothing is required', () => {
    framework({ resourceTypes: [BackupResourceType.NEPTUNE] });
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Framework] 'controls' must have at least one control, got none"]);
    const other = testStack(HERE);
    BackupFramework.forRequirements(other, 'Framework', BackupCoverage.of(other));
    expect(synthesisProblemsOf(other)).toEqual(["[Stack/Framework] 'controls' must have at least one control, got none"]);
  });

  test('what is required around the construct counts, and what is required in it does not', () => {
    const app = new App();
    const [one, two] = ['One', 'Two'].map((id) => new Stack(app, id, { env: HERE }));
    BackupFramework.forRequirements(one, 'Framework', BackupCoverage.of(one));
    BackupCoverage.of(app).require({ minRetention: Duration.days(9), enforcement: BackupEnforcement.WARNING });
    BackupCoverage.of(two).require({ minRetention: Duration.days(99), enforcement: BackupEnforcement.WARNING });
    expect(controls(one)).toEqual(['BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK days 31 9']);
  });

  test('is refused for an assembly', () => {
    const assembly = new App().synth();
    expect(messageOf(() => BackupFramework.forRequirements(stack, 'Framework', BackupCoverage.ofAssembly(assembly))))
      .toBe("'forRequirements' is of the coverage of constructs: an assembly has been synthesised, and answers 'resources' alone");
  });
});

test('controls that leave out the same types are named together, and what is lost twice is said once', () => {
  const found = new Derivation();
  found.leaveOut('RDS', BackupFrameworkControl.protectedByCrossRegionCopy());
  found.lose('a', 'b', 'a');
  found.leaveOut('RDS, EBS', BackupFrameworkControl.protectedByCrossAccountCopy());
  found.leaveOut('RDS', BackupFrameworkControl.inLogicallyAirGappedVault({ within: Duration.days(7) }));
  expect(found.losses).toEqual([
    'RDS cannot meet BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION and RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT, which leave such resources out', 'a', 'b',
    'RDS, EBS cannot meet BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT, which leaves such resources out',
  ]);
});
