import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BackupPlan, BackupResource, BackupSelection } from '../../src';
import { selectionsOf } from '../../src/selection/plan-selections';
import { messageOf, resourcesOf, testStack } from '../util';

const BUCKET = [BackupResource.fromArn('arn:aws:s3:::orders')];
const tooMany = (path: string) => `${path}: a backup plan must have at most 100 selections, got 101`;

function add(count: number, backupPlan: ReturnType<typeof BackupPlan.fromBackupPlanId>, scope: Stack, prefix = 'S') {
  for (let index = 0; index < count; index++) {
    new BackupSelection(scope, `${prefix}${index}`, { backupPlan, resources: BUCKET });
  }
}

test('a plan takes 100 selections, but not 101', () => {
  const stack = testStack();
  const plan = BackupPlan.daily35DayRetention(stack, 'Plan');
  add(99, plan, stack);
  plan.addSelection('Last', { resources: BUCKET });
  expect(messageOf(() => plan.addSelection('TooMany', { resources: BUCKET }))).toBe(tooMany('Stack/Plan/TooMany'));
  expect(selectionsOf(plan)).toHaveLength(100);
  plan.node.tryRemoveChild('TooMany');
  expect(Object.keys(resourcesOf(stack, 'AWS::Backup::BackupSelection'))).toHaveLength(100);
});

test('a plan of another stack takes no more', () => {
  const app = new App();
  const plan = BackupPlan.daily35DayRetention(new Stack(app, 'Owner'), 'Plan');
  const [one, two] = ['One', 'Two'].map((id) => new Stack(app, id));
  add(50, plan, one);
  add(50, plan, two);
  expect(messageOf(() => add(1, plan, one, 'More'))).toBe(tooMany('One/More0'));
});

test('an imported plan is one plan, however often it is imported', () => {
  const stack = testStack();
  const [one, two] = ['One', 'Two'].map((id) => BackupPlan.fromBackupPlanId(stack, id, 'a1b2c3d4'));
  add(60, one, stack, 'A');
  add(40, two, stack, 'B');
  expect(messageOf(() => add(1, one, stack, 'C'))).toBe(tooMany('Stack/C0'));
  add(100, BackupPlan.fromBackupPlanId(stack, 'Other', 'other'), stack, 'D');
});

test('plans of one id in two Regions are two plans', () => {
  const app = new App();
  const stacks = ['eu-central-1', 'us-east-1'].map((region) => new Stack(app, region, { env: { account: '111111111111', region } }));
  stacks.forEach((stack) => add(100, BackupPlan.fromBackupPlanId(stack, 'Plan', 'a1b2c3d4'), stack));
  expect(messageOf(() => add(1, BackupPlan.fromBackupPlanId(stacks[1], 'Again', 'a1b2c3d4'), stacks[1], 'More'))).toBe(tooMany('us-east-1/More0'));
});

test('plans of two apps are two plans', () => {
  for (const stack of [testStack(), testStack()]) {
    add(100, BackupPlan.fromBackupPlanId(stack, 'Plan', 'a1b2c3d4'), stack);
  }
});

test('a selection that is refused does not count', () => {
  const stack = testStack();
  const plan = BackupPlan.daily35DayRetention(stack, 'Plan');
  add(99, plan, stack);
  messageOf(() => plan.addSelection('a', { resources: BUCKET, backupSelectionName: 'a b' }));
  plan.addSelection('Last', { resources: BUCKET });
  expect(selectionsOf(plan)).toHaveLength(100);
});

test('a selection that was taken out of the tree no longer counts', () => {
  const stack = testStack();
  const plan = BackupPlan.daily35DayRetention(stack, 'Plan');
  for (let index = 0; index < 101; index++) {
    plan.addSelection('Selection', { resources: BUCKET });
    plan.node.tryRemoveChild('Selection');
  }
  expect(selectionsOf(plan)).toEqual([]);
});

describe('selections in a part of the app that was taken out of the tree no longer count', () => {
  test.each<[string, (app: App, stack: Stack) => Construct, (construct: Construct) => void]>([
    ['a construct', (_, stack) => new Construct(stack, 'Gone'), (gone) => gone.node.scope!.node.tryRemoveChild('Gone')],
    ['the construct around it', (_, stack) => new Construct(new Construct(stack, 'Outer'), 'Gone'), (gone) => Stack.of(gone).node.tryRemoveChild('Outer')],
    ['a stack', (app) => new Stack(app, 'Gone'), (gone) => gone.node.root.node.tryRemoveChild('Gone')],
    ['a construct that another one replaces', (_, stack) => new Construct(stack, 'Gone'), (gone) => {
      gone.node.scope!.node.tryRemoveChild('Gone');
      new Construct(gone.node.scope as Construct, 'Gone');
    }],
  ])('%s', (_, make, remove) => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const gone = make(app, stack);
    const plan = BackupPlan.fromBackupPlanId(stack, 'Plan', 'a1b2c3d4');
    const remaining = new BackupSelection(stack, 'Remaining', { backupPlan: plan, resources: BUCKET });
    add(99, plan, gone as Stack);
    expect(selectionsOf(plan)).toHaveLength(100);
    remove(gone);
    expect(selectionsOf(plan).map(({ construct }) => construct)).toEqual([remaining]);
    add(99, plan, stack);
  });
});

describe('selections with tags', () => {
  const { fromArn, fromTag } = BackupResource;
  const fill = (tags: number, arns: number) => {
    const plan = BackupPlan.daily35DayRetention(testStack(), 'Plan');
    for (let index = 0; index < tags; index++) {
      plan.addSelection(`Tag${index}`, { resources: [fromTag('stage', `s${index}`), fromTag('stage', `t${index}`)] });
    }
    for (let index = 0; index < arns; index++) {
      plan.addSelection(`Arn${index}`, { resources: [fromArn('arn:aws:s3:::bucket')] });
    }
  };

  test('are at most ten of a plan, beside any others', () => {
    expect(() => fill(10, 20)).not.toThrow();
    expect(messageOf(() => fill(11, 0))).toBe("Stack/Plan/Tag10: a backup plan must have at most 10 selections with tags in 'resources', got 11; "
      + 'put several tags, of which any is enough, into one selection');
  });
});
