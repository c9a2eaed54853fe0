import { arn, BACKUP, coverageOfFiles, find, plan, role, selection, tag } from './templates';
import type { Json } from './templates';

const TABLE = { Type: 'AWS::DynamoDB::Table', Properties: {} };
const VOLUME = { Type: 'AWS::EC2::Volume', Properties: {} };
const FILES = { Type: 'AWS::EFS::FileSystem', Properties: {} };
const vault = (BackupVaultName: string, more: Json = {}): Json => ({ Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName, ...more } });
const policy = (...Statement: Json[]): Json => ({ AccessPolicy: { Version: '2012-10-17', Statement } });
const DENY = { Effect: 'Deny', Principal: '*', Action: 'backup:StartBackupJob', Resource: '*' };
const template = (more: Json, X: Json = TABLE): Json => ({
  Parameters: { P: { Type: 'String' } },
  Resources: { ...BACKUP, S: selection({ Resources: [arn('X')] }), X, Stranger: role(), ...more },
});
const denying = (statement: Json) => template({ Vault: vault('vault', policy(statement)) });
const SOME = 'arn:aws:iam::111122223333:role/some';
const ROLE = { AWS: arn('Role') };
const DENIED = 'the access policy of the vault \'vault\' denies backup:StartBackupJob to the role';
const OPEN = 'whether the access policy of the vault \'vault\' denies backup:StartBackupJob to the role is known only at deployment';
const except = (operator: string, ...names: Json[]) => ({ ...DENY, Condition: { [operator]: { 'aws:PrincipalArn': names } } });

