import { arn, BACKUP, coverageOfFiles, coverageOfIncluded, find, plan, selection } from './templates';
import type { Json } from './templates';

const TABLE: Json = { Type: 'AWS::DynamoDB::Table', Properties: {} };
const DATABASE: Json = { Type: 'AWS::RDS::DBInstance', Properties: { DBInstanceClass: 'db.t3.micro' } };
const HOUR = 60;

function numbers(rules: Json[], more: Json = {}, it: Json = TABLE, attribute = 'Arn') {
  return find(coverageOfFiles({ Resources: { ...BACKUP, Plan: plan(rules), It: it, Selection: selection({ Resources: [arn('It', attribute)] }), ...more } }), 'It').numbers!;
}

describe('the longest time between recovery points', () => {
  const daily = { ScheduleExpression: 'cron(0 5 ? * * *)', StartWindowMinutes: 60 };
  test.each<[string, Json[], number | undefined]>([
    ['without a schedule', [{}], 24 * HOUR + 480],
    ['daily', [daily], 25 * HOUR],
    ['daily, where clocks change', [{ ...daily, ScheduleExpressionTimezone: 'Europe/Berlin' }], 26 * HOUR],
    ['hourly', [{ ScheduleExpression: 'cron(30 * * * ? *)', StartWindowMinutes: 60 }], 2 * HOUR],
    ['weekly', [{ ScheduleExpression: 'cron(0 5 ? * SUN *)', StartWindowMinutes: 60 }], 7 * 24 * HOUR + HOUR],
    ['twice a day, by two rules', [daily, { ...daily, ScheduleExpression: 'cron(0 17 ? * * *)' }], 13 * HOUR],
    ['hourly, beside a rule that may wait for long', [
      { ScheduleExpression: 'cron(0 * * * ? *)', StartWindowMinutes: 60 }, { ...daily, StartWindowMinutes: 480, Lifecycle: { DeleteAfterDays: 7 } },
    ], 2 * HOUR],
    ['by a rule that comes to its end, and one that does not', [{ ScheduleExpression: 'cron(0 * * * ? 2027)', StartWindowMinutes: 60 }, daily], 25 * HOUR],
    ['by a schedule that is not known', [{ ScheduleExpression: { 'Fn::ImportValue': 'x' } }], undefined],
    ['by two, of which one is not known', [{ ScheduleExpression: { 'Fn::ImportValue': 'x' }, Lifecycle: { DeleteAfterDays: 7 } }, daily], 25 * HOUR],
    ['continuously, which tables cannot be', [{ ...daily, EnableContinuousBackup: true }], 25 * HOUR],
  ])('%s', (_, rules, minutes) => {
    expect(numbers(rules).recoveryPointObjectiveMinutes).toBe(minutes);
  });

  test('continuously', () => {
    const rules = [{ EnableContinuousBackup: true }];
    expect(numbers(rules, {}, DATABASE, 'DBInstanceArn').recoveryPointObjectiveMinutes).toBe(5);
    const bucket = { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } };
    expect(numbers(rules, {}, bucket).recoveryPointObjectiveMinutes).toBe(15);
  });
});

