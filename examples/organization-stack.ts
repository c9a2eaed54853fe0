import { aws_events as events, Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import {
  BackupPlanRule, BackupResourceType, BackupVault, OrganizationBackupPlan, OrganizationBackupPolicy, OrganizationBackupPrerequisites,
  OrganizationBackupSelection, OrganizationChildControl, OrganizationTarget,
} from 'cdk-aws-backup';

const ROLE = 'shop-organization-backup';
const VAULT = 'organization';

/**
 * What every account of two units has, whoever owns it. A backup policy belongs to the management account of the organization.
 */
export class OrganizationStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    // Each account has a vault of that name.
    const vault = BackupVault.fromBackupVaultName(this, 'Vault', VAULT);
    new OrganizationBackupPolicy(this, 'Policy', {
      policyName: 'shop-weekly',
      description: 'Whatever has the tag is backed up every week, in each account of the shop and of its tests',
      childControl: OrganizationChildControl.none(),
      plans: [
        OrganizationBackupPlan.fromRules('Weekly', {
          rules: [new BackupPlanRule({
            ruleName: 'Sundays',
            backupVault: vault,
            scheduleExpression: events.Schedule.cron({ weekDay: 'SUN', hour: '5', minute: '0' }),
            deleteAfter: Duration.days(35),
          })],
          regions: ['eu-west-1'],
          selections: [OrganizationBackupSelection.byTag('Tagged', { key: 'organization-backup', values: ['weekly'], roleName: ROLE })],
        }),
      ],
      targets: [OrganizationTarget.organizationalUnit('ou-ab12-11111111'), OrganizationTarget.organizationalUnit('ou-ab12-22222222')],
    });
  }
}

/**
 * What the plans of the policy name, for an account and Region. Deploy it to each of them, by a stack set for example.
 */
export class MemberStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    new OrganizationBackupPrerequisites(this, 'Prerequisites', {
      vaultNames: [VAULT],
      roleName: ROLE,
      resourceTypes: [BackupResourceType.DYNAMODB, BackupResourceType.RDS, BackupResourceType.EBS],
      lockConfiguration: { minRetention: Duration.days(7) },
    });
  }
}
