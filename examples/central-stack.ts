import { aws_cloudwatch as cloudwatch, aws_iam as iam, aws_kms as kms, aws_sns as sns, Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { BackupKeyGrants, BackupVault, BackupVaultEventSets, LogicallyAirGappedBackupVault, VaultLock } from 'cdk-aws-backup';

export interface CentralStackProps extends StackProps {
  /** The account that the copies come from, and that may restore from them. */
  readonly shopAccount: string;
}

/**
 * The central backup account, in another Region: whoever takes over the shop, or loses its Region, has not got the copies.
 */
export class CentralStack extends Stack {
  public readonly key: kms.Key;

  /** Copies that the shop restores from by copying them back. */
  public readonly copies: BackupVault;

  /** Copies apart from every account, which the shop restores from where they are. */
  public readonly airGapped: LogicallyAirGappedBackupVault;

  constructor(scope: Construct, id: string, props: CentralStackProps) {
    super(scope, id, props);
    const shop = new iam.AccountPrincipal(props.shopAccount);

    // Copies are encrypted anew with the key of the vault they go to: a key of the shop would be lost with it.
    const key = this.key = new kms.Key(this, 'Key', {
      description: 'Copies from the shop, and the notices about them',
      enableKeyRotation: true,
    });
    BackupKeyGrants.fromKey(key).shareForCopies(shop);
    const team = new sns.Topic(this, 'Team', { masterKey: key, enforceSSL: true });

    this.copies = new BackupVault(this, 'Copies', {
      backupVaultName: 'shop-copies',
      encryptionKey: key,
      // Copies that are to expire sooner or later fail. Governance mode: try the range out before it is for ever.
      lockConfiguration: VaultLock.governance({ minRetention: Duration.days(30), maxRetention: Duration.days(365) }),
      notificationTopic: team,
      notificationEvents: BackupVaultEventSets.failures(),
    });
    this.copies.grants.copyInto(new iam.OrganizationPrincipal('o-a1b2c3d4e5'));
    // But for the role that deploys, nobody deletes a copy, or takes the lock or this rule away.
    this.copies.protect({ exceptFor: [this.deploymentRole()] });

    // It has a lock in compliance mode from its first day, and a key of AWS, as AWS recommends for it.
    this.airGapped = new LogicallyAirGappedBackupVault(this, 'AirGapped', {
      backupVaultName: 'shop-air-gapped',
      minRetention: Duration.days(7),
      maxRetention: Duration.days(365),
    });
    this.airGapped.grants.copyInto(shop);
    this.airGapped.shareWith([props.shopAccount]);

    this.watch(team);
  }

  private watch(team: sns.ITopic) {
    const dashboard = new cloudwatch.Dashboard(this, 'Dashboard');
    for (const [id, vault] of Object.entries({ Copies: this.copies, AirGapped: this.airGapped })) {
      vault.metrics.createAlarms(this, `${id}Alarms`, { alarmTopic: team });
      dashboard.addWidgets(...vault.metrics.widgets());
    }
  }

  /** The role that CloudFormation has from the CDK's bootstrap. */
  private deploymentRole(): iam.ArnPrincipal {
    return new iam.ArnPrincipal(`arn:${this.partition}:iam::${this.account}:role/cdk-hnb659fds-cfn-exec-role-${this.account}-${this.region}`);
  }
}
