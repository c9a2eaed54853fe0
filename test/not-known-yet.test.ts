import { App, Aws, aws_events as events, aws_iam as iam, aws_kms as kms, aws_sns as sns, aws_ssm as ssm, CfnParameter, Duration, Fn, Stack, TimeZone } from 'aws-cdk-lib';
import {
  BackupAccessPoint, BackupFramework, BackupFrameworkControl, BackupPlan, BackupPlanRule, BackupResource, BackupResourceType,
  BackupSelectionCondition, BackupVault, LegalHold, LogicallyAirGappedBackupVault, MalwareScan,
  OrganizationalUnitPrincipal, RestoreMetadata, RestoreTestingPlan, RestoreTestingRecoveryPoints, TieringConfiguration, TieringSelection,
} from '../src';
import { HERE, resourcesOf, synth, testStack, warningsOf } from './util';

/** What a program may have instead of a text. */
const FORMS: Record<string, (stack: Stack, name: string) => string> = {
  'still to be looked up': (stack, name) => ssm.StringParameter.valueFromLookup(stack, `/backup/${name}`),
  'a dynamic reference': (_, name) => `{{resolve:ssm:/backup/${name}:1}}`,
  'a dynamic reference to a secret': (_, name) => `{{resolve:secretsmanager:backup:SecretString:${name}::}}`,
  'a parameter': (stack, name) => new CfnParameter(stack, `Given${name}`).valueAsString,
  'a join of parts': (stack, name) => Fn.join(':', [stack.stackId, name]),
  'a number': (stack, name) => `${new CfnParameter(stack, `Given${name}`, { type: 'Number' }).valueAsNumber}`,
};

