import { App, ArnFormat, CfnCondition, CfnParameter, CfnResource, Duration, Fn, Stack } from 'aws-cdk-lib';
import * as upstream from 'aws-cdk-lib/aws-backup';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { BackupPlan, BackupPlanRuleProps, IBackupVault } from '../../../src';
import * as ours from '../../../src';
import { HERE, l1Of, warningsOf } from '../../util';
import { ORIGINS, saidOf } from '../origins';
import type { Backup, Origin, Program } from '../origins';

const IDS = ['continuousTwice', 'bucketInTwoVaults', 'ownAutomatedBackups', 'continuousBackupWithoutEffect'];
const idsOf = (program: Program, origin: Origin) => saidOf(program, origin).filter((line) => IDS.some((id) => line.includes(`[${id}]`)))
  .map((line) => line.replace(/^warning '(.*?)': .*?( \(.*\))? \[(\w+)\]$/, '$1 $3$2'));

interface Made {
  readonly stack: Stack;
  readonly backup: Backup;
  readonly bucket: s3.CfnBucket;
  plan(id: string, rules: Partial<BackupPlanRuleProps>[], resources?: string[]): BackupPlan;
  vault(id: string): IBackupVault;
}

/** A program with a versioned bucket, and plans that back it up. */
const withBucket = (make: (made: Made) => unknown): Program => (app, backup) => {
  const stack = new Stack(app, 'Stack', { env: HERE });
  const bucket = new s3.CfnBucket(stack, 'Bucket', { versioningConfiguration: { status: 'Enabled' } });
  make({
    stack,
    backup,
    bucket,
    vault: (id) => new backup.BackupVault(stack, id),
    plan: (id, rules, resources = [bucket.attrArn]) => {
      const plan = new backup.BackupPlan(stack, id, {
        backupPlanRules: rules.map((props, index) => new backup.BackupPlanRule({ ruleName: `R${index}`, deleteAfter: Duration.days(35), ...props })),
      });
      plan.addSelection('Selection', { resources: resources.map((arn) => backup.BackupResource.fromArn(arn)) });
      return plan;
    },
  });
};

const CONTINUOUS = { enableContinuousBackup: true };
const CONTINUOUS_IN_TEMPLATE = 'BackupPlan.BackupPlanRule.0.EnableContinuousBackup';

