import { App, aws_sns as sns, Duration, NestedStack, PropertyInjectors, Stack, Stage } from 'aws-cdk-lib';
import type { InjectionContext, IPropertyInjector } from 'aws-cdk-lib';
import { BackupVault, BackupVaultAlarms, BackupVaultEventSets, TieringConfiguration, TieringSelection } from '../../src';
import { HERE, resourceOf, resourcesOf, testStack, warningsOf } from '../util';

class Injector implements IPropertyInjector {
  public constructor(public readonly constructUniqueId: string, private readonly props: object) {}

  public inject(originalProps: any, _context: InjectionContext): any {
    return { ...this.props, ...originalProps };
  }
}

test('a tiering configuration can be injected properties', () => {
  expect(TieringConfiguration.PROPERTY_INJECTION_ID).toBe('cdk-aws-backup.TieringConfiguration');
  const stack = testStack();
  PropertyInjectors.of(stack).add(new Injector(TieringConfiguration.PROPERTY_INJECTION_ID, { tieringConfigurationName: 'injected' }));
  new TieringConfiguration(stack, 'Tiering', { selections: [TieringSelection.allBuckets(Duration.days(60))] });
  expect(resourceOf(stack, 'AWS::Backup::TieringConfiguration').Properties.TieringConfigurationName).toBe('injected');
});

test('alarms can be injected properties', () => {
  expect(BackupVaultAlarms.PROPERTY_INJECTION_ID).toBe('cdk-aws-backup.BackupVaultAlarms');
  const stack = testStack();
  PropertyInjectors.of(stack).add(new Injector(BackupVaultAlarms.PROPERTY_INJECTION_ID, { threshold: 9 }));
  new BackupVault(stack, 'Vault').metrics.createAlarms(stack, 'Alarms');
  expect(Object.values(resourcesOf(stack, 'AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties.Threshold)).toEqual([9, 9, 9, 9]);
});

test('a vault of another stack hands over its name', () => {
  const app = new App();
  const vault = new BackupVault(new Stack(app, 'Vaults', { env: HERE }), 'Vault');
  const stack = new Stack(app, 'Alarms', { env: HERE });
  vault.metrics.createAlarms(stack, 'Alarms');
  new TieringConfiguration(stack, 'Tiering', { backupVault: vault, selections: [TieringSelection.allBuckets(Duration.days(60))] });
  const name = { 'Fn::ImportValue': expect.stringMatching(/^Vaults:ExportsOutput/) };
  expect(Object.values(resourcesOf(stack, 'AWS::CloudWatch::Alarm'))[0].Properties.Dimensions).toEqual([{ Name: 'BackupVaultName', Value: name }]);
  expect(resourceOf(stack, 'AWS::Backup::TieringConfiguration').Properties.BackupVaultName).toEqual(name);
});

test('a topic of the parent of a nested stack notifies for both', () => {
  const stack = testStack(HERE);
  const topic = new sns.Topic(stack, 'Topic');
  const nested = new NestedStack(stack, 'Nested');
  new BackupVault(nested, 'Vault').addNotification(topic, BackupVaultEventSets.failures());
  new BackupVault(stack, 'Vault').addNotification(topic, BackupVaultEventSets.failures());
  expect(resourceOf(nested, 'AWS::Backup::BackupVault').Properties.Notifications.SNSTopicArn).toEqual({ Ref: expect.stringContaining('Topic') });
  expect(resourceOf(stack, 'AWS::Backup::BackupVault').Properties.Notifications.SNSTopicArn).toEqual({ Ref: 'TopicBFC7AF6E' });
  expect(warningsOf(stack)).toEqual([]);
});

test('stages have rules, alarms and configurations of their own', () => {
  const app = new App();
  for (const id of ['Test', 'Prod']) {
    const stack = new Stack(new Stage(app, id, { env: HERE }), 'Stack');
    const vault = new BackupVault(stack, 'Vault', { backupVaultName: 'main' });
    vault.onJobFailed('JobFailed');
    vault.metrics.createAlarms(stack, 'Alarms', { noBackupWithin: Duration.days(2) });
    new TieringConfiguration(stack, 'Tiering', { backupVault: vault, selections: [TieringSelection.allBuckets(Duration.days(60))] });
    expect(Object.keys(resourcesOf(stack, 'AWS::Events::Rule'))).toEqual(['VaultJobFailed64C40921']);
    expect(Object.keys(resourcesOf(stack, 'AWS::CloudWatch::Alarm'))).toHaveLength(5);
  }
});
