import { App, Aws, aws_backup as backup, aws_sns as sns, CfnOutput, Lazy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BackupVault } from '../../src';
import { HERE, synth, THERE } from '../util';

const OTHER_REGION = { account: HERE.account, region: THERE.region };
const OTHER_ACCOUNT = { account: THERE.account, region: HERE.region };

type VaultClass = new (scope: Stack, id: string, props: { backupVaultName?: string }) => backup.IBackupVaultRef;

/** What another stack writes for the name and ARN of a vault, and what the stack of the vault has in its template. */
function referTo(vaultName: string | undefined, from: StackProps, to: StackProps = { env: HERE }, Vault: VaultClass = BackupVault) {
  const app = new App();
  const [producer, consumer] = [new Stack(app, 'Producer', to), new Stack(app, 'Consumer', from)];
  const { backupVaultName, backupVaultArn } = new Vault(producer, 'Vault', { backupVaultName: vaultName }).backupVaultRef;
  new CfnOutput(consumer, 'Name', { value: backupVaultName });
  new CfnOutput(consumer, 'Arn', { value: backupVaultArn });
  const [consumed, produced] = [consumer, producer].map((stack) => Template.fromStack(stack).toJSON());
  return { name: consumed.Outputs.Name.Value, arn: consumed.Outputs.Arn.Value, producer: produced, consumer: consumed };
}

/** The templates, or the words in which they are refused. */
function outcome(...args: Parameters<typeof referTo>): unknown {
  try {
    return referTo(...args);
  } catch (error) {
    return (error as Error).message;
  }
}

describe.each([
  ['another Region', OTHER_REGION],
  ['another account', OTHER_ACCOUNT],
  ['another account and Region', THERE],
])('used in %s', (_, env) => {
  test.each(['my-vault', undefined, `vault-in-${Aws.REGION}`])('the vault named %s is handed over as by aws-cdk-lib', (name) => {
    const ours = outcome(name, { env });
    expect(ours).toEqual(outcome(name, { env }, { env: HERE }, backup.BackupVault));
    expect(ours).toHaveProperty('arn'); // not refused
  });
});

test('used by a stack that is deployed anywhere it is refused, as by aws-cdk-lib', () => {
  const ours = outcome('my-vault', {});
  expect(ours).toEqual(outcome('my-vault', {}, { env: HERE }, backup.BackupVault));
  expect(ours).toContain('Cross stack');
});

test('with a name that is a token it is exported in its own environment', () => {
  const name = Lazy.string({ produce: () => 'later' });
  const ours = referTo(name, { env: HERE });
  expect(ours.producer.Resources.Vault23237E5B.Properties).toEqual({ BackupVaultName: 'later' });
  expect(ours).toEqual(referTo(name, { env: HERE }, { env: HERE }, backup.BackupVault));
});

test('used in its own environment it is exported, as in aws-cdk-lib', () => {
  const ours = referTo(undefined, { env: HERE });
  expect(ours.name).toEqual({ 'Fn::ImportValue': 'Producer:ExportsOutputFnGetAttVault23237E5BBackupVaultNameA3FACCFB' });
  expect(ours).toEqual(referTo(undefined, { env: HERE }, { env: HERE }, backup.BackupVault));
});

test('with crossRegionReferences it is handed over, as in aws-cdk-lib', () => {
  const from = { env: OTHER_REGION, crossRegionReferences: true };
  const to = { env: HERE, crossRegionReferences: true };
  const ours = referTo('my-vault', from, to);
  expect(ours.arn).toEqual({ 'Fn::GetAtt': ['ExportsReader8B249524', expect.stringContaining('BackupVaultArn')] });
  expect(ours).toEqual(referTo('my-vault', from, to, backup.BackupVault));
});

test('a vault that is used elsewhere may still be used here', () => {
  const app = new App();
  const stack = new Stack(app, 'Producer', { env: HERE });
  const vault = new BackupVault(stack, 'Vault');
  new CfnOutput(stack, 'Here', { value: vault.backupVaultArn });
  new CfnOutput(new Stack(app, 'Consumer', { env: THERE }), 'There', { value: vault.backupVaultArn });
  synth(app);
  expect(Template.fromStack(stack).toJSON().Outputs.Here.Value).toEqual({ 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] });
});

test('its topic may be of another stack', () => {
  const app = new App();
  const topics = new Stack(app, 'Topics', { env: HERE });
  const stack = new Stack(app, 'Stack', { env: HERE });
  new BackupVault(stack, 'Vault', { notificationTopic: new sns.Topic(topics, 'Topic') });
  Template.fromStack(topics).resourceCountIs('AWS::SNS::TopicPolicy', 1);
  Template.fromStack(stack).hasResourceProperties('AWS::Backup::BackupVault', {
    Notifications: { SNSTopicArn: { 'Fn::ImportValue': 'Topics:ExportsOutputRefTopicBFC7AF6ECB4A357A' } },
  });
});
