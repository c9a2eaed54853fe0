import { CfnCondition, CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib';
import type { Environment } from 'aws-cdk-lib';
import { findingsIn } from '../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { HERE, l1Of, THERE } from '../../util';
import { ORIGINS, saidOf } from '../origins';
import type { Program } from '../origins';

const duplicate = (path: string, other: string, when = '') => `warning '${path}': AWS Backup refuses a plan with the document of one that exists in the account and Region, and that of '${other}' `
  + `has the same name and the same rules: give this plan another 'backupPlanName', or the selections to one of the two${when} [duplicatePlan]`;

type Change = (plan: ReturnType<typeof l1Of>, index: number) => void;

/** A plan named `plan` in each of several stacks, and what else is done with it. */
const plansIn = (envs: (Environment | undefined)[], change?: Change): Program => (app, backup) => {
  envs.forEach((env, index) => {
    const stack = new Stack(app, `Stack${index}`, { env });
    const plan = new backup.BackupPlan(stack, 'Plan', {
      backupPlanName: 'plan',
      backupVault: backup.BackupVault.fromBackupVaultName(stack, 'Vault', 'main'),
      backupPlanRules: [new backup.BackupPlanRule({ ruleName: 'Daily', deleteAfter: Duration.days(35) })],
    });
    change?.(l1Of(plan), index);
  });
};

describe.each(ORIGINS)('of %s', (origin) => {
  test.each<[string, Program, string[]]>([
    ['two plans of one place', plansIn([HERE, HERE]), [duplicate('Stack1/Plan', 'Stack0/Plan')]],
    ['two plans of a place that nobody knows', plansIn([undefined, undefined]), [duplicate('Stack1/Plan', 'Stack0/Plan')]],
    ['two plans of two places', plansIn([HERE, THERE]), []],
    ['a name that an override makes another', plansIn([HERE, HERE], (plan, index) => { if (index) { plan.addPropertyOverride('BackupPlan.BackupPlanName', 'other'); } }), []],
    ['vaults of their own', plansIn([HERE, HERE], (plan) => {
      plan.addPropertyOverride('BackupPlan.BackupPlanRule.0.TargetBackupVault', new CfnParameter(plan.stack, 'Name').valueAsString);
    }), []],
    ['one that may not be made', plansIn([HERE, HERE], (plan, index) => {
      if (index === 0) { plan.cfnOptions.condition = new CfnCondition(plan.stack, 'IsMade', { expression: Fn.conditionEquals(new CfnParameter(plan.stack, 'Made').valueAsString, 'yes') }); }
    }), [duplicate('Stack1/Plan', 'Stack0/Plan', " (where the condition 'IsMade' holds)")]],
  ])('%s', (_, program, expected) => {
    expect(saidOf(program, origin)).toEqual(expected);
  });
});

const bare = (plan?: object) => ({ Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: plan } });
const DAILY = { BackupPlanName: 'plan', BackupPlanRule: [{ RuleName: 'daily', TargetBackupVault: 'main' }] };

test.each<[string, number, object[]]>([
  ['of one file', 1, [{ A: bare(DAILY), B: bare(DAILY) }]],
  ['that refer to the same of one file', 1, [{ A: bare({ ...DAILY, AdvancedBackupSettings: { Ref: 'Other' } }), B: bare({ ...DAILY, AdvancedBackupSettings: { Ref: 'Other' } }) }]],
  ['of files that were not synthesised together', 0, [{ A: bare(DAILY) }, { A: bare(DAILY) }]],
  ['without a document', 0, [{ A: bare(), B: bare() }]],
])('two plans %s', (_, expected, resources) => {
  const files = resources.map((each, index) => new TemplateFile({ name: `T${index}`, content: { Resources: each } }));
  expect(findingsIn(new TemplateFiles(files)).filter(({ id }) => id === 'duplicatePlan')).toHaveLength(expected);
});
