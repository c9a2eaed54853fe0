import type { Need } from '../../../../src/coverage/api/requirements/need';
import { needInJson } from '../../../../src/coverage/api/requirements/need-in-json';
import { unmetBy } from '../../../../src/coverage/api/requirements/unmet';
import { UNREAD } from '../../../../src/coverage/unread';
import { arn, BACKUP, condition, coverageOfFiles, find, plan, selection, tag, tags } from '../../templates';
import type { Json } from '../../templates';

const TABLE: Json = { Type: 'AWS::DynamoDB::Table', Properties: {} };
const BUCKET: Json = { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } };
const HEAD: Json = {
  Parameters: { P: { Type: 'String', Default: 'a' }, Days: { Type: 'Number' }, Text: { Type: 'String' } },
  Conditions: { IsA: { 'Fn::Equals': [{ Ref: 'P' }, 'a'] }, IsB: { 'Fn::Equals': [{ Ref: 'P' }, 'b'] } },
};
const NOTHING = { Ref: 'AWS::NoValue' };
const [DAILY, LONG] = [35, 3650].map((days) => ({ ScheduleExpression: 'cron(0 5 ? * * *)', StartWindowMinutes: 60, Lifecycle: { DeleteAfterDays: days } }));
const AFTERNOON = { ...DAILY, ScheduleExpression: 'cron(0 15 ? * * *)' };
const ENDED = { ...LONG, ScheduleExpression: 'cron(0 15 1 1 ? 2020)' };
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1234';

const far = (region: string, account = '111122223333', days = 50) => ({ DestinationBackupVaultArn: `arn:aws:backup:${region}:${account}:backup-vault:far`, Lifecycle: { DeleteAfterDays: days } });
const vault = (more: Json = {}, BackupVaultName = 'second'): Json => ({ Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName, ...more } });
const locked = (lock: Json) => ({ Vault: vault({ LockConfiguration: lock }, 'vault') });

/** What a table lacks of what is required, beside the words for what helps. */
function said(required: Json, more: Json, it: Json = TABLE): string[] {
  const template = { ...HEAD, Resources: { ...BACKUP, Plan: plan([DAILY]), It: it, Selection: selection({ Resources: [arn('It')] }), ...more } };
  const { need, problems }: { need: Need; problems: readonly string[] } = needInJson(required);
  expect(problems).toEqual([]);
  return unmetBy(find(coverageOfFiles(template), 'It'), [need]).map(({ message }) => message.replace(/^'It' must (.*): .*?$/, '$1'));
}

const AT_MOST = 'be kept for at most 40 days, and';
const OF_KEYS = 'have recovery points in vaults with a customer managed key, and';
const FAR = 'be copied to the Region us-east-1';
const withCopies = (...CopyActions: Json[]) => ({ Plan: plan([{ ...DAILY, CopyActions }]) });
const either = (one: Json, other: Json): Json => ({ 'Fn::If': ['IsA', one, other] });

