import { App, aws_backup as backup, aws_dynamodb as dynamodb, aws_events as events, Duration, Stack } from 'aws-cdk-lib';

const app = new App();
const stack = new Stack(app, 'Program');

const table = new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
const vault = new backup.BackupVault(stack, 'Vault', { lockConfiguration: { minRetention: Duration.days(7) } });
new backup.CfnBackupVault(stack, 'Plain', { backupVaultName: 'plain' });

const plan = backup.BackupPlan.dailyWeeklyMonthly5YearRetention(stack, 'Plan', vault);
plan.addRule(new backup.BackupPlanRule({
  ruleName: 'hourly',
  scheduleExpression: events.Schedule.cron({ minute: '0' }),
  startWindow: Duration.hours(2),
  deleteAfter: Duration.days(14),
}));
plan.addSelection('Selection', {
  resources: [backup.BackupResource.fromDynamoDbTable(table), backup.BackupResource.fromTag('stage', 'production')],
  allowRestores: true,
});

app.synth();
