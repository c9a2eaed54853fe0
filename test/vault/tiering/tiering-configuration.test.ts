import { App, Aws, aws_backup as backup, aws_s3 as s3, aws_ssm as ssm, CfnParameter, Duration, Fn, NestedStack, Stack, Stage, Tags, Token } from 'aws-cdk-lib';
import type { Environment } from 'aws-cdk-lib';
import { BackupVault, TieringConfiguration, TieringSelection } from '../../../src';
import { HERE, l1Of, messageOf, resourceOf, resourcesOf, synth, synthesisProblemsOf, testStack, THERE, warningsOf } from '../../util';

const TYPE = 'AWS::Backup::TieringConfiguration';
const ALL = [TieringSelection.allBuckets(Duration.days(60))];
const arns = (count: number) => Array.from({ length: count }, (_, index) => `arn:aws:s3:::bucket-${index}`);

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

const properties = () => resourceOf(stack, TYPE).Properties;

describe('a configuration', () => {
  test('is for all vaults by default', () => {
    new TieringConfiguration(stack, 'Tiering', { selections: ALL });
    expect(Object.keys(resourcesOf(stack, TYPE))).toEqual(['Tiering68EF43FA']);
    expect(properties()).toEqual({
      TieringConfigurationName: 'StackTiering9E72D81C',
      BackupVaultName: '*',
      ResourceSelection: [{ ResourceType: 'S3', Resources: ['*'], TieringDownSettingsInDays: 60 }],
    });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('has everything', () => {
    const tiering = new TieringConfiguration(stack, 'Tiering', {
      tieringConfigurationName: 'cold_logs',
      backupVault: new BackupVault(stack, 'Vault'),
      selections: [
        TieringSelection.buckets([new s3.Bucket(stack, 'Bucket'), new s3.CfnBucket(stack, 'Bare')], Duration.days(36_500)),
        TieringSelection.bucketArns(['arn:aws:s3:::logs', Fn.importValue('bucket')], Duration.days(90)),
        TieringSelection.allBuckets(Duration.days(61)),
      ],
    });
    Tags.of(tiering).add('stage', 'production');
    expect(properties()).toEqual({
      TieringConfigurationName: 'cold_logs',
      BackupVaultName: { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultName'] },
      ResourceSelection: [
        { ResourceType: 'S3', Resources: [{ 'Fn::GetAtt': ['Bucket83908E77', 'Arn'] }, { 'Fn::GetAtt': ['Bare', 'Arn'] }], TieringDownSettingsInDays: 36_500 },
        { ResourceType: 'S3', Resources: ['arn:aws:s3:::logs', { 'Fn::ImportValue': 'bucket' }], TieringDownSettingsInDays: 90 },
        { ResourceType: 'S3', Resources: ['*'], TieringDownSettingsInDays: 61 },
      ],
      TieringConfigurationTags: { stage: 'production' },
    });
    expect(stack.resolve(tiering.tieringConfigurationRef)).toEqual({
      tieringConfigurationName: { Ref: 'Tiering68EF43FA' },
      tieringConfigurationArn: { 'Fn::GetAtt': ['Tiering68EF43FA', 'TieringConfigurationArn'] },
    });
    expect(tiering.tieringConfigurationRef.tieringConfigurationName).toBe(tiering.tieringConfigurationName);
  });

  test.each<[string, () => backup.IBackupVaultRef, unknown]>([
    ['of aws-cdk-lib', () => new backup.BackupVault(stack, 'Vault'), { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultName'] }],
    ['as an L1', () => new backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault' }), { Ref: 'Vault' }],
    ['imported', () => BackupVault.fromBackupVaultName(stack, 'Vault', 'vault'), 'vault'],
  ])('is for a vault %s', (_, vault, name) => {
    new TieringConfiguration(stack, 'Tiering', { backupVault: vault(), selections: ALL });
    expect(properties().BackupVaultName).toEqual(name);
  });

  test('has a valid name, whatever it is called', () => {
    new TieringConfiguration(stack, 'A tiering-configuration with a name '.repeat(12), { selections: ALL });
    expect(properties().TieringConfigurationName).toMatch(/^[a-zA-Z0-9_]{1,200}$/);
  });

  test('is not changed with the list of its selections', () => {
    const selections = [...ALL];
    new TieringConfiguration(stack, 'Tiering', { selections });
    selections.push(TieringSelection.allBuckets(Duration.days(70)));
    expect(properties().ResourceSelection).toHaveLength(1);
  });

  test('of a vault of another Region gives a warning', () => {
    const far = BackupVault.fromBackupVaultArn(stack, 'Far', 'arn:aws:backup:us-east-1:222222222222:backup-vault:far');
    new TieringConfiguration(stack, 'Tiering', { backupVault: far, selections: ALL });
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Tiering',
      id: 'cdk-aws-backup:vaultOfOtherEnvironment',
      text: "the vault 'Stack/Far' is in another account or Region (222222222222, us-east-1) than its tiering configuration (111111111111, eu-central-1): "
        + 'AWS Backup uses its name only, and there has to be such a vault here',
    }]);
  });
});

describe('bounds', () => {
  test.each([60, 61, 36_499, 36_500])('%d days are taken', (days) => {
    expect(TieringSelection.allBuckets(Duration.days(days)).tierDownAfter.toDays()).toBe(days);
  });

  test.each<[Duration, string]>([
    [Duration.days(59), "'tierDownAfter' must be between 60 and 36,500 days, got 59 days"],
    [Duration.days(36_501), "'tierDownAfter' must be between 60 and 36,500 days, got 36,501 days"],
    [Duration.hours(60 * 24 + 1), "'tierDownAfter' must be a whole number of days, got 60 days 1 hour"],
  ])('%s are refused', (time, message) => {
    expect(messageOf(() => TieringSelection.allBuckets(time))).toBe(message);
  });

  test('days may be a token', () => {
    const days = Token.asNumber(new CfnParameter(stack, 'Days', { type: 'Number' }).value);
    new TieringConfiguration(stack, 'Tiering', { selections: [TieringSelection.allBuckets(Duration.days(days))] });
    expect(properties().ResourceSelection[0].TieringDownSettingsInDays).toEqual({ Ref: 'Days' });
  });

  test.each(['arn:aws:s3:::logs-*', 'arn:aws:s3:::logs/2026', 'logs', '*', 'arn:aws:ec2:eu-central-1:111111111111:volume/vol-1'])('%s is no bucket', (arn) => {
    expect(messageOf(() => TieringSelection.bucketArns(['arn:aws-cn:s3:::a.b_c-d', arn], Duration.days(60))))
      .toBe(`'bucketArns' must be ARNs of buckets, arn:<partition>:s3:::<name>, without wildcards, got '${arn}'`);
  });

  test('no buckets are refused', () => {
    expect(messageOf(() => TieringSelection.buckets([], Duration.days(59)))).toBe([
      '2 problems',
      '  - there must be at least one bucket; TieringSelection.allBuckets() takes all',
      "  - 'tierDownAfter' must be between 60 and 36,500 days, got 59 days",
    ].join('\n'));
  });

  test('five selections and 100 buckets are taken', () => {
    const selection = TieringSelection.bucketArns(arns(20), Duration.days(60));
    new TieringConfiguration(stack, 'Tiering', { tieringConfigurationName: 'a'.repeat(200), selections: Array.from({ length: 5 }, () => selection) });
    expect(properties().ResourceSelection).toHaveLength(5);
  });

  test('more are refused, all at once', () => {
    const selections = [TieringSelection.bucketArns(arns(96), Duration.days(60)), ...Array.from({ length: 5 }, () => ALL[0])];
    expect(messageOf(() => new TieringConfiguration(stack, 'Tiering', { tieringConfigurationName: 'a-b', selections }))).toBe([
      'Stack/Tiering: 3 problems',
      "  - 'tieringConfigurationName' must be 1 to 200 characters of letters, digits and '_', got 'a-b'",
      "  - 'selections' must have 1 to 5 elements, got 6",
      "  - 'selections' must have at most 100 ARNs in all, got 101",
    ].join('\n'));
    expect(messageOf(() => new TieringConfiguration(stack, 'Long', { tieringConfigurationName: 'a'.repeat(201), selections: [] }))).toBe([
      'Stack/Long: 2 problems',
      `  - 'tieringConfigurationName' must be 1 to 200 characters of letters, digits and '_', got '${'a'.repeat(201)}'`,
      "  - 'selections' must have 1 to 5 elements, got 0",
    ].join('\n'));
  });

  test('the buckets may be a token as a whole', () => {
    const buckets = new CfnParameter(stack, 'Buckets', { type: 'CommaDelimitedList' }).valueAsList;
    new TieringConfiguration(stack, 'Tiering', { selections: [TieringSelection.bucketArns(buckets, Duration.days(60))] });
    expect(properties().ResourceSelection).toEqual([{ ResourceType: 'S3', Resources: { Ref: 'Buckets' }, TieringDownSettingsInDays: 60 }]);
  });

  test('a name may be a token', () => {
    new TieringConfiguration(stack, 'Tiering', { tieringConfigurationName: Fn.importValue('name'), selections: ALL });
    expect(properties().TieringConfigurationName).toEqual({ 'Fn::ImportValue': 'name' });
  });
});

describe('a second configuration', () => {
  const add = (scope: Stack, id: string, backupVault?: backup.IBackupVaultRef) =>
    new TieringConfiguration(scope, id, { backupVault, selections: ALL });
  const other = (env?: Environment, id = 'Other') => new Stack(stack.node.root as App, id, { env });
  const ofVault = "[Stack/Second] 'backupVault' must be a vault without a tiering configuration, got one that has 'Stack/First'";

  test('of all vaults is refused', () => {
    ['First', 'Second'].forEach((id) => add(stack, id));
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Second] 'backupVault' must be given, since the configuration for all vaults is 'Stack/First' already"]);
  });

  test.each<[string, (vault: BackupVault) => backup.IBackupVaultRef]>([
    ['one vault', (vault) => vault],
    ['its L1', (vault) => vault.node.defaultChild as backup.CfnBackupVault],
    ['its import', () => BackupVault.fromBackupVaultName(stack, 'Import', 'vault')],
  ])('of %s is refused', (_, again) => {
    const vault = new BackupVault(stack, 'Vault', { backupVaultName: 'vault' });
    add(stack, 'First', vault);
    add(stack, 'Second', again(vault));
    expect(synthesisProblemsOf(stack)).toEqual([ofVault]);
  });

  test('of vaults that are still to be looked up is not refused', () => {
    const vaults = ['one', 'two'].map((name) => BackupVault.fromBackupVaultName(stack, name, ssm.StringParameter.valueFromLookup(stack, `/${name}`, 'none_yet')));
    vaults.forEach((vault, index) => add(stack, `Configuration${index}`, vault));
    expect(Object.keys(resourcesOf(stack, TYPE))).toHaveLength(2);
  });

  test('of its name is refused', () => {
    new TieringConfiguration(stack, 'First', { tieringConfigurationName: 'same', selections: ALL });
    new TieringConfiguration(stack, 'Second', { tieringConfigurationName: 'same', selections: ALL, backupVault: new BackupVault(stack, 'Vault') });
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Second] 'tieringConfigurationName' must be unique, got 'same', which is that of 'Stack/First'"]);
  });

  test('of all vaults in another stack of the environment is refused', () => {
    add(stack, 'First');
    add(other(HERE), 'Second');
    add(new NestedStack(stack, 'Nested'), 'Third');
    expect(synthesisProblemsOf(stack)).toEqual([
      expect.stringMatching(/^\[Stack\/Nested\/Third\] .*is 'Stack\/First' already$/), expect.stringMatching(/^\[Other\/Second\] .*is 'Stack\/First' already$/),
    ]);
  });

  test.each<[string, () => Stack]>([
    ['another environment', () => other(THERE)],
    ['an environment that is not known', () => other()],
    ['a stage', () => new Stack(new Stage(stack, 'Stage', { env: HERE }), 'Stack')],
  ])('in %s is taken', (_, scope) => {
    add(stack, 'First');
    add(scope(), 'Second');
    expect(() => synth(stack)).not.toThrow();
  });

  test('in two stacks that may be deployed anywhere is taken', () => {
    const app = new App();
    const [first, second] = ['First', 'Second'].map((id) => new Stack(app, id));
    add(first, 'Tiering');
    add(second, 'Tiering');
    add(new Stack(app, 'OfAccount', { env: { account: HERE.account } }), 'Tiering');
    expect(() => synth(app)).not.toThrow();
    add(second, 'Again');
    expect(synthesisProblemsOf(app)).toEqual([expect.stringMatching(/^\[Second\/Again\] .*is 'Second\/Tiering' already$/)]);
  });

  test('beside that of all vaults, and of another vault, is taken', () => {
    add(stack, 'First');
    add(stack, 'Second', new BackupVault(stack, 'Vault'));
    add(stack, 'Third', new BackupVault(stack, 'Other'));
    add(stack, 'Fourth', BackupVault.fromBackupVaultName(stack, 'ByName', 'vault'));
    add(stack, 'Fifth', BackupVault.fromBackupVaultName(stack, 'ByToken', Fn.importValue('vault')));
    expect(Object.keys(resourcesOf(stack, TYPE))).toHaveLength(5);
  });

  test('is taken where the first was removed or refused', () => {
    add(stack, 'First');
    stack.node.tryRemoveChild('First');
    expect(() => new TieringConfiguration(stack, 'Refused', { selections: [] })).toThrow('must have 1 to 5 elements');
    add(stack, 'Second');
    expect(() => synth(stack)).not.toThrow();
  });

  test('is what the template says: an override may make one, or take it back', () => {
    const [, second] = [add(stack, 'First'), add(stack, 'Second')];
    l1Of(second).addPropertyOverride('BackupVaultName', 'other');
    expect(() => synth(stack)).not.toThrow();
    l1Of(add(stack, 'Third', BackupVault.fromBackupVaultName(stack, 'Vault', 'vault'))).addPropertyOverride('BackupVaultName', 'other');
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Third] 'backupVault' must be a vault without a tiering configuration, got one that has 'Stack/Second'"]);
  });
});

