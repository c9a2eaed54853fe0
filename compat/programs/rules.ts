import { rule } from './things';
import { V2_ONLY, type Kit, type Program } from '../harness/program';

const READY_MADE = ['daily', 'weekly', 'monthly1Year', 'monthly5Year', 'monthly7Year'];

export const RULES: readonly Program[] = [
  ...READY_MADE.map((name): Program => ({
    id: `rule: ${name}`,
    run(k) {
      const stack = k.stack();
      planWith(k, stack, [k.backup.BackupPlanRule[name]()]);
      planWith(k, stack, [k.backup.BackupPlanRule[name](new k.backup.BackupVault(stack, 'Given'))], 'Into');
    },
  })),
  {
    id: 'rule: every prop of v1',
    run(k) {
      const stack = k.stack();
      const { Duration } = k.core;
      planWith(k, stack, [new k.backup.BackupPlanRule({
        ruleName: 'Everything-in_1.rule',
        backupVault: new k.backup.BackupVault(stack, 'Vault'),
        scheduleExpression: k.events.Schedule.cron({ minute: '5', hour: '2,14', weekDay: 'MON-FRI', month: '*/2' }),
        startWindow: Duration.hours(3),
        completionWindow: Duration.days(2),
        moveToColdStorageAfter: Duration.days(30),
        deleteAfter: Duration.days(120),
        enableContinuousBackup: false,
      })]);
    },
  },
  { id: 'rule: no prop at all', run: (k) => planWith(k, k.stack(), [new k.backup.BackupPlanRule({})]) },
  { id: 'rule: never deleted, moved to cold storage', run: (k) => planWith(k, k.stack(), [rule(k, { moveToColdStorageAfter: k.core.Duration.days(1) })]) },
  { id: 'rule: a day is the least', run: (k) => planWith(k, k.stack(), [rule(k, { deleteAfter: k.core.Duration.days(1) })]) },
  { id: 'rule: windows in minutes', run: (k) => planWith(k, k.stack(), [rule(k, windows(k, 60, 120))]) },
  { id: 'rule: only a start window', run: (k) => planWith(k, k.stack(), [rule(k, { startWindow: k.core.Duration.minutes(90) })]) },
  { id: 'rule: only a completion window', run: (k) => planWith(k, k.stack(), [rule(k, { completionWindow: k.core.Duration.hours(5) })]) },
  { id: 'rule: continuous keeps 35 days unless told', run: (k) => planWith(k, k.stack(), [rule(k, { enableContinuousBackup: true })]) },
  {
    id: 'rule: continuous with its own retention',
    run: (k) => planWith(k, k.stack(), [rule(k, { enableContinuousBackup: true, deleteAfter: k.core.Duration.days(7) })]),
  },
  {
    id: 'rule: durations in other units, whole days all the same',
    run: (k) => planWith(k, k.stack(), [rule(k, { deleteAfter: k.core.Duration.hours(240), startWindow: k.core.Duration.seconds(7200) })]),
  },
  {
    id: 'rule: schedules by expression',
    run: (k) => planWith(k, k.stack(), ['cron(0 5 ? * 2#1 *)', 'cron(0/30 8-18 L * ? *)', 'cron(15 10 15W * ? 2026-2030)', 'cron(0 3 ? JAN,JUL FRIL *)']
      .map((expression) => rule(k, { scheduleExpression: k.events.Schedule.expression(expression) }))),
  },
  {
    id: 'rule: names, default and given, by turns',
    run(k) {
      const { BackupPlanRule } = k.backup;
      planWith(k, k.stack(), [rule(k), rule(k, { ruleName: 'Named' }), rule(k), BackupPlanRule.daily()]);
    },
  },
  {
    id: 'rule: one rule in two plans',
    run(k) {
      const stack = k.stack();
      const shared = rule(k, { deleteAfter: k.core.Duration.days(3) });
      planWith(k, stack, [shared]);
      planWith(k, stack, [shared, shared], 'Twice');
    },
  },
  {
    id: 'rule: its props can be read',
    run(k) {
      const { Duration, CfnOutput } = k.core;
      const stack = k.stack();
      const props = { deleteAfter: Duration.days(9), ruleName: 'read' };
      const given = new k.backup.BackupPlanRule(props);
      const continuous = new k.backup.BackupPlanRule({ enableContinuousBackup: true });
      new CfnOutput(stack, 'Name', { value: given.props.ruleName });
      new CfnOutput(stack, 'Delete', { value: String(given.props.deleteAfter.toDays()) });
      new CfnOutput(stack, 'Continuous', { value: String(continuous.props.deleteAfter.toDays()) });
      new CfnOutput(stack, 'Ready', { value: JSON.stringify(Object.keys(k.backup.BackupPlanRule.monthly1Year().props).sort()) });
    },
  },
  {
    id: 'rule: time zone, recovery point tags and index actions',
    peers: V2_ONLY,
    run: (k) => planWith(k, k.stack(), [
      rule(k, { scheduleExpressionTimezone: k.core.TimeZone.EUROPE_BERLIN, recoveryPointTags: { team: 'storage', Cost: 'a b' } }),
      rule(k, { indexActions: [{ resourceTypes: [k.backup.IndexActionResourceType.S3] }] }),
      rule(k, { indexActions: [{ resourceTypes: [new k.backup.IndexActionResourceType('EBS')] }] }),
      rule(k, { indexActions: [], recoveryPointTags: {} }),
      rule(k, { scheduleExpressionTimezone: k.core.TimeZone.of('America/Argentina/Buenos_Aires') }),
    ]),
  },
  {
    id: 'rule: copies',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      const { Duration } = k.core;
      const destinationBackupVault = new k.backup.BackupVault(stack, 'Copies');
      const imported = k.backup.BackupVault.fromBackupVaultArn(stack, 'Far', 'arn:aws:backup:us-west-2:210987654321:backup-vault:far');
      planWith(k, stack, [
        rule(k, { copyActions: [{ destinationBackupVault }] }),
        rule(k, {
          copyActions: [
            { destinationBackupVault, deleteAfter: Duration.days(120), moveToColdStorageAfter: Duration.days(30) },
            { destinationBackupVault: imported, deleteAfter: Duration.days(10) },
            { destinationBackupVault: imported, moveToColdStorageAfter: Duration.days(10) },
          ],
        }),
        rule(k, { copyActions: [] }),
      ]);
    },
  },
  {
    id: 'rule: an index action type says its value',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      new k.core.CfnOutput(stack, 'S3', { value: `${k.backup.IndexActionResourceType.S3}` });
      new k.core.CfnOutput(stack, 'EBS', { value: k.backup.IndexActionResourceType.EBS.value });
    },
  },
  { id: 'rule: a rate', refused: true, run: (k) => planWith(k, k.stack(), [rule(k, { scheduleExpression: k.events.Schedule.rate(k.core.Duration.days(1)) })]) },
  { id: 'rule: deleted before it is cold', refused: true, run: (k) => planWith(k, k.stack(), [rule(k, lifecycle(k, 30, 20))]) },
  {
    id: 'rule: continuous for 36 days',
    refused: true,
    run: (k) => planWith(k, k.stack(), [rule(k, { enableContinuousBackup: true, deleteAfter: k.core.Duration.days(36) })]),
  },
  {
    id: 'rule: continuous for no day',
    refused: true,
    run: (k) => planWith(k, k.stack(), [rule(k, { enableContinuousBackup: true, deleteAfter: k.core.Duration.days(0) })]),
  },
  {
    id: 'rule: continuous and cold',
    refused: true,
    run: (k) => planWith(k, k.stack(), [rule(k, { enableContinuousBackup: true, ...lifecycle(k, 1, 35) })]),
  },
  {
    id: 'rule: a copy deleted 89 days after it is cold',
    peers: V2_ONLY,
    refused: true,
    run(k) {
      const stack = k.stack();
      planWith(k, stack, [rule(k, { copyActions: [{ destinationBackupVault: new k.backup.BackupVault(stack, 'To'), ...lifecycle(k, 30, 119) }] })]);
    },
  },
];

function planWith(k: Kit, scope: any, backupPlanRules: any[], id = 'Plan'): void {
  new k.backup.BackupPlan(scope, id, { backupPlanRules });
}

function windows(k: Kit, start: number, completion: number): Record<string, unknown> {
  return { startWindow: k.core.Duration.minutes(start), completionWindow: k.core.Duration.minutes(completion) };
}

function lifecycle(k: Kit, cold: number, expiry: number): Record<string, unknown> {
  return { moveToColdStorageAfter: k.core.Duration.days(cold), deleteAfter: k.core.Duration.days(expiry) };
}
