import { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { BackupResourceType } from '../../model/resources/backup-resource-type';
import { isKnownText } from '../../private/known-text';
import { NAMESPACE, PLAN_DIMENSION } from '../validation/validation-function';

/**
 * Options of a metric of restore tests.
 */
export interface RestoreTestingMetricOptions extends cloudwatch.MetricOptions {
  /**
   * Only what is about resources of this type.
   *
   * @default - resources of every type
   */
  readonly resourceType?: BackupResourceType;
}

/** A metric of a restore testing plan, in the account and Region of the plan. */
export function restoreTestingMetric(
  plan: backup.IRestoreTestingPlanRef, metricName: string, options: RestoreTestingMetricOptions = {},
): cloudwatch.Metric {
  const { resourceType, dimensionsMap, ...common } = options;
  const { account, region } = plan.env;
  return new cloudwatch.Metric({
    namespace: NAMESPACE,
    metricName,
    statistic: 'Sum',
    stackAccount: isKnownText(account) ? account : undefined,
    stackRegion: isKnownText(region) ? region : undefined,
    ...common,
    dimensionsMap: {
      [PLAN_DIMENSION]: plan.restoreTestingPlanRef.restoreTestingPlanName,
      ...(resourceType ? { ResourceType: resourceType.name } : {}),
      ...dimensionsMap,
    },
  });
}
