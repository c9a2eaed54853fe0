import { App, Aws, aws_backup, CfnParameter, Lazy, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import type { Environment } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import { BackupPlan, BackupPlanRule, BackupVault } from '../../src';
import { HERE, l1Of, messageOf, synth, THERE } from '../util';

const OTHER_REGION = { account: HERE.account, region: THERE.region };
const OTHER_ACCOUNT = { account: THERE.account, region: HERE.region };

type MakeVault = (scope: Construct, backupVaultName?: string) => aws_backup.IBackupVaultRef;

const ours: MakeVault = (scope, backupVaultName) => new BackupVault(scope, 'Copies', { backupVaultName });
const v2s: MakeVault = (scope, backupVaultName) => new aws_backup.BackupVault(scope, 'Copies', { backupVaultName });
const l1: MakeVault = (scope, backupVaultName = 'bare') => new aws_backup.CfnBackupVault(scope, 'Copies', { backupVaultName });

function planInto(stack: Stack, destinationBackupVault: aws_backup.IBackupVaultRef): BackupPlan {
  return new BackupPlan(stack, 'Plan', {
    backupVault: BackupVault.fromBackupVaultName(stack, 'Vault', 'main'),
    backupPlanRules: [new BackupPlanRule({ ruleName: 'Copied', copyActions: [{ destinationBackupVault }] })],
  });
}

/** The plan of one stack copies into a vault of another: the template of either, and what the plan has for the ARN. */
function copyInto(make: MakeVault, to?: Environment, from: Environment | undefined = HERE, name?: string) {
  const app = new App();
  const there = new Stack(app, 'There', { env: to });
  const here = new Stack(app, 'Here', { env: from });
  planInto(here, make(there, name));
  const [plan, vault] = [here, there].map((stack) => Template.fromStack(stack).toJSON());
  return { arn: arnIn(here), plan, vault };
}

function arnIn(stack: Stack): unknown {
  const [plan] = Object.values(Template.fromStack(stack).findResources('AWS::Backup::BackupPlan'));
  return plan.Properties.BackupPlan.BackupPlanRule[0].CopyActions[0].DestinationBackupVaultArn;
}

const written = ({ account, region }: Environment, name: string) =>
  ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:backup:${region}:${account}:backup-vault:${name}`]] });

/** A vault of another account needs a key. */
const withKey: MakeVault = (scope, backupVaultName = 'keyed') =>
  new aws_backup.CfnBackupVault(scope, 'Copies', { backupVaultName, encryptionKeyArn: `arn:aws:kms:${Stack.of(scope).region}:${Stack.of(scope).account}:key/1234` });

test.each([
  ['another Region', OTHER_REGION],
  ['another account', OTHER_ACCOUNT],
  ['another account and Region', THERE],
])('of a vault of %s the ARN is written out, and nothing is handed over between the stacks', (_, env) => {
  const { arn, plan, vault } = copyInto(withKey, env);
  expect(arn).toEqual(written(env, 'keyed'));
  expect(Object.keys(plan.Resources)).toEqual(['PlanDAF4E53A']);
  expect(Object.keys(vault.Resources)).toEqual(['Copies']);
  expect([plan.Outputs, vault.Outputs]).toEqual([undefined, undefined]);
});

test.each<[string, MakeVault, string | undefined, string]>([
  ['a vault', ours, 'my-copies', 'my-copies'],
  ['a vault with a generated name', ours, undefined, 'ThereCopiesFF4C18D4'],
  ['a vault of aws-cdk-lib', v2s, 'my-copies', 'my-copies'],
  ['an L1', l1, 'my-copies', 'my-copies'],
])('the ARN of %s of another Region is written out', (_, make, name, inArn) => {
  const { arn, vault } = copyInto(make, OTHER_REGION, HERE, name);
  expect(arn).toEqual(written(OTHER_REGION, inArn));
  expect(Object.values<any>(vault.Resources)[0].Properties.BackupVaultName).toEqual(inArn);
});

test('the ARN follows a name that is overridden later', () => {
  const app = new App();
  const vault = new BackupVault(new Stack(app, 'There', { env: OTHER_REGION }), 'Copies');
  const here = new Stack(app, 'Here', { env: HERE });
  planInto(here, vault);
  l1Of(vault).addPropertyOverride('BackupVaultName', 'other');
  expect(arnIn(here)).toEqual(written(OTHER_REGION, 'other'));
});

test('the ARN of a known vault is written out for a stack that is deployed anywhere', () => {
  const app = new App();
  const vault = new BackupVault(new Stack(app, 'There', { env: THERE }), 'Copies', { backupVaultName: 'copies' });
  const here = new Stack(app, 'Here');
  planInto(here, vault);
  expect(arnIn(here)).toEqual(written(THERE, 'copies'));
});

test('two stacks may copy into each other', () => {
  const app = new App();
  const [a, b] = [new Stack(app, 'A', { env: HERE }), new Stack(app, 'B', { env: OTHER_REGION })];
  const [inA, inB] = [a, b].map((stack) => new BackupVault(stack, 'Copies', { backupVaultName: `in-${stack.node.id}` }));
  planInto(a, inB);
  planInto(b, inA);
  expect([arnIn(a), arnIn(b)]).toEqual([written(OTHER_REGION, 'in-B'), written(HERE, 'in-A')]);
});

test('a vault of a nested stack of another Region is known, too', () => {
  const app = new App();
  const there = new NestedStack(new Stack(app, 'There', { env: OTHER_REGION }), 'Nested');
  const here = new Stack(app, 'Here', { env: HERE });
  planInto(here, new BackupVault(there, 'Copies', { backupVaultName: 'copies' }));
  expect(arnIn(here)).toEqual(written(OTHER_REGION, 'copies'));
});

test('each stage writes its own', () => {
  const app = new App();
  for (const env of [HERE, THERE]) {
    const stage = new Stage(app, env.region, { env });
    const there = new Stack(stage, 'There', { env: { ...env, region: 'eu-west-1' } });
    const here = new Stack(stage, 'Here');
    planInto(here, new BackupVault(there, 'Copies', { backupVaultName: 'copies' }));
    stage.synth();
    expect(arnIn(here)).toEqual(written({ ...env, region: 'eu-west-1' }, 'copies'));
  }
});

test('the ARN of a vault of another stage of the same environment is written out', () => {
  const app = new App();
  const [there, here] = ['There', 'Here'].map((id) => new Stack(new Stage(app, id, { env: HERE }), 'Stack'));
  planInto(here, new BackupVault(there, 'Copies', { backupVaultName: 'copies' }));
  expect(arnIn(here)).toEqual(written(HERE, 'copies'));
});

describe('as in aws-cdk-lib', () => {
  test('the vault of the same stack is referred to', () => {
    const stack = new Stack(new App(), 'Stack', { env: HERE });
    planInto(stack, new BackupVault(stack, 'Copies'));
    expect(arnIn(stack)).toEqual({ 'Fn::GetAtt': ['CopiesA993ADEE', 'BackupVaultArn'] });
  });

  test.each([HERE, {}])('that of another stack of the same environment is exported: %p', (env) => {
    const { arn } = copyInto(ours, env, env);
    expect(arn).toEqual({ 'Fn::ImportValue': expect.stringContaining('BackupVaultArn') });
  });

  test('one with a name that is a token is handed over', () => {
    const app = new App();
    const there = new Stack(app, 'There', { env: OTHER_REGION });
    const here = new Stack(app, 'Here', { env: HERE });
    planInto(here, new BackupVault(there, 'Copies', { backupVaultName: `in-${Aws.REGION}` }));
    synth(app);
    expect(JSON.stringify(arnIn(here))).not.toContain('backup-vault:');
  });

  test('one of a stack that is deployed anywhere is refused', () => {
    expect(messageOf(() => copyInto(ours, undefined, HERE, 'copies'))).toContain('Cross stack');
  });
});

test.each([
  ['an ARN', 'arn:aws:backup:us-east-1:222222222222:backup-vault:copies'],
  ['a token', Lazy.string({ produce: () => 'arn:aws:backup:us-east-1:222222222222:backup-vault:copies' })],
])('an import by %s stays what it is', (_, arn) => {
  const stack = new Stack(new App(), 'Stack', { env: HERE });
  planInto(stack, BackupVault.fromBackupVaultArn(stack, 'Import', arn));
  expect(arnIn(stack)).toEqual('arn:aws:backup:us-east-1:222222222222:backup-vault:copies');
});

test('an import by a parameter stays a parameter', () => {
  const stack = new Stack(new App(), 'Stack', { env: HERE });
  planInto(stack, BackupVault.fromBackupVaultArn(stack, 'Import', new CfnParameter(stack, 'P').valueAsString));
  expect(arnIn(stack)).toEqual({ Ref: 'P' });
});