describe('rules of which some take the place of others', () => {
  const daily = { ScheduleExpression: 'cron(0 5 ? * * *)', StartWindowMinutes: 60, Lifecycle: { DeleteAfterDays: 35 } };
  const hourly = { ScheduleExpression: 'cron(0 * * * ? *)', StartWindowMinutes: 60, Lifecycle: { DeleteAfterDays: 7 } };
  const UNKNOWN = { DeleteAfterDays: { 'Fn::ImportValue': 'x' } };
  test.each<[string, Json[], number | undefined]>([
    ['hourly, but for the hours in which what is kept longer may start', [hourly, { ...daily, StartWindowMinutes: 480 }], 9 * HOUR + HOUR],
    ['what is kept longer, at the hour of the other', [hourly, daily], 2 * HOUR],
    ['windows that touch', [{ ...hourly, ScheduleExpression: 'cron(0 4,6 ? * * *)' }, daily], 22 * HOUR + HOUR],
    ['windows that overlap by a minute', [{ ...hourly, ScheduleExpression: 'cron(0 4,6 ? * * *)', StartWindowMinutes: 61 }, daily], 23 * HOUR + 61],
    ['what is kept as long, of which nobody knows which is made', [{ ...hourly, Lifecycle: daily.Lifecycle }, { ...daily, StartWindowMinutes: 480 }], 9 * HOUR + HOUR],
    ['whichever stands first', [{ ...daily, StartWindowMinutes: 480 }, { ...hourly, Lifecycle: daily.Lifecycle }], 9 * HOUR + HOUR],
    ['what is kept as long and starts with it', [daily, daily], 25 * HOUR],
    ['what is kept as long and starts nobody knows when', [daily, { ...daily, ScheduleExpression: { 'Fn::ImportValue': 'x' } }], undefined],
    ['what is kept longer and comes to its end', [{ ...hourly, ScheduleExpression: 'cron(0 * * * ? 2027)', Lifecycle: {} }, daily], 25 * HOUR],
    ['what is kept for ever takes that of all others', [{ ...daily, Lifecycle: {} }, { ...daily, StartWindowMinutes: 120 }], 25 * HOUR],
    ['a weekly rule in the place of a daily one, which waits longer', [daily, { ...daily, ScheduleExpression: 'cron(0 7 ? * SAT *)', StartWindowMinutes: 120, Lifecycle: {} }], 25 * HOUR],
    ['that overlaps with it', [daily, { ...daily, ScheduleExpression: 'cron(0 4 ? * SAT *)', StartWindowMinutes: 120, Lifecycle: {} }], 25 * HOUR + 2 * HOUR],
    ['over midnight', [
      { ...hourly, ScheduleExpression: 'cron(30 0 ? * * *)' }, { ...daily, ScheduleExpression: 'cron(0 23 ? * * *)', StartWindowMinutes: 120 },
    ], 26 * HOUR],
    ['over the end of a month', [
      { ...hourly, ScheduleExpression: 'cron(30 0 ? * * *)' }, { ...daily, ScheduleExpression: 'cron(0 23 L * ? *)', StartWindowMinutes: 120 },
    ], 27.5 * HOUR],
    ['of which it is not known which is kept longer', [{ ...hourly, Lifecycle: UNKNOWN }, { ...daily, ScheduleExpression: 'cron(0 6 ? * * *)', StartWindowMinutes: 480 }], 9 * HOUR + HOUR],
    ['that are kept longer and start nobody knows when', [hourly, { ...daily, ScheduleExpression: { 'Fn::ImportValue': 'x' } }], undefined],
    ['that are kept shorter and start nobody knows when', [{ ...hourly, ScheduleExpression: { 'Fn::ImportValue': 'x' } }, daily], 25 * HOUR],
    ['that are kept longer and wait for weeks', [hourly, { ...daily, StartWindowMinutes: 20_000 }], 24 * HOUR + 20_000],
  ])('%s', (_, rules, minutes) => {
    expect(numbers(rules).recoveryPointObjectiveMinutes).toBe(minutes);
  });

  test('what never makes a recovery point has no copy and no vault', () => {
    const more = {
      Far: { Type: 'AWS::Backup::LogicallyAirGappedBackupVault', Properties: { BackupVaultName: 'far', MinRetentionDays: 7, MaxRetentionDays: 90 } },
      Locked: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'locked', LockConfiguration: { MinRetentionDays: 7 } } },
    };
    const rule = { ...daily, Lifecycle: { DeleteAfterDays: 30 }, TargetBackupVault: { Ref: 'Locked' }, CopyActions: [{ DestinationBackupVaultArn: arn('Far', 'BackupVaultArn'), Lifecycle: { DeleteAfterDays: 30 } }] };
    const said = (other: Json) => {
      const { copies, immutability, retentionDays } = numbers([rule, other], more);
      return [copies.length, immutability, retentionDays];
    };
    expect(said(daily)).toEqual([0, 'none', 35]);
    expect(said({ ...daily, ScheduleExpression: 'cron(0 5 ? * SAT *)' })).toEqual([1, 'airGapped', 35]);
    expect(said({ ...daily, ScheduleExpression: 'cron(0 7 ? * * *)' })).toEqual([1, 'airGapped', 35]);
    expect(said({ ...daily, StartWindowMinutes: { 'Fn::ImportValue': 'x' } })).toEqual([0, 'none', 35]);
  });

  test.each<[what: string, rules: Json[], copies: string[]]>([
    ['all of one vault', [{ ...daily, copies: ['one'] }, { ...daily, copies: ['one', 'two'] }], ['one']],
    ['other vaults', [{ ...daily, copies: ['one'] }, { ...daily, copies: ['two'] }], []],
    ['another one that starts later', [{ ...daily, copies: ['one'] }, { ...daily, ScheduleExpression: 'cron(0 6 ? * * *)', copies: ['two'] }], ['one', 'two']],
  ])('of rules that are kept as long and start together, what both do is sure: copies into %s', (_, rules, expected) => {
    const copy = (name: string) => ({ DestinationBackupVaultArn: `arn:aws:backup:eu-west-1:111122223333:backup-vault:${name}` });
    const { copies } = numbers(rules.map(({ copies: names, ...rule }) => ({ ...rule, CopyActions: (names as string[]).map(copy) })));
    expect(copies.map(({ vault: { name } }) => name)).toEqual(expected);
  });

  test('rules of two plans are made beside each other', () => {
    const other = { Other: { ...plan([{ ...daily, StartWindowMinutes: 480 }]) }, OtherSelection: selection({ Resources: [arn('It')] }, {}, { Ref: 'Other' }) };
    expect(numbers([hourly], other).recoveryPointObjectiveMinutes).toBe(2 * HOUR);
  });
});

