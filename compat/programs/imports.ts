import { anything, plan, rule } from './things';
import { V2_ONLY, type Kit, type Program } from '../harness/program';

const ARN = 'arn:aws:backup:eu-west-1:123456789012:backup-vault:imported';

/** Ways to have a vault that exists already. */
const IMPORTS: Record<string, (k: Kit, stack: any) => any> = {
  'by name': (k, stack) => k.backup.BackupVault.fromBackupVaultName(stack, 'Imported', 'by-name'),
  'by ARN': (k, stack) => k.backup.BackupVault.fromBackupVaultArn(stack, 'Imported', ARN),
  'by the name of a parameter': (k, stack) => k.backup.BackupVault.fromBackupVaultName(stack, 'Imported', parameter(k, stack)),
  'by the ARN of a parameter': (k, stack) => k.backup.BackupVault.fromBackupVaultArn(stack, 'Imported', parameter(k, stack)),
  'by a lazy name': (k, stack) => k.backup.BackupVault.fromBackupVaultName(stack, 'Imported', k.core.Lazy.string({ produce: () => 'lazy' })),
  'by an imported value': (k, stack) => k.backup.BackupVault.fromBackupVaultArn(stack, 'Imported', k.core.Fn.importValue('VaultArn')),
  'by an ARN with tokens inside': (k, stack) =>
    k.backup.BackupVault.fromBackupVaultArn(stack, 'Imported', `arn:${k.core.Aws.PARTITION}:backup:${k.core.Aws.REGION}:${k.core.Aws.ACCOUNT_ID}:backup-vault:partly`),
  'by a name that is a dynamic reference': (k, stack) => k.backup.BackupVault.fromBackupVaultName(stack, 'Imported', '{{resolve:ssm:/backup/vault}}'),
  'by a name that is still to be looked up': (k, stack) => k.backup.BackupVault.fromBackupVaultName(stack, 'Imported', 'dummy-value-for-/backup/vault'),
  'of a service, by name': (k, stack) => k.backup.BackupVault.fromBackupVaultName(stack, 'Imported', 'aws/efs/automatic-backup-vault'),
  'of a service, by ARN': (k, stack) =>
    k.backup.BackupVault.fromBackupVaultArn(stack, 'Imported', 'arn:aws:backup:eu-west-1:123456789012:backup-vault:aws/efs/automatic-backup-vault'),
  'by an ARN with a token for its name': (k, stack) =>
    k.backup.BackupVault.fromBackupVaultArn(stack, 'Imported', `arn:aws:backup:eu-west-1:123456789012:backup-vault:${k.core.Aws.STACK_NAME}`),
  'by the ARN of another Region and account': (k, stack) =>
    k.backup.BackupVault.fromBackupVaultArn(stack, 'Imported', 'arn:aws-cn:backup:cn-north-1:210987654321:backup-vault:far'),
};

/** Of these v1 takes the wrong part for the name. */
const WHOLE_ARN_TOKENS = ['by the ARN of a parameter', 'by an imported value'];

