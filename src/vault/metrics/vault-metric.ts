import { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { BackupResourceType } from '../../model/resources/backup-resource-type';
import { isKnownText } from '../../private/known-text';
import { referenceAnywhere } from '../vault-in-stack';

/**
 * Options of a metric of a vault.
 */
export interface BackupVaultMetricOptions extends cloudwatch.MetricOptions {
  /**
   * Only what is about resources of this type.
   *
   * @default - resources of every type
   */
  readonly resourceType?: BackupResourceType;
}

/**
 * A metric of a vault, in the account and Region of the vault.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html
 */
export function vaultMetric(vault: backup.IBackupVaultRef, metricName: string, options: BackupVaultMetricOptions = {}): cloudwatch.Metric {
  const { resourceType, dimensionsMap, ...common } = options;
  return new cloudwatch.Metric({
    namespace: 'AWS/Backup',
    metricName,
    statistic: 'Sum',
    stackAccount: known(vault.env.account),
    stackRegion: known(vault.env.region),
    ...common,
    dimensionsMap: {
      BackupVaultName: referenceAnywhere(vault).backupVaultName,
      ...(resourceType ? { ResourceType: resourceType.name } : {}),
      ...dimensionsMap,
    },
  });
}

function known(part: string): string | undefined {
  return isKnownText(part) ? part : undefined;
}
