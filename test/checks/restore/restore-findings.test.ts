import { HERE, THERE } from '../../util';
import { findingsOf, LATER } from '../templates';
import type { Deployed } from '../templates';

type Env = Partial<typeof HERE>;
type Json = Record<string, any>;

/** All that is found of some ids, with the place of each finding. */
function said(ids: readonly string[], ...templates: readonly Deployed[]): string[] {
  return findingsOf(...templates).filter(({ id }) => ids.includes(id)).map(({ level, document, property, message }) => `${level} ${document.logicalId} ${property}: ${message}`);
}

const vaultArn = (name: string, { account = HERE.account, region = HERE.region }: Env = {}) => `arn:aws:backup:${region}:${account}:backup-vault:${name}`;
const MAIN = { 'Fn::GetAtt': ['Main', 'BackupVaultArn'] };
const OTHER = { 'Fn::GetAtt': ['Other', 'BackupVaultArn'] };
const POINTS = { Algorithm: 'LATEST_WITHIN_WINDOW', IncludeVaults: [MAIN], RecoveryPointTypes: ['SNAPSHOT'] };
const testsOf = (properties: Json = {}, points: Json = {}): Json => ({
  Type: 'AWS::Backup::RestoreTestingPlan',
  Properties: { RestoreTestingPlanName: 'weekly', ScheduleExpression: 'cron(0 4 ? * SUN *)', RecoveryPointSelection: { ...POINTS, ...points }, ...properties },
});
const selectionOf = (properties: Json = {}): Json => ({
  Type: 'AWS::Backup::RestoreTestingSelection',
  Properties: {
    RestoreTestingPlanName: { Ref: 'Tests' }, RestoreTestingSelectionName: 'all', ProtectedResourceType: 'EBS', IamRoleArn: 'arn:aws:iam::111111111111:role/restore', ProtectedResourceArns: ['*'], ...properties,
  },
});
const vaultOf = (BackupVaultName: unknown): Json => ({ Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName }, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
const ruleOf = (properties: Json = {}): Json => ({ RuleName: 'r', TargetBackupVault: { Ref: 'Main' }, ScheduleExpression: 'cron(0 5 ? * * *)', Lifecycle: { DeleteAfterDays: 35 }, ...properties });
const planOf = (...rules: unknown[]): Json => ({ Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'plan', BackupPlanRule: rules } } });
const VAULTS = { Main: vaultOf('main'), Other: vaultOf('other') };
const AT = 'RecoveryPointSelection';