describe.each(Object.keys(FORMS))('what is %s is neither refused nor warned of', (form) => {
  const fixture = () => {
    const stack = testStack(HERE);
    return { stack, of: (name: string) => FORMS[form](stack, name) };
  };

  test('in a plan, its rules and its selections', () => {
    const { stack, of } = fixture();
    const plan = new BackupPlan(stack, 'Plan', {
      backupPlanName: of('Plan'),
      backupVault: BackupVault.fromBackupVaultName(stack, 'Vault', of('Vault')),
      backupPlanRules: ['One', 'Two'].map((name) => new BackupPlanRule({
        ruleName: of(`Rule${name}`),
        scheduleExpression: events.Schedule.expression(of(`Schedule${name}`)),
        scheduleExpressionTimezone: TimeZone.of(of(`Zone${name}`)),
        recoveryPointTags: { stage: of(`Tag${name}`) },
        copyActions: [{ destinationBackupVault: BackupVault.fromBackupVaultArn(stack, `Copies${name}`, of(`Arn${name}`)) }],
      })),
    });
    plan.addSelection('Selection', {
      backupSelectionName: of('Selection'),
      resources: [BackupResource.fromArn(of('Resource')), BackupResource.fromArn(`arn:aws:s3:::${of('Bucket')}`), BackupResource.fromTag(of('Key'), of('Value'))],
      notResources: [BackupResource.fromArn(of('NotResource'))],
      conditions: [
        BackupSelectionCondition.tagEquals(of('ConditionKey'), of('ConditionValue')),
        BackupSelectionCondition.tagLike('stage', of('Pattern')),
        BackupSelectionCondition.tagNotEquals('stage', of('NotValue')),
      ],
      // The CDK itself takes no ARN with a part that it writes with colons.
      role: iam.Role.fromRoleArn(stack, 'Role', form.includes('join') ? of('RoleArn') : `arn:aws:iam::${of('Account')}:role/backup`),
    });
    expect(warningsOf(stack).filter(({ id }) => id.startsWith('cdk-aws-backup:') && !id.endsWith(':importedRole'))).toEqual([]);
  });

  test('in vaults and their friends', () => {
    const { stack, of } = fixture();
    const vault = new BackupVault(stack, 'Vault', {
      backupVaultName: of('Vault'),
      lockConfiguration: { minRetention: Duration.days(7), changeableFor: Duration.days(30), acknowledgeIrreversible: of('Acknowledgement') },
    });
    const apart = new LogicallyAirGappedBackupVault(stack, 'Apart', {
      backupVaultName: of('Apart'),
      minRetention: Duration.days(7),
      maxRetention: Duration.days(30),
      mpaApprovalTeamArn: of('Team'),
    });
    apart.shareWith([of('AccountOne'), '222222222222', of('AccountTwo')]);
    vault.grants.copyInto(new OrganizationalUnitPrincipal(of('Unit'), `o-a1b2c3d4e5/r-ab12/${of('Rest')}/`));
    vault.grants.copyInto(new iam.AccountPrincipal(of('Copier')));
    vault.protect({ exceptFor: [new iam.ArnPrincipal(of('Deployer')), new iam.ArnPrincipal(`arn:aws:iam::${of('DeployerAccount')}:role/deployer`)] });
    apart.blockRecoveryPointDeletion({ exceptFor: [new iam.ArnPrincipal(of('Remover'))] });
    new TieringConfiguration(stack, 'Tiering', {
      tieringConfigurationName: of('Tiering'),
      backupVault: vault,
      selections: [TieringSelection.bucketArns([of('BucketArn'), `arn:aws:s3:::${of('BucketName')}`], Duration.days(60))],
    });
    TieringConfiguration.fromTieringConfigurationArn(stack, 'ImportedTiering', of('TieringArn'));
    const tests = new RestoreTestingPlan(stack, 'Tests', {
      restoreTestingPlanName: of('Tests'),
      scheduleExpression: events.Schedule.expression(of('TestSchedule')),
      recoveryPoints: RestoreTestingRecoveryPoints.latest({ vaultPatterns: [of('VaultPattern')], excludeVaultPatterns: [`arn:aws:backup:*:*:backup-vault:${of('VaultName')}`] }),
    });
    tests.addSelection('Volumes', {
      restoreTestingSelectionName: of('TestedVolumes'),
      resourceType: BackupResourceType.EBS,
      resources: [BackupResource.fromArn(of('VolumeArn')), BackupResource.fromArn(`arn:aws:ec2:eu-central-1:111111111111:volume/${of('VolumeId')}`)],
      restoreMetadata: RestoreMetadata.ebs({ availabilityZone: of('TestZone') }),
    });
    RestoreTestingPlan.fromRestoreTestingPlanArn(stack, 'ImportedTests', of('TestsArn'));
    RestoreTestingPlan.fromRestoreTestingPlanName(stack, 'TestsByName', of('TestsName'));
    LogicallyAirGappedBackupVault.fromBackupVaultName(stack, 'ImportedApart', of('ApartName'));
    LogicallyAirGappedBackupVault.fromBackupVaultArn(stack, 'ApartByArn', of('ApartArn'));
    expect(warningsOf(stack)).toEqual([]);
  });
});

test('a role that is still to be looked up has no account yet', () => {
  const stack = testStack(HERE);
  BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', {
    resources: [BackupResource.fromTag('a', 'b')],
    role: iam.Role.fromLookup(stack, 'Role', { roleName: 'backup' }),
  });
  new BackupVault(stack, 'Vault', { encryptionKey: kms.Key.fromLookup(stack, 'Key', { aliasName: 'alias/backup' }) });
  expect(warningsOf(stack).map(({ id }) => id)).not.toContain('cdk-aws-backup:roleOfOtherAccount');
});

test('who is still to be looked up is excepted', () => {
  const stack = testStack(HERE);
  const withDefault = ssm.StringParameter.valueFromLookup(stack, '/deployer', 'no deployer yet');
  new BackupVault(stack, 'Vault').protect({ exceptFor: [iam.Role.fromLookup(stack, 'Role', { roleName: 'deployer' }), new iam.ArnPrincipal(withDefault)] });
  expect(warningsOf(stack)).toEqual([]);
});

test('the default of a lookup is not the ARN of a role yet', () => {
  const stack = testStack(HERE);
  const admin = ssm.StringParameter.valueFromLookup(stack, '/backup/admin', 'none');
  new BackupVault(stack, 'Vault').blockRecoveryPointDeletion({ exceptFor: [new iam.ArnPrincipal(admin)] });
  expect(warningsOf(stack)).toEqual([]);
});

