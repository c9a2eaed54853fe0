import { anything, plan, rule } from './things';
import { V2_ONLY, type Kit, type Program } from '../harness/program';

const READY_MADE = ['daily35DayRetention', 'dailyMonthly1YearRetention', 'dailyWeeklyMonthly5YearRetention', 'dailyWeeklyMonthly7YearRetention'];

export const PLANS: readonly Program[] = [
  ...READY_MADE.map((name): Program => ({
    id: `plan: ${name} makes a vault`,
    run: (k) => void k.backup.BackupPlan[name](k.stack(), 'Plan'),
  })),
  ...READY_MADE.map((name): Program => ({
    id: `plan: ${name} into a given vault`,
    run(k) {
      const stack = k.stack();
      k.backup.BackupPlan[name](stack, 'Plan', new k.backup.BackupVault(stack, 'Vault'));
    },
  })),
  {
    id: 'plan: every ready-made plan of one stack into one vault',
    run(k) {
      const stack = k.stack();
      const vault = new k.backup.BackupVault(stack, 'Vault', { backupVaultName: 'shared' });
      READY_MADE.forEach((name, index) => k.backup.BackupPlan[name](stack, `Plan${index}`, vault));
    },
  },
  {
    id: 'plan: every prop',
    run(k) {
      const stack = k.stack();
      new k.backup.BackupPlan(stack, 'Plan', {
        backupPlanName: 'nightly_plan-1.0',
        backupVault: new k.backup.BackupVault(stack, 'Vault'),
        backupPlanRules: [k.backup.BackupPlanRule.daily(), k.backup.BackupPlanRule.weekly()],
        windowsVss: true,
      });
    },
  },
  {
    id: 'plan: names and ids that are longer than documented',
    run(k) {
      const stack = k.stack();
      const long = 'Long'.repeat(13);
      const named = new k.backup.BackupPlan(stack, 'Plan', { backupPlanName: `${long}-named`, backupPlanRules: [rule(k, { ruleName: `${long}-rule` })] });
      named.addSelection('Selection', { backupSelectionName: `${long}-selection`, resources: [anything(k)] });
      const made = new k.backup.BackupPlan(stack, long, { backupPlanRules: [rule(k), rule(k)] });
      made.addSelection(`${long}One`, { resources: [anything(k)] });
      made.addSelection(`${long}Two`, { resources: [anything(k)] });
    },
  },
  {
    id: 'plan: a colon in the name and in the id of a selection',
    run(k) {
      const made = k.backup.BackupPlan.daily35DayRetention(k.stack(), 'Plan');
      made.addSelection('Selection', { backupSelectionName: 'team:orders', resources: [anything(k)] });
      made.addSelection('team:invoices', { resources: [anything(k)] });
    },
  },
  {
    id: 'plan: windowsVss off',
    run: (k) => void new k.backup.BackupPlan(k.stack(), 'Plan', { windowsVss: false, backupPlanRules: [k.backup.BackupPlanRule.daily()] }),
  },
  {
    id: 'plan: the vault is made by the first rule that needs it',
    run(k) {
      const stack = k.stack();
      const made = new k.backup.BackupPlan(stack, 'Plan');
      made.addRule(k.backup.BackupPlanRule.daily(new k.backup.BackupVault(stack, 'Given')));
      new k.core.CfnOutput(stack, 'Between', { value: 'x' });
      made.addRule(k.backup.BackupPlanRule.weekly());
      made.addRule(k.backup.BackupPlanRule.monthly1Year());
    },
  },
  {
    id: 'plan: no vault is made where every rule has its own',
    run(k) {
      const stack = k.stack();
      const vault = new k.backup.BackupVault(stack, 'Vault');
      new k.backup.BackupPlan(stack, 'Plan', { backupPlanRules: [k.backup.BackupPlanRule.daily(vault), k.backup.BackupPlanRule.monthly7Year(vault)] });
    },
  },
  {
    id: 'plan: backupVault is the one that a rule has made',
    run(k) {
      const stack = k.stack();
      const made = new k.backup.BackupPlan(stack, 'Plan');
      made.addRule(k.backup.BackupPlanRule.daily());
      out(k, stack, 'Vault', made.backupVault.backupVaultArn);
      made.addRule(rule(k, { backupVault: made.backupVault }));
    },
  },
  {
    id: 'plan: backupVault is the given one',
    run(k) {
      const stack = k.stack();
      const vault = new k.backup.BackupVault(stack, 'Vault');
      const made = new k.backup.BackupPlan(stack, 'Plan', { backupVault: vault, backupPlanRules: [k.backup.BackupPlanRule.daily()] });
      out(k, stack, 'Same', String(made.backupVault === vault));
      out(k, stack, 'Name', made.backupVault.backupVaultName);
    },
  },
  {
    id: 'plan: rules in the order of the props, then of addRule',
    run(k) {
      const { BackupPlan, BackupPlanRule } = k.backup;
      const made = new BackupPlan(k.stack(), 'Plan', { backupPlanRules: [rule(k, { ruleName: 'z' }), BackupPlanRule.weekly()] });
      made.addRule(rule(k, { ruleName: 'a' }));
      made.addRule(BackupPlanRule.daily());
      made.addRule(rule(k));
    },
  },
  {
    id: 'plan: attributes in outputs',
    run(k) {
      const stack = k.stack();
      const made = plan(k, stack);
      out(k, stack, 'Id', made.backupPlanId);
      out(k, stack, 'Arn', made.backupPlanArn);
      out(k, stack, 'Version', made.versionId);
    },
  },
  {
    id: 'plan: backupPlanRef',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      const made = plan(k, stack).backupPlanRef;
      out(k, stack, 'Id', made.backupPlanId);
      out(k, stack, 'Arn', made.backupPlanArn);
    },
  },
  {
    id: 'plan: rules added after a selection',
    run(k) {
      const made = new k.backup.BackupPlan(k.stack(), 'Plan');
      made.addSelection('Selection', { resources: [anything(k)] });
      made.addRule(k.backup.BackupPlanRule.daily());
    },
  },
  {
    id: 'plan: two plans and a construct of the same vault name path',
    run(k) {
      const stack = k.stack();
      plan(k, new k.Construct(stack, 'A'), 'Resource');
      plan(k, new k.Construct(stack, 'B'), 'Default');
    },
  },
  {
    id: 'plan: an empty list of rules and rules later',
    run(k) {
      const made = new k.backup.BackupPlan(k.stack(), 'Plan', { backupPlanRules: [] });
      made.addRule(k.backup.BackupPlanRule.monthly5Year());
    },
  },
  {
    id: 'plan: ten rules',
    run(k) {
      const made = new k.backup.BackupPlan(k.stack(), 'Plan');
      for (let index = 0; index < 10; index++) {
        made.addRule(rule(k, { ruleName: `r${index}` }));
      }
    },
  },
  {
    id: 'plan: backupVault before there is one',
    refused: true,
    run: (k) => out(k, k.stack(), 'Name', new k.backup.BackupPlan(k.stack('Other'), 'Plan').backupVault.backupVaultName),
  },
  { id: 'plan: no rule', refused: true, run: (k) => void new k.backup.BackupPlan(k.stack(), 'Plan') },
];

export function out(k: Kit, scope: any, id: string, value: string): void {
  new k.core.CfnOutput(scope, id, { value });
}