describe('the window of a restore testing plan', () => {
  const short = (looked: string, gap: string, start = '1 hour') => [`warning Tests ${AT}: the restore tests take recovery points of the last ${looked}, and the rules of the application make them in the vaults up to ${gap} apart: `
    + `with the start window of ${start} there may be none; look further back, by more than both together`];
  const program = (points: Json, rules: Json[], properties: Json = { StartWindowHours: 1 }) => (
    { ...VAULTS, Tests: testsOf(properties, points), Plan: planOf(...rules) });
  const at = (ScheduleExpression: unknown, more: Json = {}) => ruleOf({ ScheduleExpression, ...more });
  const HALF_HOURS = at('cron(0/30 2-13 ? * * *)');

  test.each<[string, Json, string[]]>([
    ['a day, and a gap of a part of one', program({ SelectionWindowDays: 1 }, [HALF_HOURS], { StartWindowHours: 12 }), short('1 day', '12.5 hours', '12 hours')],
    ['a day, and a gap of that without the start window', program({ SelectionWindowDays: 1 }, [HALF_HOURS], { StartWindowHours: 11 }), []],
    ['a gap of an hour', program({ SelectionWindowDays: 1 }, [at('cron(0 * ? * * *)')], { StartWindowHours: 23 }), short('1 day', '1 hour', '23 hours')],
    ['two days, and a gap of one', program({ SelectionWindowDays: 2 }, [at('cron(0 5 ? * * *)')], { StartWindowHours: 24 }), short('2 days', '1 day', '24 hours')],
    ['the default', program({}, [at('cron(0 5 1 * ? *)')]), short('30 days', '31 days')],
    ['the default start window', program({ SelectionWindowDays: 1 }, [at('cron(0 * ? * * *)')], {}), short('1 day', '1 hour', '24 hours')],
    ['days that deployment knows', program({ SelectionWindowDays: LATER }, [at('cron(0 5 1 * ? *)')]), []],
    ['a start window that deployment knows', program({ SelectionWindowDays: 1 }, [at('cron(0 5 1 * ? *)')], { StartWindowHours: LATER }), []],
    ['a schedule that deployment knows', program({ SelectionWindowDays: 1 }, [at(LATER)]), []],
    ['a vault that deployment knows', program({ SelectionWindowDays: 1, IncludeVaults: [MAIN, LATER] }, [at('cron(0 5 1 * ? *)')]), []],
    ['a vault that is not of the application', program({ SelectionWindowDays: 1, IncludeVaults: [MAIN, vaultArn('away')] }, [at('cron(0 5 1 * ? *)')]), []],
    ['a pattern beside the vault', program({ SelectionWindowDays: 1, IncludeVaults: [MAIN, vaultArn('a*')] }, [at('cron(0 5 1 * ? *)')]), []],
    ['both vaults', program({ SelectionWindowDays: 1, IncludeVaults: [MAIN, OTHER] }, [at('cron(0 5 1 * ? *)')]), short('1 day', '31 days')],
    ['another vault', program({ SelectionWindowDays: 1, IncludeVaults: [OTHER] }, [at('cron(0 5 1 * ? *)')]), []],
    ['rules that deployment knows', { ...program({ SelectionWindowDays: 1 }, [at('cron(0 5 1 * ? *)')]), More: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'p', BackupPlanRule: LATER } } } }, []],
    ['copies that deployment knows', program({ SelectionWindowDays: 1 }, [at('cron(0 5 1 * ? *)', { CopyActions: LATER })]), []],
    ['a vault of a rule that deployment knows', program({ SelectionWindowDays: 1 }, [at('cron(0 5 1 * ? *)'), ruleOf({ RuleName: 's', TargetBackupVault: LATER })]), []],
    ['a copy into the vault', program({ SelectionWindowDays: 1 }, [at('cron(0 5 1 * ? *)', { TargetBackupVault: 'other', CopyActions: [{ DestinationBackupVaultArn: MAIN }] })]), short('1 day', '31 days')],
    ['continuous backups', program({ SelectionWindowDays: 1 }, [at('cron(0 5 1 * ? *)', { EnableContinuousBackup: true })]), []],
    ['backups of which deployment knows whether they are continuous', program({ SelectionWindowDays: 1 }, [at('cron(0 5 1 * ? *)', { EnableContinuousBackup: LATER })]), []],
  ])('%s', (_, resources, expected) => {
    expect(said(['restoreTestingWindowTooShort'], [resources])).toEqual(expected);
  });

  const gone = (days: string) => [`warning Tests ScheduleExpression: the rules of the application keep recovery points in the vaults for ${days} at most, and at times all are gone when the restore tests begin: `
    + 'keep them longer, or test them sooner after they are made'];
  const kept = (DeleteAfterDays: unknown, ScheduleExpression: unknown = 'cron(0 4 ? * MON *)', more: Json = {}) => at(ScheduleExpression, { Lifecycle: { DeleteAfterDays }, ...more });

  test.each<[string, Json, string[]]>([
    ['five days after Monday', program({}, [kept(5)]), gone('5 days')],
    ['one day after Monday', program({}, [kept(1)]), gone('1 day')],
    ['six days after Monday, to the minute', program({}, [kept(6)]), gone('6 days')],
    ['a minute longer', program({}, [kept(6, 'cron(1 4 ? * MON *)')]), []],
    ['the longest of two', program({}, [kept(5), kept(3, 'cron(0 4 ? * TUE *)', { RuleName: 's' })]), gone('5 days')],
    ['days that deployment knows', program({}, [kept(LATER)]), []],
    ['tests of a time zone', program({}, [kept(6, 'cron(1 4 ? * MON *)')], { ScheduleExpressionTimezone: 'America/New_York' }), gone('6 days')],
    ['both of a time zone', program({}, [kept(6, 'cron(1 6 ? * MON *)', { ScheduleExpressionTimezone: 'America/New_York' })], { ScheduleExpressionTimezone: 'America/New_York' }), []],
    ['one that is gone and one that is not', program({}, [kept(5), kept(2, 'cron(0 4 ? * SAT *)', { RuleName: 's' })]), []],
    ['snapshots beside continuous backups', program({}, [kept(5), kept(5, undefined, { RuleName: 's', EnableContinuousBackup: true })]), []],
    ['a schedule of tests that deployment knows', program({}, [kept(5)], { ScheduleExpression: LATER }), []],
    ['a zone of tests that deployment knows', program({}, [kept(5)], { ScheduleExpressionTimezone: LATER }), []],
    ['a schedule of backups that deployment knows', program({}, [kept(5, LATER)]), []],
    ['nothing', program({ IncludeVaults: [OTHER] }, [kept(5)]), []],
  ])('recovery points are kept: %s', (_, resources, expected) => {
    expect(said(['restoreTestingRetentionTooShort'], [resources])).toEqual(expected);
  });
});

