import { App, Tags } from 'aws-cdk-lib';
import type { AppProps, Environment } from 'aws-cdk-lib';
import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import { AuditStack } from './audit-stack';
import { CentralStack } from './central-stack';
import { DataStack } from './data-stack';
import { DatabaseStack } from './database-stack';
import { NetworkStack } from './network-stack';
import { MemberStack, OrganizationStack } from './organization-stack';
import { PlanStack } from './plan-stack';
import { requireBackups } from './requirements';
import { ServerStack } from './server-stack';
import { VaultStack } from './vault-stack';

const ireland: Required<Environment> = { account: '111122223333', region: 'eu-west-1' };
const frankfurt: Required<Environment> = { account: '444455556666', region: 'eu-central-1' };
const management: Required<Environment> = { account: '777788889999', region: 'eu-west-1' };

/**
 * A shop that runs in Ireland, and keeps copies of what it cannot lose in Frankfurt, in an account for backups alone.
 */
export function shop(props: AppProps = {}): App {
  const app = new App({
    ...props,
    context: {
      ...CURRENTLY_RECOMMENDED_FLAGS,
      // Synthesis fails, rather than warns, on a property that CloudFormation would refuse.
      '@aws-cdk/core:validateAgainstDefaultRules': true,
      // No stack can be deleted under another that relies on it.
      '@aws-cdk/core:defaultCrossStackReferences': 'strong',
      ...props.context,
    },
  });
  Tags.of(app).add('application', 'shop');

  const network = new NetworkStack(app, 'ShopNetwork', { env: ireland });
  const data = new DataStack(app, 'ShopData', { env: ireland, vpc: network.vpc });
  const databases = new DatabaseStack(app, 'ShopDatabases', { env: ireland, vpc: network.vpc, centralAccount: frankfurt.account });
  const server = new ServerStack(app, 'ShopServer', { env: ireland, vpc: network.vpc });

  const central = new CentralStack(app, 'ShopCentral', { env: frankfurt, shopAccount: ireland.account });
  const vaults = new VaultStack(app, 'ShopVaults', { env: ireland });
  const plans = new PlanStack(app, 'ShopPlans', { env: ireland, data, databases, server, vaults, central });

  new AuditStack(app, 'ShopAudit', { env: ireland, plans });
  new OrganizationStack(app, 'ShopOrganization', { env: management });
  new MemberStack(app, 'ShopMember', { env: ireland });

  requireBackups(app, { plans, data, databases, central, vaults });

  return app;
}
