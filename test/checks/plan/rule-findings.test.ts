import { HERE, THERE } from '../../util';
import { findingsOf, LATER } from '../templates';
import type { Deployed } from '../templates';

type Env = Partial<typeof HERE>;
type Json = Record<string, any>;

/** All that is found of some ids, with the place of each finding. */
function said(ids: readonly string[], ...templates: readonly Deployed[]): string[] {
  return findingsOf(...templates).filter(({ id }) => ids.includes(id))
    .map(({ level, document, property, message, isOnce }) => `${level}${isOnce ? ' once' : ''} ${document.logicalId} ${property}: ${message}`);
}

const ruleNamed = (RuleName: unknown, properties: Json = {}): Json => ({ RuleName, TargetBackupVault: 'main', ScheduleExpression: 'cron(0 5 ? * * *)', Lifecycle: { DeleteAfterDays: 35 }, ...properties });
const planOf = (rules: Json[], more: Json = {}): Json => ({ Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'plan', BackupPlanRule: rules, ...more } } });
const selectionOf = (Resources: unknown, IamRoleArn: unknown = 'arn:aws:iam::111111111111:role/r'): Json =>
  ({ Type: 'AWS::Backup::BackupSelection', Properties: { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { SelectionName: 's', IamRoleArn, Resources } } });