describe('recovery points that there are', () => {
  const none = (why: string, type = 'EBS') => [`warning Selection ProtectedResourceType: the restore testing plan 'Tests' takes ${why}`.replace('{type}', type)];
  const VOLUME = { Type: 'AWS::EC2::Volume' };
  const TABLE = { Type: 'AWS::DynamoDB::Table', Properties: {} };
  const select = (...Resources: unknown[]) => ({
    Type: 'AWS::Backup::BackupSelection', Properties: { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { SelectionName: 's', IamRoleArn: 'arn:aws:iam::111111111111:role/r', Resources } },
  });
  const S = select({ 'Fn::GetAtt': ['Table', 'Arn'] });
  const ofNone = (type: string) => none(`recovery points of vaults into which the rules of the application make none of the type '${type}': let it look into others, or leave the selection out`);
  const only = (what: string, instead: string, type: string) => none(`${what} only, and the rules of the application make none of the type '${type}' in its vaults: let it take ${instead}, too`);
  const ISOLATED = { Isolated: { Type: 'AWS::Backup::LogicallyAirGappedBackupVault', Properties: { BackupVaultName: 'isolated', MinRetentionDays: 7, MaxRetentionDays: 400 } } };
  const isolated = { 'Fn::GetAtt': ['Isolated', 'BackupVaultArn'] };
  const target = { TargetLogicallyAirGappedBackupVaultArn: isolated };
  const CLUSTER = { Db: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'mysql' } }, S: select({ 'Fn::Sub': 'arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:cluster:${Db}' }) };
  const bucket = { Bucket: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } }, S: select({ 'Fn::GetAtt': ['Bucket', 'Arn'] }) };

  test.each<[string, Json, Json, Json, Json, string[]]>([
    ['of tables alone', {}, ruleOf(), {}, { Table: TABLE, S }, ofNone('EBS')],
    ['of tables, which are tested', {}, ruleOf(), { ProtectedResourceType: 'DynamoDB' }, { Table: TABLE, S }, []],
    ['of a type that deployment knows', {}, ruleOf(), { ProtectedResourceType: LATER }, { Table: TABLE, S }, []],
    ['of a plan that deployment knows', {}, ruleOf(), { RestoreTestingPlanName: LATER }, { Table: TABLE, S }, []],
    ['in a vault that nobody fills', { IncludeVaults: [OTHER] }, ruleOf(), {}, { Table: TABLE, S }, []],
    ['of continuous ones of volumes', { RecoveryPointTypes: ['CONTINUOUS'] }, ruleOf(), {}, {}, none("continuous recovery points only, and AWS Backup makes none of the type 'EBS': let it take snapshots, too")],
    ['of both', { RecoveryPointTypes: ['CONTINUOUS', 'SNAPSHOT'] }, ruleOf(), {}, { Volume: VOLUME }, []],
    ['of types that deployment knows', { RecoveryPointTypes: LATER }, ruleOf(), {}, {}, []],
    ['of a type that deployment knows, and buckets', { RecoveryPointTypes: [LATER] }, ruleOf(), { ProtectedResourceType: 'S3' }, bucket, []],
    ['of continuous ones of buckets', { RecoveryPointTypes: ['CONTINUOUS'] }, ruleOf(), { ProtectedResourceType: 'S3' }, bucket, only('continuous recovery points', 'snapshots', 'S3')],
    ['of continuous ones of databases, of which one kind has them', { RecoveryPointTypes: ['CONTINUOUS'] }, ruleOf({ EnableContinuousBackup: true }), { ProtectedResourceType: 'RDS' }, {}, []],
    ['of continuous ones of buckets that are', { RecoveryPointTypes: ['CONTINUOUS'] }, ruleOf({ EnableContinuousBackup: true }), { ProtectedResourceType: 'S3' }, bucket, []],
    ['of snapshots of such', {}, ruleOf({ EnableContinuousBackup: true }), { ProtectedResourceType: 'S3' }, bucket, only('snapshots', 'continuous ones', 'S3')],
    ['of snapshots of what deployment knows', {}, ruleOf({ EnableContinuousBackup: LATER }), { ProtectedResourceType: 'S3' }, bucket, []],
    ['of snapshots of such, which a copy of another vault is', {}, ruleOf({ EnableContinuousBackup: true, CopyActions: [{ DestinationBackupVaultArn: MAIN }] }), { ProtectedResourceType: 'S3' }, bucket, []],
    ['of a cluster that may be of the other kind', {}, ruleOf(), { ProtectedResourceType: 'Aurora' }, CLUSTER, []],
    ['of a cluster that is of a third', {}, ruleOf(), { ProtectedResourceType: 'DocumentDB' }, CLUSTER, ofNone('DocumentDB')],
    ['of copies, which are snapshots', {}, ruleOf({ TargetBackupVault: 'other', EnableContinuousBackup: true, CopyActions: [{ DestinationBackupVaultArn: MAIN }] }), { ProtectedResourceType: 'S3' }, bucket, []],
    ['of continuous copies', { RecoveryPointTypes: ['CONTINUOUS'] }, ruleOf({ TargetBackupVault: 'other', EnableContinuousBackup: true, CopyActions: [{ DestinationBackupVaultArn: MAIN }] }),
      { ProtectedResourceType: 'S3' }, bucket, only('continuous recovery points', 'snapshots', 'S3')],
    ['in a logically air-gapped vault', { IncludeVaults: [isolated], RecoveryPointTypes: ['CONTINUOUS'] }, ruleOf({ ...target, EnableContinuousBackup: true }), { ProtectedResourceType: 'S3' }, { ...bucket, ...ISOLATED }, []],
    ['of databases in such a vault', { IncludeVaults: [isolated] }, ruleOf(target), { ProtectedResourceType: 'RDS' }, {
      ...ISOLATED, Db: { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql' } }, S: select({ 'Fn::Sub': 'arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:db:${Db}' }),
    }, ofNone('RDS')],
    ['of databases in the vault beside it', {}, ruleOf(target), { ProtectedResourceType: 'RDS' }, {
      ...ISOLATED, Db: { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql' } }, S: select({ 'Fn::Sub': 'arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:db:${Db}' }),
    }, []],
  ])('%s', (_, points, rule, selection, more, expected) => {
    expect(said(['restoreTestingWithoutPoints'], [{ ...VAULTS, Tests: testsOf({}, points), Selection: selectionOf(selection), Plan: planOf(rule), ...more }])).toEqual(expected);
  });
});

