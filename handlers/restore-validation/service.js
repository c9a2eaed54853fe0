'use strict';

/**
 * AWS Backup, as the functions ask it, and what they tell CloudWatch.
 */
const { Backup } = require('@aws-sdk/client-backup');

/** A request that hangs must not take the whole time of the function. */
const ONE_REQUEST = 10_000;

const NAMESPACE = 'CdkAwsBackup/RestoreTesting';

/** It tries again by itself where the service is busy. */
const client = new Backup({ maxAttempts: 5 });

module.exports = { client, count, limited, reasonOf };

function limited() {
  return { abortSignal: AbortSignal.timeout(ONE_REQUEST) };
}

/** @param {any} error */
function reasonOf(error) {
  return `${error.name}: ${error.message}`;
}

/**
 * Counts something, by a line of the log that CloudWatch makes metrics of: so it takes no permission, and no request that could fail.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 * @param {{ plan: string, resourceType?: string }} of the plan, and the type of what was restored
 * @param {Record<string, number | undefined>} values by the names of the metrics
 */
function count({ plan, resourceType }, values) {
  const known = Object.entries(values).filter(([, value]) => value !== undefined);
  const dimensions = [['RestoreTestingPlanName'], ...(resourceType ? [['RestoreTestingPlanName', 'ResourceType']] : [])];
  const Metrics = known.map(([Name]) => ({ Name, Unit: UNITS[Name] ?? 'Count' }));
  console.log(JSON.stringify({
    _aws: { Timestamp: Date.now(), CloudWatchMetrics: [{ Namespace: NAMESPACE, Dimensions: dimensions, Metrics }] },
    RestoreTestingPlanName: plan,
    ResourceType: resourceType,
    ...Object.fromEntries(known),
  }));
}

/** @type {Record<string, string>} */
const UNITS = { RestoreTime: 'Seconds', DaysSinceValidation: 'None' };
