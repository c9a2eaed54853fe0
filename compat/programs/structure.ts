import { anything, fileSystem, group, plan, table } from './things';
import { V2_ONLY, type Program } from '../harness/program';

const IRELAND = { env: { account: '123456789012', region: 'eu-west-1' } };
const VIRGINIA = { env: { account: '123456789012', region: 'us-east-1' } };

/** Nested stacks, stages, stacks that refer to one another, environments. */
export const STRUCTURE: readonly Program[] = [
  {
    id: 'structure: everything in a nested stack',
    run(k) {
      const nested = new k.core.NestedStack(k.stack(), 'Nested');
      table(k, nested);
      plan(k, nested).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(nested)] });
    },
  },
  {
    id: 'structure: plan above, vault and tables in a nested stack',
    run(k) {
      const stack = k.stack();
      const nested = new k.core.NestedStack(stack, 'Nested');
      const vault = new k.backup.BackupVault(nested, 'Vault');
      const deep = new k.core.NestedStack(nested, 'Deep');
      table(k, deep);
      fileSystem(k, nested);
      k.backup.BackupPlan.daily35DayRetention(stack, 'Plan', vault).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(stack)] });
    },
  },
  {
    id: 'structure: plan in a nested stack, vault and tables above',
    run(k) {
      const stack = k.stack();
      const vault = new k.backup.BackupVault(stack, 'Vault');
      const tables = group(k, stack, 'Tables');
      table(k, tables);
      const nested = new k.core.NestedStack(stack, 'Nested');
      k.backup.BackupPlan.dailyMonthly1YearRetention(nested, 'Plan', vault).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(tables)] });
    },
  },
  {
    id: 'structure: vault, plan, selection and tables in four stacks',
    run(k) {
      const tables = k.stack('Tables');
      table(k, tables, 'One');
      table(k, tables, 'Two');
      const vault = new k.backup.BackupVault(k.stack('Vaults'), 'Vault');
      const made = k.backup.BackupPlan.daily35DayRetention(k.stack('Plans'), 'Plan', vault);
      new k.backup.BackupSelection(k.stack('Selections'), 'Selection', { backupPlan: made, resources: [k.backup.BackupResource.fromConstruct(tables)] });
    },
  },
  {
    id: 'structure: a selection over the whole app',
    run(k) {
      const here = k.stack('Here');
      const there = k.stack('There');
      table(k, here);
      table(k, there);
      fileSystem(k, group(k, there, 'Deep'));
      plan(k, here).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(k.app)] });
    },
  },
  {
    id: 'structure: two plans of two stacks over one stack',
    run(k) {
      const tables = k.stack('Tables');
      table(k, tables);
      for (const id of ['One', 'Two']) {
        plan(k, k.stack(id)).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(tables)] });
      }
    },
  },
  {
    id: 'structure: stages',
    run(k) {
      for (const id of ['Test', 'Prod']) {
        const stage = new k.core.Stage(k.app, id);
        const stack = k.stack('Stack', {}, stage);
        const data = k.stack('Data', {}, stage);
        table(k, data);
        plan(k, stack).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(data)] });
      }
    },
  },
  {
    id: 'structure: a stage with an environment, nested in another',
    run(k) {
      const stage = new k.core.Stage(new k.core.Stage(k.app, 'Outer'), 'Inner', IRELAND);
      const stack = k.stack('Stack', {}, stage);
      table(k, stack);
      plan(k, stack).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(stack)] });
    },
  },
  {
    id: 'structure: a concrete environment',
    run(k) {
      const stack = k.stack('Stack', IRELAND);
      const vault = new k.backup.BackupVault(stack, 'Vault', { backupVaultName: 'concrete' });
      const named = k.backup.BackupVault.fromBackupVaultName(stack, 'Named', 'named');
      k.backup.BackupPlan.dailyWeeklyMonthly7YearRetention(stack, 'Plan', vault).addSelection('Selection', { resources: [anything(k)] });
      new k.core.CfnOutput(stack, 'Arn', { value: named.backupVaultArn });
    },
  },
  {
    id: 'structure: partition literals',
    peers: V2_ONLY,
    context: { '@aws-cdk/core:enablePartitionLiterals': true },
    run(k) {
      const stack = k.stack('Stack', IRELAND);
      new k.core.CfnOutput(stack, 'Arn', { value: k.backup.BackupVault.fromBackupVaultName(stack, 'Named', 'named').backupVaultArn });
      plan(k, stack).addSelection('Selection', { resources: [anything(k)], allowRestores: true });
    },
  },
  {
    id: 'structure: a vault with a physical name of another environment',
    run(k) {
      const vault = new k.backup.BackupVault(k.stack('Vaults', VIRGINIA), 'Vault', { backupVaultName: 'physical' });
      const stack = k.stack('Plans', IRELAND);
      new k.backup.BackupPlan(stack, 'Plan', { backupPlanRules: [k.backup.BackupPlanRule.daily(k.backup.BackupVault.fromBackupVaultName(stack, 'Same', 'physical'))] });
      new k.core.CfnOutput(vault.stack, 'Name', { value: vault.backupVaultName });
    },
  },
  {
    id: 'structure: a stack prefix, a suppressed one and long paths',
    run(k) {
      const stack = k.stack('a-stack-with-dashes', { stackName: 'renamed-stack' });
      let scope = stack;
      for (let depth = 0; depth < 12; depth++) {
        scope = group(k, scope, `LevelNumber${depth}`);
      }
      new k.backup.BackupVault(scope, 'Vault');
      plan(k, scope);
    },
  },
  {
    id: 'structure: a stack without a table of its own over one with a dependency',
    run(k) {
      const data = k.stack('Data');
      const made = k.stack('Plans');
      made.addDependency(data);
      const one = table(k, data);
      plan(k, made).addSelection('Selection', { resources: [k.backup.BackupResource.fromDynamoDbTable(one)] });
      new k.backup.BackupVault(made, 'Vault', { encryptionKey: new k.kms.Key(data, 'Key'), notificationTopic: new k.sns.Topic(data, 'Topic'), notificationEvents: [k.backup.BackupVaultEvents.BACKUP_JOB_FAILED] });
    },
  },
  {
    id: 'structure: L1s by the import of the L2s, and beside them',
    run(k) {
      const stack = k.stack();
      const vault = new k.backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'bare' });
      const bare = new k.backup.CfnBackupPlan(stack, 'Bare', {
        backupPlan: { backupPlanName: 'bare', backupPlanRule: [{ ruleName: 'daily', targetBackupVault: vault.ref, scheduleExpression: 'cron(0 5 * * ? *)' }] },
      });
      const role = new k.iam.Role(stack, 'Role', { assumedBy: new k.iam.ServicePrincipal('backup.amazonaws.com') });
      new k.backup.CfnBackupSelection(stack, 'Selection', {
        backupPlanId: bare.ref,
        backupSelection: { selectionName: 'all', iamRoleArn: role.roleArn, resources: ['*'] },
      });
      plan(k, stack).addSelection('Selection', { resources: [k.backup.BackupResource.fromDynamoDbTable(table(k, stack))], role });
    },
  },
];