describe('a vault whose access policy denies backups', () => {
  test.each<[whom: string, template: Json, verdict: string, reason: string]>([
    ['everybody', denying(DENY), 'selectedInVain', DENIED],
    ['everybody, as a list', denying({ ...DENY, Principal: { AWS: ['*'] }, Action: ['backup:DeleteRecoveryPoint', 'backup:startbackupjob'] }), 'selectedInVain', DENIED],
    ['everybody all but something else', denying({ ...DENY, Action: undefined, NotAction: 'backup:DescribeBackupVault' }), 'selectedInVain', DENIED],
    ['everybody all but backups', denying({ ...DENY, Action: undefined, NotAction: 'backup:StartBackupJob' }), 'protected', ''],
    ['everybody something else', denying({ ...DENY, Action: 'backup:DeleteRecoveryPoint' }), 'protected', ''],
    ['nobody, but allows them', denying({ ...DENY, Effect: 'Allow' }), 'protected', ''],
    ['the own account', denying({ ...DENY, Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } } }), 'selectedInVain', DENIED],
    ['the role', denying({ ...DENY, Principal: ROLE }), 'selectedInVain', DENIED],
    ['another role', denying({ ...DENY, Principal: { AWS: [arn('Stranger')] } }), 'protected', ''],
    ['a role that has another name', denying({ ...DENY, Principal: { AWS: 'arn:aws:iam::111122223333:role/some' } }), 'protected', ''],
    ['an account that may be another one', denying({ ...DENY, Principal: { AWS: '999999999999' } }), 'conditional', OPEN],
    ['a service', denying({ ...DENY, Principal: { Service: 'ec2.amazonaws.com' } }), 'protected', ''],
    ['all but the own account', denying({ ...DENY, Principal: undefined, NotPrincipal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } } }), 'conditional', OPEN],
    ['all, or allows them', denying({ ...DENY, Effect: { Ref: 'P' } }), 'conditional', OPEN],
    ['on this vault', denying({ ...DENY, Resource: arn('Vault', 'BackupVaultArn') }), 'selectedInVain', DENIED],
    ['on another vault', template({ Vault: vault('vault', policy({ ...DENY, Resource: arn('Other', 'BackupVaultArn') })), Other: vault('other') }), 'protected', ''],
    ['on all but another vault', denying({ ...DENY, Resource: undefined, NotResource: 'arn:aws:backup:*:*:backup-vault:other' }), 'conditional', OPEN],
    ['a role that may have the name', template({ Vault: vault('vault', policy({ ...DENY, Principal: { AWS: SOME } })), Role: role(undefined, { RoleName: { Ref: 'P' } }) }), 'conditional', OPEN],
    ['a role of the name in an account that may be another one', template({ Vault: vault('vault', policy({ ...DENY, Principal: { AWS: SOME } })), Role: role(undefined, { RoleName: 'some' }) }), 'conditional', OPEN],
    ['a role of another name', template({ Vault: vault('vault', policy({ ...DENY, Principal: { AWS: SOME } })), Role: role(undefined, { RoleName: 'other' }) }), 'protected', ''],
    ['roles that a pattern names, which may be it', denying(except('ArnLike', 'arn:aws:iam::*:role/some*')), 'conditional', OPEN],
    ['all but the role, by its ARN', denying(except('ArnNotLike', arn('Role'))), 'protected', ''],
    ['all but another role, by its ARN', denying(except('StringNotEquals', arn('Stranger'))), 'selectedInVain', DENIED],
    ['all but those that a pattern names', denying(except('ArnNotLike', '*')), 'protected', ''],
    ['all but one that is a star to the letter', denying(except('StringNotEquals', 'arn:aws:iam::*:role/*')), 'selectedInVain', DENIED],
    ['one that is a star to the letter', denying(except('StringEquals', '*')), 'protected', ''],
    ['by one character that may be any', denying({ ...DENY, Action: 'backup:Start?ackupJob' }), 'selectedInVain', DENIED],
    ['the role, by its ARN', denying(except('ArnEquals', arn('Role'))), 'selectedInVain', DENIED],
    ['all but another organization', denying({ ...DENY, Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } } }), 'conditional', OPEN],
    ['whom a parameter says', denying({ ...DENY, Principal: { AWS: { Ref: 'P' } } }), 'conditional', OPEN],
    ['what a parameter says', denying({ ...DENY, Action: { Ref: 'P' } }), 'conditional', OPEN],
    ['on itself', denying({ ...DENY, Resource: 'arn:aws:backup:*:*:backup-vault:*' }), 'conditional', OPEN],
    ['all but who is named', denying({ ...DENY, Principal: undefined, NotPrincipal: { AWS: arn('Stranger') } }), 'selectedInVain', DENIED],
  ])('%s', (_, each, verdict, reason) => {
    const { verdict: found, reasons } = find(coverageOfFiles(each), 'X');
    const why = reasons.join('\n');
    expect([found, why.slice(why.length - reason.length)]).toEqual([verdict, reason]);
  });
});