describe('what may be kept, or may be in a vault, beside what surely is', () => {
  const open = { Second: vault({ LockConfiguration: { MinRetentionDays: { Ref: 'Days' } } }), Plan: plan([DAILY, { ...LONG, TargetBackupVault: { Ref: 'Second' } }]) };
  const perhaps = (body: Json, rule: Json = LONG) => ({ Long: plan([rule]), Perhaps: selection(body, {}, { Ref: 'Long' }) });
  const named = { Resources: { Ref: 'Text' } };
  const keyed = { Vault: vault({ EncryptionKeyArn: KEY }, 'vault'), Second: vault() };
  test.each<[string, Json, Json, string[], Json?]>([
    ['a rule of which only deployment knows that its vault takes it', { maxRetention: 'P40D' }, open, [`${AT_MOST} the rule 'rule1' may keep it for 3,650 days`]],
    ['a selection of which only deployment knows what it names', { maxRetention: 'P40D' }, perhaps(named), [`${AT_MOST} the rule 'rule0' may keep it for 3,650 days`]],
    ['a tag of which only deployment knows the value', { maxRetention: 'P40D' }, perhaps(tag('backup', 'long')), [`${AT_MOST} the rule 'rule0' may keep it for 3,650 days`],
      { ...TABLE, Properties: tags({ backup: { Ref: 'Text' } }) }],
    ['a tag that it has not', { maxRetention: 'P40D' }, perhaps({ Resources: ['*'], ...condition('StringNotEquals', 'x', 'y') }), [`${AT_MOST} the rule 'rule0' may keep it for 3,650 days`]],
    ['a tag that it surely has not', { maxRetention: 'P40D' }, perhaps(tag('backup', 'long')), []],
    ['a copy of such a rule', { maxRetention: 'P40D' }, perhaps(named, { ...DAILY, CopyActions: [far('us-east-1')] }), [`${AT_MOST} the copy to the vault 'far' may be kept for 50 days`]],
    ['a time of such a rule that is not known', { maxRetention: 'P40D' }, perhaps(named, { ...DAILY, Lifecycle: { DeleteAfterDays: { Ref: 'Days' } } }),
      [`${AT_MOST} for how long the rule 'rule0' keeps it is known only at deployment`]],
    ['no more than is allowed', { maxRetention: 'P40D' }, perhaps(named, AFTERNOON), []],
    ['a plan of which nothing is known', { maxRetention: 'P40D' }, { Other: selection({ Resources: [arn('It')] }, {}, 'an-id') }, [`${AT_MOST} for how long it is kept is known only at deployment`]],
    ['a vault without a key', { customerManagedKey: true }, { ...keyed, ...perhaps(named, { ...DAILY, TargetBackupVault: { Ref: 'Second' } }) }, [`${OF_KEYS} the vault 'second' has no such key`]],
    ['vaults with keys', { customerManagedKey: true }, { ...keyed, ...perhaps(named) }, []],
    ['a key that is a parameter', { customerManagedKey: true }, { Vault: vault({ EncryptionKeyArn: { Ref: 'Text' } }) }, [`${OF_KEYS} whether the vault 'second' has such a key is known only at deployment`]],
    ['a key under a condition', { customerManagedKey: true }, { Vault: vault({ EncryptionKeyArn: either(KEY, NOTHING) }) }, [`${OF_KEYS} whether the vault 'second' has such a key is known only at deployment`]],
  ])('%s', (_, required, more, expected, ...[it]) => expect(said(required, more, it)).toEqual(expected));
});

describe('what has come to its end is not relied on', () => {
  const own = { Second: vault({ LockConfiguration: { MinRetentionDays: 1, ChangeableForDays: 3 } }) };
  test.each<[string, Json, Json, string[], Json?]>([
    ['continuous backups', { pointInTimeRecovery: true, recoveryPointObjective: 'PT1H' }, { Plan: plan([DAILY, { ...ENDED, Lifecycle: DAILY.Lifecycle, EnableContinuousBackup: true }]) },
      ["be backed up at least every hour, and the rules 'rule0' and 'rule1' leave up to 25 hours between recovery points", 'be restorable to any point in time, and no rule surely backs it up continuously'], BUCKET],
    ['retention', { minRetention: 'P36D' }, { Plan: plan([DAILY, ENDED]) }, ["be kept for at least 36 days, and the rules 'rule0' and 'rule1' keep it for 35 days"]],
    ['what was kept then', { maxRetention: 'P40D' }, { Plan: plan([DAILY, ENDED]) }, [`${AT_MOST} the rule 'rule1' keeps it for 3,650 days`]],
    ['copies', { copies: [{ toRegion: 'us-east-1' }] }, { Plan: plan([DAILY, { ...ENDED, CopyActions: [far('us-east-1')] }]) }, [`${FAR}, and no rule makes such a copy`]],
    ['locks', { immutability: 'compliance' }, { ...own, Plan: plan([DAILY, { ...ENDED, TargetBackupVault: { Ref: 'Second' } }]) },
      ['have recovery points that are under a lock in compliance mode, and they are not kept from being deleted']],
  ])('%s', (_, required, more, expected, ...[it]) => expect(said(required, more, it)).toEqual(expected));
});