describe.each(ORIGINS)('of %s', (origin) => {
  test.each<[string, (made: Made) => unknown, string[]]>([
    ['two continuous rules of a plan, of different vaults', ({ plan, vault }) => plan('Plan', [CONTINUOUS, { ...CONTINUOUS, backupVault: vault('V') }]), ['Stack/Plan continuousTwice']],
    ['two continuous rules of a plan, of one vault', ({ plan }) => plan('Plan', [CONTINUOUS, CONTINUOUS]), []],
    ['two plans', ({ plan }) => { plan('One', [CONTINUOUS]); plan('Two', [CONTINUOUS]); }, ['Stack/Two continuousTwice']],
    ['two plans, one of which selects other buckets', ({ plan }) => { plan('One', [CONTINUOUS]); plan('Two', [CONTINUOUS], ['arn:aws:s3:::other']); }, []],
    ['a periodic plan and a continuous one', ({ plan }) => { plan('One', [{}]); plan('Two', [CONTINUOUS]); }, ['Stack/One bucketInTwoVaults']],
    ['a continuous rule for tables', ({ plan }) => plan('Plan', [CONTINUOUS], ['arn:aws:dynamodb:eu-central-1:111111111111:table/t']), ['Stack/Plan continuousBackupWithoutEffect']],
    ['a plan that an override makes continuous', ({ plan }) => {
      plan('One', [CONTINUOUS]);
      l1Of(plan('Two', [{}])).addPropertyOverride(CONTINUOUS_IN_TEMPLATE, true);
    }, ['Stack/Two continuousTwice']],
    ['a plan that an override makes periodic', ({ plan }) => {
      plan('One', [CONTINUOUS]);
      l1Of(plan('Two', [CONTINUOUS])).addPropertyOverride(CONTINUOUS_IN_TEMPLATE, false);
    }, ['Stack/Two bucketInTwoVaults']],
    ['a plan of which only deployment knows', ({ plan, stack }) => {
      plan('One', [CONTINUOUS]);
      l1Of(plan('Two', [CONTINUOUS])).addPropertyOverride(CONTINUOUS_IN_TEMPLATE, { Ref: new CfnParameter(stack, 'P').logicalId });
    }, ['Stack/Two bucketInTwoVaults']],
    ['a plan that is made only where another is not', ({ plan, stack }) => {
      const condition = new CfnCondition(stack, 'C', { expression: Fn.conditionEquals(new CfnParameter(stack, 'P').valueAsString, 'a') });
      const not = new CfnCondition(stack, 'Not', { expression: Fn.conditionNot(condition) });
      const under = (each: BackupPlan, when: CfnCondition) => each.node.findAll().filter(CfnResource.isCfnResource)
        .forEach(({ cfnOptions }) => { cfnOptions.condition = when; });
      under(plan('One', [CONTINUOUS]), condition);
      under(plan('Two', [CONTINUOUS]), not);
    }, []],
    ['a plan that is made under a condition', ({ plan, stack }) => {
      const condition = new CfnCondition(stack, 'C', { expression: Fn.conditionEquals(new CfnParameter(stack, 'P').valueAsString, 'a') });
      l1Of(plan('One', [CONTINUOUS])).cfnOptions.condition = condition;
      plan('Two', [CONTINUOUS]);
    }, ["Stack/Two continuousTwice (where the condition 'C' holds)"]],
  ])('%s', (_, make, expected) => {
    expect(idsOf(withBucket(make), origin)).toEqual(expected);
  });

  test('many plans before are not all named', () => {
    const [line] = saidOf(withBucket(({ plan }) => { for (let index = 10; index < 23; index++) { plan(`P${index}`, [CONTINUOUS]); } }), origin)
      .filter((each) => each.startsWith("warning 'Stack/P22'") && each.includes('continuousTwice'));
    expect(line).toContain("what the plans 'Stack/P10', 'Stack/P11'");
    expect(line).toContain("'Stack/P19' and others backs up continuously");
  });

  test('a database that has a retention of its own', () => {
    const program = (days: number): Program => withBucket(({ stack, plan }) => {
      const { ref } = new rds.CfnDBInstance(stack, 'Database', { backupRetentionPeriod: 14, dbInstanceClass: 'db.t3.micro' });
      plan('Plan', [{ ...CONTINUOUS, deleteAfter: Duration.days(days) }], [stack.formatArn({ service: 'rds', resource: 'db', resourceName: ref, arnFormat: ArnFormat.COLON_RESOURCE_NAME })]);
    });
    expect([idsOf(program(14), origin), idsOf(program(7), origin)]).toEqual([[], ['Stack/Plan ownAutomatedBackups']]);
  });
});

describe('of plans and selections of different libraries', () => {
  const CLASSES = { ours, theirs: upstream as unknown as Backup };

  test.each<[keyof typeof CLASSES, keyof typeof CLASSES]>([['ours', 'theirs'], ['theirs', 'ours'], ['theirs', 'theirs']])('%s and %s', (plans, selections) => {
    const program = withBucket(({ stack, bucket }) => {
      for (const id of ['One', 'Two']) {
        const { BackupPlan: Plan, BackupPlanRule } = CLASSES[plans];
        const { BackupSelection, BackupResource } = CLASSES[selections];
        const backupPlan = new Plan(stack, id, { backupPlanRules: [new BackupPlanRule({ deleteAfter: Duration.days(35), ...CONTINUOUS })] });
        new BackupSelection(stack, `${id}Selection`, { backupPlan, resources: [BackupResource.fromArn(bucket.attrArn)] });
      }
      new ours.BackupVault(stack, 'Ours');
    });
    expect(idsOf(program, 'our L2s')).toEqual(['Stack/Two continuousTwice']);
  });
});

test.each([[undefined, ['Stack/Plan1', 'Stack/Plan2']], ['Vault', []]])('plans that collect from one construct, into the vault %s', (vault, expected) => {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: HERE });
  ['A', 'B'].forEach((id) => new s3.CfnBucket(stack, id, { versioningConfiguration: { status: 'Enabled' } }));
  const backupVault = vault === undefined ? undefined : new ours.BackupVault(stack, vault);
  for (const index of [0, 1, 2]) {
    const plan = new ours.BackupPlan(stack, `Plan${index}`, { backupVault, backupPlanRules: [new ours.BackupPlanRule(CONTINUOUS)] });
    plan.addSelection('Selection', { resources: [ours.BackupResource.fromConstruct(stack, { resourceTypes: ours.BackupResourceType.all() })] });
  }
  expect(warningsOf(app).filter(({ id }) => id === 'cdk-aws-backup:continuousTwice').map(({ path }) => path)).toEqual(expected);
});
