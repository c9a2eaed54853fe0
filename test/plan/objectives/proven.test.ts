import { App, Duration, Stack } from 'aws-cdk-lib';
import * as efs from 'aws-cdk-lib/aws-efs';
import { BackupCopyRequirement, BackupCoverage, BackupImmutability, BackupPlan, BackupResource, BackupRetention, BackupVault } from '../../../src';
import { HERE, messageOf } from '../../util';

/** An app whose file systems are backed up as an example of the guide is, and what is required of them. */
function appWith(recoveryPointObjective: Duration): App {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: HERE });
  new efs.CfnFileSystem(stack, 'Files');
  const copies = [BackupCopyRequirement.toVault(new BackupVault(stack, 'Copies'), { minRetention: Duration.days(90) })];
  const immutability = BackupImmutability.GOVERNANCE;
  BackupPlan.fromObjectives(stack, 'Plan', {
    recoveryPointObjective: Duration.hours(24),
    retention: [
      BackupRetention.every(Duration.days(1)).keptFor(Duration.days(35)),
      BackupRetention.every(Duration.days(31)).keptFor(Duration.days(365)),
    ],
    copies,
    immutability,
    resources: [BackupResource.fromConstruct(stack)],
  });
  BackupCoverage.of(app).require({ recoveryPointObjective, frequency: Duration.hours(12), minRetention: Duration.days(365), copies, immutability });
  return app;
}

test('what is asked for as an objective is proven as a requirement', () => {
  expect(() => appWith(Duration.hours(13)).synth()).not.toThrow();
});

test('and no more than that', () => {
  expect(messageOf(() => appWith(Duration.hours(12)).synth())).toContain(
    "'Stack/Files' must be backed up at least every 12 hours, and the rules 'rpo-24-hours', 'every-1-day-for-35-days' and 'every-31-days-for-365-days' leave up to 13 hours between");
});
