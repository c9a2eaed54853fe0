import assert from 'node:assert/strict';
import test from 'node:test';
import { aws_sns as sns, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as awsCdkLib from 'aws-cdk-lib/aws-backup';
import * as cdkAwsBackup from 'cdk-aws-backup';

/** A program as it was before, and as it is after one import changed. */
function program(backup: typeof awsCdkLib | typeof cdkAwsBackup) {
  const { BackupPlan, BackupPlanRule, BackupResource, BackupVault } = backup as typeof cdkAwsBackup;
  const stack = new Stack(undefined, 'Stack');

  const vault = new BackupVault(stack, 'Vault', {
    notificationTopic: new sns.Topic(stack, 'Topic'),
    lockConfiguration: { minRetention: Duration.days(7) },
  });
  const plan = BackupPlan.dailyWeeklyMonthly5YearRetention(stack, 'Plan', vault);
  plan.addRule(new BackupPlanRule({ startWindow: Duration.hours(2), deleteAfter: Duration.days(35) }));
  plan.addSelection('Selection', {
    resources: [BackupResource.fromTag('stage', 'production')],
    allowRestores: true,
  });
  return Template.fromStack(stack).toJSON();
}

test('one import changes, and the template does not', () => {
  assert.deepEqual(program(cdkAwsBackup), program(awsCdkLib));
});