describe('an import', () => {
  const ARN = 'arn:aws:backup:us-east-1:222222222222:tiering-configuration:cold_logs-0a1b2c3d-1111-2222';

  test('has name, ARN and environment', () => {
    const tiering = TieringConfiguration.fromTieringConfigurationArn(stack, 'Tiering', ARN);
    expect(tiering.tieringConfigurationName).toBe('cold_logs');
    expect(tiering.tieringConfigurationArn).toBe(ARN);
    expect(tiering.tieringConfigurationRef).toEqual({ tieringConfigurationName: 'cold_logs', tieringConfigurationArn: ARN });
    expect(tiering.env).toEqual({ account: '222222222222', region: 'us-east-1' });
  });

  test('may be a token', () => {
    const tiering = TieringConfiguration.fromTieringConfigurationArn(stack, 'Tiering', Fn.importValue('tiering'));
    expect(stack.resolve(tiering.tieringConfigurationName))
      .toEqual({ 'Fn::Select': [0, { 'Fn::Split': ['-', { 'Fn::Select': [6, { 'Fn::Split': [':', { 'Fn::ImportValue': 'tiering' }] }] }] }] });
  });

  test('may have tokens in it', () => {
    const arn = `arn:${Aws.PARTITION}:backup:${Aws.REGION}:${Aws.ACCOUNT_ID}:tiering-configuration:cold_logs-1`;
    expect(TieringConfiguration.fromTieringConfigurationArn(stack, 'Tiering', arn).tieringConfigurationArn).toBe(arn);
  });

  test.each(['cold_logs', 'arn:aws:backup:us-east-1:222222222222:tiering-configuration:cold_logs', 'arn:aws:backup:us-east-1:222222222222:backup-vault:cold-1'])(
    'of %s is refused', (arn) => {
      expect(messageOf(() => TieringConfiguration.fromTieringConfigurationArn(stack, 'Tiering', arn))).toBe(
        "Stack: 'tieringConfigurationArn' must be the ARN of a tiering configuration, "
        + `arn:<partition>:backup:<region>:<account>:tiering-configuration:<name>-<id>, got '${arn}'`);
    });
});