describe('what differs with a condition or a parameter counts by its worst', () => {
  const IS_PROD = { Parameters: { Env: { Type: 'String', Default: 'prod' } }, Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } } };
  const inEither = (resources: Json) => find(coverageOfFiles({ ...IS_PROD, Resources: { ...BACKUP, It: TABLE, Selection: selection({ Resources: [arn('It')] }), ...resources } }), 'It');
  const where = (prod: Json, otherwise: Json) => ({ 'Fn::If': ['IsProd', prod, otherwise] });
  const copyTo = (name: string, days: number) => ({ DestinationBackupVaultArn: `arn:aws:backup:eu-west-1:111122223333:backup-vault:${name}`, Lifecycle: { DeleteAfterDays: days } });

  test('schedule, retention and copies', () => {
    const { verdict, numbers: found } = inEither({
      Plan: plan([{
        ScheduleExpression: where('cron(0 * * * ? *)', 'cron(0 5 ? * * *)'),
        StartWindowMinutes: 60,
        Lifecycle: { DeleteAfterDays: where(90, 7) },
        CopyActions: [copyTo('both', 30), where(copyTo('prod', 30), copyTo('both', 10))],
      }]),
    });
    expect([verdict, found!.recoveryPointObjectiveMinutes, found!.retentionDays]).toEqual(['protected', 25 * HOUR, 7]);
    expect(found!.copies.map(({ vault: { name }, days }) => [name, days])).toEqual([['both', 30]]);
    expect(found!.kept).toEqual([{ days: 7, everyMinutes: 24 * HOUR }]);
    expect(found!.copiesKept.map(({ vault: { name }, kept }) => [name, kept])).toEqual([['both', [{ days: 30, everyMinutes: 24 * HOUR }]]]);
  });

  test('what is not known in one of them', () => {
    const { numbers: found } = inEither({
      Plan: plan([{ Lifecycle: { DeleteAfterDays: where(90, { 'Fn::ImportValue': 'x' }) }, ScheduleExpression: where('cron(0 * * * ? *)', { 'Fn::ImportValue': 'x' }) }]),
    });
    expect([found!.recoveryPointObjectiveMinutes, found!.retentionDays]).toEqual([undefined, undefined]);
  });

  test('a lock', () => {
    const { numbers: found } = inEither({ Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault', LockConfiguration: where({ MinRetentionDays: 7 }, { Ref: 'AWS::NoValue' }) } } });
    expect(found!.immutability).toBe('none');
  });

  test('one selection in one of them, another one in the other', () => {
    const { verdict, numbers: found } = inEither({
      Selection: selection({ Resources: [where(arn('It'), 'arn:aws:ec2:*:*:volume/*')] }),
      Other: plan([{ Lifecycle: { DeleteAfterDays: 5 } }]),
      OtherSelection: selection({ Resources: [where('arn:aws:ec2:*:*:volume/*', arn('It'))] }, {}, { Ref: 'Other' }),
    });
    expect([verdict, found!.retentionDays]).toEqual(['protected', 5]);
  });

  test('nothing is said of where nothing is backed up', () => {
    const { verdict, withDefaults, numbers: found } = inEither({ Selection: selection({ Resources: [where(arn('It'), 'arn:aws:ec2:*:*:volume/*')] }) });
    expect([verdict, withDefaults, found!.retentionDays]).toEqual(['conditional', 'protected', 35]);
  });
});

