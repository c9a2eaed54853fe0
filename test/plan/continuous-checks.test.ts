import { Annotations, CfnCondition, CfnParameter, CfnResource, Duration, Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as upstream from 'aws-cdk-lib/aws-backup';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { BackupPlan, BackupPlanRule, BackupResource, BackupResourceType, BackupVault } from '../../src';
import type { BackupPlanRuleProps, IBackupVault } from '../../src';
import { dbClusterIn, dbInstanceIn, tableIn } from '../selection/resources';
import { testStack, warningsOf } from '../util';

const continuous = (ruleName: string, backupVault?: IBackupVault, props: BackupPlanRuleProps = {}) =>
  new BackupPlanRule({ ruleName, enableContinuousBackup: true, backupVault, ...props });
const bucketIn = (stack: Stack, id = 'Bucket') => new s3.CfnBucket(stack, id, { versioningConfiguration: { status: 'Enabled' } });
const own = (stack: Stack) => warningsOf(stack).filter(({ id }) => id.startsWith('cdk-aws-backup'));

const ofId = (stack: Stack, wanted: string) => own(stack).filter(({ id }) => id === wanted);

function planOf(stack: Stack, rules: BackupPlanRule[], resources: BackupResource[], id = 'Plan'): BackupPlan {
  const plan = new BackupPlan(stack, id, { backupPlanRules: rules });
  if (resources.length > 0) { plan.addSelection('Selection', { resources }); }
  return plan;
}

describe('a continuous rule and nothing that has point-in-time recovery', () => {
  const ID = 'cdk-aws-backup:continuousBackupWithoutEffect';
  const text = "the rule 'C' backs up continuously, and nothing that the plan selects has point-in-time recovery: it gets snapshots, kept for 35 days at most; "
    + 'it is for RDS instances outside a cluster, Aurora clusters, S3 buckets, SAP HANA applications on EC2';

  test.each<[string, (stack: Stack) => BackupResource[]]>([
    ['tables of a construct', (stack) => (tableIn(stack), [BackupResource.fromConstruct(stack)])],
    ['an ARN', () => [BackupResource.fromArn('arn:aws:dynamodb:eu-central-1:111111111111:table/orders')]],
    ['all of a type', () => [BackupResource.allOf(BackupResourceType.DYNAMODB)]],
    ['a Multi-AZ cluster', (stack) => (new rds.CfnDBCluster(stack, 'Cluster', { engine: 'mysql' }), [BackupResource.fromConstruct(stack)])],
  ])('is warned about: %s', (_, resources) => {
    const stack = testStack();
    const plan = planOf(stack, [BackupPlanRule.daily(), continuous('C')], resources(stack));
    expect(own(stack)).toEqual([{ path: 'Stack/Plan', id: ID, text }]);
    Annotations.of(plan).acknowledgeWarning(ID);
    expect(own(stack)).toEqual([]);
  });

  test.each<[string, (stack: Stack) => BackupResource[]]>([
    ['a bucket among tables', (stack) => (tableIn(stack), [BackupResource.fromConstruct(stack), BackupResource.fromS3Bucket(bucketIn(stack))])],
    ['a cluster whose engine is not known', (stack) => (dbClusterIn(stack), [BackupResource.fromConstruct(stack)])],
    ['a tag', (stack) => (tableIn(stack), [BackupResource.fromConstruct(stack), BackupResource.fromTag('a', 'b')])],
    ['an ARN that is a token', (stack) => [BackupResource.fromArn(new CfnParameter(stack, 'P').valueAsString)]],
    ['an ARN of a service that is not known', () => [BackupResource.fromArn('arn:aws:newdb:eu-central-1:111111111111:db/x')]],
    ['a pattern that others share', () => [BackupResource.fromArn('arn:aws:rds:*:*:cluster:*')]],
  ])('is none with %s', (_, resources) => {
    const stack = testStack();
    planOf(stack, [continuous('C')], resources(stack));
    expect(own(stack).filter(({ id }) => id === ID)).toEqual([]);
  });

  test('is none where nothing is selected here, or a selection is not of this library', () => {
    const stack = testStack();
    planOf(stack, [continuous('C')], []);
    expect(own(stack)).toEqual([]);

    const plan = planOf(stack, [continuous('C')], [BackupResource.fromDynamoDbTable(tableIn(stack))], 'Other');
    new upstream.BackupSelection(stack, 'Theirs', { backupPlan: plan, resources: [upstream.BackupResource.fromTag('a', 'b')] });
    expect(own(stack)).toEqual([]);
  });

  test('is none where another selection of the plan is by a tag', () => {
    const stack = testStack();
    const plan = planOf(stack, [continuous('C')], [BackupResource.fromDynamoDbTable(tableIn(stack))]);
    plan.addSelection('ByTag', { resources: [BackupResource.fromTag('a', 'b')] });
    expect(own(stack)).toEqual([]);
  });

  test('does not count what is left out', () => {
    const stack = testStack();
    tableIn(stack);
    const bucket = bucketIn(stack);
    planOf(stack, [continuous('C')], []).addSelection('Selection', {
      resources: [BackupResource.fromConstruct(stack, { resourceTypes: BackupResourceType.all() })],
      notResources: [BackupResource.fromS3Bucket(bucket)],
    });
    expect(own(stack)).toEqual([{ path: 'Stack/Plan', id: ID, text }]);
  });
});

describe('a resource under two continuous rules', () => {
  const ID = 'cdk-aws-backup:continuousTwice';

  test('of one plan into different vaults is warned about', () => {
    const stack = testStack();
    tableIn(stack);
    const other = new BackupVault(stack, 'Other');
    const plan = planOf(stack, [continuous('A'), continuous('B', other), BackupPlanRule.daily(other)],
      [BackupResource.fromS3Bucket(bucketIn(stack)), BackupResource.fromConstruct(stack)]);
    expect(ofId(stack, ID)).toEqual([{
      path: 'Stack/Plan',
      id: ID,
      text: "the rules 'A', 'B' back up continuously into different vaults, and a resource has one continuous backup only: in which of them it will be "
        + "cannot be told of 'Stack/Bucket'",
    }]);
    Annotations.of(plan).acknowledgeWarning(ID);
    expect(ofId(stack, ID)).toEqual([]);
  });

  test.each<[string, (stack: Stack) => (IBackupVault | undefined)[]]>([
    ['one vault', () => [undefined, undefined]],
    ['vaults by one name', (stack) => ['A', 'B'].map((id) => BackupVault.fromBackupVaultName(stack, id, 'vault'))],
    ['vaults of which one may be the other', (stack) => [
      new BackupVault(stack, 'A'), BackupVault.fromBackupVaultName(stack, 'B', new CfnParameter(stack, 'Name').valueAsString),
    ]],
    ['vaults by parameters', (stack) => ['A', 'B'].map((id) =>
      BackupVault.fromBackupVaultName(stack, id, new CfnParameter(stack, `Name${id}`).valueAsString))],
  ])('into %s is as it should be', (_, vaults) => {
    const stack = testStack();
    planOf(stack, vaults(stack).map((vault, index) => continuous(`R${index}`, vault)), [BackupResource.fromS3Bucket(bucketIn(stack))]);
    expect(own(stack)).toEqual([]);
  });

  test('into a vault of the app and one of another name is warned about', () => {
    const stack = testStack();
    planOf(stack, [continuous('A', new BackupVault(stack, 'A')), continuous('B', BackupVault.fromBackupVaultName(stack, 'B', 'vault'))],
      [BackupResource.fromS3Bucket(bucketIn(stack))]);
    expect(own(stack).map(({ id }) => id)).toEqual([ID]);
  });

  test('into vaults with different names is warned about', () => {
    const stack = testStack();
    planOf(stack, ['a1', 'b1'].map((name) => continuous(name, BackupVault.fromBackupVaultName(stack, name, name))), [BackupResource.fromS3Bucket(bucketIn(stack))]);
    expect(own(stack).map(({ id }) => id)).toEqual([ID]);
  });

  test('of two plans is warned about at the second, again and again', () => {
    const stack = testStack();
    const shared = BackupResource.fromS3Bucket(bucketIn(stack));
    planOf(stack, [continuous('A'), BackupPlanRule.daily()], [shared, BackupResource.fromS3Bucket(bucketIn(stack, 'First'))], 'One');
    planOf(stack, [continuous('B')], [BackupResource.fromS3Bucket(bucketIn(stack, 'Second')), shared], 'Two');
    planOf(stack, [BackupPlanRule.daily()], [shared], 'Three');
    const warning = {
      path: 'Stack/Two',
      id: ID,
      text: "the rule 'B' backs up continuously what the plan 'Stack/One' backs up continuously into another vault, and a resource has one continuous backup only: "
        + "in which of them it will be cannot be told of 'Stack/Bucket'",
    };
    expect(ofId(stack, ID)).toEqual([warning]);
    expect(ofId(stack, ID)).toEqual([warning]);
  });

  test('of three plans is warned about with all that were before', () => {
    const stack = testStack();
    const shared = BackupResource.fromS3Bucket(bucketIn(stack));
    for (const id of ['One', 'Two', 'Three']) { planOf(stack, [continuous('A'), continuous('B')], [shared], id); }
    expect(ofId(stack, ID).map(({ path, text }) => [path, text.slice(0, text.indexOf(' back', 30))])).toEqual([
      ['Stack/Two', "the rules 'A', 'B' back up continuously what the plan 'Stack/One'"],
      ['Stack/Three', "the rules 'A', 'B' back up continuously what the plans 'Stack/One', 'Stack/Two'"],
    ]);
  });

  test('of two plans into one vault, or where one plan is no more, is as it should be', () => {
    const stack = testStack();
    const vault = new BackupVault(stack, 'Vault');
    const shared = BackupResource.fromS3Bucket(bucketIn(stack));
    planOf(stack, [continuous('A', vault)], [shared], 'One');
    planOf(stack, [continuous('B', vault)], [shared], 'Two');
    expect(own(stack)).toEqual([]);

    planOf(stack, [continuous('C')], [], 'Gone').addSelection('Selection', { resources: [shared] });
    stack.node.tryRemoveChild('Gone');
    planOf(stack, [continuous('D', vault)], [shared], 'Three');
    expect(own(stack)).toEqual([]);

    const gone = new Construct(stack, 'GoneWithAll');
    planOf(gone as Stack, [continuous('E', new BackupVault(gone, 'Vault'))], [shared], 'Four');
    stack.node.tryRemoveChild('GoneWithAll');
    planOf(stack, [continuous('F', vault)], [shared], 'Five');
    expect(own(stack)).toEqual([]);
  });
});

describe('backups of a bucket', () => {
  const ID = 'cdk-aws-backup:bucketInTwoVaults';
  const text = "the rule 'P' backs up into another vault than a continuous rule, and AWS Backup needs all backups of a bucket in one: give the rules one vault for 'Stack/Bucket'";
  const periodic = (backupVault?: IBackupVault) => new BackupPlanRule({ ruleName: 'P', backupVault });

  test.each<[string, (stack: Stack, bucket: BackupResource) => unknown]>([
    ['of one plan', (stack, bucket) => planOf(stack, [continuous('C'), periodic(new BackupVault(stack, 'Other'))], [bucket, BackupResource.fromConstruct(tableIn(stack))])],
    ['of two plans', (stack, bucket) => {
      planOf(stack, [periodic()], [bucket]);
      planOf(stack, [continuous('C'), BackupPlanRule.daily()], [bucket], 'Two');
    }],
  ])('have to be in one vault, and are not: %s', (_, make) => {
    const stack = testStack();
    make(stack, BackupResource.fromS3Bucket(bucketIn(stack)));
    expect(own(stack)).toEqual([{ path: 'Stack/Plan', id: ID, text }]);
    Annotations.of(stack).acknowledgeWarning(ID);
    expect(own(stack)).toEqual([]);
  });

  test('are not as they should be of several rules', () => {
    const stack = testStack();
    const [one, two] = ['One', 'Two'].map((id) => new BackupVault(stack, id));
    planOf(stack, [continuous('C'), new BackupPlanRule({ ruleName: 'A', backupVault: one }), new BackupPlanRule({ ruleName: 'B', backupVault: two })],
      [BackupResource.fromS3Bucket(bucketIn(stack))]);
    expect(own(stack).map(({ text: words }) => words)).toEqual([text.replace("the rule 'P' backs", "the rules 'A', 'B' back")]);
  });

  test.each<[string, (stack: Stack, bucket: BackupResource) => unknown]>([
    ['of one plan', (stack, bucket) => planOf(stack, [continuous('C'), periodic()], [bucket])],
    ['of two plans, one of which does not select it', (stack, bucket) => {
      planOf(stack, [periodic()], [bucket]);
      planOf(stack, [continuous('C')], [BackupResource.fromRdsDatabaseInstance(dbInstanceIn(stack))], 'Two');
    }],
    ['of a database, which may be anywhere', (stack) =>
      planOf(stack, [continuous('C'), periodic(new BackupVault(stack, 'Other'))], [BackupResource.fromRdsDatabaseInstance(dbInstanceIn(stack))])],
  ])('are as they should be: %s', (_, make) => {
    const stack = testStack();
    make(stack, BackupResource.fromS3Bucket(bucketIn(stack)));
    expect(own(stack)).toEqual([]);
  });
});

describe('automated backups of a database under a continuous rule', () => {
  const ID = 'cdk-aws-backup:ownAutomatedBackups';
  const text = "the rule 'C' backs up continuously, for which AWS Backup sets the retention and the window of automated backups itself: "
    + "leave BackupRetentionPeriod and PreferredBackupWindow to it for 'Stack/Database', or they change back and forth";
  const rule = () => continuous('C', undefined, { deleteAfter: Duration.days(14) });

  test.each<[string, (stack: Stack) => unknown]>([
    ['another retention', (stack) => dbInstanceIn(stack, 'Database', { backupRetentionPeriod: 7 })],
    ['no automated backups', (stack) => dbInstanceIn(stack, 'Database', { backupRetentionPeriod: 0 })],
    ['a window', (stack) => dbInstanceIn(stack, 'Database', { preferredBackupWindow: '03:00-04:00' })],
    ['a window of an Aurora cluster', (stack) => new rds.CfnDBCluster(stack, 'Database', { engine: 'aurora-mysql', preferredBackupWindow: '03:00-04:00' })],
    ['a retention of a bare resource', (stack) => new CfnResource(stack, 'Database', { type: 'AWS::RDS::DBInstance', properties: { BackupRetentionPeriod: '7' } })],
    ['a retention by an override', (stack) => dbInstanceIn(stack).addPropertyOverride('BackupRetentionPeriod', 7)],
  ])('is warned about with %s', (_, make) => {
    const stack = testStack();
    make(stack);
    const plan = planOf(stack, [BackupPlanRule.daily(), rule()], [BackupResource.fromConstruct(stack)]);
    expect(own(stack)).toEqual([{ path: 'Stack/Plan', id: ID, text }]);
    Annotations.of(plan).acknowledgeWarning(ID);
    expect(own(stack)).toEqual([]);
  });

  test('is warned about with all rules', () => {
    const stack = testStack();
    dbInstanceIn(stack, 'Database', { backupRetentionPeriod: 7 });
    planOf(stack, [rule(), continuous('D')], [BackupResource.fromConstruct(stack)]);
    expect(own(stack)).toEqual([{ path: 'Stack/Plan', id: ID, text: text.replace("the rule 'C' backs", "the rules 'C', 'D' back") }]);
  });

  test.each<[string, (stack: Stack) => unknown, (stack: Stack) => BackupPlanRule[]]>([
    ['nothing of its own', (stack) => dbInstanceIn(stack), () => [rule()]],
    ['the retention of the rule', (stack) => dbInstanceIn(stack, 'Database', { backupRetentionPeriod: 14 }), () => [rule()]],
    ['the longest retention of two rules', (stack) => dbInstanceIn(stack, 'Database', { backupRetentionPeriod: 35 }), () => [rule(), continuous('D')]],
    ['the longest retention of the plans that are made', (stack) => {
      const never = new CfnCondition(stack, 'Never', { expression: Fn.conditionEquals('a', 'b') });
      const other = planOf(stack, [continuous('D')], [BackupResource.fromConstruct(dbInstanceIn(stack, 'Database', { backupRetentionPeriod: 14 }))], 'Other');
      other.node.findAll().filter(CfnResource.isCfnResource).forEach(({ cfnOptions }) => { cfnOptions.condition = never; });
    }, () => [rule()]],
    ['a retention that is known at deployment', (stack) => dbInstanceIn(stack, 'Database', {
      backupRetentionPeriod: new CfnParameter(stack, 'P', { type: 'Number' }).valueAsNumber,
    }), () => [rule()]],
    ['a retention, where that of the rule is known at deployment', (stack) => dbInstanceIn(stack, 'Database', { backupRetentionPeriod: 7 }), (stack) => [
      continuous('C', undefined, { deleteAfter: Duration.days(new CfnParameter(stack, 'P', { type: 'Number' }).valueAsNumber) }),
    ]],
    ['the retention of a rule that is told late', (stack) => dbInstanceIn(stack, 'Database', { backupRetentionPeriod: 14 }), () => [
      continuous('C', undefined, { deleteAfter: Duration.days(Lazy.number({ produce: () => 14 })) }),
    ]],
    ['a window, where it has no point-in-time recovery', (stack) => new rds.CfnDBCluster(stack, 'Database', { engine: 'mysql', preferredBackupWindow: '13:00-14:00' }), () => [rule()]],
    ['no continuous rule', (stack) => dbInstanceIn(stack, 'Database', { backupRetentionPeriod: 7, preferredBackupWindow: '13:00-14:00' }), () => [BackupPlanRule.daily()]],
  ])('is as it should be with %s', (_, make, rules) => {
    const stack = testStack();
    make(stack);
    planOf(stack, rules(stack), [BackupResource.fromConstruct(stack)]);
    expect(ofId(stack, ID)).toEqual([]);
  });

  test('counts no retention of a plan that does not select the database', () => {
    const stack = testStack();
    const [database, other] = ['Database', 'Other'].map((id) => BackupResource.fromRdsDatabaseInstance(dbInstanceIn(stack, id, { backupRetentionPeriod: 14 })));
    const vault = new BackupVault(stack, 'Vault');
    planOf(stack, [continuous('C', vault, { deleteAfter: Duration.days(14) })], [database]);
    planOf(stack, [continuous('C', vault, { deleteAfter: Duration.days(35) })], [other], 'Longer');
    expect(ofId(stack, ID).map(({ path }) => path)).toEqual(['Stack/Longer']);
  });

  test.each([
    [[7], ['Stack/P7']],
    [[35], []],
    [[7, 35], []],
    [[7, 14], ['Stack/P7', 'Stack/P14']],
  ])('counts the longest retention, whichever plan it is of: %j', (days, paths) => {
    const stack = testStack();
    const database = BackupResource.fromRdsDatabaseInstance(dbInstanceIn(stack, 'Database', { backupRetentionPeriod: 35 }));
    const vault = new BackupVault(stack, 'Vault');
    days.forEach((each) => planOf(stack, [continuous('C', vault, { deleteAfter: Duration.days(each) })], [database], `P${each}`));
    expect(own(stack).map(({ path, id }) => [path, id])).toEqual(paths.map((path) => [path, ID]));
  });
});