describe('restore testing', () => {
  const elsewhere = (words: string) => [`warning Tests ${AT}.IncludeVaults: a restore testing plan tests what is in its own account and Region (111111111111, eu-central-1), and so nothing of ${words}: `
    + 'give each account and Region a plan of its own'];

  test.each<[unknown[], string[]]>([
    [[MAIN], []],
    [[MAIN, vaultArn('away', THERE)], elsewhere(`'${vaultArn('away', THERE)}'`)],
    [[vaultArn('a', { region: 'eu-west-1' }), vaultArn('b', { account: THERE.account })], elsewhere(`'${vaultArn('a', { region: 'eu-west-1' })}', '${vaultArn('b', { account: THERE.account })}'`)],
    [[vaultArn('*', THERE), LATER], []],
  ])('looks into %j', (IncludeVaults, expected) => {
    expect(said(['restoreTestingVaultElsewhere'], [{ ...VAULTS, Tests: testsOf({}, { IncludeVaults }) }])).toEqual(expected);
  });

  test('a plan and a vault have names', () => {
    expect(said(['invalidRestoreTestingName', 'invalidRestoreTestingPlan'], [{ Tests: testsOf({}, { IncludeVaults: [{ a: 'b' }, LATER] }), Selection: selectionOf({ RestoreTestingPlanName: 'a-b' }) }])).toEqual([
      "error Selection RestoreTestingPlanName: 'RestoreTestingPlanName' must be 1 to 50 characters of letters, digits and '_', got 'a-b'",
    ]);
  });

  const NAMES = ['duplicateRestoreTestingName', 'tooManyRestoreTestingSelections', 'planWithoutSelection'];
  const several = (count: number, properties: (index: number) => Json = () => ({})) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`S${String(index).padStart(2, '0')}`, selectionOf({ RestoreTestingSelectionName: `s${index}`, ...properties(index) })]));
  const taken = (id: string, property: string, where: string, name: string, first: string) => `error ${id} ${property}: '${property}' must be unique in ${where}, got '${name}', which is that of '${first}'`;

  test.each<[string, () => string[], string[]]>([
    ['30 selections', () => said(NAMES, [{ Tests: testsOf(), ...several(30) }]), []],
    ['32, of which one is enough to be named', () => said(NAMES, [{ Tests: testsOf(), ...several(32) }]), ['error S30 RestoreTestingPlanName: a restore testing plan must have at most 30 selections, got 32; make another restore testing plan for the others']],
    ['a name of two selections', () => said(NAMES, [{ Tests: testsOf(), ...several(2, () => ({ RestoreTestingSelectionName: 'all' })) }]),
      [taken('S01', 'RestoreTestingSelectionName', 'the restore testing plan', 'all', 'S00')]],
    ['a name of selections of two plans', () => said(NAMES, [{ Tests: testsOf(), More: testsOf({ RestoreTestingPlanName: 'more' }), S: selectionOf(), T: selectionOf({ RestoreTestingPlanName: { Ref: 'More' } }) }]), []],
    ['names that deployment knows', () => said(NAMES, [{
      Tests: testsOf({ RestoreTestingPlanName: LATER }),
      More: testsOf({ RestoreTestingPlanName: LATER }),
      ...several(2, () => ({ RestoreTestingSelectionName: LATER })),
      U: selectionOf({ RestoreTestingPlanName: { Ref: 'More' } }),
    }]), []],
    ['a name of two plans', () => said(NAMES, [{ Tests: testsOf(), More: testsOf(), S: selectionOf(), T: selectionOf({ RestoreTestingPlanName: { Ref: 'More' } }) }]),
      [taken('More', 'RestoreTestingPlanName', 'the account and Region', 'weekly', 'Tests')]],
    ['a name of plans of two Regions', () => said(NAMES, [{ Tests: testsOf(), S: selectionOf() }], [{ Tests: testsOf(), S: selectionOf() }, { ...HERE, region: 'eu-west-1' }]), []],
    ['a name of plans of two accounts', () => said(NAMES, [{ Tests: testsOf(), S: selectionOf() }], [{ Tests: testsOf(), S: selectionOf() }, { ...HERE, account: THERE.account }]), []],
    ['no selection', () => said(NAMES, [{ Tests: testsOf() }]), ['warning Tests undefined: the restore testing plan has no selection, and so tests nothing: give it one, or acknowledge this if its selections are made elsewhere']],
    ['a selection of a plan that deployment knows', () => said(NAMES, [{ Tests: testsOf(), S: selectionOf({ RestoreTestingPlanName: LATER }) }]), []],
    ['a selection of a plan of elsewhere', () => said(NAMES, [{ Tests: testsOf(), S: selectionOf({ RestoreTestingPlanName: 'daily' }) }]),
      ['warning Tests undefined: the restore testing plan has no selection, and so tests nothing: give it one, or acknowledge this if its selections are made elsewhere']],
  ])('%s', (_, program, expected) => {
    expect(program()).toEqual(expected);
  });

  const role = (...ManagedPolicyArns: string[]) => ({ Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {}, ManagedPolicyArns } });
  const AWS = 'arn:aws:iam::aws:policy';
  const RESTORES = 'service-role/AWSBackupServiceRolePolicyForRestores';
  const lacks = (policies: string, type: string, word = 'policy') => [`warning Selection IamRoleArn: the role 'Role' lacks the AWS managed ${word} ${policies}, without which AWS Backup cannot restore the type '${type}': `
    + 'give it to the role, or leave the role out to have one made'];

  test.each<[string, string | object, Json, string[]]>([
    ['none', 'EBS', role(), lacks(RESTORES, 'EBS')],
    ['that of backups', 'EBS', role(`${AWS}/service-role/AWSBackupServiceRolePolicyForBackup`), lacks(RESTORES, 'EBS')],
    ['that of restores', 'EBS', role(`${AWS}/${RESTORES}`), []],
    ['that of restores, for buckets', 'S3', role(`${AWS}/${RESTORES}`), lacks('AWSBackupServiceRolePolicyForS3Restore', 'S3')],
    ['none, for what deployment knows', LATER, role(), []],
  ])('with a role that has %s: %s', (_, ProtectedResourceType, Role, expected) => {
    expect(said(['restorePolicyMissing'], [{ Tests: testsOf(), Role, Selection: selectionOf({ ProtectedResourceType, IamRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } }) }])).toEqual(expected);
  });

  const metadata = ['warning Selection RestoreMetadataOverrides: AWS Backup does not infer what a restore of FSx for Lustre, Windows File Server or NetApp ONTAP needs, its subnets or its storage virtual machine: '
    + 'give them as restore metadata, or acknowledge this if only file systems of OpenZFS are selected'];
  const files = (FileSystemType: unknown) => ({ Type: 'AWS::FSx::FileSystem', Properties: { FileSystemType } });
  const fileArn = (id: string) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:fsx:\${AWS::Region}:\${AWS::AccountId}:file-system/\${${id}}` });

  test.each<[string, Json, string[]]>([
    ['nothing', {}, metadata],
    ['subnets, in any case', { RestoreMetadataOverrides: { SubnetIDs: '[]' } }, []],
    ['a virtual machine', { RestoreMetadataOverrides: { ontapConfiguration: '{}' } }, []],
    ['something else', { RestoreMetadataOverrides: { kmsKeyId: 'k' } }, metadata],
    ['what deployment knows', { RestoreMetadataOverrides: LATER }, []],
    ['nothing, where nothing is selected by its ARN', { ProtectedResourceArns: undefined }, metadata],
    ['nothing, of another type', { ProtectedResourceType: 'EBS' }, []],
    ['nothing, of OpenZFS', { ProtectedResourceArns: [fileArn('Zfs')] }, []],
    ['nothing, of OpenZFS and another one', { ProtectedResourceArns: [fileArn('Zfs'), fileArn('Lustre')] }, metadata],
    ['nothing, of OpenZFS and one that is not of the application', { ProtectedResourceArns: [fileArn('Zfs'), 'arn:aws:fsx:eu-central-1:111111111111:file-system/fs-1'] }, metadata],
  ])('FSx is told %s', (_, properties, expected) => {
    expect(said(['restoreMetadataMissing'], [{ Tests: testsOf(), Zfs: files('OPENZFS'), Lustre: files('LUSTRE'), Selection: selectionOf({ ProtectedResourceType: 'FSx', ...properties }) }])).toEqual(expected);
  });
});
