import { arn, BACKUP, coverageOfFiles, find, plan, selection } from './templates';
import type { Json } from './templates';
import { strictest } from '../../src/coverage/api/requirements/need';
import { unmetBy } from '../../src/coverage/api/requirements/unmet';
import type { Coverage } from '../../src/coverage/coverage-of';
import { coverageOf } from '../../src/coverage/coverage-of';
import { TemplateFile, TemplateFiles } from '../../src/document/template-file';
import { toOtherAccount, toVault } from '../../src/objectives/copy-need';

const HERE = { account: '111111111111', region: 'eu-central-1' };
const THERE = '222222222222';
const COPY = 'backup:CopyIntoBackupVault';
const ROLE = { AWS: arn('Role') };
const LATER = { AWS: { Ref: 'Q' } };
const TABLE = { Type: 'AWS::DynamoDB::Table', Properties: {} };
const FILES = { Type: 'AWS::EFS::FileSystem', Properties: {} };
const volume = (more: Json): Json => ({ Type: 'AWS::EC2::Volume', Properties: { Encrypted: true, ...more } });
const statement = (Effect: string, Principal: Json, more: Json = {}): Json => ({ Effect, Principal, Action: COPY, Resource: '*', ...more });
const policy = (...Statement: Json[]): Json => ({ AccessPolicy: { Version: '2012-10-17', Statement } });
const vault = (more: Json = {}, name = 'other'): Json => ({ Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: name, ...more } });
const key = (properties: Json): Json => ({ Other: vault({ EncryptionKeyArn: arn('Key') }), Key: { Type: 'AWS::KMS::Key', Properties: properties } });
const keyPolicy = (...Statement: Json[]) => key({ KeyPolicy: { Statement } });
const OWN = { Effect: 'Allow', Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } }, Action: 'kms:*', Resource: '*' };
const copyTo = (id: string, more: Json = {}) => ({ StartWindowMinutes: 60, CopyActions: [{ DestinationBackupVaultArn: arn(id, 'BackupVaultArn'), ...more }] });
const template = (more: Json, X: Json = TABLE): Json => ({
  Parameters: { P: { Type: 'String' }, Q: { Type: 'String' } },
  Conditions: { C: { 'Fn::Equals': [{ Ref: 'P' }, 'yes'] } },
  Resources: { ...BACKUP, Plan: plan([copyTo('Other')]), S: selection({ Resources: ['*'] }), X, Other: vault(), ...more },
});
const needing = (need: Json) => strictest([{ copies: [need] }]);

/** How many copies there are for sure, and what is said of the others. */
function copiesOf(coverage: Coverage): [number, string[]] {
  const { numbers, reasons, verdict } = find(coverage, 'X');
  expect(verdict).toBe('protected');
  expect(numbers!.copiesKept).toHaveLength(numbers!.copies.length);
  return [numbers!.copies.length, reasons.filter((each) => each.includes('a copy') || each.includes('no copy'))];
}

const no = (why: string, name = 'other') => `no copy is made into the vault '${name}': ${why}`;
const open = (why: string, name = 'other') => `whether a copy is made into the vault '${name}' is known only at deployment: ${why}`;
const DENIED = no(`the access policy of the vault 'other' does not let the role ${COPY}`);
const MAYBE = open(`whether the access policy of the vault 'other' lets the role ${COPY} is known only at deployment`);
const USABLE = "the policy of the key 'Key' lets AWS Backup use it for the vault";

