import { HERE, THERE } from '../../util';
import { findingsOf, LATER } from '../templates';
import type { Deployed } from '../templates';

type Env = Partial<typeof HERE>;
type Json = Record<string, any>;

/** All that is found of some ids, with the place of each finding. */
function said(ids: readonly string[], ...templates: readonly Deployed[]): string[] {
  return findingsOf(...templates).filter(({ id }) => ids.includes(id)).map(({ level, document, property, message }) => `${level} ${document.logicalId} ${property}: ${message}`);
}

const ruleNamed = (RuleName: string, properties: Json = {}): Json => ({ RuleName, TargetBackupVault: 'main', ScheduleExpression: 'cron(0 5 ? * * *)', Lifecycle: { DeleteAfterDays: 35 }, ...properties });
const planOf = (...rules: Json[]): Json => ({ Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'plan', BackupPlanRule: rules } } });
const selectionOf = (Resources: unknown, BackupPlanId: unknown = { Ref: 'Plan' }, IamRoleArn: unknown = 'arn:aws:iam::111111111111:role/r'): Json =>
  ({ Type: 'AWS::Backup::BackupSelection', Properties: { BackupPlanId, BackupSelection: { SelectionName: 's', IamRoleArn, Resources } } });
const vaultOf = (BackupVaultName: unknown, properties: Json = {}): Json =>
  ({ Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName, ...properties }, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
const airGapped = (BackupVaultName: unknown, MinRetentionDays: unknown = 7, MaxRetentionDays: unknown = 36500): Json =>
  ({ Type: 'AWS::Backup::LogicallyAirGappedBackupVault', Properties: { BackupVaultName, MinRetentionDays, MaxRetentionDays }, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
const arnOf = (name: string, { account = HERE.account, region = HERE.region }: Env = {}) => `arn:aws:backup:${region}:${account}:backup-vault:${name}`;
const copyTo = (DestinationBackupVaultArn: unknown, Lifecycle?: Json): Json => ({ DestinationBackupVaultArn, Lifecycle });
const BUCKET: Json = { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } };
const bucketArn = (id = 'Bucket') => ({ 'Fn::GetAtt': [id, 'Arn'] });
const RULE_AT = 'BackupPlan.BackupPlanRule';
const TABLE: Json = { Type: 'AWS::DynamoDB::Table', Properties: {} };
const tableArn = { 'Fn::GetAtt': ['Table', 'Arn'] };
const VOLUME: Json = { Type: 'AWS::EC2::Volume', Properties: { Encrypted: true } };
const volumeArn = { 'Fn::Sub': 'arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:volume/${Volume}' };

describe('rules whose start windows overlap', () => {
  const overlaps = (index: number, words: string) => `warning Plan ${RULE_AT}[${index}]: ${words}; move a schedule, or shorten a start window`;
  const always = (index: number, a: string, b: string, difference: string) => overlaps(index, `the start windows of the rules '${a}' and '${b}' overlap whenever '${a}' runs, and AWS Backup then makes only `
    + `the backup of '${b}', which is kept longer${difference}`);
  const WEEKLY = { ScheduleExpression: 'cron(0 5 ? * SUN *)', Lifecycle: { DeleteAfterDays: 90 } };
  const [A, B, C] = ['a', 'b', 'c'].map((name) => arnOf(name));
  const into = (...arns: string[]) => ({ CopyActions: arns.map((arn) => copyTo(arn)) });

  test.each<[string, Json[], string[]]>([
    ['the longer one alone', [ruleNamed('Day'), ruleNamed('Long', { Lifecycle: { DeleteAfterDays: 90 } })], [always(0, 'Day', 'Long', '')]],
    ['for ever', [ruleNamed('Ever', { Lifecycle: undefined }), ruleNamed('Day')], [always(1, 'Day', 'Ever', '')]],
    ['two that lose, and two of the longest', [ruleNamed('A'), ruleNamed('B'), ruleNamed('C', WEEKLY), ruleNamed('D', { Lifecycle: { DeleteAfterDays: 90 } }), ruleNamed('E', { Lifecycle: { DeleteAfterDays: 90 } })], [
      overlaps(0, "the start windows of the rules 'A', 'B' overlap with those of 'D', 'E' whenever 'A', 'B' run, and AWS Backup then makes only the backup of the rule that is kept longest"),
    ]],
    ['into other vaults', [ruleNamed('Day', { TargetBackupVault: 'other' }), ruleNamed('Long', { Lifecycle: { DeleteAfterDays: 90 } })], [always(0, 'Day', 'Long', ": nothing goes into 'other'")]],
    ['with a copy that the longer one has not', [ruleNamed('Day', into(A, B, A)), ruleNamed('Long', { Lifecycle: { DeleteAfterDays: 90 }, ...into(B) })], [
      always(0, 'Day', 'Long', ": no copies go into 'arn:aws:backup:eu-central-1:111111111111:backup-vault:a'"),
    ]],
    ['at times, with nothing that is lost', [ruleNamed('Day'), ruleNamed('Week', WEEKLY)], []],
    ['at times, with a vault that is', [ruleNamed('Day', { TargetBackupVault: 'other' }), ruleNamed('Week', WEEKLY)], [
      overlaps(0, "the start windows of the rules 'Day' and 'Week' overlap at times, and AWS Backup then makes only the backup of 'Week', which is kept longer: nothing goes into 'other'"),
    ]],
    ['at times, with copies that are', [ruleNamed('Day', into(A, C)), ruleNamed('Week', { ...WEEKLY, ...into(B) })], [
      overlaps(0, "the start windows of the rules 'Day' and 'Week' overlap at times, and AWS Backup then makes only the backup of 'Week', which is kept longer: no copies go into "
        + "'arn:aws:backup:eu-central-1:111111111111:backup-vault:a', 'arn:aws:backup:eu-central-1:111111111111:backup-vault:c'"),
    ]],
    ['where deployment knows the copies of the longer one', [ruleNamed('Day', into(A)), ruleNamed('Week', { ...WEEKLY, CopyActions: LATER })], []],
    ['where deployment knows its own copies', [ruleNamed('Day', { CopyActions: LATER }), ruleNamed('Week', WEEKLY)], []],
    ['where deployment knows a start window', [ruleNamed('Day', { StartWindowMinutes: LATER }), ruleNamed('Long', { Lifecycle: { DeleteAfterDays: 90 } })], []],
    ['where deployment knows a retention', [ruleNamed('Day', { Lifecycle: { DeleteAfterDays: LATER } }), ruleNamed('Long', { Lifecycle: { DeleteAfterDays: 90 } })], []],
    ['where deployment knows a schedule', [ruleNamed('Day', { ScheduleExpression: LATER }), ruleNamed('Long', { Lifecycle: { DeleteAfterDays: 90 } })], []],
    ['where one runs at another time', [ruleNamed('Day'), ruleNamed('Long', { ScheduleExpression: 'cron(0 21 ? * * *)', Lifecycle: { DeleteAfterDays: 90 } })], []],
    ['with the default schedule and a window of an hour', [ruleNamed('Day', { ScheduleExpression: undefined, StartWindowMinutes: 60 }), ruleNamed('Long', { Lifecycle: { DeleteAfterDays: 90 }, StartWindowMinutes: 60 })],
      [always(0, 'Day', 'Long', '')]],
  ])('%s', (_, rules, expected) => {
    expect(said(['overlappingRules'], [{ Plan: planOf(...rules) }])).toEqual(expected);
  });
});

describe('what vaults do not take', () => {
  const LOCKED = vaultOf('main', { LockConfiguration: { MinRetentionDays: 30, MaxRetentionDays: 60 } });
  const WITH_ARN = { 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] };
  const range = (at: string, words: string) => `error Plan ${at}: the rule 'r' ${words}, and the vault 'Vault' takes only what is kept for 30 to 60 days`;
  const OWN = `${RULE_AT}[0].Lifecycle`;
  const COPY = `${RULE_AT}[0].CopyActions[0].Lifecycle`;
  const own = (days: unknown, more: Json = {}) => planOf(ruleNamed('r', { TargetBackupVault: { Ref: 'Vault' }, Lifecycle: days === undefined ? undefined : { DeleteAfterDays: days }, ...more }));
  const copied = (days: unknown, lifecycle?: Json) => planOf(ruleNamed('r', { TargetBackupVault: 'other', Lifecycle: { DeleteAfterDays: days }, CopyActions: [copyTo(WITH_ARN, lifecycle)] }));

  test.each<[string, Json, string[]]>([
    ['the least', own(30), []],
    ['less', own(29), [range(OWN, 'keeps recovery points for 29 days')]],
    ['the most', own(60), []],
    ['more', own(61), [range(OWN, 'keeps recovery points for 61 days')]],
    ['one day', own(1), [range(OWN, 'keeps recovery points for 1 day')]],
    ['for ever', own(undefined), [range(OWN, 'keeps recovery points for ever')]],
    ['what deployment knows', own(LATER), []],
    ['continuous backups without an end', own(undefined, { EnableContinuousBackup: true }), []],
    ['a copy as long as the original', copied(29), [range(COPY, 'keeps copies as long as the original, for 29 days')]],
    ['a copy for its own time', copied(29, { DeleteAfterDays: 61 }), [range(COPY, 'keeps copies for 61 days')]],
    ['a copy for a time that it takes', copied(29, { DeleteAfterDays: 60 }), []],
    ['a copy without an end of its own', copied(29, { MoveToColdStorageAfterDays: 30 }), [range(COPY, 'keeps copies for ever')]],
    ['a copy for what deployment knows', copied(29, { DeleteAfterDays: LATER }), []],
  ])('%s', (_, plan, expected) => {
    expect(said(['retentionOutOfRange'], [{ Plan: plan, Vault: LOCKED }])).toEqual(expected);
  });

  const target = { TargetLogicallyAirGappedBackupVaultArn: { 'Fn::GetAtt': ['Isolated', 'BackupVaultArn'] } };
  const outside = `warning Plan ${RULE_AT}[0].TargetBackupVault: the rule 'r' keeps recovery points for 29 days, and the vault 'Vault' takes only what is kept for 30 to 60 days: `
    + "what does not go straight to the logically air-gapped vault 'Isolated' is not backed up";

  test.each<[string, Json, Json, string[]]>([
    ['beside a vault that takes it', own(29, target), { Isolated: airGapped('isolated') }, [outside]],
    ['beside such a vault, of what goes there straight', own(29, target), { Isolated: airGapped('isolated'), Bucket: BUCKET, S: selectionOf([bucketArn()]) }, []],
    ['beside such a vault, of what does not', own(29, target), { Isolated: airGapped('isolated'), Volume: VOLUME, S: selectionOf([volumeArn]) }, [outside]],
    ['in a vault that does not take it either', own(30, target), { Isolated: airGapped('isolated', 31, 40) }, [
      `error Plan ${OWN}: the rule 'r' keeps recovery points for 30 days, and the vault 'Isolated' takes only what is kept for 31 to 40 days`,
    ]],
    ['in both', own(30, target), { Isolated: airGapped('isolated') }, []],
  ])('what stays outside: %s', (_, plan, more, expected) => {
    expect(said(['retentionOutOfRange', 'lockedVaultBesideAirGapped'], [{ Plan: plan, Vault: LOCKED, ...more }])).toEqual(expected);
  });
});

describe('a logically air-gapped vault', () => {
  const IDS = [
    'airGappedVaultNotSupported', 'airGappedVaultNeedsAdvancedFeatures', 'airGappedVaultNeedsCustomerManagedKey', 'airGappedVaultNeedsEncryption', 'airGappedVaultWithoutContinuous', 'airGappedVaultOfRule',
    'copyFromAirGappedVault', 'airGappedVaultElsewhere', 'copyIntoOwnVault',
  ];
  const ISOLATED = { Isolated: airGapped('isolated'), Second: airGapped('second') };
  const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'BackupVaultArn'] });
  const target = { TargetLogicallyAirGappedBackupVaultArn: arn('Isolated') };
  const copied = { CopyActions: [copyTo(arn('Isolated'))] };
  const continuous = { EnableContinuousBackup: true };
  const OWN_KEY = { StorageEncrypted: true, KmsKeyId: 'arn:aws:kms:eu-central-1:111111111111:key/k' };
  const database = () => ({ Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql', ...OWN_KEY } });
  const cluster = (more: Json = {}) => ({ Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', ...more } });
  const dbArn = { 'Fn::Sub': 'arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:db:${Db}' };
  const clusterArn = { 'Fn::Sub': 'arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:cluster:${Db}' };
  const at = 'warning Plan undefined:';
  const sends = (what: string, rules = "the rule 'r' sends", vaults = "vault 'Isolated'") => `${at} ${rules} recovery points to the logically air-gapped ${vaults}, which ${what}`;

  test.each<[string, Json[], Json, string[]]>([
    ['of a cluster, continuously and periodically', [ruleNamed('r', { ...target, ...continuous }), ruleNamed('p', target)], { Db: cluster(OWN_KEY), S: selectionOf([clusterArn]) }, [
      `${at} the rule 'r' backs up continuously and into a logically air-gapped vault, which holds no continuous backups of Aurora clusters: give a rule of their own to 'Db'`,
    ]],
    ['of a cluster, continuously with a copy', [ruleNamed('r', { ...copied, ...continuous })], { Db: cluster(OWN_KEY), S: selectionOf([clusterArn]) }, []],
    ['of a cluster, periodically', [ruleNamed('r', target)], { Db: cluster(OWN_KEY), S: selectionOf([clusterArn]) }, []],
    ['of buckets, continuously', [ruleNamed('r', { ...target, ...continuous })], { Bucket: BUCKET, S: selectionOf([bucketArn()]) }, []],
    ['of a database, by two rules into two vaults', [ruleNamed('r', target), ruleNamed('p', { CopyActions: [copyTo(arn('Second'))] }), ruleNamed('none')], { Db: database(), S: selectionOf([dbArn]) }, [
      sends('cannot hold those of RDS instances outside a cluster: it gets none of \'Db\'', "the rules 'r', 'p' send or copy", "vaults 'Isolated', 'Second'"),
    ]],
    ['of a volume with the key of AWS', [ruleNamed('r', copied)], { Volume: { ...VOLUME, Properties: { Encrypted: true, KmsKeyId: 'alias/aws/ebs' } }, S: selectionOf([volumeArn]) }, [
      sends('cannot hold those that are encrypted with an AWS managed key: give a customer managed key to \'Volume\'', "the rule 'r' copies"),
    ]],
    ['of an unencrypted cluster', [ruleNamed('r', target)], { Db: cluster({ StorageEncrypted: false }), S: selectionOf([clusterArn]) }, [
      sends('cannot hold unencrypted ones of Aurora clusters: encrypt \'Db\''),
    ]],
    ['of a table', [ruleNamed('r', target)], { Table: TABLE, S: selectionOf([tableArn]) }, [
      sends("holds those of a DynamoDB table only where the account has opted in to AWS Backup's advanced features for DynamoDB in the Region: make sure of it for 'Table'"),
    ]],
    ['of a pattern of databases', [ruleNamed('r', target), ruleNamed('none')], { S: selectionOf(['arn:aws:rds:*:*:db:*']) }, [
      sends("cannot hold those of RDS instances outside a cluster: it gets none of 'arn:aws:rds:*:*:db:*'"),
    ]],
    ['of a pattern of volumes', [ruleNamed('r', target)], { S: selectionOf(['arn:aws:ec2:*:*:volume/*']) }, []],
    ['of a pattern of nothing that is known', [ruleNamed('r', target)], { S: selectionOf(['arn:aws:sns:*:*:*']) }, []],
    ['of a pattern without such a vault', [ruleNamed('r')], { S: selectionOf(['arn:aws:rds:*:*:db:*']) }, []],
    ['as the vault of a rule', [ruleNamed('q'), ruleNamed('r', { TargetBackupVault: 'isolated' })], {}, [
      `warning Plan ${RULE_AT}[1].TargetBackupVault: the rule 'r' has a logically air-gapped vault for a 'backupVault': AWS Backup fills one by a copy action or as the 'targetLogicallyAirGappedBackupVault' `
      + "of a rule, beside a 'backupVault' of the ordinary kind",
    ]],
    ['as the vault of two', ['q', 'r'].map((name) => ruleNamed(name, { TargetBackupVault: 'isolated' })), {}, [
      `warning Plan ${RULE_AT}[0].TargetBackupVault: the rules 'q', 'r' have a logically air-gapped vault for a 'backupVault': AWS Backup fills one by a copy action or as the 'targetLogicallyAirGappedBackupVault' `
      + "of a rule, beside a 'backupVault' of the ordinary kind",
    ]],
    ['from which another one is filled', [ruleNamed('r', { ...target, CopyActions: [copyTo(arn('Second'))] })], {}, [
      `warning Plan ${RULE_AT}[0].CopyActions[0].DestinationBackupVaultArn: the rule 'r' copies into 'Second', and what goes straight to the logically air-gapped vault 'Isolated' is copied from there: `
      + 'AWS Backup copies from one such vault to another on demand only',
    ]],
    ['from which another one is filled, of what does not go there straight', [ruleNamed('r', { ...target, CopyActions: [copyTo(arn('Second'))] })],
      { Volume: { ...VOLUME, Properties: { Encrypted: true, KmsKeyId: 'arn:aws:kms:eu-central-1:111111111111:key/k' } }, S: selectionOf([volumeArn]) }, []],
    ['from which a vault without a key is filled', ['q', 'r'].map((name) => ruleNamed(name, { ...target, CopyActions: [copyTo(arn('Vault'))] })), { Vault: vaultOf('plain') }, [
      `warning Plan ${RULE_AT}[0].CopyActions[0].DestinationBackupVaultArn: the rules 'q', 'r' copy into 'Vault', and what goes straight to the logically air-gapped vault 'Isolated' is copied from there: `
      + "AWS Backup needs a customer managed key to encrypt such a copy with; give the vault an 'encryptionKey'",
    ]],
    ['which gets a copy beside', [ruleNamed('r', { ...target, CopyActions: [copyTo(arn('Isolated'))] })], {}, [
      `warning Plan ${RULE_AT}[0].CopyActions[0].DestinationBackupVaultArn: the rule 'r' backs up into 'Isolated' and copies into 'Isolated', the same vault: a copy is worth something in another one`,
    ]],
    ['of another Region', [ruleNamed('r', { TargetLogicallyAirGappedBackupVaultArn: arnOf('away', THERE) })], {}, [
      `error Plan ${RULE_AT}[0].TargetLogicallyAirGappedBackupVaultArn: the rule 'r': 'TargetLogicallyAirGappedBackupVaultArn' must be in the account and Region of the plan (111111111111, eu-central-1), `
      + "got 'arn:aws:backup:us-east-1:222222222222:backup-vault:away' (222222222222, us-east-1): use a copy action to get there",
    ]],
  ])('%s', (_, rules, resources, expected) => {
    expect(said(IDS, [{ Plan: planOf(...rules), ...ISOLATED, ...resources }])).toEqual(expected);
  });
});

describe('copies', () => {
  const IDS = ['copyIntoOwnVault', 'copyIntoDefaultVault', 'copyIntoVaultElsewhere', 'copyIntoOtherPartition', 'copyIntoVaultWithoutKey', 'copyNotAllowed', 'copyStaysUnencrypted', 'copyNotSupported', 'copyNeedsCustomerManagedKey'];
  const rule = (name: string, ...arns: unknown[]) => ruleNamed(name, { CopyActions: arns.map((arn) => copyTo(arn)) });
  const at = (index = 0, copy = 0) => `Plan ${RULE_AT}[${index}].CopyActions[${copy}].DestinationBackupVaultArn:`;
  const OTHER = { account: THERE.account, region: HERE.region };
  const SURE = `in another account, which works only if that vault has a customer managed key and its access policy allows the account ${HERE.account} backup:CopyIntoBackupVault: make sure of both`;
  const away = arnOf('away', THERE);

  test.each<[string, Json[], string[]]>([
    ['twice into one vault', [rule('r', arnOf('a'), arnOf('a'))], [`warning ${at(0, 1)} the rule 'r' copies into '${arnOf('a')}' more than once: a copy is worth something in another one`]],
    ['thrice', [rule('r', arnOf('a'), arnOf('a'), arnOf('a'))], [`warning ${at(0, 1)} the rule 'r' copies into '${arnOf('a')}' more than once: a copy is worth something in another one`]],
    ['into its own vault', [rule('q', arnOf('a')), rule('r', arnOf('main'))], [`warning ${at(1)} the rule 'r' backs up into 'main' and copies into '${arnOf('main')}', the same vault: a copy is worth something in another one`]],
    ['into the default vault of another Region', [rule('r', arnOf('Default', { region: 'us-east-1' }))], [
      `warning ${at()} the rule 'r' copies into '${arnOf('Default', { region: 'us-east-1' })}', the vault Default: it exists only where somebody has opened the console, and takes no copies of Storage Gateway volumes; `
      + 'copy into a vault of your own',
    ]],
    ['into that of another account', [rule('r', arnOf('Default', OTHER))], [
      `error ${at()} the rule 'r' must copy into a vault with a customer managed key in another account, got '${arnOf('Default', OTHER)}', the vault Default: its AWS managed key cannot be shared`,
    ]],
    ['into another account', [rule('q', arnOf('a'), away), rule('r', away)], [`warning ${at(0, 1)} the rules 'q', 'r' copy into '${away}' ${SURE}`]],
    ['into another partition', [rule('r', 'arn:aws-cn:backup:cn-north-1:111111111111:backup-vault:a')], [
      `error ${at()} the rule 'r' must copy within the partition aws, got 'arn:aws-cn:backup:cn-north-1:111111111111:backup-vault:a' in the partition aws-cn: AWS Backup does not copy from one to another`,
    ]],
    ['into what deployment knows', [rule('r', LATER, { 'Fn::Sub': 'arn:aws:backup:${Unknown}:111111111111:backup-vault:a' })], []],
  ])('%s', (_, rules, expected) => {
    expect(said(IDS, [{ Plan: planOf(...rules) }])).toEqual(expected);
  });

  test('into another account, of several plans', () => {
    const [One, Two, Three] = [1, 2, 3].map((index) => planOf(rule(`r${index}`, away)));
    expect(said(IDS, [{ One, Two, Three }])).toEqual([`warning One ${RULE_AT}[0].CopyActions[0].DestinationBackupVaultArn: the rule 'r1' copies into '${away}' ${SURE}; so do the plans 'Two', 'Three'`]);
    expect(said(IDS, [{ One, Two }])).toEqual([`warning One ${RULE_AT}[0].CopyActions[0].DestinationBackupVaultArn: the rule 'r1' copies into '${away}' ${SURE}; so does the plan 'Two'`]);
  });

  const KEY = 'arn:aws:kms:us-east-1:222222222222:key/k';
  const policy = (statement: Json) => ({ AccessPolicy: { Version: '2012-10-17', Statement: [{ Action: 'backup:CopyIntoBackupVault', Resource: '*', ...statement }] } });
  const allowed = policy({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${HERE.account}:root` } });

  test.each<[string, Json, Env, string[]]>([
    ['that lets it', vaultOf('away', { EncryptionKeyArn: KEY, ...allowed }), THERE, []],
    ['that does not', vaultOf('away', { EncryptionKeyArn: KEY }), THERE, [
      `warning ${at()} the rule 'r' copies into 'Away' in another account, and the access policy of that vault does not let this account do so: allow the account ${HERE.account} backup:CopyIntoBackupVault`,
    ]],
    ['without a key', vaultOf('away', allowed), THERE, [
      `error ${at()} the rule 'r' must copy into a vault with a customer managed key in another account, got 'Away' without one: give it an 'encryptionKey'`,
    ]],
    ['of its own account, that denies it', vaultOf('away', policy({ Effect: 'Deny', Principal: '*' })), { ...THERE, account: HERE.account }, [
      `warning ${at()} the rule 'r' copies into 'Away', whose access policy denies backup:CopyIntoBackupVault to everybody: no copy is made; except the role from the denial`,
    ]],
    ['of its own account', vaultOf('away'), { ...THERE, account: HERE.account }, []],
  ])('into a vault of the application %s', (_, Away, env, expected) => {
    expect(said(IDS, [{ Plan: planOf(rule('r', arnOf('away', env))) }], [{ Away }, env])).toEqual(expected);
  });

  const unencrypted = (StorageEncrypted: unknown) => ({ Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', StorageEncrypted } });
  const Selected = selectionOf([{ 'Fn::Sub': 'arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:cluster:${Db}' }]);

  test.each<[unknown, string, string[]]>([
    [false, away, ["warning Plan undefined: the rule 'r' copies into another account, and copies of an unencrypted cluster are unencrypted there, whatever the key of the vault: encrypt 'Db'"]],
    [true, away, []],
    [LATER, away, []],
    [false, arnOf('a', { region: THERE.region }), []],
  ])('of a cluster with StorageEncrypted %j into %s', (encrypted, arn, expected) => {
    expect(said(['copyStaysUnencrypted'], [{ Plan: planOf(rule('r', arn), ruleNamed('q')), Db: unencrypted(encrypted), Selected }])).toEqual(expected);
  });
});

describe('of rules', () => {
  test.each<[string, string[], Json[], Json, string[]]>([
    ['indexes without a policy', ['indexWithoutPolicy'], [ruleNamed('q'), ruleNamed('r', { IndexActions: [{ ResourceTypes: ['EBS'] }, { ResourceTypes: LATER }] }), ruleNamed('s', { IndexActions: LATER })], {
      Volume: VOLUME,
      Bucket: BUCKET,
      Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {}, ManagedPolicyArns: [] } },
      S: selectionOf([volumeArn], { Ref: 'Plan' }, { 'Fn::GetAtt': ['Role', 'Arn'] }),
      Buckets: selectionOf([bucketArn()], { Ref: 'Plan' }, { 'Fn::GetAtt': ['Role', 'Arn'] }),
    }, ['warning S undefined: the role of the selection lacks the AWS managed policy AWSBackupServiceRolePolicyForIndexing, without which AWS Backup cannot index recovery points of EBS']],
    ['databases that say how they are backed up', ['ownAutomatedBackups'], [ruleNamed('r', { EnableContinuousBackup: true })], {
      Db: { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql', PreferredBackupWindow: '03:00-04:00' } },
      S: selectionOf([{ 'Fn::Sub': 'arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:db:${Db}' }]),
    }, ["warning Plan undefined: the rule 'r' backs up continuously, for which AWS Backup sets the retention and the window of automated backups itself: "
      + "leave BackupRetentionPeriod and PreferredBackupWindow to it for 'Db', or they change back and forth"]],
    ['buckets periodically in two vaults', ['bucketInTwoVaults', 'continuousTwice'], [ruleNamed('q', { TargetBackupVault: 'other' }), ruleNamed('s')], { Bucket: BUCKET, S: selectionOf([bucketArn()]) }, []],
    ['buckets in two vaults', ['bucketInTwoVaults', 'continuousTwice'], [ruleNamed('q', { TargetBackupVault: 'other' }), ruleNamed('r', { EnableContinuousBackup: true }), ruleNamed('s')],
      { Bucket: BUCKET, S: selectionOf([bucketArn()]) },
      ["warning Plan undefined: the rule 'q' backs up into another vault than a continuous rule, and AWS Backup needs all backups of a bucket in one: give the rules one vault for 'Bucket'"]],
    ['a bucket continuously in two vaults', ['bucketInTwoVaults', 'continuousTwice'], [
      ruleNamed('q', { TargetBackupVault: 'other', EnableContinuousBackup: true }), ruleNamed('r', { EnableContinuousBackup: true }),
    ], { Bucket: BUCKET, S: selectionOf([bucketArn()]) },
    ["warning Plan undefined: the rules 'q', 'r' back up continuously into different vaults, and a resource has one continuous backup only: in which of them it will be cannot be told of 'Bucket'"]],
    ['continuous backups of what has none', ['continuousBackupWithoutEffect'], [ruleNamed('q'), ruleNamed('r', { EnableContinuousBackup: true })], { Table: TABLE, S: selectionOf([tableArn]) }, [
      expect.stringMatching(/^warning Plan undefined: the rule 'r' backs up continuously, and nothing that the plan selects has point-in-time recovery: it gets snapshots, kept for 35 days at most; it is for [\w ,]+$/) as never,
    ]],
  ])('%s', (_, ids, rules, resources, expected) => {
    expect(said(ids, [{ Plan: planOf(...rules), ...resources }])).toEqual(expected);
  });
});
