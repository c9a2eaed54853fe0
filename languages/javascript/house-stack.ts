import { Aspects, aws_iam as iam, CfnOutput, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { BackupPlan, BackupResource } from 'cdk-aws-backup';
import type { Construct } from 'constructs';
import { NumberedVault } from './numbered-vault';
import { ProtectVaults } from './protect-vaults';

/** What a house asks of all its vaults, said once. */
export class HouseStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const contracts = new NumberedVault(this, 'Contracts', { backupVaultName: 'contracts' });
    contracts.addToAccessPolicy(new iam.PolicyStatement({
      effect: iam.Effect.DENY,
      actions: ['backup:StartRestoreJob'],
      principals: [new iam.AccountRootPrincipal()],
      resources: ['*'],
    }));

    const plan = BackupPlan.daily35DayRetention(this, 'Plan');
    plan.addSelection('Tagged', { resources: [BackupResource.fromTag('backup', 'house')] });
    Aspects.of(this).add(new ProtectVaults());

    // The plan has made it for itself.
    new CfnOutput(this, 'PlanVault', { value: plan.backupVault.backupVaultName });
  }
}