describe('a copy into a vault of the same account', () => {
  test.each<[what: string, template: Json, copies: number, said: string[]]>([
    ['without a policy', template({}), 1, []],
    ['that denies something else', template({ Other: vault(policy(statement('Deny', '*', { Action: 'backup:DeleteRecoveryPoint' }))) }), 1, []],
    ['that denies it to everybody', template({ Other: vault(policy(statement('Deny', '*'))) }), 0, [DENIED]],
    ['that denies it to the role', template({ Other: vault(policy(statement('Deny', ROLE))) }), 0, [DENIED]],
    ['that denies it to whom only deployment knows', template({ Other: vault(policy(statement('Deny', LATER))) }), 0, [MAYBE]],
    ['that denies what only deployment knows', template({ Other: vault(policy(statement('Deny', '*', { Action: { Ref: 'P' } }))) }), 0, [MAYBE]],
    ['with a policy that only deployment knows', template({ Other: vault({ AccessPolicy: { 'Fn::ImportValue': 'Policy' } }) }), 0, [MAYBE]],
    ['that denies it without encryption in transit', template({ Other: vault(policy(statement('Deny', '*', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }))) }), 1, []],
    ['that denies it to other accounts', template({ Other: vault(policy(statement('Deny', '*', { Condition: { StringNotEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } } }))) }), 1, []],
    ['that denies it under a condition of the template', template({ Other: vault({ ...policy({ 'Fn::If': ['C', statement('Deny', '*'), { Ref: 'AWS::NoValue' }] }) }) }), 0, [DENIED]],
    ['with a key', template(keyPolicy(OWN)), 1, []],
    ['with a key without a policy', template(key({})), 1, []],
    ['with a key that is disabled', template(key({ Enabled: false })), 0, [no('the key of the vault is disabled')]],
    ['with a key that a parameter disables', template(key({ Enabled: { Ref: 'P' } })), 0, [open('whether the key of the vault is enabled is known only at deployment')]],
    ['with a key that everybody is denied', template(keyPolicy(OWN, { ...OWN, Effect: 'Deny' })), 0, [no("the policy of the key 'Key' does not let AWS Backup use it for the vault")]],
    ['with a key that nobody may encrypt with', template(keyPolicy(OWN, { ...OWN, Effect: 'Deny', Principal: '*', Action: 'kms:GenerateDataKey*' })), 0, [no("the policy of the key 'Key' does not let AWS Backup use it for the vault")]],
    ['with a key that may only be read with', template(keyPolicy({ ...OWN, Action: 'kms:Decrypt' })), 0, [no("the policy of the key 'Key' does not let AWS Backup use it for the vault")]],
    ['with a key that the role is denied', template(keyPolicy(OWN, { ...OWN, Effect: 'Deny', Principal: ROLE, Action: 'kms:CreateGrant' })), 0, [open(`whether ${USABLE} is known only at deployment`)]],
    ['with a key that whoever is denied', template(keyPolicy(OWN, { ...OWN, Effect: 'Deny', Principal: LATER })), 0, [open(`whether ${USABLE} is known only at deployment`)]],
    ['with a key that another role is denied', template({ ...keyPolicy(OWN, { ...OWN, Effect: 'Deny', Principal: { AWS: arn('Stranger') } }), Stranger: BACKUP.Role }), 1, []],
    ['with a key that nobody may delete', template(keyPolicy(OWN, { ...OWN, Effect: 'Deny', Action: 'kms:ScheduleKeyDeletion' })), 1, []],
    ['with a key whose grants are for AWS alone', template(keyPolicy(OWN, { ...OWN, Effect: 'Deny', Action: 'kms:CreateGrant', Condition: { Bool: { 'kms:GrantIsForAWSResource': 'false' } } })), 1, []],
    ['with a key whose policy only deployment knows', template(key({ KeyPolicy: { 'Fn::ImportValue': 'Policy' } })), 0, [open(`whether ${USABLE} is known only at deployment`)]],
    ['with a lock that only deployment knows', template({ Other: vault({ LockConfiguration: { MinRetentionDays: { Ref: 'P' } } }) }), 0, [open("whether the vault 'other' takes what is kept as long is known only at deployment")]],
    ['with a lock that takes it', template({ Other: vault({ LockConfiguration: { MinRetentionDays: 7 } }) }), 1, []],
    ['of what is not copied', template({}, { Type: 'AWS::Redshift::Cluster', Properties: {} }), 0, [no('AWS Backup makes no copies of Redshift clusters')]],
  ])('%s', (_, each, copies, said) => {
    expect(copiesOf(coverageOfFiles(each))).toEqual([copies, said]);
  });
});