export const IMPORTED: readonly Program[] = [
  ...Object.entries(IMPORTS).map(([how, get]): Program => ({
    id: `import: a vault ${how}`,
    shows: WHOLE_ARN_TOKENS.includes(how) ? { v1: 'token-vault-arn' } : undefined,
    run(k) {
      const stack = k.stack();
      const vault = get(k, stack);
      k.backup.BackupPlan.daily35DayRetention(stack, 'Plan', vault).addSelection('Selection', { resources: [anything(k)] });
      new k.core.CfnOutput(stack, 'Name', { value: vault.backupVaultName });
      new k.core.CfnOutput(stack, 'Arn', { value: vault.backupVaultArn });
      const role = new k.iam.Role(stack, 'Role', { assumedBy: new k.iam.ServicePrincipal('lambda.amazonaws.com') });
      vault.grant(role, 'backup:StartBackupJob');
    },
  })),
  ...Object.entries(IMPORTS).map(([how, destination]): Program => ({
    id: `import: a copy to a vault ${how}`,
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      const destinationBackupVault = destination(k, stack);
      new k.backup.BackupPlan(stack, 'Plan', { backupPlanRules: [rule(k, { copyActions: [{ destinationBackupVault }] })] });
      new k.core.CfnOutput(stack, 'Env', { value: [destinationBackupVault.env.account, destinationBackupVault.env.region].map((part) => k.core.Token.isUnresolved(part) ? 'token' : part).join() });
    },
  })),
  {
    id: 'import: a plan by id, literal and token',
    run(k) {
      const stack = k.stack();
      const { BackupPlan, BackupSelection } = k.backup;
      for (const [name, planId] of [['Literal', 'a1b2'], ['Token', parameter(k, stack)]]) {
        const backupPlan = BackupPlan.fromBackupPlanId(stack, name, planId);
        new BackupSelection(stack, `${name}Selection`, { backupPlan, resources: [anything(k)] });
        new k.core.CfnOutput(stack, `${name}Id`, { value: backupPlan.backupPlanId });
      }
    },
  },
  {
    id: 'import: the vault of an imported ARN in a stack with its own environment',
    run(k) {
      const stack = k.stack('Stack', { env: { account: '123456789012', region: 'eu-west-1' } });
      const vault = k.backup.BackupVault.fromBackupVaultArn(stack, 'Vault', ARN);
      const named = k.backup.BackupVault.fromBackupVaultName(stack, 'Named', 'named');
      k.backup.BackupPlan.daily35DayRetention(stack, 'Plan', vault);
      new k.core.CfnOutput(stack, 'Env', { value: `${vault.env.account} ${vault.env.region} ${named.env.account} ${named.env.region} ${named.stack.stackName}` });
      new k.core.CfnOutput(stack, 'Arn', { value: named.backupVaultArn });
    },
  },
  {
    id: 'import: the ARN of an imported plan',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      new k.core.CfnOutput(stack, 'Arn', { value: k.backup.BackupPlan.fromBackupPlanId(stack, 'Plan', 'a1b2').backupPlanRef.backupPlanArn });
    },
  },
  {
    id: 'import: one vault of three plans',
    run(k) {
      const stack = k.stack();
      const vault = k.backup.BackupVault.fromBackupVaultName(stack, 'Vault', 'shared');
      const { BackupPlan } = k.backup;
      plan(k, stack, 'Own');
      BackupPlan.daily35DayRetention(stack, 'One', vault);
      BackupPlan.dailyMonthly1YearRetention(stack, 'Two', vault);
      new BackupPlan(stack, 'Three', { backupVault: vault, backupPlanRules: [rule(k), rule(k, { backupVault: vault })] });
    },
  },
  ...['arn:aws:backup:REGION:ACCOUNT:backup-vault/copies', 'arn:PARTITION:backup:REGION:ACCOUNT:backup-vault/copies'].map((arn): Program => ({
    id: `import: a vault by ${arn}`,
    peers: V2_ONLY,
    refused: true,
    run(k) {
      const { Aws } = k.core;
      const written = arn.replace('PARTITION', Aws.PARTITION).replace('REGION', Aws.REGION).replace('ACCOUNT', Aws.ACCOUNT_ID);
      k.backup.BackupPlan.daily35DayRetention(k.stack(), 'Plan', k.backup.BackupVault.fromBackupVaultArn(k.stack('Other'), 'Vault', written));
    },
  })),
  { id: 'import: a vault by what is not an ARN', refused: true, run: (k) => void k.backup.BackupVault.fromBackupVaultArn(k.stack(), 'Vault', 'a-vault') },
];

function parameter(k: Kit, stack: any): string {
  return new k.core.CfnParameter(stack, 'Parameter').valueAsString;
}
