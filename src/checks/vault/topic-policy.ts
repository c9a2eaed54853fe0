import { isWritten } from './denied-backups';
import { fifoTopic } from './notifications';
import { isObject, listOf, statementsIn, textsOf } from './policy-statements';
import type { Statement } from './policy-statements';
import { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import type { Place } from '../../document/template';
import { textOf } from '../../document/values/expression';
import type { Reading } from '../../document/values/reading';
import type { VaultDocument } from '../../document/vault-document';
import { isKnownText } from '../../private/known-text';
import { memo } from '../../private/memo';
import { BACKUP_SERVICE } from '../../private/service';
import type { Problem } from '../findings/finding';
import { concernsAction } from '../policy-actions';

const TOPIC = 'AWS::SNS::Topic';
const PUBLISH = 'sns:Publish';
const POLICY_TYPES: ReadonlySet<string> = new Set(['AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy']);

/**
 * Says where no policy of the application lets AWS Backup publish to a topic of the application: that of SNS itself lets only its account do so.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
 */
export function topicPolicyMissing(vault: VaultDocument, documents: Documents): Problem[] {
  const { topic } = vault;
  const referent = documents.referentOf(topic.text);
  const document = referent && documents.of(Document, referent);
  if (document?.type !== TOPIC || fifoTopic(vault, documents).length > 0) { return []; }
  const { ofTopics, areOpen } = policiesByTopic(documents);
  const policies = [...areOpen, ...ofTopics.get(document.key) ?? []].map((place) => documents.of(Document, place));
  return policies.some((policy) => policy.isMade && mayLetPublish(policy.property('PolicyDocument').parsed))
    ? []
    : [{
      id: 'topicPolicyMissing',
      level: 'warning',
      property: topic.path,
      message: `no policy lets AWS Backup publish to the topic '${document.name}': no notification will arrive; allow ${PUBLISH} on it to ${BACKUP_SERVICE} by an ${[...POLICY_TYPES][0]}`,
    }];
}

function mayLetPublish(policy: Reading): boolean {
  return !isWritten(policy) || statementsIn(policy).some((statement) => (
    textOf(statement.Effect) !== 'Deny' && concernsAction(statement, PUBLISH) !== false && mayBeOfBackup(statement)));
}

/** Whoever is not everybody may be said by a condition. */
function mayBeOfBackup({ Principal, NotPrincipal }: Statement): boolean {
  if (NotPrincipal !== undefined || !isObject(Principal)) { return true; }
  return textsOf(Principal.AWS).some((text) => text === '*' || !isKnownText(text))
    || listOf(Principal.Service).some((service) => [BACKUP_SERVICE, '*'].includes(textOf(service) ?? '*') || !isKnownText(textOf(service)!));
}

/** Where policies of topics are: by the topic, or of what only deployment knows. */
interface TopicPolicies {
  readonly ofTopics: ReadonlyMap<string, readonly Place[]>;
  readonly areOpen: readonly Place[];
}

function policiesByTopic(documents: Documents): TopicPolicies {
  return documents.constant('policies of topics', () => {
    const [ofTopics, areOpen] = [new Map<string, Place[]>(), [] as Place[]];
    for (const template of documents.application.templates) {
      for (const logicalId of template.resourcesOf(POLICY_TYPES)) {
        const place = { template, logicalId };
        const policy = documents.of(Document, place);
        const topics = [...policy.property('Topics').all, policy.property('TopicArn')].filter(({ isAbsent }) => !isAbsent);
        for (const { text } of topics) {
          const topic = documents.referentOf(text);
          if (topic) { memo(ofTopics, documents.of(Document, topic).key, () => []).push(place); } else { areOpen.push(place); }
        }
      }
    }
    return { ofTopics, areOpen };
  });
}