test('a copy of whose end nothing is said is kept as long as its original', () => {
  const days = (more: Json) => find(coverageOfFiles(template({ Plan: plan([copyTo('Other', more)]) })), 'X').numbers!.copies[0].days;
  const found = [days({}), days({ Lifecycle: { DeleteAfterDays: 90 } }), days({ Lifecycle: { MoveToColdStorageAfterDays: 30 } })];
  expect(found).toEqual([35, 90, 35]);
});

describe('a copy that is said to move to cold storage, and not when it ends,', () => {
  const COLD = { Lifecycle: { MoveToColdStorageAfterDays: 30 } };
  const covered = (lock?: Json, kept = 200) => find(coverageOfFiles(template({
    Plan: plan([{ ...copyTo('Other', COLD), Lifecycle: { DeleteAfterDays: kept } }]), Other: vault(lock ? { LockConfiguration: lock } : {}),
  })), 'X');
  const said = (need: Json, resource = covered()) => unmetBy(resource, [strictest([need])]).map(({ says }) => says);

  test.each<[what: string, lock: Json, kept: number, copies: number, why: RegExp]>([
    ['that takes it', { MinRetentionDays: 7 }, 200, 1, /selects it/],
    ['that takes nothing for ever', { MinRetentionDays: 7, MaxRetentionDays: 365 }, 200, 0, /keeps copies for ever, and the vault 'Other' takes only what is kept for 7 to 365 days/],
    ['that does not take what ends with the original', { MinRetentionDays: 300 }, 200, 0, /whether the vault 'other' takes what is kept as long is known only at deployment$/],
  ])('goes into a vault with a lock %s', (_, lock, kept, copies, why) => {
    const { numbers, reasons } = covered(lock, kept);
    expect([numbers!.copies.length, reasons.at(-1)]).toEqual([copies, expect.stringMatching(why)]);
  });

  test('is kept as long as its original, and perhaps longer', () => {
    expect(said({ copies: [toVault('other', () => ({ called: { name: 'other' } }), 200)] })).toEqual([]);
    expect(said({ copies: [toVault('other', () => ({ called: { name: 'other' } }), 201)] })).toEqual([
      "must be copied to the vault 'other' and kept there for at least 201 days, and its copies to the vault 'other' are kept for less time",
    ]);
    expect(said({ maxRetentionDays: 365 })).toEqual(["must be kept for at most 365 days, and for how long the copy to the vault 'other' is kept is known only at deployment"]);
  });
});

