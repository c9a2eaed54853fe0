import { aws_kms as kms, CfnCondition, CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import * as v2 from 'aws-cdk-lib/aws-backup';
import { HERE, l1Of, THERE } from '../../util';
import { ORIGINS, ORIGINS_OF_OURS, saidOf } from '../origins';
import type { Backup, Program } from '../origins';

const arn = (region: string) => `arn:aws:kms:${region}:111111111111:key/11111111-2222-3333-4444-555555555555`;
const OF_OTHER_REGION = "error 'Stack/Vault': the vault must have a key of its Region (eu-central-1), got one in us-east-1";
const AWS_MANAGED = "error 'Stack/Vault': the vault must have a customer managed key or none, got the AWS managed key 'alias/aws/…', which no logically air-gapped vault takes";

/** A vault of which an override says the key. */
const vaultWith = (key: unknown, make: (backup: Backup, stack: Stack) => kms.IKeyRef | undefined = () => undefined): Program => (app, backup) => {
  const stack = new Stack(app, 'Stack', { env: HERE });
  const somewhere = new CfnParameter(stack, 'Somewhere');
  new CfnCondition(stack, 'Unknown', { expression: Fn.conditionEquals(somewhere, 'else') });
  const vault = new backup.BackupVault(stack, 'Vault', { encryptionKey: make(backup, stack) as kms.IKey });
  if (key !== undefined) { l1Of(vault).addPropertyOverride('EncryptionKeyArn', key); }
};

describe.each(ORIGINS)('of %s', (origin) => {
  test.each<[string, unknown]>([
    ['as an ARN', arn('us-east-1')],
    ['in parts', { 'Fn::Join': [':', ['arn:aws:kms', 'us-east-1', { Ref: 'AWS::AccountId' }, 'key/mine']] }],
    ['in both branches', { 'Fn::If': ['Unknown', arn('us-east-1'), `${arn('us-east-1')}0`] }],
  ])('a key of another Region is refused: %s', (_, key) => {
    expect(saidOf(vaultWith(key), origin)).toEqual([OF_OTHER_REGION]);
  });

  test('one in a branch only is a risk', () => {
    expect(saidOf(vaultWith({ 'Fn::If': ['Unknown', arn('us-east-1'), { Ref: 'AWS::NoValue' }] }), origin)).toEqual([
      `${OF_OTHER_REGION.replace('error', 'warning')} (where the condition 'Unknown' holds) [invalidEncryptionKey]`,
    ]);
  });

  test.each<[string, unknown]>([
    ['of the Region', arn('eu-central-1')],
    ['without a Region', '11111111-2222-3333-4444-555555555555'],
    ['that only deployment knows', { 'Fn::ImportValue': 'Key' }],
    ['of a Region that only deployment knows', { 'Fn::Sub': 'arn:aws:kms:${Somewhere}:111111111111:key/1' }],
  ])('a key is taken %s', (_, key) => {
    expect(saidOf(vaultWith(key), origin)).toEqual([]);
  });

  test('a key that another stack hands over is where that is', () => {
    const program: Program = (app: App, backup) => {
      const [here, there] = [HERE, { ...HERE, region: THERE.region }].map((env, index) => new Stack(app, index ? 'There' : 'Stack', { env, crossRegionReferences: true }));
      const vault = new backup.BackupVault(here, 'Vault');
      (l1Of(vault) as v2.CfnBackupVault).encryptionKeyArn = new kms.Key(there, 'Key').keyArn;
    };
    expect(saidOf(program, origin)).toEqual([OF_OTHER_REGION]);
  });
});

describe.each(ORIGINS_OF_OURS)('of %s', (origin) => {
  const airGappedWith = (key: unknown): Program => (app, backup) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    const vault = new backup.LogicallyAirGappedBackupVault(stack, 'Vault', { minRetention: Duration.days(7), maxRetention: Duration.days(8) });
    l1Of(vault).addPropertyOverride('EncryptionKeyArn', key);
  };

  test.each<[string, unknown]>([
    ['by its alias', 'alias/aws/backup'],
    ['by the ARN of its alias', { 'Fn::Sub': 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:alias/aws/backup' }],
  ])('a key that AWS manages is refused of a logically air-gapped vault: %s', (_, key) => {
    expect(saidOf(airGappedWith(key), origin)).toEqual([AWS_MANAGED]);
  });

  test('so is an alias of a key of the account', () => {
    expect(saidOf(airGappedWith('alias/mine'), origin)).toEqual([
      "error 'Stack/Vault': the vault must have the ARN of a key, got the alias 'alias/mine', which AWS Backup does not take: give the key itself",
    ]);
  });

  test('a key of the account is taken', () => {
    expect(saidOf(airGappedWith(arn('eu-central-1')), origin)).toEqual([]);
  });
});

test('a vault of others says it, whether a plan uses it or not', () => {
  const program: Program = (app, { BackupVault }) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    new BackupVault(stack, 'Ours');
    new v2.CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault', encryptionKeyArn: arn('us-east-1') });
  };
  expect(saidOf(program, 'our L2s')).toEqual([OF_OTHER_REGION]);
});

describe.each(ORIGINS)('of %s', (origin) => {
  const alias = (name: string, cure = 'give the key itself') =>
    `error 'Stack/Vault': the vault must have the ARN of a key, got the alias '${name}', which AWS Backup does not take: ${cure}`;

  test.each<[string, unknown, string]>([
    ['by its name', 'alias/mine', alias('alias/mine')],
    ['by its ARN', 'arn:aws:kms:eu-central-1:111111111111:alias/mine', alias('alias/mine')],
    ['in parts', { 'Fn::Sub': 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:alias/mine' }, alias('alias/mine')],
    ['of a name that only deployment knows', { 'Fn::Sub': 'alias/${Somewhere}' }, alias('alias/<Somewhere>')],
    ['of a key that AWS manages', 'alias/aws/backup', alias('alias/aws/backup', "leave the key out, and it is 'alias/aws/backup'")],
  ])('an alias is no key: %s', (_, key, text) => {
    expect(saidOf(vaultWith(key), origin)).toEqual([text]);
  });

  test('nor is that of the app, or an imported one', () => {
    expect(saidOf(vaultWith(undefined, (_, stack) => new kms.Key(stack, 'Key').addAlias('alias/mine')), origin)).toEqual([alias('alias/mine')]);
    expect(saidOf(vaultWith(undefined, (_, stack) => kms.Alias.fromAliasName(stack, 'Key', 'alias/mine')), origin)).toEqual([alias('alias/mine')]);
  });

  test('one in a branch only is a risk', () => {
    expect(saidOf(vaultWith({ 'Fn::If': ['Unknown', 'alias/mine', { Ref: 'AWS::NoValue' }] }), origin)).toEqual([
      `${alias('alias/mine').replace('error', 'warning')} (where the condition 'Unknown' holds) [invalidEncryptionKey]`,
    ]);
  });

  const keyWith = (properties: Partial<kms.CfnKeyProps>) => vaultWith(undefined, (_, stack) => new kms.CfnKey(stack, 'Key', properties));
  const asymmetric = (what: string) => `error 'Stack/Vault': the vault must have a symmetric key that encrypts and decrypts, got 'Stack/Key' with the ${what}`;
  const DISABLED = "warning 'Stack/Vault': the key 'Stack/Key' of the vault is disabled: AWS Backup cannot make the vault, and can encrypt and restore nothing in one that it has made; "
    + 'enable the key';
  const UNUSABLE = DISABLED.replace('is disabled', 'has a policy that does not let AWS Backup use it')
    .replace('enable the key', 'let the account have kms:CreateGrant, kms:GenerateDataKey and kms:Decrypt');
  const own = (more: object = {}) => ({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${HERE.account}:root` }, Action: 'kms:*', Resource: '*', ...more });
  const policy = (...Statement: unknown[]) => ({ keyPolicy: { Version: '2012-10-17', Statement } });
  const DENY = own({ Effect: 'Deny', Principal: '*' });

  test.each<[string, Partial<kms.CfnKeyProps>, string[]]>([
    ['asymmetric', { keySpec: 'RSA_2048', keyUsage: 'SIGN_VERIFY' }, [asymmetric('KeySpec RSA_2048')]],
    ['asymmetric and encrypts', { keySpec: 'RSA_4096', keyUsage: 'ENCRYPT_DECRYPT' }, [asymmetric('KeySpec RSA_4096')]],
    ['for message authentication codes', { keySpec: 'HMAC_256', keyUsage: 'GENERATE_VERIFY_MAC' }, [asymmetric('KeySpec HMAC_256')]],
    ['to sign', { keyUsage: 'SIGN_VERIFY' }, [asymmetric('KeyUsage SIGN_VERIFY')]],
    ['disabled', { enabled: false }, [`${DISABLED} [disabledVaultKey]`]],
    ['for nobody', policy(own(), DENY), [`${UNUSABLE} [disabledVaultKey]`]],
    ['for nobody to encrypt with', policy(own(), { ...DENY, Action: 'kms:GenerateDataKey*' }), [`${UNUSABLE} [disabledVaultKey]`]],
    ['for nobody to encrypt with, in one of two ways', policy(own(), { ...DENY, Action: 'kms:GenerateDataKey' }), []],
    ['for nobody to read with', policy(own(), { ...DENY, Action: ['kms:Decrypt', 'kms:ReEncrypt*', 'kms:CreateGrant'] }), [`${UNUSABLE} [disabledVaultKey]`]],
    ['for nobody to delete', policy(own(), { ...DENY, Action: ['kms:ScheduleKeyDeletion', 'kms:DisableKey'] }), []],
    ['for nobody but some', policy(own(), { ...DENY, Condition: { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/some' } } }), []],
    ['to be read with only', policy(own({ Action: ['kms:Decrypt', 'kms:DescribeKey'] })), [`${UNUSABLE} [disabledVaultKey]`]],
    ['to be encrypted with only', policy(own({ Action: 'kms:GenerateDataKey*' })), [`${UNUSABLE} [disabledVaultKey]`]],
    ['for AWS Backup itself', policy(own({ Principal: { Service: 'backup.amazonaws.com' } })), []],
    ['for another service', policy(own({ Principal: { Service: 'sns.amazonaws.com' } })), [`${UNUSABLE} [disabledVaultKey]`]],
    ['for grants only', policy(own({ Action: 'kms:CreateGrant' })), []],
    ['as a vault needs it', policy(own({ Action: ['kms:CreateGrant', 'kms:GenerateDataKey', 'kms:Decrypt'] })), []],
    ['for another account', policy(own({ Principal: { AWS: 'arn:aws:iam::333333333333:root' } })), [`${UNUSABLE} [disabledVaultKey]`]],
    ['for whom only deployment knows', policy(own({ Principal: { AWS: Fn.importValue('who') } })), []],
    ['under a policy that only deployment knows', { keyPolicy: Fn.importValue('policy') }, []],
    ['symmetric', { keySpec: 'SYMMETRIC_DEFAULT', keyUsage: 'ENCRYPT_DECRYPT', enabled: true }, []],
    ['one of which nothing is said', {}, []],
    ['one of which only deployment knows what it is', { keySpec: Fn.importValue('spec'), keyUsage: Fn.importValue('usage'), enabled: Fn.conditionIf('Unknown', true, Fn.importValue('enabled')) }, []],
  ])('a key of the app that is %s', (_, properties, expected) => {
    expect(saidOf(keyWith(properties), origin)).toEqual(expected);
  });

  test('a key under a condition, and a key of another stack', () => {
    const enabled = Fn.conditionIf('Unknown', false, true);
    expect(saidOf(keyWith({ enabled }), origin)).toEqual([`${DISABLED} (where the condition 'Unknown' holds) [disabledVaultKey]`]);
    expect(saidOf(vaultWith(undefined, (_, stack) => new kms.CfnKey(new Stack(stack.node.root as App, 'Keys', { env: HERE }), 'Key', { keySpec: 'ECC_NIST_P256' })), origin))
      .toEqual([asymmetric('KeySpec ECC_NIST_P256').replace('Stack/Key', 'Keys/Key')]);
  });

  test('a replica is as its primary key is', () => {
    const replicaOf = (keySpec: string) => vaultWith({ 'Fn::GetAtt': ['Replica', 'Arn'] }, (_, stack) => {
      new kms.CfnReplicaKey(stack, 'Replica', { primaryKeyArn: new kms.CfnKey(stack, 'Key', { keySpec, multiRegion: true }).attrArn, keyPolicy: {} });
      return undefined;
    });
    expect(saidOf(replicaOf('RSA_2048'), origin)).toEqual([asymmetric('KeySpec RSA_2048')]);
    expect(saidOf(replicaOf('SYMMETRIC_DEFAULT'), origin)).toEqual([]);
  });
});
