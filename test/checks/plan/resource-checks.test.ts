import { CfnCondition, CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib';
import * as upstream from 'aws-cdk-lib/aws-backup';
import * as events from 'aws-cdk-lib/aws-events';
import type { BackupPlan, BackupPlanRuleProps } from '../../../src';
import * as ours from '../../../src';
import { dbInstanceIn, tableIn } from '../../selection/resources';
import { HERE, l1Of } from '../../util';
import { ORIGINS, ORIGINS_OF_OURS, saidOf } from '../origins';
import type { Backup, Program } from '../origins';

const DB = 'arn:aws:rds:eu-central-1:111111111111:db:';
const cron = (options: events.CronOptions) => ({ scheduleExpression: events.Schedule.cron({ minute: '0', ...options }) });
const said = (id: string, lines: string[]) => lines.filter((line) => line.endsWith(`[${id}]`)).map((line) => line.replace(/^warning '(.*?)': /, '$1: ').replace(` [${id}]`, ''));

/** What else a test does with a plan. */
type More = (plan: BackupPlan, stack: Stack, backup: Backup) => unknown;

/** A plan with a rule `R` and what it selects by ARNs. */
const planOf = (
  rule: (stack: Stack, backup: Backup) => Partial<BackupPlanRuleProps>, arns: (stack: Stack) => string[],
  more?: More, props: { windowsVss?: boolean } = {}, env = HERE,
): Program => (app, backup) => {
  const stack = new Stack(app, 'Stack', { env });
  const plan = new backup.BackupPlan(stack, 'Plan', {
    backupPlanRules: [new backup.BackupPlanRule({ ruleName: 'R', deleteAfter: Duration.days(365), ...rule(stack, backup) })],
    ...props,
  });
  const resources = arns(stack).map((arn) => backup.BackupResource.fromArn(arn));
  if (resources.length > 0) { plan.addSelection('Selection', { resources }); }
  more?.(plan, stack, backup);
};

describe.each(ORIGINS)('of %s', (origin) => {
  describe('a schedule in a window of a database', () => {
    const TEXT = "Stack/Plan: the rule 'R' starts jobs, as on Sunday 12:00 UTC, in the backup or maintenance window of a database or within an hour before it, when they fail: "
      + "move the schedule, PreferredBackupWindow or PreferredMaintenanceWindow for 'Stack/Database'";
    const database = (stack: Stack) => [`${DB}${dbInstanceIn(stack, 'Database', { preferredMaintenanceWindow: 'sun:12:00-sun:13:00' }).ref}`];
    const at = (hour: string, more?: More) => said('scheduleInDatabaseWindow', saidOf(planOf(() => cron({ hour }), database, more), origin));
    const SCHEDULE = 'BackupPlan.BackupPlanRule.0.ScheduleExpression';

    test('is warned about, and another one is not', () => {
      expect([at('12'), at('14')]).toEqual([[TEXT], []]);
    });

    test('is that of the template, whatever was given', () => {
      expect(at('14', (plan) => l1Of(plan).addPropertyOverride(SCHEDULE, 'cron(0 12 * * ? *)'))).toEqual([TEXT]);
      expect(at('12', (plan) => l1Of(plan).addPropertyOverride(SCHEDULE, 'cron(0 14 * * ? *)'))).toEqual([]);
      expect(at('12', (plan, stack) => l1Of(plan).addPropertyOverride(SCHEDULE, new CfnParameter(stack, 'P').valueAsString))).toEqual([]);
    });

    test('may be so under a condition, or by default', () => {
      const choose = (_: BackupPlan, stack: Stack) => Fn.conditionIf(
        new CfnCondition(stack, 'C', { expression: Fn.conditionEquals(new CfnParameter(stack, 'P').valueAsString, 'a') }).logicalId,
        'cron(0 12 * * ? *)', 'cron(0 14 * * ? *)');
      expect(at('14', (plan, stack) => l1Of(plan).addPropertyOverride(SCHEDULE, choose(plan, stack)))).toEqual([`${TEXT} (where the condition 'C' holds)`]);
      const byDefault = (stack: Stack) => new CfnParameter(stack, 'P', { default: 'cron(0 12 * * ? *)' }).valueAsString;
      expect(at('14', (plan, stack) => l1Of(plan).addPropertyOverride(SCHEDULE, byDefault(stack)))).toEqual([`${TEXT} (with the defaults of the parameters)`]);
    });

    test('does no harm where a continuous rule of another plan manages the database', () => {
      const other = (arn: string, condition?: (stack: Stack) => CfnCondition): More => (_, stack, backup) => {
        const plan = new backup.BackupPlan(stack, 'Other', { backupPlanRules: [new backup.BackupPlanRule({ enableContinuousBackup: true, deleteAfter: Duration.days(14) })] });
        plan.addSelection('Selection', { resources: [backup.BackupResource.fromArn(arn)] });
        l1Of(plan).cfnOptions.condition = condition?.(stack);
      };
      const condition = (stack: Stack) => new CfnCondition(stack, 'C', { expression: Fn.conditionEquals(new CfnParameter(stack, 'P').valueAsString, 'a') });
      expect(at('12', other(`${DB}*`))).toEqual([]);
      expect(at('12', other('arn:aws:s3:::bucket'))).toEqual([TEXT]);
      expect(at('12', other(`${DB}*`, condition))).toEqual([`${TEXT} (where the condition 'C' does not hold)`]);
    });
  });

  describe('a schedule more often than hourly', () => {
    const text = (expression: string) => 'Stack/Plan: AWS Backup starts the jobs of a rule at most hourly, and the schedule '
      + `'${expression}' of the rule 'R' runs 30 minutes after another run`;

    test('is warned about once', () => {
      const often = planOf(() => cron({ minute: '0/30' }), () => []);
      expect(said('scheduleMoreOftenThanHourly', saidOf(often, origin))).toEqual([text('cron(0/30 * * * ? *)')]);
      expect(said('scheduleMoreOftenThanHourly', saidOf(planOf(() => cron({}), () => []), origin))).toEqual([]);
    });

    test('is one of an override', () => {
      const overridden = (expression: string, minute: string) => said('scheduleMoreOftenThanHourly', saidOf(planOf(() => cron({ minute }), () => [], (plan) =>
        l1Of(plan).addPropertyOverride('BackupPlan.BackupPlanRule.0.ScheduleExpression', expression)), origin));
      expect([overridden('cron(0,30 * * * ? *)', '0'), overridden('cron(0 * * * ? *)', '0/30')]).toEqual([[text('cron(0,30 * * * ? *)')], []]);
    });
  });

  describe('cold storage', () => {
    const TEXT = "Stack/Plan: the rule 'R' moves recovery points to cold storage, and nothing that the plan selects has it: they stay in warm storage until they are deleted";
    const cold = { moveToColdStorageAfter: Duration.days(30) };
    const ofCold = (arn: string, more?: More, rule: Partial<BackupPlanRuleProps> = cold) =>
      said('coldStorageWithoutEffect', saidOf(planOf(() => rule, () => [arn], more), origin));
    const COLD = 'BackupPlan.BackupPlanRule.0.Lifecycle.MoveToColdStorageAfterDays';

    test('is in vain where nothing has it', () => {
      expect([ofCold(`${DB}*`), ofCold('arn:aws:elasticfilesystem:*:*:file-system/*'), ofCold('*')]).toEqual([[TEXT], [], []]);
    });

    test('is what an override says', () => {
      expect(ofCold(`${DB}*`, (plan) => l1Of(plan).addPropertyOverride(COLD, 30), {})).toEqual([TEXT]);
      expect(ofCold(`${DB}*`, (plan) => l1Of(plan).addPropertyDeletionOverride(COLD))).toEqual([]);
    });

    test('of ready-made rules is said of one plan, with the way out', () => {
      const program = (change?: (plan: BackupPlan) => void): Program => (app, backup) => {
        for (const id of ['A', 'B']) {
          const plan = backup.BackupPlan.dailyMonthly1YearRetention(new Stack(app, id), 'Plan');
          plan.addSelection('Selection', { resources: [backup.BackupResource.fromArn(`${DB}*`)] });
          change?.(plan);
        }
      };
      const found = said('coldStorageWithoutEffect', saidOf(program(), origin));
      expect(found).toEqual([expect.stringMatching(/^A\/Plan: the rule 'Monthly1Year' moves .*; as ready-made rules cannot be changed, .* it is said of one plan of ready-made rules only$/)]);
      const changed = said('coldStorageWithoutEffect', saidOf(program((plan) => l1Of(plan).addPropertyOverride(COLD.replace('0', '1'), 31)), origin));
      expect(changed.map((line) => line.slice(0, 6))).toEqual(['A/Plan', 'B/Plan']);
      expect(changed.join()).not.toContain('ready-made');
    });
  });

  describe('windowsVss', () => {
    const ID = 'windowsVssWithoutInstance';
    const TEXT = 'Stack/Plan: Windows VSS has no effect: no selection of the plan in this app can reach an EC2 instance';
    const ofVss = (arns: string[], more?: More, windowsVss = true) =>
      said(ID, saidOf(planOf(() => ({}), () => arns, more, { windowsVss }), origin));

    test('has no effect without an instance', () => {
      expect([ofVss([]), ofVss([`${DB}*`]), ofVss(['arn:aws:ec2:*:*:instance/*']), ofVss([`${DB}*`], undefined, false)]).toEqual([[TEXT], [TEXT], [], []]);
    });

    test('is what an override says', () => {
      const setting = { ResourceType: 'EC2', BackupOptions: { WindowsVSS: 'enabled' } };
      expect(ofVss([], (plan) => l1Of(plan).addPropertyOverride('BackupPlan.AdvancedBackupSettings', [setting]), false)).toEqual([TEXT]);
      expect(ofVss([], (plan) => l1Of(plan).addPropertyOverride('BackupPlan.AdvancedBackupSettings.0.BackupOptions.WindowsVSS', 'disabled'))).toEqual([]);
    });

    test('has one where a selection is of a plan that is not known', () => {
      const unknown = (_: BackupPlan, stack: Stack) => new upstream.CfnBackupSelection(stack, 'Unknown', {
        backupPlanId: new CfnParameter(stack, 'PlanId').valueAsString,
        backupSelection: { iamRoleArn: 'arn:aws:iam::111111111111:role/r', selectionName: 's', resources: ['*'] },
      });
      expect(ofVss([], unknown)).toEqual([]);
    });
  });
});

describe.each(ORIGINS_OF_OURS)('of %s', (origin) => {
  const SENDS = "Stack/Plan: the rule 'R' sends recovery points to the logically air-gapped vault 'Stack/AirGapped', which cannot hold those of RDS instances outside a cluster: it gets none of ";
  const target = (stack: Stack) => new ours.LogicallyAirGappedBackupVault(stack, 'AirGapped', { minRetention: Duration.days(7), maxRetention: Duration.days(365) });
  const byTarget = (stack: Stack): Partial<BackupPlanRuleProps> => ({ targetLogicallyAirGappedBackupVault: target(stack) });
  const ofTarget = (arns: (stack: Stack) => string[], rule = byTarget, more?: More) => said('airGappedVaultNotSupported', saidOf(planOf(rule, arns, more), origin));
  const database = (stack: Stack) => [`${DB}${dbInstanceIn(stack).ref}`];

  test('what a logically air-gapped vault cannot hold', () => {
    expect(ofTarget(database)).toEqual([`${SENDS}'Stack/Database'`]);
    expect(ofTarget(() => [`${DB}*`])).toEqual([`${SENDS}'${DB}*'`]);
    expect(ofTarget((stack) => [tableIn(stack).attrArn])).toEqual([]);
  });

  test('is copied there', () => {
    const copies = (stack: Stack) => ({ copyActions: [{ destinationBackupVault: target(stack) }] });
    expect(ofTarget(database, copies)).toEqual([`${SENDS.replace('sends', 'copies')}'Stack/Database'`]);
  });

  test('goes where an override says', () => {
    const PATH = 'BackupPlan.BackupPlanRule.0.TargetLogicallyAirGappedBackupVaultArn';
    expect(ofTarget(database, undefined, (plan) => l1Of(plan).addPropertyDeletionOverride(PATH))).toEqual([]);
    expect(ofTarget(database, () => ({}), (plan, stack) => l1Of(plan).addPropertyOverride(PATH, stack.resolve(target(stack).backupVaultArn)))).toEqual([`${SENDS}'Stack/Database'`]);
  });

  test('an archive where there is none', () => {
    const text = "Stack/Plan: the rule 'R' opts in to the archive of EBS snapshots in cn-north-1, where AWS Backup does not have it and may refuse the plan";
    const archived = { optInToArchive: true, moveToColdStorageAfter: Duration.days(30) };
    const PATH = 'BackupPlan.BackupPlanRule.0.Lifecycle.OptInToArchiveForSupportedResources';
    const ofArchive = (region: string, rule: Partial<BackupPlanRuleProps> = archived, override?: boolean) => said('archiveNotAvailable', saidOf(planOf(() => rule, () => [], (plan) => {
      if (override !== undefined) { l1Of(plan).addPropertyOverride(PATH, override); }
    }, {}, { ...HERE, region }), origin));
    expect([ofArchive('cn-north-1'), ofArchive('eu-west-1'), ofArchive('cn-north-1', archived, false), ofArchive('cn-north-1', { ...archived, optInToArchive: false }, true)])
      .toEqual([[text], [], [], [text]]);
  });
});