describe('a copy into another account', () => {
  const ALLOWED = policy(statement('Allow', { AWS: HERE.account }));
  const keyed = (more: Json) => ({ EncryptionKeyArn: 'arn:aws:kms:eu-central-1:222222222222:key/1', ...more });
  const covered = (more: Json, X: Json = FILES, resources: Json = {}) => coverageOf(new TemplateFiles([
    new TemplateFile({
      name: 'Here',
      environment: HERE,
      content: template({ Plan: plan([{ CopyActions: [{ DestinationBackupVaultArn: `arn:aws:backup:eu-central-1:${THERE}:backup-vault:other` }] }]), ...resources }, X),
    }),
    new TemplateFile({ name: 'There', environment: { ...HERE, account: THERE }, content: { Parameters: { Q: { Type: 'String' } }, Resources: { Vault: vault(more) } } }),
  ]));
  const org = { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } };
  const shared = (principal: Json, more: Json = {}) => ({ Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: [OWN, { ...OWN, Principal: principal, ...more }] } } } });
  const VOLUME = volume({ KmsKeyId: arn('Key') });
  test.each<[what: string, coverage: Coverage, copies: number, said: string[]]>([
    ['that is allowed', covered(keyed(ALLOWED)), 1, []],
    ['without a policy', covered(keyed({})), 0, [DENIED]],
    ['that is allowed to a third one', covered(keyed(policy(statement('Allow', { AWS: '333333333333' })))), 0, [DENIED]],
    ['that is allowed to whom only deployment knows', covered(keyed(policy(statement('Allow', LATER)))), 0, [MAYBE]],
    ['that is allowed to some role', covered(keyed(policy(statement('Allow', { AWS: `arn:aws:iam::${HERE.account}:role/some` })))), 0, [MAYBE]],
    ['that is allowed to the organization', covered(keyed(policy(statement('Allow', '*', org)))), 1, []],
    ['that is allowed to a unit of it', covered(keyed(policy(statement('Allow', '*', { Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } } })))), 1, []],
    ['that is allowed under another condition', covered(keyed(policy(statement('Allow', '*', { Condition: { StringEquals: { 'aws:PrincipalTag/a': 'b' } } })))), 0, [MAYBE]],
    ['of a volume with a key that is shared', covered(keyed(ALLOWED), VOLUME, shared({ AWS: `arn:aws:iam::${THERE}:root` })), 1, []],
    ['of a volume with a key that is shared with the organization', covered(keyed(ALLOWED), VOLUME, shared('*', org)), 1, []],
    ['of a volume with a key that is not shared', covered(keyed(ALLOWED), VOLUME, { Key: { Type: 'AWS::KMS::Key', Properties: {} } }), 0, [no(`the policy of its key does not let the account ${THERE} use it`)]],
    ['of a volume with a key that may be shared', covered(keyed(ALLOWED), VOLUME, shared({ AWS: { Ref: 'P' } })), 0,
      [open(`whether the policy of its key lets the account ${THERE} use it is known only at deployment`)]],
    ['of a volume with the key of AWS', covered(keyed(ALLOWED), volume({ KmsKeyId: 'alias/aws/ebs' })), 0, [no('it is encrypted with an AWS managed key, with which nothing is copied into another account')]],
    ['of a volume with a key that is not of the app', covered(keyed(ALLOWED), volume({ KmsKeyId: 'arn:aws:kms:eu-central-1:111111111111:key/1' })), 1, []],
    ['of a file system with a key that is not shared', covered(keyed(ALLOWED), { ...FILES, Properties: { Encrypted: true, KmsKeyId: arn('Key') } }, { Key: { Type: 'AWS::KMS::Key', Properties: {} } }), 1, []],
  ])('%s', (_, coverage, copies, said) => {
    expect(copiesOf(coverage)).toEqual([copies, said]);
    const unmet = unmetBy(find(coverage, 'X'), [needing(toOtherAccount())]).map(({ says }) => says);
    const [isOpen, found] = [said[0]?.startsWith('whether'), said.join()];
    expect(unmet).toEqual(copies > 0 ? [] : [`must be copied to another account, and ${isOpen ? `whether it is, is known only at deployment (${found})` : found}`]);
    expect(coverage.assumptions.some((each) => each.startsWith('Accounts that copy to each other'))).toBe(copies > 0 || isOpen);
  });

  test('what differs by its key alone is told apart', () => {
    const coverage = covered(keyed(ALLOWED), VOLUME, { ...shared({ AWS: `arn:aws:iam::${THERE}:root` }), Y: volume({ KmsKeyId: 'alias/aws/ebs' }), T: selection({ Resources: ['*'] }) });
    expect(['X', 'Y'].map((id) => find(coverage, id).numbers!.copies.length)).toEqual([1, 0]);
  });
});