describe('retention', () => {
  test.each<[string, Json[], number | undefined]>([
    ['the longest', [{ Lifecycle: { DeleteAfterDays: 7 } }, { Lifecycle: { DeleteAfterDays: 365 } }], 365],
    ['for ever', [{ Lifecycle: { DeleteAfterDays: 7 } }, { Lifecycle: {} }], Infinity],
    ['not known', [{ Lifecycle: { DeleteAfterDays: 7 } }, { Lifecycle: { DeleteAfterDays: { 'Fn::ImportValue': 'x' } } }], undefined],
  ])('%s', (_, rules, days) => {
    expect(numbers(rules).retentionDays).toBe(days);
  });
});

describe('how far back recovery points go, and how far apart they are then', () => {
  const daily = { StartWindowMinutes: 60, Lifecycle: { DeleteAfterDays: 7 } };
  const monthly = { ...daily, ScheduleExpression: 'cron(0 9 1 * ? *)', Lifecycle: {} };
  const UNKNOWN = { 'Fn::ImportValue': 'x' };
  const MONTH = 31 * 24 * HOUR;
  test.each<[string, Json[], unknown]>([
    ['a daily rule and a monthly one', [daily, monthly], [{ days: 7, everyMinutes: 24 * HOUR }, { days: Infinity, everyMinutes: MONTH }]],
    ['two rules that share the days', [{ ...daily, ScheduleExpression: 'cron(0 5 ? * MON-WED *)' }, { ...daily, ScheduleExpression: 'cron(0 5 ? * THU-SUN *)' }], [{ days: 7, everyMinutes: 24 * HOUR }]],
    ['what is kept as long, and comes rarely', [daily, { ...monthly, Lifecycle: daily.Lifecycle }], [{ days: 7, everyMinutes: 24 * HOUR }]],
    ['what is kept shorter, and comes no more often', [daily, { ...daily, Lifecycle: { DeleteAfterDays: 2 } }], [{ days: 7, everyMinutes: 24 * HOUR }]],
    ['a retention that is not known', [{ ...daily, Lifecycle: { DeleteAfterDays: UNKNOWN } }], [{ everyMinutes: 24 * HOUR }]],
    ['a schedule that is not known', [{ ...daily, ScheduleExpression: UNKNOWN }], [{ days: 7 }]],
    ['a schedule that comes to its end', [{ ...daily, ScheduleExpression: 'cron(0 5 * * ? 2027)' }, { ...monthly, Lifecycle: { DeleteAfterDays: 2 } }], [{ days: 2, everyMinutes: MONTH }, { days: 7 }]],
  ])('%s', (_, rules, expected) => {
    expect(numbers(rules).kept).toEqual(expected);
  });

  test('continuously', () => {
    expect(numbers([{ ...daily, EnableContinuousBackup: true }, monthly], {}, DATABASE, 'DBInstanceArn').kept).toEqual([{ days: 7, everyMinutes: 5 }, { days: Infinity, everyMinutes: MONTH }]);
  });

  test.each<[what: string, rules: Json[], it: Json, attribute: string, kept: unknown, copies: string[]]>([
    ['a database, by a rule beside it that is kept longer', [{ ...daily, EnableContinuousBackup: true, copy: 'one' }, { ...daily, Lifecycle: {}, copy: 'two' }], DATABASE, 'DBInstanceArn',
      [{ days: 7, everyMinutes: 5 }, { days: Infinity, everyMinutes: 24 * HOUR }], ['one', 'two']],
    ['a database, by a rule beside it that is kept shorter', [{ ...daily, EnableContinuousBackup: true, copy: 'one' }, { ...daily, Lifecycle: { DeleteAfterDays: 2 }, copy: 'two' }], DATABASE, 'DBInstanceArn',
      [{ days: 7, everyMinutes: 5 }], ['one', 'two']],
    ['a table, which cannot be', [{ ...daily, EnableContinuousBackup: true, copy: 'one' }, { ...daily, Lifecycle: { DeleteAfterDays: 2 }, copy: 'two' }], TABLE, 'Arn',
      [{ days: 7, everyMinutes: 24 * HOUR }], ['one']],
    ['a database, by two rules whenever they start', [
      { ...daily, EnableContinuousBackup: true, copy: 'one' }, { ...daily, ScheduleExpression: 'cron(0 17 * * ? *)', Lifecycle: { DeleteAfterDays: 8 }, EnableContinuousBackup: true, copy: 'two' },
    ], DATABASE, 'DBInstanceArn', [{ days: 8, everyMinutes: 5 }], ['two']],
    ['a database, by two rules that are kept as long', [
      { ...daily, EnableContinuousBackup: true, copy: 'one' }, { ...daily, ScheduleExpression: 'cron(0 17 * * ? *)', EnableContinuousBackup: true, copy: 'two' },
    ], DATABASE, 'DBInstanceArn', [{ days: 7, everyMinutes: 5 }], []],
  ])('continuously: %s', (_, rules, it, attribute, kept, copies) => {
    const found = numbers(rules.map(({ copy, ...rule }) => ({
      ...rule, CopyActions: [{ DestinationBackupVaultArn: `arn:aws:backup:eu-west-1:111122223333:backup-vault:${copy}`, Lifecycle: { DeleteAfterDays: 90 } }],
    })), {}, it, attribute);
    expect([found.kept, found.copies.map(({ vault: { name } }) => name)]).toEqual([kept, copies]);
  });

  test('copies, by their vaults', () => {
    const copy = (name: string, days: number) => ({ DestinationBackupVaultArn: `arn:aws:backup:eu-west-1:111122223333:backup-vault:${name}`, Lifecycle: { DeleteAfterDays: days } });
    const rules = [{ ...daily, CopyActions: [copy('one', 7)] }, { ...monthly, CopyActions: [copy('one', 365), copy('other', 90)] }];
    expect(numbers(rules).copiesKept.map(({ vault: { name }, kept }) => [name, kept])).toEqual([
      ['one', [{ days: 7, everyMinutes: 24 * HOUR }, { days: 365, everyMinutes: MONTH }]], ['other', [{ days: 90, everyMinutes: MONTH }]],
    ]);
  });
});

