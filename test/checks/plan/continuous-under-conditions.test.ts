import { CfnCondition, CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib';
import type { ICfnConditionExpression } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { HERE, l1Of } from '../../util';
import { ORIGINS, saidOf } from '../origins';
import type { Program } from '../origins';

/** What is made under conditions: plans with their selections, selections alone, or what makes rules continuous. */
type Under = 'plans' | 'selections' | 'rules';
type Expressions = (stack: Stack) => [ICfnConditionExpression, ICfnConditionExpression];

const { conditionAnd, conditionEquals, conditionNot, conditionOr } = Fn;
const parameter = (stack: Stack, id = 'Stage', allowedValues?: string[]) => new CfnParameter(stack, id, { allowedValues }).valueAsString;

/** Two plans that back up one bucket continuously into two vaults, each under a condition. */
const twoPlans = (expressions: Expressions, under: Under): Program => (app, backup) => {
  const stack = new Stack(app, 'Stack', { env: HERE });
  const bucket = new s3.CfnBucket(stack, 'Bucket', { versioningConfiguration: { status: 'Enabled' } });
  for (const [index, expression] of expressions(stack).entries()) {
    const condition = new CfnCondition(stack, `C${index}`, { expression });
    const plan = new backup.BackupPlan(stack, `Plan${index}`, {
      backupPlanRules: [new backup.BackupPlanRule({ ruleName: `R${index}`, deleteAfter: Duration.days(35), enableContinuousBackup: true })],
    });
    const selection = plan.addSelection('Selection', { resources: [backup.BackupResource.fromArn(bucket.attrArn)] });
    if (under === 'plans') { l1Of(plan).cfnOptions.condition = condition; }
    if (under !== 'rules') { l1Of(selection).cfnOptions.condition = condition; }
    if (under === 'rules') { l1Of(plan).addPropertyOverride('BackupPlan.BackupPlanRule.0.EnableContinuousBackup', Fn.conditionIf(condition.logicalId, true, false)); }
  }
};

const equal = (...values: [string, string]): Expressions => (stack) => {
  const stage = parameter(stack);
  return [conditionEquals(stage, values[0]), conditionEquals(stage, values[1])];
};

describe.each(ORIGINS)('of %s', (origin) => {
  const said = (expressions: Expressions, under: Under) => saidOf(twoPlans(expressions, under), origin).filter((line) => line.includes('continuousTwice'));

  describe.each<Under>(['plans', 'selections', 'rules'])('%s under conditions', (under) => {
    test.each<[string, Expressions]>([
      ['that compare with other values', equal('a', 'b')],
      ['of which one is the other turned round', (stack) => {
        const one = conditionEquals(parameter(stack), 'a');
        return [one, conditionNot(one)];
      }],
      ['of few values that are allowed', (stack) => {
        const stage = parameter(stack, 'Stage', ['a', 'b']);
        return [conditionEquals(stage, 'a'), conditionNot(conditionEquals(stage, 'a'))];
      }],
      ['that have others beside them', (stack) => {
        const [stage, other] = [parameter(stack), parameter(stack, 'Other')];
        return [conditionAnd(conditionEquals(stage, 'a'), conditionEquals(other, 'x')), conditionAnd(conditionEquals(other, 'x'), conditionEquals(stage, 'b'))];
      }],
      ['of several values', (stack) => {
        const stage = parameter(stack);
        return [conditionOr(conditionEquals(stage, 'a'), conditionEquals(stage, 'b')), conditionOr(conditionEquals(stage, 'c'), conditionEquals('d', stage))];
      }],
      ['of texts that are put together', (stack) => {
        const text = Fn.join('-', ['stage', parameter(stack)]);
        return [conditionEquals(text, 'stage-a'), conditionEquals(text, 'stage-b')];
      }],
      ['of a parameter with a default', (stack) => {
        const stage = new CfnParameter(stack, 'Stage', { default: 'a' }).valueAsString;
        return [conditionEquals(stage, 'a'), conditionEquals(stage, 'b')];
      }],
    ])('%s exclude each other', (_, expressions) => {
      expect(said(expressions, under)).toEqual([]);
    });

    test('that both hold at times do not', () => {
      const both: Expressions = (stack) => [conditionEquals(parameter(stack), 'a'), conditionEquals(parameter(stack, 'Other'), 'b')];
      expect(said(both, under)).toEqual([expect.stringMatching(/^warning 'Stack\/Plan1': .*'Stack\/Bucket' \(where the condition 'C[01]' holds.*\) \[continuousTwice\]$/)]);
      expect(said(equal('a', 'a'), under)).toHaveLength(1);
    });
  });
});