describe('a copy that AWS Backup does not make in every Region', () => {
  const covered = (X: Json, from: string, to: string, account = HERE.account) => {
    const destination = `arn:aws:backup:${to}:${account}:backup-vault:other`;
    return coverageOf(new TemplateFiles([
      new TemplateFile({ name: 'Here', environment: { ...HERE, region: from }, content: template({ Plan: plan([{ CopyActions: [{ DestinationBackupVaultArn: destination }] }]) }, X) }),
    ]));
  };
  const NEPTUNE = { Type: 'AWS::Neptune::DBCluster', Properties: {} };
  const TIMESTREAM = { Type: 'AWS::Timestream::Table', Properties: { DatabaseName: 'd' } };
  const WINDOWS = { Type: 'AWS::FSx::FileSystem', Properties: { FileSystemType: 'WINDOWS', SubnetIds: [] } };
  const ONTAP = { Type: 'AWS::FSx::Volume', Properties: { VolumeType: 'ONTAP', Name: 'n', OntapConfiguration: { OntapVolumeType: 'RW' } } };
  const none = (kind: string, where: string) => [no(`AWS Backup makes no copies of ${kind} ${where}`)];
  test.each<[what: string, coverage: Coverage, copies: number, said: string[]]>([
    ['Neptune in another account', covered(NEPTUNE, 'eu-central-1', 'eu-central-1', THERE), 1, []],
    ['Neptune in another account, in Milan', covered(NEPTUNE, 'eu-south-1', 'eu-south-1', THERE), 0, none('Neptune clusters', 'in eu-south-1 into another account')],
    ['Neptune in another account, from Milan', covered(NEPTUNE, 'eu-south-1', 'eu-central-1', THERE), 0, none('Neptune clusters', 'from eu-south-1 to eu-central-1 into another account')],
    ['Neptune in another account, to Milan', covered(NEPTUNE, 'eu-central-1', 'eu-south-1', THERE), 0,
      [open('AWS Backup is not documented to make copies of Neptune clusters from eu-central-1 to eu-south-1 into another account')]],
    ['Neptune in another Region', covered(NEPTUNE, 'eu-south-1', 'eu-central-1'), 1, []],
    ['Timestream in another account, in Zurich', covered(TIMESTREAM, 'eu-central-2', 'eu-central-2', THERE), 0, none('Timestream tables', 'in eu-central-2 into another account')],
    ['FSx from Bahrain', covered(WINDOWS, 'me-south-1', 'eu-central-1'), 0, none('FSx for Lustre and Windows file systems', 'from me-south-1 to eu-central-1')],
    ['FSx to the UAE', covered(WINDOWS, 'eu-central-1', 'me-central-1'), 0, none('FSx for Lustre and Windows file systems', 'from eu-central-1 to me-central-1')],
    ['FSx in Bahrain', covered(WINDOWS, 'me-south-1', 'me-south-1'), 1, []],
    ['FSx from Milan', covered(WINDOWS, 'eu-south-1', 'eu-central-1'), 1, []],
    ['volumes of ONTAP in China', covered(ONTAP, 'cn-north-1', 'cn-north-1'), 0, none('FSx for ONTAP volumes', 'in cn-north-1')],
    ['volumes of ONTAP elsewhere', covered(ONTAP, 'eu-central-1', 'eu-central-1'), 1, []],
    ['a file system of EFS from Bahrain', covered(FILES, 'me-south-1', 'eu-central-1'), 1, []],
  ])('%s', (_, coverage, copies, said) => {
    expect(copiesOf(coverage)).toEqual([copies, said]);
  });

  test('nothing is said where only deployment knows the Region', () => {
    const cluster = coverageOfFiles(template({ Plan: plan([{ CopyActions: [{ DestinationBackupVaultArn: `arn:aws:backup:eu-central-1:${THERE}:backup-vault:other` }] }]) }, NEPTUNE));
    expect(copiesOf(cluster)).toEqual([1, []]);
  });
});

