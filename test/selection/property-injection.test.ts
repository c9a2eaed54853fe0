import { App, PropertyInjectors, Stack, Stage } from 'aws-cdk-lib';
import type { IPropertyInjector } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BackupPlan, BackupResource, BackupSelection } from '../../src';
import { HERE, resourceOf } from '../util';
import { select } from './resources';

const injector: IPropertyInjector = {
  constructUniqueId: BackupSelection.PROPERTY_INJECTION_ID,
  inject: (props) => ({ ...props, backupSelectionName: 'injected', allowRestores: true }),
};

test('the id names the package and the class', () => {
  expect(BackupSelection.PROPERTY_INJECTION_ID).toBe('cdk-aws-backup.BackupSelection');
});

describe.each(['app', 'stage', 'stack', 'construct'] as const)('an injector on the %s', (where) => {
  function scopes() {
    const app = new App();
    const stage = new Stage(app, 'Stage', { env: HERE });
    const stack = new Stack(stage, 'Stack');
    const all = { app, stage, stack, construct: new Construct(stack, 'Construct') };
    PropertyInjectors.of(all[where]).add(injector);
    return all;
  }

  test.each<[string, (construct: Construct) => unknown]>([
    ['by itself', (construct) => select(construct, [BackupResource.fromTag('stage', 'production')])],
    ['of a plan', (construct) => BackupPlan.daily35DayRetention(construct, 'Plan')
      .addSelection('Selection', { resources: [BackupResource.fromTag('stage', 'production')] })],
  ])('sets the properties of a selection %s', (_, make) => {
    const { stack, construct } = scopes();
    make(construct);
    expect(resourceOf(stack, 'AWS::Backup::BackupSelection').Properties.BackupSelection.SelectionName).toBe('injected');
    expect(resourceOf(stack, 'AWS::IAM::Role').Properties.ManagedPolicyArns).toHaveLength(2);
  });
});
