import { Duration } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import type { CentralStack } from './central-stack';
import type { DataStack } from './data-stack';
import type { DatabaseStack } from './database-stack';
import type { PlanStack } from './plan-stack';
import type { VaultStack } from './vault-stack';
import { BackupCopyRequirement, BackupCoverage, BackupImmutability, BackupUnsupportedTypes } from 'cdk-aws-backup';

export interface ShopParts {
  readonly plans: PlanStack;
  readonly data: DataStack;
  readonly databases: DatabaseStack;
  readonly central: CentralStack;
  readonly vaults: VaultStack;
}

/**
 * What the shop promises of its backups. A change that breaks a promise is not synthesised, unless it says why that is right.
 */
export function requireBackups(app: App, { plans, data, databases, central, vaults }: ShopParts) {
  // Whatever holds data is backed up once a week, and a job may wait for its start; what AWS Backup does not have needs a reason.
  BackupCoverage.of(app).require({
    recoveryPointObjective: Duration.days(8),
    minRetention: Duration.days(14),
    unsupported: BackupUnsupportedTypes.EXEMPTION,
  });

  // Who loses the account or the Region has not lost orders, invoices and money.
  for (const stack of [data, databases]) {
    BackupCoverage.of(stack).require({
      recoveryPointObjective: Duration.hours(36),
      copies: [BackupCopyRequirement.toOtherAccount({ minRetention: Duration.days(35) }), BackupCopyRequirement.toOtherRegion()],
      immutability: BackupImmutability.GOVERNANCE,
    });
  }

  BackupCoverage.of(plans).exempt({ reason: 'the logs of restore tests tell nothing that the next test does not' });
  for (const { key } of [databases, central, vaults]) {
    BackupCoverage.of(key).exempt({ reason: 'keys are retained, and no backup holds them' });
  }
  for (const { node } of [databases.billing, databases.ledger]) {
    BackupCoverage.of(node.findChild('Secret')).exempt({ reason: 'a new password is set when a database is restored' });
  }
}
