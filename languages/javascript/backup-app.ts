import type { App, Environment } from 'aws-cdk-lib';
import { AuditStack } from './audit-stack';
import { CopyStack } from './copy-stack';
import { DataStack } from './data-stack';
import { HouseStack } from './house-stack';
import { PlanStack } from './plan-stack';
import { RestoreStack } from './restore-stack';
import { VaultStack } from './vault-stack';

const HOME: Environment = { account: '111122223333', region: 'eu-west-1' };
const AWAY: Environment = { account: '111122223333', region: 'eu-central-1' };

/** What is to be protected, where its recovery points are kept, and the plans that bring them there. */
export class BackupApp {
  public readonly copies: CopyStack;
  public readonly data: DataStack;
  public readonly vaults: VaultStack;
  public readonly plans: PlanStack;
  public readonly house: HouseStack;
  public readonly restores: RestoreStack;
  public readonly audit: AuditStack;

  constructor(app: App) {
    this.copies = new CopyStack(app, 'Copies', { env: AWAY });
    this.data = new DataStack(app, 'Data', { env: HOME });
    this.vaults = new VaultStack(app, 'Vaults', { env: HOME });
    this.plans = new PlanStack(app, 'Plans', {
      env: HOME,
      data: this.data,
      vaults: this.vaults,
    });
    this.house = new HouseStack(app, 'House', { env: HOME });
    this.restores = new RestoreStack(app, 'Restores', {
      env: HOME,
      data: this.data,
      vaults: this.vaults,
    });
    this.audit = new AuditStack(app, 'Audit', { env: HOME });
  }
}