describe('immutability', () => {
  const vault = (properties: Json) => ({ Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault', ...properties } } });
  const deny = (more: Json = {}) => vault({ AccessPolicy: { Statement: [{ Effect: 'Deny', Principal: '*', Action: ['backup:DeleteRecoveryPoint'], Resource: '*', ...more }] } });
  test.each<[string, Json, string]>([
    ['none', {}, 'none'],
    ['a policy', deny(), 'policy'],
    ['a policy with exceptions', deny({ Condition: { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/admin' } } }), 'policy'],
    ['a policy that excepts everybody', deny({ Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:*' } } }), 'none'],
    ['a policy that excepts every role', deny({ Condition: { ArnNotEquals: { 'aws:PrincipalArn': { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/*' } } } }), 'none'],
    ['a policy that excepts every role of an account that may be this one', deny({ Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::999999999999:role/*' } } }), 'none'],
    ['a policy for some only', deny({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }), 'none'],
    ['a policy under a condition', deny({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }), 'none'],
    ['a lock that can be removed', vault({ LockConfiguration: { MinRetentionDays: 7 } }), 'governance'],
    ['a lock that cannot be removed', vault({ LockConfiguration: { MinRetentionDays: 7, ChangeableForDays: 3 } }), 'compliance'],
    ['a lock that is not known', vault({ LockConfiguration: { 'Fn::ImportValue': 'x' } }), 'none'],
  ])('%s', (_, more, immutability) => {
    expect(numbers([{}], more).immutability).toBe(immutability);
  });

  test('of a copy', () => {
    const airGapped = { Far: { Type: 'AWS::Backup::LogicallyAirGappedBackupVault', Properties: { BackupVaultName: 'far', MinRetentionDays: 7, MaxRetentionDays: 90 } } };
    const { immutability, copies } = numbers([{ CopyActions: [{ DestinationBackupVaultArn: arn('Far', 'BackupVaultArn'), Lifecycle: { DeleteAfterDays: 30 } }] }], airGapped);
    expect([immutability, copies.map(({ vault: { name }, days }) => [name, days])]).toEqual(['airGapped', [['far', 30]]]);
  });
});

test('what is not backed up has no numbers', () => {
  expect(find(coverageOfFiles({ Resources: { ...BACKUP, It: TABLE } }), 'It').numbers).toBeUndefined();
});

test.each([['a file', coverageOfFiles], ['an app', coverageOfIncluded]] as const)('the proof, in %s', (_, coverage) => {
  const table = { ...TABLE, Properties: { AttributeDefinitions: [], KeySchema: [], Tags: [{ Key: 'stage', Value: 'prod' }] } };
  const body = {
    Resources: ['arn:aws:ec2:*:*:volume/*', '*'],
    Conditions: { StringLike: [{ ConditionKey: 'aws:ResourceTag/stage', ConditionValue: 'p*' }] },
    NotResources: [arn('Other'), 'arn:aws:dynamodb:*:*:table/tmp-*'],
  };
  const it = find(coverage({ Resources: { ...BACKUP, It: { ...table, Properties: { ...table.Properties, TableName: 'orders' } }, Other: table, Selection: selection(body) } }), 'It');
  const [{ clause, conditions, exclusions, plan: plans, role, answer }] = it.proofs();
  expect({ clause, answer, conditions }).toEqual({
    clause: 'Resources[1]',
    answer: true,
    conditions: [{ clause: 'Conditions.StringLike[0]', operator: 'StringLike', key: 'stage', value: 'p*', tag: 'prod', holds: true }],
  });
  expect(exclusions.map(({ clause: each, holds }) => [each, holds])).toEqual([['NotResources[0]', false], ['NotResources[1]', false]]);
  expect([plans!.rules!.map(({ name, vault }) => [name, vault.place?.logicalId]), role?.logicalId]).toEqual([[['rule0', 'Vault']], 'Role']);
});