describe('what is so in each way in which it may turn out', () => {
  const later = { ...AFTERNOON, Lifecycle: { DeleteAfterDays: { Ref: 'Days' } } };
  test.each<[string, Json, Json, string[], Json?]>([
    ['one retention that is enough, and one that is not known', { minRetention: 'P35D' }, { Plan: plan([DAILY, later]) }, []],
    ['one that takes the place of it only where it is longer', { minRetention: 'P35D' }, { Plan: plan([DAILY, { ...later, ScheduleExpression: DAILY.ScheduleExpression }]) }, []],
    ['one that is not enough, and one that is not known', { minRetention: 'P36D' }, { Plan: plan([DAILY, later]) },
      ["be kept for at least 36 days, and for how long the rules 'rule0' and 'rule1' keep it is known only at deployment"]],
    ['a copy to one of two vaults', { copies: [{ toRegion: 'us-east-1' }] }, withCopies(either(far('us-east-1'), far('us-east-1', '444455556666'))), []],
    ['a copy in one case', { copies: [{ toRegion: 'us-east-1' }] }, withCopies(either(far('us-east-1'), NOTHING)), [`${FAR}, and whether it is, is known only at deployment`]],
    ['a copy in the other case', { copies: [{ toRegion: 'us-east-1' }] }, withCopies(either(NOTHING, far('us-east-1'))), [`${FAR}, and whether it is, is known only at deployment`]],
    ['a copy in no case', { copies: [{ toRegion: 'us-east-1' }] }, withCopies(either(far('us-west-2'), NOTHING)), [`${FAR}, and no rule makes such a copy`]],
    ['a copy that is kept for long in one case', { copies: [{ toRegion: 'us-east-1', minRetention: 'P60D' }] }, withCopies(either(far('us-east-1', undefined, 90), far('us-east-1'))),
      [`${FAR} and kept there for at least 60 days, and whether it is, is known only at deployment`]],
    ['a copy into a vault of the same stack', { copies: [{ toOtherRegion: true }, { toOtherAccount: true }] }, { ...withCopies({ DestinationBackupVaultArn: arn('Second', 'BackupVaultArn') }), Second: vault() },
      ['be copied to another Region, and no rule makes such a copy; it must be copied to another account, and no rule makes such a copy']],
    ['a lock in one case', { immutability: 'governance' }, locked(either({ MinRetentionDays: 1 }, NOTHING)),
      ['have recovery points that are under a lock in governance mode, and whether they are, is known only at deployment']],
    ['a lock in no case', { immutability: 'compliance' }, locked(either({ MinRetentionDays: 1 }, NOTHING)),
      ['have recovery points that are under a lock in compliance mode, and they are not kept from being deleted']],
    ['a lock of which it is not known when it is final', { immutability: 'compliance' }, locked({ MinRetentionDays: 1, ChangeableForDays: { Ref: 'Days' } }),
      ['have recovery points that are under a lock in compliance mode, and whether they are, is known only at deployment']],
    ['a vault of which nothing is known', { immutability: 'airGapped' }, withCopies(far('us-east-1')),
      ["have recovery points that are in a logically air-gapped vault, and how the vault 'far' keeps them is not known here"]],
    ['point-in-time recovery of its own service', { pointInTimeRecovery: true }, {}, [], pointInTime(either(true, 'true'))],
    ['the same in one case', { pointInTimeRecovery: true }, {},
      ['be restorable to any point in time, and AWS Backup does not back up DynamoDB continuously, and whether its own service does is known only at deployment'], pointInTime(either(true, false))],
  ])('%s', (_, required, more, expected, ...[it]) => expect(said(required, more, it)).toEqual(expected));
});

test.each([[undefined, 1], [['DynamoDB'], 1], [['Aurora', 'RDS'], 0]])('what cannot be read to its end is not met, of the types %j', (resourceTypes, expected) => {
  const [{ template, logicalId, type }] = coverageOfFiles({ Resources: { It: TABLE } }).resources;
  expect(unmetBy({ ...UNREAD, template, logicalId, type }, [{ resourceTypes }])).toHaveLength(expected);
});

function pointInTime(PointInTimeRecoveryEnabled: Json): Json {
  return { ...TABLE, Properties: { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled } } };
}