describe('a copy that comes from a logically air-gapped vault', () => {
  const gapped = (more: Json = {}): Json => ({ Type: 'AWS::Backup::LogicallyAirGappedBackupVault', Properties: { BackupVaultName: 'gapped', MinRetentionDays: 7, MaxRetentionDays: 90, ...more } });
  const through = (more: Json, X: Json) => coverageOfFiles(template({
    Plan: plan([{ TargetLogicallyAirGappedBackupVaultArn: arn('Gapped', 'BackupVaultArn'), ...copyTo('Other') }]), Gapped: gapped(), ...more,
  }, X));
  const NO_KEY = no("AWS Backup needs a customer managed key to encrypt such a copy with; give the vault an 'encryptionKey'");
  test.each<[what: string, coverage: Coverage, copies: number, said: string[]]>([
    ['a file system into a vault with a key', through(keyPolicy(OWN), FILES), 2, []],
    ['a file system into a vault without one', through({}, FILES), 1, [NO_KEY]],
    ['a volume into a vault without one', through({}, volume({ KmsKeyId: arn('Key') })), 2, []],
    ['a volume with the key of AWS', through({}, volume({ KmsKeyId: 'alias/aws/ebs' })), 1, [no('it is encrypted with an AWS managed key, with which no logically air-gapped vault takes it', 'gapped')]],
    ['a volume into another such vault', through({ Other: { ...gapped({ BackupVaultName: 'other' }) } }, volume({ KmsKeyId: arn('Key') })), 2, []],
  ])('%s', (_, coverage, copies, said) => {
    expect(copiesOf(coverage)).toEqual([copies, said]);
  });

  const DENY = statement('Deny', '*', { Action: 'backup:StartBackupJob' });
  const WHY = "the access policy of the vault 'gapped' denies backup:StartBackupJob to the role";
  test.each<[what: string, policy: Json, resource: Json, verdict: string, reason: string]>([
    ['denies it, a file system', policy(DENY), FILES, 'selectedInVain', WHY],
    ['may deny it, a file system', policy({ ...DENY, Principal: LATER }), FILES, 'conditional', `whether ${WHY} is known only at deployment`],
    ['denies copies, a file system', policy(statement('Deny', '*')), FILES, 'conditional',
      `what goes straight to a logically air-gapped vault may have to be let in there, and the access policy of the vault 'gapped' does not let the role ${COPY}`],
    ['denies it, a table', policy(DENY), TABLE, 'conditional', `${WHY}, which matters where advanced features are on`],
    ['denies it, a volume', policy(DENY), volume({ KmsKeyId: 'key' }), 'protected', ''],
    ['denies something else, a file system', policy({ ...DENY, Action: 'backup:DeleteRecoveryPoint' }), FILES, 'protected', ''],
  ])('of what goes straight there, where it %s', (_, more, resource, verdict, reason) => {
    const { verdict: found, reasons } = find(through({ Gapped: gapped(more) }, resource), 'X');
    expect([found, reasons[0]]).toEqual([verdict, expect.stringMatching(new RegExp(`${reason}$`))]);
  });
});

test('where a copy may be made in one world only, what is said of it is said once', () => {
  const coverage = coverageOfFiles(template({ Other: vault(policy({ 'Fn::If': ['C', statement('Deny', LATER), statement('Deny', '*')] })) }));
  expect(copiesOf(coverage)).toEqual([0, [DENIED, MAYBE]]);
});

test('what is required of one vault is not met by a copy that may be made', () => {
  const need = needing(toVault('other', () => ({ called: { name: 'other' } }), 30));
  const unmet = (statements: Json[]) => unmetBy(find(coverageOfFiles(template({ Other: vault(policy(...statements)) })), 'X'), [need]).map(({ says }) => says);
  expect(unmet([statement('Allow', '*')])).toEqual([]);
  expect(unmet([statement('Deny', LATER)])).toEqual([`must be copied to the vault 'other' and kept there for at least 30 days, and whether it is, is known only at deployment (${MAYBE})`]);
});

test('where the role of one selection may copy and that of another one may not, which of them does so is not known', () => {
  const both = (...ids: string[]) => Object.fromEntries(ids.map((id, index) => [`T${index}`, selection({ Resources: ['*'], IamRoleArn: arn(id) })]));
  const found = (...ids: string[]) => copiesOf(coverageOfFiles(template({
    Other: vault(policy(statement('Deny', { AWS: arn('Stranger') }))), Stranger: BACKUP.Role, S: both(ids[0]).T0, ...both(...ids),
  })));
  const why = open(`the access policy of the vault 'other' does not let the role ${COPY}`);
  expect([found('Role', 'Role'), found('Role', 'Stranger'), found('Stranger', 'Role'), found('Stranger', 'Stranger')]).toEqual([[1, []], [0, [why]], [0, [why]], [0, [DENIED]]]);
});
