import { ArnFormat, aws_iam as iam, aws_kms as kms, aws_sns as sns, CfnResource, Stack } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { inheritCondition } from '../../model/condition';
import { TemplateProperties } from '../../model/resources/template-properties';
import { accountsDiffer, envInWords } from '../../private/environments';
import { isToken } from '../../private/known-text';
import { warn } from '../../private/messages/warnings';
import { resourceBehind } from '../../private/references';
import { BACKUP_SERVICE } from '../../private/service';

const KEY_ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey*'];
const AWS_MANAGED_KEY = 'alias/aws/sns';

/** A service that publishes to topics. */
export interface Publisher {
  readonly name: string;
  readonly principal: string;
  /** What a topic needs for it. One that nobody has given a policy lets those of its account publish. */
  readonly needs: string;
  /** On whose behalf it publishes. */
  readonly conditions?: Record<string, Record<string, string>>;
}

/** AWS does not say on whose behalf it publishes: a condition could keep every notification away. */
export const AWS_BACKUP: Publisher = { name: 'AWS Backup', principal: BACKUP_SERVICE, needs: 'it has to allow' };

/**
 * CloudWatch, where it publishes for the alarms of a stack: for those of its account and Region, and not of other accounts. A single alarm cannot be named: it has the topic, and so its key, by name
 * itself.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function cloudWatchFor(scope: Construct): Publisher {
  const stack = Stack.of(scope);
  const alarms = stack.formatArn({ service: 'cloudwatch', resource: 'alarm', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  return {
    name: 'CloudWatch',
    principal: 'cloudwatch.amazonaws.com',
    needs: 'if it has been given one, that has to allow',
    conditions: { StringEquals: { 'aws:SourceAccount': stack.account }, ArnLike: { 'aws:SourceArn': alarms } },
  };
}

/** Lets a service publish to a topic, and use its key where the topic knows it. Says whether the policy of the topic could be written. */
export function allowPublishing(topic: sns.ITopicRef, { principal, conditions }: Publisher): boolean {
  const service = new iam.ServicePrincipal(principal, { conditions });
  const grant = isGrantable(topic) ? topic.grantPublish(service) : sns.TopicGrants.fromTopic(topic).publish(service);
  keepPolicyWith(topic);
  return grant.success && isMadeHere(topic, topic.topicRef.topicArn);
}

/** The policy that a topic has got refers to it, and so is made only where the topic is. */
function keepPolicyWith(topic: sns.ITopicRef): void {
  const resource = resourceBehind(topic.topicRef.topicArn);
  const policies = topic.node.findAll().filter((each): each is CfnResource => CfnResource.isCfnResource(each) && each.cfnResourceType === 'AWS::SNS::TopicPolicy');
  if (resource) { policies.forEach((policy) => inheritCondition(policy, resource)); }
}

/**
 * Lets a service use the key of a bare L1 where the key is that of an L2, which aws-cdk-lib does not find by its id or ARN.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function allowUseOfKey(topic: sns.ITopicRef, { principal, conditions }: Publisher): void {
  const key = keyOfL1(topic);
  const owner = key?.node.scope as Partial<kms.IKey> & IConstruct | undefined;
  if (owner?.node.defaultChild === key && owner?.keyRef) {
    kms.KeyGrants.fromKey(owner as kms.IKeyRef).actions(new iam.ServicePrincipal(principal, { conditions }), ...KEY_ACTIONS);
  }
}

/** Says where no service can publish to a topic. */
export function warnOfDeafTopic(scope: Construct, topic: sns.ITopicRef, { name }: Publisher): void {
  const { masterKey } = topic as Partial<sns.ITopic>;
  const { kmsMasterKeyId } = topic as Partial<sns.CfnTopic>;
  if ([kmsMasterKeyId, masterKey?.keyArn].some((key) => key?.endsWith(AWS_MANAGED_KEY))) {
    warn(scope, 'topicUnderAwsManagedKey', `the topic '${topic.node.path}' is encrypted with the AWS managed key ${AWS_MANAGED_KEY}, which ${name} cannot use: `
      + 'no notification will arrive; encrypt it with a customer managed key');
  }
}