test('the default of a lookup is no schedule, time or ARN yet', () => {
  const stack = testStack(HERE);
  const of = (name: string) => ssm.StringParameter.valueFromLookup(stack, `/backup/${name}`, 'none yet');
  const tests = new RestoreTestingPlan(stack, 'Tests', { scheduleExpression: events.Schedule.expression(of('schedule')), scheduleExpressionTimezone: TimeZone.of(of('zone')) });
  tests.addSelection('Volumes', { resourceType: BackupResourceType.EBS, resources: [BackupResource.fromArn(of('volume'))] });
  new LegalHold(stack, 'Hold', { title: 'audit', description: 'audit', fromDate: of('from'), toDate: of('to') });
  new BackupAccessPoint(stack, 'AccessPoint', { recoveryPointArn: of('point'), pointInTime: of('time') });
  expect(warningsOf(stack)).toEqual([]);
});

test.each(['a dynamic reference', 'a parameter'])('%s may be the type that metadata are of', (form) => {
  const stack = testStack(HERE);
  const tests = new RestoreTestingPlan(stack, 'Tests', { scheduleExpression: events.Schedule.cron({ hour: '1', minute: '0' }) });
  tests.addSelection('Some', { resourceType: BackupResourceType.of(FORMS[form](stack, 'Type')), restoreMetadata: RestoreMetadata.ebs({ availabilityZone: 'eu-central-1a' }) });
  expect(warningsOf(stack)).toEqual([]);
});

test.each([
  ['a Region', 'arn:aws:SERVICE:{{resolve:ssm:/region}}:111111111111:RESOURCE'],
  ['an account', 'arn:aws:SERVICE:eu-central-1:{{resolve:ssm:/account:1}}:RESOURCE'],
  ['the end of a Region', 'arn:aws:SERVICE:eu-{{resolve:ssm:/region}}:111111111111:RESOURCE'],
])('keys and topics are not elsewhere where a dynamic reference is %s, which aws-cdk-lib cuts', (_, arn) => {
  const stack = testStack(HERE);
  const of = (service: string, resource: string) => arn.replace('SERVICE', service).replace('RESOURCE', resource);
  new BackupVault(stack, 'Vault', {
    encryptionKey: kms.Key.fromKeyArn(stack, 'Key', of('kms', 'key/1234')),
    notificationTopic: sns.Topic.fromTopicArn(stack, 'Topic', of('sns', 'topic')),
  });
  expect(warningsOf(stack).map(({ id }) => id)).toEqual(['cdk-aws-backup:importedTopic']);
});

