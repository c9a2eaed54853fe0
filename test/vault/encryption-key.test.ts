import { App, aws_kms as kms, aws_ssm as ssm, CfnParameter, CustomResource, Duration, Stack } from 'aws-cdk-lib';
import type { Environment } from 'aws-cdk-lib';
import { BackupVault, LogicallyAirGappedBackupVault } from '../../src';
import { HERE, l1Of, messageOf, synth, synthesisProblemsOf, testStack, THERE } from '../util';

const arn = (region: string) => `arn:aws:kms:${region}:111111111111:key/11111111-2222-3333-4444-555555555555`;

function vaultWith(key: (stack: Stack) => kms.IKeyRef, env: Environment = HERE) {
  const stack = new Stack(new App(), 'Stack', { env, crossRegionReferences: true });
  return new BackupVault(stack, 'Vault', { encryptionKey: key(stack) });
}

const problem = (path: string) => `Stack/Vault: 'encryptionKey' must be a key of the Region of the vault (eu-central-1), got '${path}' in us-east-1`;

test.each<[string, (stack: Stack) => kms.IKeyRef, string]>([
  ['an import', (stack) => kms.Key.fromKeyArn(stack, 'Key', arn('us-east-1')), 'Stack/Key'],
  ['a key of another stack', (stack) => new kms.Key(new Stack(stack.node.root as App, 'There', { env: THERE }), 'Key'), 'There/Key'],
  ['an L1 of another stack', (stack) => new kms.CfnKey(new Stack(stack.node.root as App, 'There', { env: THERE }), 'Key'), 'There/Key'],
])('%s of another Region is refused', (_, key, path) => {
  expect(messageOf(() => vaultWith(key))).toContain(problem(path));
});

test.each<[string, (stack: Stack) => kms.IKeyRef, Environment]>([
  ['of the Region', (stack) => kms.Key.fromKeyArn(stack, 'Key', arn('eu-central-1')), HERE],
  ['of the stack', (stack) => new kms.Key(stack, 'Key'), HERE],
  ['of a parameter', (stack) => kms.Key.fromKeyArn(stack, 'Key', new CfnParameter(stack, 'Arn').valueAsString), HERE],
  ['of a parameter of Systems Manager', (stack) => kms.Key.fromKeyArn(stack, 'Key',
    ssm.StringParameter.fromSecureStringParameterAttributes(stack, 'Arn', { parameterName: '/backup/key', version: 3 }).stringValue), HERE],
  ['that a resource of another Region gives', (stack) => {
    const far = new Stack(stack.node.root as App, 'There', { env: THERE, crossRegionReferences: true });
    return kms.Key.fromKeyArn(stack, 'Key', new CustomResource(far, 'Replica', { serviceToken: 'arn:aws:lambda:us-east-1:111111111111:function:replicate' }).getAttString('Arn'));
  }, HERE],
  ['of any Region for a stack that is deployed anywhere', (stack) => kms.Key.fromKeyArn(stack, 'Key', arn('us-east-1')), {}],
])('a key %s is taken, also at synthesis', (_, key, env) => {
  const vault = vaultWith(key, env);
  expect(() => synth(vault)).not.toThrow();
});

describe('the key in the template', () => {
  const days = Duration.days;
  const VAULTS: [string, (stack: Stack, encryptionKey?: kms.IKeyRef) => BackupVault | LogicallyAirGappedBackupVault][] = [
    ['a vault', (stack, encryptionKey) => new BackupVault(stack, 'Vault', { encryptionKey })],
    ['a logically air-gapped vault', (stack, encryptionKey) =>
      new LogicallyAirGappedBackupVault(stack, 'Vault', { encryptionKey, minRetention: days(7), maxRetention: days(8) })],
  ];

  test.each(VAULTS)('of another Region is refused at synthesis: %s', (_, make) => {
    const stack = testStack(HERE);
    l1Of(make(stack)).addPropertyOverride('EncryptionKeyArn', arn('us-east-1'));
    expect(synthesisProblemsOf(stack)).toEqual(['[Stack/Vault] the vault must have a key of its Region (eu-central-1), got one in us-east-1']);
  });

  test.each<[string, unknown]>([
    ['of the Region', arn('eu-central-1')],
    ['without a Region', '11111111-2222-3333-4444-555555555555'],
    ['that only deployment knows', { 'Fn::ImportValue': 'Key' }],
  ])('is taken %s', (_, key) => {
    const stack = testStack(HERE);
    l1Of(VAULTS[0][1](stack)).addPropertyOverride('EncryptionKeyArn', key);
    expect(() => synth(stack)).not.toThrow();
  });

  test.each<[string, (stack: Stack) => kms.IKeyRef]>([
    ['by its alias', (stack) => kms.Alias.fromAliasName(stack, 'Key', 'alias/aws/backup')],
    ['by the ARN of its alias', (stack) => kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111111111111:alias/aws/backup')],
  ])('that AWS manages is refused of a logically air-gapped vault: %s', (_, key) => {
    const stack = testStack(HERE);
    VAULTS[1][1](stack, key(stack));
    expect(synthesisProblemsOf(stack)).toEqual([
      "[Stack/Vault] the vault must have a customer managed key or none, got the AWS managed key 'alias/aws/…', which no logically air-gapped vault takes",
    ]);
  });

  test('that AWS manages is taken where it may be another', () => {
    const other = testStack(HERE);
    l1Of(VAULTS[1][1](other)).addPropertyOverride('EncryptionKeyArn', { 'Fn::If': ['C', 'alias/aws/backup', { Ref: 'AWS::NoValue' }] });
    expect(() => synth(other)).not.toThrow();
  });
});