/** Says where AWS Backup, and not every service, never publishes. */
export function warnOfForeignTopic(scope: Construct, topic: sns.ITopicRef): boolean {
  const isForeign = accountsDiffer(topic.env, Stack.of(scope));
  if (isForeign) {
    warn(scope, 'topicOfOtherAccount', `the topic '${topic.node.path}' is in another account (${envInWords(topic.env)}): AWS Backup notifies topics of the account `
      + 'of the vault only; use a rule of EventBridge');
  }
  return isForeign;
}

/** Says where the app cannot write what a service needs, and what that is. */
export function warnOfPolicies(scope: Construct, topic: sns.ITopicRef, { principal, needs }: Publisher, isAllowed?: boolean): void {
  if (!(isAllowed ?? isMadeHere(topic, topic.topicRef.topicArn))) {
    warn(scope, 'importedTopic', `the topic '${topic.node.path}' is not made in this app, which cannot write its policy: ${needs} sns:Publish to ${principal}`);
  }
  const key = keyOfElsewhere(topic);
  if (key && !key.endsWith(AWS_MANAGED_KEY)) {
    warn(scope, 'importedTopicKey', `the key ${key} of the topic '${topic.node.path}' is not made in this app, which cannot write its policy: it has to allow `
      + `${KEY_ACTIONS.join(' and ')} to ${principal}`);
  }
}

/** Says, once policies are complete, where a key of this app does not let a service use it, and nobody has written that. */
export function warnOfUnsharedKey(scope: Construct, topic: sns.ITopicRef, { principal }: Publisher): void {
  const key = keyOfL1(topic);
  const properties = key && new TemplateProperties(key);
  // The domain of a service may be a pseudo parameter; and who is not everybody may be said by a condition.
  const openings = [`${principal.split('.')[0]}.`, '"AWS":"*"', '"Principal":"*"'];
  if (properties && properties.at('KeyPolicy') !== undefined && !openings.some((text) => properties.mentions('KeyPolicy', text))) {
    warn(scope, 'topicKeyNotShared', `the key '${key.node.path}' of the topic '${topic.node.path}' does not let ${principal} use it, and no notification will arrive: `
      + `use addNotification(), which writes that, or allow ${KEY_ACTIONS.join(' and ')} in the policy of the key`);
  }
}

/** The key of a bare L1, which aws-cdk-lib does not look for, if it is one of this app. */
function keyOfL1(topic: sns.ITopicRef): CfnResource | undefined {
  const key = resourceBehind((topic as Partial<sns.CfnTopic>).kmsMasterKeyId ?? '');
  return key?.cfnResourceType === 'AWS::KMS::Key' ? key : undefined;
}

/** The ARN or id of the key of a topic, where that is known and is not a key of this app. */
function keyOfElsewhere(topic: sns.ITopicRef): string | undefined {
  const { masterKey } = topic as Partial<sns.ITopic>;
  const { kmsMasterKeyId } = topic as Partial<sns.CfnTopic>;
  const key = masterKey ? (isMadeHere(masterKey, masterKey.keyArn) ? undefined : masterKey.keyArn) : kmsMasterKeyId;
  return isToken(key) ? undefined : key;
}

/** A topic may have its own way to grant. */
function isGrantable(topic: sns.ITopicRef): topic is sns.ITopicRef & Pick<sns.ITopic, 'grantPublish'> {
  return typeof (topic as Partial<sns.ITopic>).grantPublish === 'function';
}

/** An import has no resource of its own, and its ARN is not an attribute of one. */
function isMadeHere(construct: IConstruct, arn: string): boolean {
  return 'cfnResourceType' in construct || construct.node.defaultChild !== undefined || resourceBehind(arn) !== undefined;
}