describe.each([['of a known environment', HERE], ['of any environment', undefined]])('a role that Role.customizeRoles() has no name for yet, in a stack %s', (_, env) => {
  const customized = () => {
    const app = new App();
    iam.Role.customizeRoles(app, { preventSynthesis: false });
    const stack = new Stack(app, 'Stack', { env });
    return { stack, role: new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') }) };
  };

  test('is taken by selections, restore tests and scans', () => {
    const { stack, role } = customized();
    const plan = BackupPlan.daily35DayRetention(stack, 'Plan');
    const malwareScan = MalwareScan.full({ scannerRole: role });
    plan.addRule(new BackupPlanRule({ ruleName: 'Scanned', malwareScan, deleteAfter: Duration.days(35) }));
    plan.addSelection('Buckets', { role, resources: [BackupResource.allOf(BackupResourceType.S3)] });
    plan.addSelection('Tables', { resources: [BackupResource.allOf(BackupResourceType.DYNAMODB)] });
    const tests = new RestoreTestingPlan(stack, 'Tests', { scheduleExpression: events.Schedule.cron({ hour: '1', minute: '0' }) });
    tests.addSelection('Volumes', { resourceType: BackupResourceType.EBS, role });
    tests.addSelection('Files', { resourceType: BackupResourceType.EFS });
    expect(() => synth(stack)).not.toThrow();
  });

  test('is excepted, and may do what is granted', () => {
    const { stack, role } = customized();
    const vault = new BackupVault(stack, 'Vault');
    vault.protect({ exceptFor: [role] });
    vault.grants.startBackup(role);
    new BackupFramework(stack, 'Framework', { controls: [BackupFrameworkControl.recoveryPointManualDeletionDisabled({ exceptFor: [role] })] });
    expect(warningsOf(stack)).toEqual([]);
  });
});

test('a dynamic reference may have in it what only deployment knows', () => {
  const stack = testStack();
  const plan = BackupPlan.daily35DayRetention(stack, 'Plan');
  plan.addSelection('Selection', {
    resources: [BackupResource.fromArn(`{{resolve:ssm:/${Aws.REGION}/table}}`), BackupResource.fromArn(`arn:aws:s3:::{{resolve:ssm:/${Aws.STACK_NAME}/bucket}}`)],
    role: iam.Role.fromRoleArn(stack, 'Role', `arn:aws:iam::{{resolve:ssm:/${Aws.REGION}/account}}:role/backup`),
  });
  expect(warningsOf(stack).map(({ id }) => id).filter((id) => id.startsWith('cdk-aws-backup:'))).toEqual([]);
});

test('an account or Region that is still to be looked up is no other one', () => {
  const app = new App();
  const lookUp = (name: string) => ssm.StringParameter.valueFromLookup(new Stack(app, `Lookup${name}`, { env: HERE }), `/${name}`);
  const there = new Stack(app, 'There', { env: { account: lookUp('account'), region: lookUp('region') } });
  const here = new Stack(app, 'Here', { env: HERE });
  const plan = BackupPlan.daily35DayRetention(here, 'Plan', BackupVault.fromBackupVaultName(there, 'Vault', 'orders'));
  plan.addSelection('Selection', { resources: [BackupResource.fromArn(`arn:aws:dynamodb:${lookUp('other')}:${lookUp('owner')}:table/orders`)] });
  expect(warningsOf(app)).toEqual([]);
});

describe('an ARN with a token that is written with colons', () => {
  test('may be that of a whole stack', () => {
    const stack = testStack(HERE);
    BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', { resources: [BackupResource.fromStack(stack)] });
    expect(warningsOf(stack)).toEqual([]);
    expect(Object.values(resourcesOf(stack, 'AWS::Backup::BackupSelection'))[0].Properties.BackupSelection.Resources).toEqual([{ Ref: 'AWS::StackId' }]);
  });

  test.each([
    ['a Region', (region: string) => `arn:aws:dynamodb:${region}:111111111111:table/orders`],
    ['Region and account', (rest: string) => `arn:aws:dynamodb:${rest}:table/orders`],
    ['everything behind the partition', (rest: string) => `arn:aws:${rest}`],
    ['all of it', (arn: string) => arn],
  ])('is not said to be elsewhere, nor to select nothing: %s', (_, arn) => {
    const stack = testStack(HERE);
    const joined = Fn.join(':', ['One', 'Two'].map((id) => new CfnParameter(stack, id).valueAsString));
    BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', { resources: [BackupResource.fromArn(arn(joined))] });
    expect(warningsOf(stack)).toEqual([]);
  });

  test.each([
    ['dynamodb', 'arn:aws:dynamodb:REGION:222222222222:table/orders', 'resourceOfOtherEnvironment'],
    ['a partition', 'arn:aws-cn:dynamodb:REGION:111111111111:table/orders', 'resourceOfOtherEnvironment'],
    ['no ARN', 'table REGION', 'selectsNothing'],
    ['one that is too short', 'arn:aws:dynamodb', 'selectsNothing'],
  ])('is warned of where it is certain: %s', (_, arn, id) => {
    const stack = testStack(HERE);
    BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', {
      resources: [BackupResource.fromArn(arn.replace('REGION', Fn.join('-', ['eu', new CfnParameter(stack, 'Part').valueAsString])))],
    });
    expect(warningsOf(stack).map((warning) => warning.id)).toEqual([`cdk-aws-backup:${id}`]);
  });
});
