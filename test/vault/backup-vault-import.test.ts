import { Aws, aws_iam as iam, aws_ssm as ssm, CfnParameter, Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from '../../src';
import { BackupValidationError } from '../../src/private/messages/validation-error';
import { errorOf, HERE, messageOf, resourceOf, testStack, warningsOf } from '../util';

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

  test.each(['ab', 'a'.repeat(50), 'Default', 'aws/efs/automatic-backup-vault', '{{resolve:ssm:/backup/vault}}', 'dummy-value-for-/backup/vault'])('takes %j', (name) => {
    expect(BackupVault.fromBackupVaultName(testStack(), 'Vault', name).backupVaultName).toBe(name);
  });

  test.each(['', 'a', 'a'.repeat(51), 'my vault', 'my:vault', 'my/vault'])('refuses %j', (name) => {
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

  test.each([
    ['a Region that is joined', Fn.join('-', ['eu', 'central', '1', Aws.REGION])],
    ['a Region that is a parameter', new CfnParameter(testStack(), 'Region').valueAsString],
    ['a dynamic reference', '{{resolve:ssm:/backup/region:1}}'],
  ])('is cut where its own colons are: %s', (_, region) => {
    const { backupVaultName, env } = BackupVault.fromBackupVaultArn(testStack(), 'Vault', `arn:aws:backup:${region}:222222222222:backup-vault:my-vault`);
    expect([backupVaultName, env.account, env.region]).toEqual(['my-vault', '222222222222', region]);
  });

  test('takes what it needs at deployment out of an ARN that ends with a token', () => {
    const stack = testStack();
    const rest = new CfnParameter(stack, 'Rest').valueAsString;
    const part = (index: number) => ({ 'Fn::Select': [index, { 'Fn::Split': [':', { 'Fn::Join': ['', ['arn:aws:', { Ref: 'Rest' }]] }] }] });
    const { backupVaultName, env } = BackupVault.fromBackupVaultArn(stack, 'Vault', `arn:aws:${rest}`);
    expect(stack.resolve([backupVaultName, env.account, env.region])).toEqual([part(6), part(4), part(3)]);
  });

  test('that is a dynamic reference is good for a copy, and not for the target of a rule, which needs the name', () => {
    const arn = '{{resolve:ssm:/backup/vault-arn}}';
    const stack = testStack(HERE);
    const copies = BackupVault.fromBackupVaultArn(stack, 'Copies', arn);
    const plan = new BackupPlan(stack, 'Plan', { backupPlanRules: [new BackupPlanRule({ copyActions: [{ destinationBackupVault: copies }] })] });
    plan.addSelection('Selection', { resources: [BackupResource.fromTag('a', 'b')] });
    expect(warningsOf(stack)).toEqual([]);
    expect(resourceOf(stack, 'AWS::Backup::BackupPlan').Properties.BackupPlan.BackupPlanRule[0].CopyActions).toEqual([{ DestinationBackupVaultArn: arn }]);

    const other = testStack(HERE);
    BackupPlan.daily35DayRetention(other, 'Plan', BackupVault.fromBackupVaultArn(other, 'Target', arn));
    expect(messageOf(() => warningsOf(other))).toContain("'backupVaultArn' must be an ARN whose name, account and Region are known or a token, since they are needed, "
      + `got '${arn}': CloudFormation takes nothing out of a dynamic reference`);
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

describe('what is still to be looked up', () => {
  const of = (stack: Stack) => (parameter: string, fallback?: string) => ssm.StringParameter.valueFromLookup(stack, parameter, fallback);

  test.each([undefined, 'no vault yet'])('passes as a name, an ARN and a part of one: %s', (fallback) => {
    const stack = testStack(HERE);
    const lookUp = of(stack);
    const name = lookUp('/backup/vault', fallback);
    const vaults = [
      BackupVault.fromBackupVaultName(stack, 'ByName', name),
      BackupVault.fromBackupVaultArn(stack, 'ByArn', lookUp('/backup/vault-arn', fallback)),
      BackupVault.fromBackupVaultArn(stack, 'ByPart', `arn:aws:backup:eu-central-1:111111111111:backup-vault:${name}`),
      new BackupVault(stack, 'Made', { backupVaultName: name }),
    ];
    vaults.forEach((vault, index) => new BackupPlan(stack, `Plan${index}`, {
      backupVault: vault,
      backupPlanRules: [new BackupPlanRule({ copyActions: [{ destinationBackupVault: BackupVault.fromBackupVaultArn(stack, `Copies${index}`, lookUp(`/copies/${index}`, fallback)) }] })],
    }).addSelection('Selection', { resources: [BackupResource.fromTag('a', 'b')] }));
    expect(warningsOf(stack)).toEqual([]);
    expect(vaults[0].backupVaultName).toBe(fallback ?? 'dummy-value-for-/backup/vault');
  });

  test('is judged once it is known', () => {
    const stack = testStack(HERE);
    stack.node.setContext('ssm:account=111111111111:parameterName=/backup/vault:region=eu-central-1', 'no vault yet');
    expect(messageOf(() => BackupVault.fromBackupVaultName(stack, 'Vault', of(stack)('/backup/vault')))).toBe(`Stack: 'backupVaultName' ${NAME_LAW}, got 'no vault yet'`);
  });
});

describe("a service's own vault", () => {
  const NAME = 'aws/efs/automatic-backup-vault';

  test.each(['by name', 'by ARN'])('is the target of a rule, has metrics, rules and grants: %s', (how) => {
    const stack = testStack(HERE);
    const vault = how === 'by name'
      ? BackupVault.fromBackupVaultName(stack, 'Vault', NAME) as BackupVault
      : BackupVault.fromBackupVaultArn(stack, 'Vault', `arn:aws:backup:eu-central-1:111111111111:backup-vault:${NAME}`) as BackupVault;
    BackupPlan.daily35DayRetention(stack, 'Plan', vault).addSelection('Selection', { resources: [BackupResource.fromTag('a', 'b')] });
    vault.onJobFailed('Failures');
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    vault.grant(role, 'backup:StartBackupJob');
    vault.grants.startBackup(role);
    expect(warningsOf(stack)).toEqual([]);
    expect(resourceOf(stack, 'AWS::Backup::BackupPlan').Properties.BackupPlan.BackupPlanRule[0].TargetBackupVault).toBe(NAME);
    expect(JSON.stringify(resourceOf(stack, 'AWS::Events::Rule').Properties.EventPattern)).toContain(`"backupVaultName":["${NAME}"]`);
    expect(JSON.stringify(resourceOf(stack, 'AWS::IAM::Policy').Properties)).toContain(`:backup-vault:${NAME}"`);
    expect(vault.metrics.numberOfBackupJobsCreated().dimensions).toEqual({ BackupVaultName: NAME });
  });

  test('is not made by anybody else', () => {
    expect(messageOf(() => new BackupVault(testStack(), 'Vault', { backupVaultName: NAME }))).toBe(`Stack/Vault: 'backupVaultName' ${NAME_LAW}, got '${NAME}'`);
  });
});
