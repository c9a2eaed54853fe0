import { App, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupResource } from 'cdk-aws-backup';

const app = new App();
const stack = new Stack(app, 'Backup');

const plan = BackupPlan.dailyWeeklyMonthly5YearRetention(stack, 'Plan');
plan.addSelection('Production', {
  resources: [BackupResource.fromTag('stage', 'production')],
});

app.synth();