describe('what is in vain of a plan is not counted', () => {
  const copyTo = (id: string) => ({ CopyActions: [{ DestinationBackupVaultArn: arn(id, 'BackupVaultArn') }] });
  const LOCKED = { LockConfiguration: { MinRetentionDays: 7 } };
  const KEY = { Type: 'AWS::KMS::Key', Properties: { Enabled: false } };
  const keyed = { EncryptionKeyArn: arn('Key') };
  const two = plan([{ ScheduleExpression: 'cron(0 5 ? * * *)', StartWindowMinutes: 60 }, { ScheduleExpression: 'cron(0 5,17 ? * * *)', StartWindowMinutes: 60, Lifecycle: { DeleteAfterDays: 7 }, TargetBackupVault: { Ref: 'Other' } }]);
  const HALF_A_DAY = 13 * 60;
  const A_DAY = 25 * 60;
  test.each<[what: string, template: Json, minutes: number, immutability: string, copies: number]>([
    ['nothing', template({ Plan: two, Other: vault('other', LOCKED) }), HALF_A_DAY, 'governance', 0],
    ['a rule whose vault denies backups', template({ Plan: two, Other: vault('other', { ...LOCKED, ...policy(DENY) }) }), A_DAY, 'none', 0],
    ['a rule whose vault denies them to the role', template({ Plan: two, Other: vault('other', { ...LOCKED, ...policy({ ...DENY, Principal: ROLE }) }) }), A_DAY, 'none', 0],
    ['a rule whose vault may deny them', template({ Plan: two, Other: vault('other', { ...LOCKED, ...policy({ ...DENY, Principal: { AWS: { Ref: 'P' } } }) }) }), A_DAY, 'none', 0],
    ['a rule whose vault has a disabled key, of a file system', template({ Plan: two, Other: vault('other', { ...LOCKED, ...keyed }), Key: KEY }, FILES), A_DAY, 'none', 0],
    ['a rule whose vault has a disabled key, of a volume', template({ Plan: two, Other: vault('other', { ...LOCKED, ...keyed }), Key: KEY, S: selection({ Resources: ['*'] }) }, VOLUME), HALF_A_DAY, 'governance', 0],
    ['a rule whose vault does not take what is kept so shortly', template({ Plan: two, Other: vault('other', { LockConfiguration: { MinRetentionDays: 8 } }) }), A_DAY, 'none', 0],
    ['a copy that its vault does not take', template({ Plan: plan([{ StartWindowMinutes: 60, ...copyTo('Other') }]), Other: vault('other', { LockConfiguration: { MinRetentionDays: 36 } }) }), A_DAY, 'none', 0],
    ['a copy', template({ Plan: plan([{ StartWindowMinutes: 60, ...copyTo('Other') }]), Other: vault('other', LOCKED) }), A_DAY, 'governance', 1],
    ['a copy into a vault that denies it to the role', template({ Plan: plan([{ StartWindowMinutes: 60, ...copyTo('Other') }]), Other: vault('other', { ...LOCKED, ...policy({ ...DENY, Action: 'backup:CopyIntoBackupVault', Principal: ROLE }) }) }), A_DAY, 'none', 0],
    ['a copy into a vault with a disabled key', template({ Plan: plan([{ StartWindowMinutes: 60, ...copyTo('Other') }]), Other: vault('other', { ...LOCKED, ...keyed }), Key: KEY }), A_DAY, 'none', 0],
  ])('%s', (_, each, minutes, immutability, copies) => {
    const { verdict, numbers } = find(coverageOfFiles(each), 'X');
    expect([verdict, numbers!.recoveryPointObjectiveMinutes, numbers!.immutability, numbers!.copies.length]).toEqual(['protected', minutes, immutability, copies]);
  });

  test.each<[what: string, kept: Json, minutes: number | undefined]>([
    ['are kept longer', {}, 2 * 24 * 60 + 60],
    ['are kept as long', { DeleteAfterDays: 35 }, 2 * 24 * 60 + 60],
    ['are kept shorter', { DeleteAfterDays: 34 }, A_DAY],
  ])('the place of others is taken by what fails, too: by those that %s', (_, kept, minutes) => {
    const daily = { ScheduleExpression: 'cron(0 5 ? * * *)', StartWindowMinutes: 60, Lifecycle: { DeleteAfterDays: 35 } };
    const rules = [daily, { ...daily, ScheduleExpression: 'cron(0 5 ? * SUN *)', Lifecycle: kept, TargetBackupVault: { Ref: 'Other' } }];
    const { verdict, numbers } = find(coverageOfFiles(template({ Plan: plan(rules), Other: vault('other', policy(DENY)) })), 'X');
    expect([verdict, numbers!.recoveryPointObjectiveMinutes, numbers!.retentionDays]).toEqual(['protected', minutes, 35]);
  });

  test.each<[what: string, airGapped: Json, immutability: string, copies: number]>([
    ['lets everybody in', {}, 'airGapped', 1],
    ['denies it to the role', policy({ ...DENY, Action: 'backup:CopyIntoBackupVault', Principal: ROLE }), 'none', 0],
    ['denies it to another one', policy({ ...DENY, Action: 'backup:CopyIntoBackupVault', Principal: { AWS: arn('Stranger') } }), 'airGapped', 1],
  ])('a logically air-gapped vault of a rule that %s', (_, more, immutability, copies) => {
    const { verdict, numbers } = find(coverageOfFiles(template({
      Plan: plan([{ TargetLogicallyAirGappedBackupVaultArn: arn('Gapped', 'BackupVaultArn') }]),
      Gapped: { Type: 'AWS::Backup::LogicallyAirGappedBackupVault', Properties: { BackupVaultName: 'gapped', MinRetentionDays: 7, MaxRetentionDays: 90, ...more } },
    })), 'X');
    expect([verdict, numbers!.immutability, numbers!.copies.length]).toEqual(['protected', immutability, copies]);
  });

  const GAPPED = (more: Json = {}): Json => ({ Type: 'AWS::Backup::LogicallyAirGappedBackupVault', ...more, Properties: { BackupVaultName: 'gapped', MinRetentionDays: 7, MaxRetentionDays: 90 } });
  const NOT_DOCUMENTED = "AWS Backup is not documented to back up into the logically air-gapped vault 'gapped' as the ordinary vault of a rule [airGappedVaultOfRule]";
  test.each<[where: string, template: Json, verdict: string, immutability: string, reason: string]>([
    ['alone', template({ Vault: GAPPED() }), 'conditional', 'airGapped', `may select it by Resources[0]: ${NOT_DOCUMENTED}`],
    ['beside another one', template({ Plan: two, Other: GAPPED() }), 'protected', 'none', 'selects it by Resources[0]'],
    ['and as its logically air-gapped one', template({ Vault: GAPPED(), Plan: plan([{ TargetLogicallyAirGappedBackupVaultArn: arn('Vault', 'BackupVaultArn') }]) }), 'conditional', 'airGapped',
      `may select it by Resources[0]: ${NOT_DOCUMENTED}`],
    ['where a condition holds', { ...template({ Vault: GAPPED({ Condition: 'C' }), Plan: plan([{ TargetBackupVault: { 'Fn::If': ['C', { Ref: 'Vault' }, 'Default'] } }]) }), Conditions: { C: { 'Fn::Equals': [{ Ref: 'P' }, 'x'] } } },
      'conditional', 'none', NOT_DOCUMENTED],
  ])('a logically air-gapped vault as the ordinary one of a rule, %s', (_, each, verdict, immutability, reason) => {
    const { verdict: found, numbers, reasons } = find(coverageOfFiles(each), 'X');
    expect([found, numbers!.immutability, reasons.at(-1)]).toEqual([verdict, immutability, expect.stringContaining(reason)]);
  });

  test.each([['a table', TABLE], ['a file system', FILES], ['a volume', VOLUME]])('a logically air-gapped vault takes nothing out of its range, of %s', (_, X) => {
    const { verdict, reasons } = find(coverageOfFiles(template({
      Plan: plan([{ TargetLogicallyAirGappedBackupVaultArn: arn('Gapped', 'BackupVaultArn') }]),
      S: selection({ Resources: ['*'] }),
      Gapped: { Type: 'AWS::Backup::LogicallyAirGappedBackupVault', Properties: { BackupVaultName: 'gapped', MinRetentionDays: 7, MaxRetentionDays: 30 } },
    }, X)), 'X');
    expect([verdict, reasons.join()]).toEqual(['selectedInVain', expect.stringMatching(
      /the rule 'rule0' keeps recovery points for 35 days, and the vault 'Gapped' takes only what is kept for 7 to 30 days \[retentionOutOfRange\]$/,
    )]);
  });

  test.each<[what: string, statement: Json, verdict: string, reason: string]>([
    ['is free', { ...DENY, Effect: 'Allow' }, 'protected', ''],
    ['may be denied', { ...DENY, Principal: { AWS: { Ref: 'P' } } }, 'conditional',
      'whether the access policy of the vault \'other\' denies backup:StartBackupJob to the role is known only at deployment'],
    ['is denied', DENY, 'selectedInVain', 'no rule of the plan goes on starting jobs'],
  ])('where one rule ends, it depends on the other one, which %s', (_, statement, verdict, reason) => {
    const ends = plan([{ ScheduleExpression: 'cron(0 5 1 1 ? 2030)' }, { TargetBackupVault: { Ref: 'Other' } }]);
    const { verdict: found, reasons } = find(coverageOfFiles(template({ Plan: ends, Other: vault('other', policy(statement)) })), 'X');
    expect([found, reasons.join('\n')]).toEqual([verdict, expect.stringMatching(new RegExp(`${reason}$`))]);
  });

  test('what is so of one kind is not of another one', () => {
    const coverage = coverageOfFiles(template({ Vault: vault('vault', keyed), Key: KEY, S: selection({ Resources: ['*'] }), T: selection({ Resources: ['*'] }), Files: FILES, Volume: VOLUME }));
    expect(['X', 'Files', 'Volume'].map((id) => find(coverage, id).verdict)).toEqual(['conditional', 'selectedInVain', 'protected']);
  });

  test.each<[what: string, template: Json, verdict: string, reason: string]>([
    ['of a table', template({ Vault: vault('vault', keyed), Key: KEY }), 'conditional', 'the key of the vault is disabled, which matters where advanced features are on'],
    ['of a file system', template({ Vault: vault('vault', keyed), Key: KEY }, FILES), 'selectedInVain', 'the key of the vault is disabled'],
    ['that a parameter disables, of a volume', template({ Vault: vault('vault', keyed), Key: { Type: 'AWS::KMS::Key', Properties: { Enabled: { Ref: 'P' } } }, S: selection({ Resources: ['*'] }) }, VOLUME), 'protected', ''],
    ['by the ARN that is made of its id, of a file system', template({ Vault: vault('vault', { EncryptionKeyArn: { 'Fn::Sub': 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/${Key}' } }), Key: KEY }, FILES),
      'selectedInVain', 'the key of the vault is disabled'],
    ['by the ARN of another one, of a file system', template({ Vault: vault('vault', { EncryptionKeyArn: { 'Fn::Sub': 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/${P}' } }), Key: KEY }, FILES), 'protected', ''],
    ['and the policy of another one may deny', template({ Vault: vault('vault', keyed), Key: KEY, Plan: two, Other: vault('other', policy({ ...DENY, Principal: { AWS: { Ref: 'P' } } })) }, FILES), 'conditional',
      'the key of the vault is disabled; whether the access policy of the vault \'other\' denies backup:StartBackupJob to the role is known only at deployment'],
    ['that a parameter disables', template({ Vault: vault('vault', keyed), Key: { Type: 'AWS::KMS::Key', Properties: { Enabled: { Ref: 'P' } } } }, FILES), 'conditional', 'whether the key of the vault is enabled is known only at deployment'],
  ])('the key of the only vault is disabled, %s', (_, each, verdict, reason) => {
    const { verdict: found, reasons } = find(coverageOfFiles(each), 'X');
    expect([found, reasons.join('\n')]).toEqual([verdict, reason === '' ? expect.anything() : expect.stringMatching(new RegExp(`: ${reason}$`))]);
  });

  const OWN = { Effect: 'Allow', Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } }, Action: 'kms:*', Resource: '*' };
  const NO_KEY = "the policy of the key 'Key' does not let AWS Backup use it for the vault";
  const MAYBE_KEY = "whether the policy of the key 'Key' lets AWS Backup use it for the vault is known only at deployment";
  const ENCRYPTS = { ...OWN, Effect: 'Deny', Principal: '*', Action: 'kms:GenerateDataKey*' };
  const some = (Action: Json) => ({ ...OWN, Action });
  test.each<[what: string, statements: Json[], verdict: string, reason: string]>([
    ['lets the account do all', [OWN], 'protected', ''],
    ['lets it do what a vault needs', [some(['kms:CreateGrant', 'kms:GenerateDataKey', 'kms:Decrypt'])], 'protected', ''],
    ['lets it do so in two statements', [some('kms:GenerateDataKey*'), some('kms:Decrypt')], 'protected', ''],
    ['lets AWS Backup itself do all, which nobody says to be enough', [{ ...OWN, Principal: { Service: 'backup.amazonaws.com' } }], 'conditional', MAYBE_KEY],
    ['lets another service do all', [{ ...OWN, Principal: { Service: ['sns.amazonaws.com'] } }], 'selectedInVain', NO_KEY],
    ['lets it make grants', [some('kms:CreateGrant')], 'protected', ''],
    ['lets it read only', [some(['kms:Decrypt', 'kms:DescribeKey'])], 'selectedInVain', NO_KEY],
    ['lets it encrypt only', [some(['kms:GenerateDataKey*', 'kms:DescribeKey'])], 'selectedInVain', NO_KEY],
    ['lets a role do it whose name only deployment knows', [some('kms:Decrypt'), { ...some('kms:GenerateDataKey'), Principal: { AWS: { Ref: 'P' } } }], 'conditional', MAYBE_KEY],
    ['lets nobody encrypt', [OWN, ENCRYPTS], 'selectedInVain', NO_KEY],
    ['lets nobody encrypt in one of two ways', [OWN, { ...ENCRYPTS, Action: 'kms:GenerateDataKey' }], 'conditional', MAYBE_KEY],
    ['lets nobody decrypt', [OWN, { ...ENCRYPTS, Action: 'kms:Decrypt' }], 'conditional', MAYBE_KEY],
    ['lets the role not encrypt', [OWN, { ...ENCRYPTS, Principal: ROLE }], 'conditional', MAYBE_KEY],
    ['lets another role not encrypt', [OWN, { ...ENCRYPTS, Principal: { AWS: arn('Stranger') } }], 'protected', ''],
    ['lets nobody encrypt under a condition', [OWN, { ...ENCRYPTS, Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } } }], 'conditional', MAYBE_KEY],
    ['lets nobody delete it', [OWN, { ...ENCRYPTS, Action: ['kms:ScheduleKeyDeletion', 'kms:DisableKey'] }], 'protected', ''],
  ])('the policy of the key of the only vault %s', (_, Statement, verdict, reason) => {
    const key = { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement } } };
    const { verdict: found, reasons } = find(coverageOfFiles(template({ Vault: vault('vault', keyed), Key: key }, FILES)), 'X');
    expect([found, reasons.join('\n')]).toEqual([verdict, reason === '' ? expect.anything() : expect.stringMatching(new RegExp(`: ${reason}$`))]);
  });

  test.each<[where: string, rules: Json[], minutes: number, days: number, immutability: string]>([
    ['one vault', [{}, { Lifecycle: { DeleteAfterDays: 365 } }], 15, 365, 'none'],
    ['two vaults, of which either may be the one', [{}, { Lifecycle: { DeleteAfterDays: 365 }, TargetBackupVault: { Ref: 'Other' } }], 15 * 60, 35, 'none'],
  ])('all backups of a bucket are in the vault of the continuous one: of rules into %s', (_, [continuous, snapshots], minutes, days, immutability) => {
    const rules = plan([{ EnableContinuousBackup: true, StartWindowMinutes: 60, ...continuous }, { ScheduleExpression: 'cron(0 15 ? * * *)', StartWindowMinutes: 60, ...snapshots }]);
    const bucket = { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } };
    const { verdict, numbers } = find(coverageOfFiles(template({ Plan: rules, Other: vault('other', LOCKED) }, bucket)), 'X');
    expect([verdict, numbers!.recoveryPointObjectiveMinutes, numbers!.retentionDays, numbers!.immutability]).toEqual(['protected', minutes, days, immutability]);
  });

  test('each selection has a role of its own', () => {
    const denied = { Vault: vault('vault', policy({ ...DENY, Principal: ROLE })) };
    const mine = selection({ ...tag('a', 'b'), IamRoleArn: arn('Stranger') });
    const tagged = { ...TABLE, Properties: { Tags: [{ Key: 'a', Value: 'b' }] } };
    expect(find(coverageOfFiles(template({ ...denied, T: mine }, tagged)), 'X').verdict).toBe('protected');
  });
});
