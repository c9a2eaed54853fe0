import { Aws, CfnParameter, Lazy, Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BackupVault } from '../../src';
import { BackupValidationError } from '../../src/private/validation-error';
import { errorOf, HERE, messageOf, testStack } from '../util';

const NAME_LAW = "must be 2 to 50 characters of letters, digits, '-' and '_'";

describe('by its name', () => {
  test('is a vault of the account and Region of the stack', () => {
    const stack = testStack(HERE);
    const vault = BackupVault.fromBackupVaultName(stack, 'Vault', 'my-vault');
    expect(vault.backupVaultName).toBe('my-vault');
    expect(stack.resolve(vault.backupVaultArn)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:eu-central-1:111111111111:backup-vault:my-vault']],
    });
    expect({ account: vault.env.account, region: vault.env.region }).toEqual(HERE);
    expect(vault.backupVaultRef).toEqual({ backupVaultName: vault.backupVaultName, backupVaultArn: vault.backupVaultArn });
  });

  test('is wherever the stack will be', () => {
    const stack = testStack();
    const { backupVaultArn, env } = BackupVault.fromBackupVaultName(stack, 'Vault', 'my-vault');
    expect(stack.resolve([backupVaultArn, env.account, env.region])).toEqual([
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':backup-vault:my-vault']] },
      { Ref: 'AWS::AccountId' },
      { Ref: 'AWS::Region' },
    ]);
  });

  test('makes no resource', () => {
    const stack = testStack();
    BackupVault.fromBackupVaultName(stack, 'Vault', 'my-vault');
    expect(Template.fromStack(stack).toJSON()).not.toHaveProperty('Resources');
  });

  test.each(['ab', 'a'.repeat(50), 'Default'])('takes %j', (name) => {
    expect(BackupVault.fromBackupVaultName(testStack(), 'Vault', name).backupVaultName).toBe(name);
  });

  test.each(['', 'a', 'a'.repeat(51), 'my vault', 'my:vault'])('refuses %j', (name) => {
    const error = errorOf(() => BackupVault.fromBackupVaultName(testStack(), 'Vault', name));
    expect(error).toBeInstanceOf(BackupValidationError);
    expect(error.message).toBe(`Stack: 'backupVaultName' ${NAME_LAW}, got '${name}'`);
  });

  test('takes a token', () => {
    const stack = testStack(HERE);
    const vault = BackupVault.fromBackupVaultName(stack, 'Vault', new CfnParameter(stack, 'Name').valueAsString);
    expect(stack.resolve([vault.backupVaultName, vault.backupVaultArn])).toEqual([
      { Ref: 'Name' },
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:eu-central-1:111111111111:backup-vault:', { Ref: 'Name' }]] },
    ]);
  });
});

describe('by its ARN', () => {
  test.each([
    ['arn:aws:backup:us-east-1:222222222222:backup-vault:my-vault', 'us-east-1'],
    ['arn:aws-cn:backup:cn-north-1:222222222222:backup-vault:my-vault', 'cn-north-1'],
    ['arn:aws-us-gov:backup:us-gov-west-1:222222222222:backup-vault:my-vault', 'us-gov-west-1'],
  ])('is where the ARN says: %s', (arn, region) => {
    const vault = BackupVault.fromBackupVaultArn(testStack(HERE), 'Vault', arn);
    expect(vault.backupVaultName).toBe('my-vault');
    expect(vault.backupVaultArn).toBe(arn);
    expect({ account: vault.env.account, region: vault.env.region }).toEqual({ account: '222222222222', region });
  });

  test('may be a token, of which everything is known at deployment', () => {
    const stack = testStack(HERE);
    const part = (index: number) => ({ 'Fn::Select': [index, { 'Fn::Split': [':', { Ref: 'Arn' }] }] });
    const { backupVaultArn, backupVaultName, env } = BackupVault.fromBackupVaultArn(stack, 'Vault', new CfnParameter(stack, 'Arn').valueAsString);
    expect(stack.resolve(backupVaultArn)).toEqual({ Ref: 'Arn' });
    expect(stack.resolve(backupVaultName)).toEqual(part(6));
    expect(stack.resolve(env.account)).toEqual(part(4));
    expect(stack.resolve(env.region)).toEqual(part(3));
  });

  test('may hold tokens', () => {
    const stack = testStack();
    const arn = `arn:${Aws.PARTITION}:backup:us-east-1:${Aws.ACCOUNT_ID}:backup-vault:my-vault`;
    const { backupVaultName, env } = BackupVault.fromBackupVaultArn(stack, 'Vault', arn);
    expect(backupVaultName).toBe('my-vault');
    expect(env.region).toBe('us-east-1');
    expect(stack.resolve(env.account)).toEqual({ Ref: 'AWS::AccountId' });
  });

  test('may be made late', () => {
    const stack = testStack();
    const vault = BackupVault.fromBackupVaultArn(stack, 'Vault', Lazy.string({ produce: () => 'arn:later' }));
    expect(Token.isUnresolved(vault.backupVaultName)).toBe(true);
    expect(stack.resolve(vault.backupVaultArn)).toBe('arn:later');
  });

  test.each([
    'my-vault',
    'arn:aws:backup:us-east-1:222222222222:backup-vault',
    'arn:aws:backup:us-east-1:222222222222:backup-vault/my-vault',
    'arn:aws:backup:us-east-1:222222222222:backup-plan:my-vault',
    'arn:aws:s3:::bucket',
  ])('refuses %j', (arn) => {
    const error = errorOf(() => BackupVault.fromBackupVaultArn(testStack(), 'Vault', arn));
    expect(error).toBeInstanceOf(BackupValidationError);
    expect(error.message)
      .toBe(`Stack: 'backupVaultArn' must be the ARN of a backup vault, arn:<partition>:backup:<region>:<account>:backup-vault:<name>, got '${arn}'`);
  });

  test('refuses the name of no vault', () => {
    const arn = 'arn:aws:backup:us-east-1:222222222222:backup-vault:x';
    expect(messageOf(() => BackupVault.fromBackupVaultArn(testStack(), 'Vault', arn)))
      .toBe(`Stack: 'backupVaultArn' must be the ARN of a backup vault, arn:<partition>:backup:<region>:<account>:backup-vault:<name>, got '${arn}'`);
  });
});

test('an import goes into a stack of its own without an app', () => {
  expect(BackupVault.fromBackupVaultName(new Stack(), 'Vault', 'my-vault').backupVaultName).toBe('my-vault');
});