const arnOf = (name: string, { account = HERE.account, region = HERE.region }: Env = {}) => `arn:aws:backup:${region}:${account}:backup-vault:${name}`;
const copyTo = (DestinationBackupVaultArn: unknown, Lifecycle?: Json): Json => ({ CopyActions: [{ DestinationBackupVaultArn, Lifecycle }] });
const at = (service: string, resource: string, id: string) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resource}\${${id}}` });

const BUCKET = { Bucket: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } }, S: selectionOf([{ 'Fn::GetAtt': ['Bucket', 'Arn'] }]) };
const VOLUME = { Volume: { Type: 'AWS::EC2::Volume', Properties: {} }, S: selectionOf([at('ec2', 'volume/', 'Volume')]) };
const FILES = { Files: { Type: 'AWS::EFS::FileSystem', Properties: {} }, S: selectionOf([at('elasticfilesystem', 'file-system/', 'Files')]) };
const INSTANCE = { Machine: { Type: 'AWS::EC2::Instance', Properties: {} }, S: selectionOf([at('ec2', 'instance/', 'Machine')]) };
const database = (properties: Json) => ({ Db: { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql', ...properties } }, S: selectionOf([at('rds', 'db:', 'Db')]) });

describe('cold storage without effect', () => {
  const COLD = { MoveToColdStorageAfterDays: 30, DeleteAfterDays: 365 };
  const ARCHIVED = { ...COLD, OptInToArchiveForSupportedResources: true };
  const none = (what: string, need = '', once = '', out = '') => [`warning${once} Plan undefined: ${what} to cold storage, and nothing that the plan selects has it${need}: they stay in warm storage until they are deleted${out}`];
  const NEED = " without 'optInToArchive', which EBS volumes need";
  const OUT = '; as ready-made rules cannot be changed, give the plan rules of your own, by new BackupPlanRule(), or acknowledge this; it is said of one plan of ready-made rules only';
  const monthly = (name: string, MoveToColdStorageAfterDays: number, DeleteAfterDays: number, more: Json = {}) =>
    ruleNamed(name, { ScheduleExpression: 'cron(0 5 1 * ? *)', Lifecycle: { MoveToColdStorageAfterDays, DeleteAfterDays }, ...more });
  const own = (name: string, lifecycle: Json = COLD, more: Json = {}) => ruleNamed(name, { Lifecycle: lifecycle, ...more });
  const ONE = "the rule 'r' moves recovery points";
  const YEAR = "the rule 'Monthly1Year' moves recovery points";

  test.each<[string, Json[], Json, string[]]>([
    ['of a bucket', [own('r'), ruleNamed('q')], BUCKET, none(ONE)],
    ['of a bucket, by two rules', [own('q'), own('r')], BUCKET, none("the rules 'q', 'r' move recovery points")],
    ['of copies of a bucket', [ruleNamed('r', copyTo(arnOf('a'), COLD))], BUCKET, none("the copies of the rule 'r' move")],
    ['of copies by two rules', ['q', 'r'].map((name) => ruleNamed(name, copyTo(arnOf('a'), COLD))), BUCKET, none("the copies of the rules 'q', 'r' move")],
    ['of both', [own('r', COLD, copyTo(arnOf('a'), COLD)), ruleNamed('q', copyTo(arnOf('a'), COLD))], BUCKET, none(`${ONE}, and the copies of the rule 'q' move`)],
    ['of a volume', [own('r')], VOLUME, none(ONE, NEED)],
    ['of a volume that is archived', [own('r', ARCHIVED)], VOLUME, []],
    ['of a volume that is not archived', [own('r', { ...COLD, OptInToArchiveForSupportedResources: false })], VOLUME, none(ONE, NEED)],
    ['of a volume, where deployment knows that', [own('r', { ...COLD, OptInToArchiveForSupportedResources: LATER })], VOLUME, []],
    ['of a volume of which a copy is archived', [own('r', COLD, copyTo(arnOf('a'), ARCHIVED))], VOLUME, []],
    ['of a bucket, archived', [own('r', ARCHIVED)], BUCKET, none(ONE)],
    ['of files', [own('r')], FILES, []],
    ['of nothing that is selected', [own('r')], {}, []],
    ['of a bucket, never', [ruleNamed('r')], BUCKET, []],
    ['of a bucket, when deployment knows', [own('r', { ...COLD, MoveToColdStorageAfterDays: LATER })], BUCKET, none(ONE)],
    ['by a rule that is ready made', [monthly('Monthly1Year', 30, 365)], BUCKET, none(YEAR, '', ' once', OUT)],
    ['by two of them', [monthly('Monthly5Year', 90, 1825), monthly('Monthly7Year', 90, 2555)], BUCKET, none("the rules 'Monthly5Year', 'Monthly7Year' move recovery points", '', ' once', OUT)],
    ['by one of them and another', [monthly('Monthly1Year', 30, 365), own('r')], BUCKET, none("the rules 'Monthly1Year', 'r' move recovery points")],
    ['by one of that name, sooner', [monthly('Monthly1Year', 29, 365)], BUCKET, none(YEAR)],
    ['by one of that name, for longer', [monthly('Monthly1Year', 30, 366)], BUCKET, none(YEAR)],
    ['by one like it', [monthly('r', 30, 365)], BUCKET, none(ONE)],
    ['by one of that name on another day', [monthly('Monthly1Year', 30, 365, { ScheduleExpression: 'cron(0 5 2 * ? *)' })], BUCKET, none(YEAR)],
    ['by one of that name in a time zone', [monthly('Monthly1Year', 30, 365, { ScheduleExpressionTimezone: 'Etc/UTC' })], BUCKET, none(YEAR)],
    ['by one of that name with copies', [monthly('Monthly1Year', 30, 365, copyTo(arnOf('a')))], BUCKET, none(YEAR)],
  ])('%s', (_, rules, resources, expected) => {
    expect(said(['coldStorageWithoutEffect'], [{ Plan: planOf(rules), ...resources }])).toEqual(expected);
  });

  const CHINA = { account: HERE.account, region: 'cn-north-1' };
  const archive = (what: string, region = 'cn-north-1') => `warning Plan undefined: ${what} to the archive of EBS snapshots in ${region}, where AWS Backup does not have it and may refuse the plan`;
  const cnArn = (region: string) => `arn:aws-cn:backup:${region}:111111111111:backup-vault:a`;

  test.each<[string, Json[], Env, string[]]>([
    ['China', [own('q'), own('r', ARCHIVED)], CHINA, [archive("the rule 'r' opts in")]],
    ['China, by two rules', [own('q', ARCHIVED), own('r', ARCHIVED)], CHINA, [archive("the rules 'q', 'r' opt in")]],
    ['China, by a copy', [own('q', COLD, copyTo(cnArn('cn-northwest-1'), ARCHIVED)), own('r', ARCHIVED, copyTo(cnArn('cn-northwest-1'), ARCHIVED))], CHINA,
      [archive("the rule 'q' opts in", 'cn-northwest-1'), archive("the rule 'r' opts in")]],
    ['GovCloud', [own('r', ARCHIVED)], { region: 'us-gov-west-1' }, [archive("the rule 'r' opts in", 'us-gov-west-1')]],
    ['China, without it', [own('r', { ...COLD, OptInToArchiveForSupportedResources: false })], CHINA, []],
    ['China, when deployment knows', [own('r', { ...COLD, OptInToArchiveForSupportedResources: LATER })], CHINA, []],
    ['Frankfurt', [own('r', ARCHIVED)], HERE, []],
    ['a Region that nobody knows', [own('r', ARCHIVED)], {}, []],
  ])('an archive in %s', (_, rules, env, expected) => {
    expect(said(['archiveNotAvailable'], [{ Plan: planOf(rules) }, env])).toEqual(expected);
  });
});

describe('schedules', () => {
  const often = (expression: string, words: string) => [`warning Plan undefined: AWS Backup starts the jobs of a rule at most hourly, and the schedule '${expression}' of the rule 'r' runs ${words} after another run`];

  test.each<[unknown, string[]]>([
    ['cron(0 * ? * * *)', []],
    ['cron(0,59 * ? * * *)', often('cron(0,59 * ? * * *)', '1 minute')],
    ['cron(0/30 * ? * * *)', often('cron(0/30 * ? * * *)', '30 minutes')],
    ['cron(0,59 5 ? * * *)', often('cron(0,59 5 ? * * *)', '59 minutes')],
    ['cron(0 5 1 1 ? 2030)', []],
    ['cron(0/1 * * * * *)', []],
    [LATER, []],
    [undefined, []],
  ])('%j', (ScheduleExpression, expected) => {
    expect(said(['scheduleMoreOftenThanHourly'], [{ Plan: planOf([ruleNamed('r', { ScheduleExpression })]) }])).toEqual(expected);
  });

  const inWindow = (when: string, what = "the rule 'r' starts") => [`warning Plan undefined: ${what} jobs, as on ${when}, in the backup or maintenance window of a database or within an hour before it, `
    + "when they fail: move the schedule, PreferredBackupWindow or PreferredMaintenanceWindow for 'Db'"];
  const backup = (PreferredBackupWindow: unknown, more: Json = {}) => database({ PreferredBackupWindow, ...more });

  test.each<[string, Json, Json[], string[]]>([
    ['in the backup window', backup('04:30-05:30'), [ruleNamed('r')], inWindow('Sunday 05:00 UTC')],
    ['in that of a database without backups', backup('04:30-05:30', { BackupRetentionPeriod: 0 }), [ruleNamed('r')], []],
    ['in that of one with backups of a day', backup('04:30-05:30', { BackupRetentionPeriod: 1 }), [ruleNamed('r')], inWindow('Sunday 05:00 UTC')],
    ['within an hour before it', backup('05:59-06:30'), [ruleNamed('r')], inWindow('Sunday 05:00 UTC')],
    ['an hour before it', backup('06:00-06:30'), [ruleNamed('r')], inWindow('Sunday 05:00 UTC')],
    ['more than that', backup('06:01-06:30'), [ruleNamed('r')], []],
    ['at its end', backup('04:30-05:00'), [ruleNamed('r')], []],
    ['in the maintenance window', database({ PreferredMaintenanceWindow: 'wed:04:30-wed:05:30' }), [ruleNamed('r')], inWindow('Wednesday 05:00 UTC')],
    ['in that of a database without backups, too', database({ PreferredMaintenanceWindow: 'wed:04:30-wed:05:30', BackupRetentionPeriod: 0 }), [ruleNamed('r')], inWindow('Wednesday 05:00 UTC')],
    ['in both, of which the first is told', backup('14:30-15:30', { PreferredMaintenanceWindow: 'mon:04:30-mon:05:30' }), [ruleNamed('r', { ScheduleExpression: 'cron(0 5,15 ? * 2-4 *)' })],
      inWindow('Monday 05:00 UTC')],
    ['by two rules', backup('04:30-05:30'), [ruleNamed('q', { ScheduleExpression: 'cron(0 21 ? * * *)' }), ruleNamed('r'), ruleNamed('s')], inWindow('Sunday 05:00 UTC', "the rules 'r', 's' start")],
    ['continuously', backup('04:30-05:30'), [ruleNamed('r', { EnableContinuousBackup: true })], []],
    ['in a window that deployment knows', backup(LATER), [ruleNamed('r')], []],
    ['by a schedule that deployment knows', backup('04:30-05:30'), [ruleNamed('r', { ScheduleExpression: LATER })], []],
  ])('%s', (_, resources, rules, expected) => {
    expect(said(['scheduleInDatabaseWindow'], [{ Plan: planOf(rules), ...resources }])).toEqual(expected);
  });

  test.each<[unknown, string[]]>([
    [52_560_000, []],
    [52_560_001, ["warning Plan BackupPlan.BackupPlanRule[0].CompletionWindowMinutes: the rule 'r' gives a job 52,560,001 minutes to complete, and AWS Backup, whose documentation knows 52,560,000 (100 years) at most, "
      + 'may refuse it: shorten the completion window']],
    [LATER, []],
    [undefined, []],
  ])('a completion window of %j', (CompletionWindowMinutes, expected) => {
    expect(said(['completionWindowTooLong'], [{ Plan: planOf([ruleNamed('r', { CompletionWindowMinutes })]) }])).toEqual(expected);
  });

  test.each<[unknown[], string[]]>([
    [['a', 'b', 'a', 'a', 'b', 'c'], ["warning Plan undefined: the plan has 3 rules named 'a': their jobs cannot be told apart", "warning Plan undefined: the plan has 2 rules named 'b': their jobs cannot be told apart"]],
    [[LATER, LATER, 'a'], []],
  ])('rules named %j', (names, expected) => {
    expect(said(['duplicateRuleName'], [{ Plan: planOf(names.map((name) => ruleNamed(name))) }])).toEqual(expected);
  });
});

describe('scans', () => {
  const IDS = ['malwareScanWithoutEffect', 'scanPolicyMissing', 'untrustedRole', 'invalidMalwareScan', 'invalidRole'];
  const SCANNED = { ScanActions: [{ MalwareScanner: 'GUARDDUTY', ScanMode: 'FULL_SCAN' }] };
  const ROLE = 'arn:aws:iam::111111111111:role/scanner';
  const settings = (ResourceTypes: unknown = ['ALL'], ScannerRoleArn: unknown = ROLE, MalwareScanner: unknown = 'GUARDDUTY') => ({ ScanSettings: [{ MalwareScanner, ResourceTypes, ScannerRoleArn }] });
  const nothing = (types: string, what = "the rule 'r' has") => [`warning Plan undefined: ${what} recovery points scanned for malware, and nothing that the plan selects is of the types that are scanned, ${types}`];
  const scanning = (name = 'r', more: Json = SCANNED) => ruleNamed(name, more);
  const role = (...ManagedPolicyArns: string[]) => ({
    Type: 'AWS::IAM::Role',
    Properties: {
      ManagedPolicyArns,
      AssumeRolePolicyDocument: { Statement: ['malware-protection.guardduty.amazonaws.com', 'backup.amazonaws.com'].map((Service) => ({ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' })) },
    },
  });
  const roleArn = { 'Fn::GetAtt': ['Role', 'Arn'] };
  const SETTINGS = 'BackupPlan.ScanSettings';
  const lacks = `warning Plan ${SETTINGS}[0].ScannerRoleArn: the role 'Role' of the scanner lacks the AWS managed policy AWSBackupGuardDutyRolePolicyForScans, without which Amazon GuardDuty cannot read what it scans: give it to the role`;
  const selectionLacks = 'warning S undefined: the role of the selection lacks the AWS managed policy AWSBackupServiceRolePolicyForScans, which AWS Backup names for malware scans: give it to the role';
  const BACKUPS = 'arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup';
  const SCANS = 'arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForScans';
  const SCANNER = 'arn:aws:iam::aws:policy/AWSBackupGuardDutyRolePolicyForScans';

  test.each<[string, Json[], Json, Json, string[]]>([
    ['of files', [scanning()], settings(), FILES, nothing('EBS, EC2, S3')],
    ['of files, by two rules', [scanning('q'), ruleNamed('p'), scanning('r')], settings(), FILES, nothing('EBS, EC2, S3', "the rules 'q', 'r' have")],
    ['of a bucket, and volumes are scanned', [scanning()], settings(['EBS', 'EC2']), BUCKET, nothing('EBS, EC2')],
    ['of a bucket', [scanning()], settings(['S3']), BUCKET, []],
    ['of a bucket, and all are scanned', [scanning()], settings(), BUCKET, []],
    ['of types that deployment knows', [scanning()], settings(LATER), FILES, []],
    ['of files, without an action', [ruleNamed('r')], settings(), FILES, [`warning Plan ${SETTINGS}: the plan has settings for malware scans, and no rule has scan actions: nothing is scanned`]],
    ['of files, with no action', [scanning('r', { ScanActions: [] })], settings(), FILES, [`warning Plan ${SETTINGS}: the plan has settings for malware scans, and no rule has scan actions: nothing is scanned`]],
    ['of files, with actions that deployment knows', [scanning('r', { ScanActions: LATER })], settings(), FILES, []],
    ['without settings', [scanning('q'), scanning('r')], {}, BUCKET, [`error Plan ${SETTINGS}: 'ScanSettings' must be given with the 'ScanActions' of 'q', 'r': they say what is scanned, and with which role`]],
    ['with none', [scanning()], { ScanSettings: [] }, BUCKET, [`error Plan ${SETTINGS}: 'ScanSettings' must be given with the 'ScanActions' of 'r': they say what is scanned, and with which role`]],
    ['with settings that deployment knows', [scanning()], { ScanSettings: LATER }, BUCKET, []],
    ['with nothing in them', [scanning('r', { ScanActions: [{}] })], { ScanSettings: [{}] }, BUCKET, [
      "error Plan BackupPlan.BackupPlanRule[0].ScanActions[0].MalwareScanner: 'MalwareScanner' must be given", "error Plan BackupPlan.BackupPlanRule[0].ScanActions[0].ScanMode: 'ScanMode' must be given",
      ...['MalwareScanner', 'ResourceTypes', 'ScannerRoleArn'].map((name) => `error Plan ${SETTINGS}[0].${name}: '${name}' must be given`),
    ]],
    ['with something else', [scanning('r', { ScanActions: [{ MalwareScanner: 'X', ScanMode: 'Y' }] })], settings(['RDS', 'Quantum'], 'role', 'Z'), BUCKET, [
      "error Plan BackupPlan.BackupPlanRule[0].ScanActions[0].MalwareScanner: 'MalwareScanner' must be GUARDDUTY, got 'X'",
      "error Plan BackupPlan.BackupPlanRule[0].ScanActions[0].ScanMode: 'ScanMode' must be FULL_SCAN or INCREMENTAL_SCAN, got 'Y'",
      `error Plan ${SETTINGS}[0].MalwareScanner: 'MalwareScanner' must be GUARDDUTY, got 'Z'`,
      `error Plan ${SETTINGS}[0].ResourceTypes: 'ResourceTypes' must be types whose recovery points can be scanned, EBS, EC2, S3, got 'RDS'`,
      `error Plan ${SETTINGS}[0].ScannerRoleArn: 'ScannerRoleArn' must be the ARN of a role, arn:<partition>:iam::<account>:role/<name>, got 'role'`,
      ...nothing('RDS, Quantum'),
    ]],
    ['with no type', [scanning()], settings([]), BUCKET, [`error Plan ${SETTINGS}[0].ResourceTypes: 'ResourceTypes' must have at least one type, got none`]],
    ['by a role without policies', [scanning()], settings(['S3'], roleArn), { ...BUCKET, Role: role() }, [lacks]],
    ['by a role with others', [scanning()], settings(['S3'], roleArn), { ...BUCKET, Role: role(BACKUPS) }, [lacks]],
    ['by a role with its own', [scanning()], settings(['S3'], roleArn), { ...BUCKET, Role: role(SCANNER) }, []],
    ['with a selection whose role lacks one', [scanning()], settings(['S3']), { ...BUCKET, Role: role(BACKUPS), S: selectionOf([{ 'Fn::GetAtt': ['Bucket', 'Arn'] }], roleArn) }, [selectionLacks]],
    ['with a selection whose role has it', [scanning()], settings(['S3']), { ...BUCKET, Role: role(BACKUPS, SCANS), S: selectionOf([{ 'Fn::GetAtt': ['Bucket', 'Arn'] }], roleArn) }, []],
    ['with a selection of others', [scanning(), scanning('q')], settings(['S3']), { ...BUCKET, Role: role(BACKUPS), T: selectionOf([at('elasticfilesystem', 'file-system/', 'Files')], roleArn), Files: FILES.Files }, []],
  ])('%s', (_, rules, more, resources, expected) => {
    expect(said(IDS, [{ Plan: planOf(rules, more), ...resources }])).toEqual(expected);
  });
});

describe('Windows VSS', () => {
  const vss = (ResourceType: unknown = 'EC2', WindowsVSS: unknown = 'enabled') => ({ AdvancedBackupSettings: [{ ResourceType, BackupOptions: { WindowsVSS } }] });
  const NONE = ['warning Plan undefined: Windows VSS has no effect: no selection of the plan in this app can reach an EC2 instance'];

  test.each<[string, Json, Json, string[]]>([
    ['of a bucket', vss(), BUCKET, NONE],
    ['of an instance', vss(), INSTANCE, []],
    ['that is off', vss('EC2', 'disabled'), BUCKET, []],
    ['that deployment knows', vss('EC2', LATER), BUCKET, []],
    ['of a type that deployment knows', vss(LATER), BUCKET, []],
    ['that deployment knows as a whole', { AdvancedBackupSettings: LATER }, BUCKET, []],
    ['after something else', { AdvancedBackupSettings: [{ ResourceType: LATER, BackupOptions: {} }, ...vss().AdvancedBackupSettings] }, BUCKET, NONE],
  ])('%s', (_, more, resources, expected) => {
    expect(said(['windowsVssWithoutInstance'], [{ Plan: planOf([ruleNamed('r')], more), ...resources }])).toEqual(expected);
  });
});

describe('vaults of other stacks', () => {
  const IDS = ['vaultOfOtherStackDestroyed', 'vaultOfOtherEnvironment'];
  const vault = (DeletionPolicy: string) => ({ Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'main' }, DeletionPolicy, UpdateReplacePolicy: DeletionPolicy } });
  const plan = (...names: string[]) => ({ Plan: planOf(names.map((name) => ruleNamed(name))) });
  const AT = 'warning Plan BackupPlan.BackupPlanRule[0].TargetBackupVault:';

  test.each<[string, () => string[], string[]]>([
    ['one that is deleted', () => said(IDS, [plan('r')], [vault('Delete')]), [`${AT} the rule 'r' backs up into 'Vault', which is deleted with the stack 'T1' while the plan stays and its jobs fail: retain the vault`]],
    ['one that is deleted, of two rules', () => said(IDS, [plan('q', 'r')], [vault('Delete')]), [`${AT} the rules 'q', 'r' back up into 'Vault', which is deleted with the stack 'T1' while the plan stays and its jobs fail: retain the vault`]],
    ['one that stays', () => said(IDS, [plan('r')], [vault('Retain')]), []],
    ['one of its own stack', () => said(IDS, [{ ...plan('r'), ...vault('Delete') }]), []],
    ['one elsewhere', () => said(IDS, [plan('r')], [vault('Delete'), THERE]), []],
  ])('%s', (_, program, expected) => {
    expect(program()).toEqual(expected);
  });
});
