import { App, CfnCondition, CfnOutput, CfnParameter, CfnResource, Duration, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import * as v2 from 'aws-cdk-lib/aws-backup';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import type { BackupPlan } from '../../../src';
import { BackupPlan as OurPlan, BackupPlanRule } from '../../../src';
import { allWarningsOf, HERE, l1Of } from '../../util';
import { allSaidOf, ORIGINS } from '../origins';
import type { Backup, Program } from '../origins';

const TEXT = 'the plan has no selection, and so backs up nothing: give it one, or acknowledge this if its selections are made elsewhere';
const WARNING = `warning 'Stack/Plan': ${TEXT} [planWithoutSelection]`;
const ARN = 'arn:aws:dynamodb:eu-central-1:111111111111:table/t';
const ROLE = 'arn:aws:iam::111111111111:role/r';

interface Made {
  readonly app: App;
  readonly stack: Stack;
  readonly plan: BackupPlan;
  readonly backup: Backup;
}

const withPlan = (more: (made: Made) => unknown): Program => (app, backup) => {
  const stack = new Stack(app, 'Stack', { env: HERE });
  const plan = new backup.BackupPlan(stack, 'Plan', { backupPlanRules: [new backup.BackupPlanRule({ ruleName: 'R', deleteAfter: Duration.days(35) })] });
  more({ app, stack, plan, backup });
};
const select = (plan: BackupPlan, backup: Backup) => plan.addSelection('Selection', { resources: [backup.BackupResource.fromArn(ARN)] });
const selectByL1 = (stack: Stack, backupPlanId: string) =>
  new v2.CfnBackupSelection(stack, 'Bare', { backupPlanId, backupSelection: { iamRoleArn: ROLE, selectionName: 's', resources: [ARN] } });
const condition = (stack: Stack) => new CfnCondition(stack, 'C', { expression: Fn.conditionEquals(new CfnParameter(stack, 'P').valueAsString, 'a') });

describe.each(ORIGINS)('of %s', (origin) => {
  const said = (more: (made: Made) => unknown) => allSaidOf(withPlan(more), origin).filter((line) => line.includes('[planWithoutSelection]'));

  test.each<[string, (made: Made) => unknown]>([
    ['nothing else', () => undefined],
    ['selections of another plan', ({ stack, backup }) => select(new backup.BackupPlan(stack, 'Other', { backupPlanRules: [backup.BackupPlanRule.daily()] }), backup)],
    ['a selection of a plan with an id that is known', ({ stack }) => selectByL1(stack, '11111111-2222-3333-4444-555555555555')],
    ['something that only waits for it', ({ plan, stack }) => new ssm.StringParameter(stack, 'Name', { stringValue: 'x' }).node.addDependency(plan)],
    ['an override that takes the selection to another plan', ({ plan, backup }) => l1Of(select(plan, backup)).addPropertyOverride('BackupPlanId', '11111111-2222-3333-4444-555555555555')],
  ])('is said beside %s', (_, more) => {
    expect(said(more)).toEqual([WARNING]);
  });

  test.each<[string, (made: Made) => unknown]>([
    ['a selection', ({ plan, backup }) => select(plan, backup)],
    ['one that an L1 makes', ({ plan, stack }) => selectByL1(stack, plan.backupPlanId)],
    ['one in another stack', ({ app, plan }) => selectByL1(new Stack(app, 'Other', { env: HERE }), plan.backupPlanId)],
    ['one in a nested stack', ({ stack, plan }) => selectByL1(new NestedStack(stack, 'Nested'), plan.backupPlanId)],
    ['one under a condition', ({ plan, stack, backup }) => { l1Of(select(plan, backup)).cfnOptions.condition = condition(stack); }],
    ['one that is of it under a condition', ({ plan, stack }) => selectByL1(stack, Fn.conditionIf(condition(stack).logicalId, plan.backupPlanId, 'id').toString())],
    ['one of a plan that deployment knows', ({ stack }) => selectByL1(stack, new CfnParameter(stack, 'P').valueAsString)],
    ['an output with its id', ({ plan, stack }) => new CfnOutput(stack, 'Id', { value: plan.backupPlanId })],
    ['an export with its ARN', ({ plan, stack }) => new CfnOutput(stack, 'Id', { value: plan.backupPlanArn, exportName: 'plan' })],
    ['a parameter with its id', ({ plan, stack }) => new ssm.StringParameter(stack, 'Id', { stringValue: `plan ${plan.backupPlanId}` })],
    ['a substitution of it', ({ plan, stack }) => new CfnResource(stack, 'It', { type: 'Custom::It', properties: { Id: { 'Fn::Sub': `plan \${${stack.getLogicalId(l1Of(plan))}}` } } })],
    ['a condition that keeps it from being made with its selection', ({ plan, stack, backup }) => {
      const made = condition(stack);
      l1Of(plan).cfnOptions.condition = made;
      l1Of(select(plan, backup)).cfnOptions.condition = made;
    }],
  ])('is not said beside %s', (_, more) => {
    expect(said(more)).toEqual([]);
  });

  test('is said of each plan', () => {
    expect(said(({ stack, backup }) => new backup.BackupPlan(stack, 'More', { backupPlanRules: [backup.BackupPlanRule.daily()] }))).toEqual([
      WARNING.replace('Plan', 'More'), WARNING,
    ]);
  });
});

test('an import is no plan of the app', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  OurPlan.fromBackupPlanId(stack, 'Imported', 'id');
  new OurPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.daily()] });
  expect(allWarningsOf(app)).toEqual([{ path: 'Stack/Plan', id: 'cdk-aws-backup:planWithoutSelection', text: TEXT }]);
});
