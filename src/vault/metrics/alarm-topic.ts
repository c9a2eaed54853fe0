import type { aws_cloudwatch as cloudwatch, aws_sns as sns } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { allowPublishing, allowUseOfKey, cloudWatchFor, warnOfDeafTopic, warnOfPolicies } from '../events/topic-access';

/**
 * What an alarm does to tell a topic, which CloudWatch may then publish to. A topic with a policy, such as one that AWS Backup or EventBridge publishes to, is closed to alarms until it names
 * CloudWatch.
 */
export function actionOn(scope: Construct, topic: sns.ITopicRef): cloudwatch.IAlarmAction {
  const cloudWatch = cloudWatchFor(scope);
  const isAllowed = allowPublishing(topic, cloudWatch);
  allowUseOfKey(topic, cloudWatch);
  warnOfDeafTopic(scope, topic, cloudWatch);
  warnOfPolicies(scope, topic, cloudWatch, isAllowed);
  return { bind: () => ({ alarmActionArn: topic.topicRef.topicArn }) };
}
