import type { ResourceEnvironment } from 'aws-cdk-lib';
import { VaultReference } from '../../document/arns/vault-reference';
import { unlessTooMuch } from '../../document/budget';
import { Document } from '../../document/document';
import { Documents } from '../../document/documents';
import type { Application, Place } from '../../document/template';
import type { Reading } from '../../document/values/reading';
import { World } from '../../document/values/world';
import { VaultDocument } from '../../document/vault-document';
import { BackupVaultEvents } from '../../model/backup-vault-events';
import { knownToDiffer } from '../../private/environments';

/** What is told: that a backup job has failed, or that no backup was made. */
export type Told = 'failure' | 'missingBackup';

/** Backup jobs of a type of resources into a vault, which is known by its key. */
export interface Jobs {
  readonly vault: string;
  readonly type: string;
  /** Where the vault is, as far as that is known. */
  readonly account?: string;
  readonly region?: string;
}

/** What surely tells somebody of backup jobs. */
export interface Watcher {
  readonly place: Place;
  readonly tellsOf: Told;
  readonly watches: (jobs: Jobs) => boolean;
}

const ALARM = 'AWS::CloudWatch::Alarm';
const RULE = 'AWS::Events::Rule';
const TYPES: ReadonlySet<string> = new Set([ALARM, RULE, VaultDocument.TYPE]);
const TOLD_OF_FAILURES: readonly string[] = [BackupVaultEvents.BACKUP_JOB_FAILED, BackupVaultEvents.BACKUP_JOB_COMPLETED];

/**
 * The alarms, rules of EventBridge and notifications of vaults of an application that are made in any case, and tell somebody. What is not understood is none.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 */
export function watchersOf(application: Application): Watcher[] {
  const places = application.templates.flatMap((template) => template.resourcesOf(TYPES).map((logicalId) => ({ template, logicalId })));
  return places.flatMap((place) => unlessTooMuch((): Watcher[] => {
    const documents = new Documents(application, new World(true));
    documents.begin();
    const document = documents.of(Document, place);
    const found = document.isConditional ? undefined : watcherIn(documents, document);
    // What parameters may change tells of nothing for sure.
    return found && !documents.world.isAsked ? [{ ...found, place, watches: (jobs) => isBeside(document.env, jobs) && found.watches(jobs) }] : [];
  }, []));
}

/** Metrics and events are of one account and Region. */
function isBeside(env: ResourceEnvironment, { account = env.account, region = env.region }: Jobs): boolean {
  return !knownToDiffer(env, { account, region });
}

function watcherIn(documents: Documents, document: Document): Omit<Watcher, 'place'> | undefined {
  switch (document.type) {
    case ALARM: return alarmOf(documents, document);
    case RULE: return ruleOf(documents, document);
    default: return notificationsOf(documents.of(VaultDocument, document));
  }
}

/** An alarm on the metric of a vault, of a type, or of both, with an action. */
function alarmOf(documents: Documents, alarm: Document): Omit<Watcher, 'place'> | undefined {
  const tellsOf = toldBy(alarm);
  const dimensions = (alarm.property('Dimensions').elements() ?? []).map((each) => ({ name: each.at('Name').knownText, value: each.at('Value') }));
  const isMeant = alarm.property('Namespace').knownText === 'AWS/Backup' && dimensions.length > 0
    && dimensions.every(({ name }) => name === 'BackupVaultName' || name === 'ResourceType');
  if (!tellsOf || !isMeant || !hasElements(alarm.property('AlarmActions')) || !areActionsOn(alarm)) { return undefined; }
  const tests = dimensions.map(({ name, value }): Watcher['watches'] => {
    if (name === 'ResourceType') { return ({ type }) => value.knownText === type; }
    const { key } = VaultReference.byName(documents, value, alarm.template);
    return ({ vault }) => vault === key;
  });
  return tests.some((test) => test({ vault: '', type: '' })) ? undefined : { tellsOf, watches: (jobs) => tests.every((test) => test(jobs)) };
}

/** What an alarm goes off for: the first failure, or a time without a backup. */
function toldBy(alarm: Document): Told | undefined {
  const { number: threshold = NaN } = alarm.property('Threshold');
  const { knownText: operator } = alarm.property('ComparisonOperator');
  const [unit, missing] = ['Unit', 'TreatMissingData'].map((name) => alarm.property(name));
  const isSum = alarm.property('Statistic').knownText === 'Sum' && (unit.isAbsent || unit.knownText === UNIT);
  switch (isSum ? alarm.property('MetricName').knownText : undefined) {
    case 'NumberOfBackupJobsFailed':
      // One that has gone off already, also without any failure, does not go off again.
      return isAtOnce(alarm) && (missing.isAbsent || ['missing', 'notBreaching'].includes(missing.knownText ?? ''))
        && ((operator === 'GreaterThanThreshold' && threshold >= 0 && threshold < 1)
          || (operator === 'GreaterThanOrEqualToThreshold' && threshold > 0 && threshold <= 1)) ? 'failure' : undefined;
    case 'NumberOfBackupJobsCompleted':
      return missing.knownText === 'breaching'
        && ((operator === 'LessThanThreshold' && threshold > 0) || (operator === 'LessThanOrEqualToThreshold' && threshold >= 0)) ? 'missingBackup' : undefined;
    default: return undefined;
  }
}

/** With another unit, an alarm has no data. */
const UNIT = 'Count';

function areActionsOn(alarm: Document): boolean {
  const enabled = alarm.property('ActionsEnabled');
  return enabled.isAbsent || enabled.boolean === true;
}

/** Whether the first period is enough. */
function isAtOnce(alarm: Document): boolean {
  const [datapoints, periods] = ['DatapointsToAlarm', 'EvaluationPeriods'].map((name) => alarm.property(name));
  const needed = datapoints.isAbsent ? periods : datapoints;
  return needed.isAbsent || needed.number === 1;
}

/** A rule with a target that takes the event of a job that has failed. */
function ruleOf(documents: Documents, rule: Document): Omit<Watcher, 'place'> | undefined {
  const state = rule.property('State');
  const isOn = (state.isAbsent || state.knownText === 'ENABLED') && rule.property('EventBusName').isAbsent && hasElements(rule.property('Targets'));
  const pattern = rule.property('EventPattern').parsed;
  if (!isOn || pattern.isAbsent || pattern.isLater) { return undefined; }
  return { tellsOf: 'failure', watches: (jobs) => takesFailure(documents, rule, pattern, jobs) };
}

/** Whether a pattern surely takes the event: each of its keys has the value, and nothing but texts is understood. */
function takesFailure(documents: Documents, { template }: Document, pattern: Reading, { vault, type }: Jobs): boolean {
  const texts: Readonly<Record<string, string>> = { 'source': 'aws.backup', 'detail-type': 'Backup Job State Change', 'state': 'FAILED', 'resourceType': type };
  const isVault = (value: Reading, by: 'byName' | 'byArn') => VaultReference[by](documents, value, template).key === vault;
  const takes = (part: Reading): boolean => part.names().every((name) => {
    const value = part.at(name);
    if (name === '$or') { return (value.elements() ?? []).some(takes); }
    const alternatives = value.elements();
    if (!alternatives) { return name === 'detail' && value.names().length > 0 && takes(value); }
    return alternatives.some((each) => each.text !== undefined && (
      name === 'backupVaultName' ? isVault(each, 'byName') : name === 'backupVaultArn' ? isVault(each, 'byArn') : Object.hasOwn(texts, name) && each.knownText === texts[name]));
  });
  return pattern.names().includes('source') && takes(pattern);
}

function notificationsOf({ key, topic, events }: VaultDocument): Omit<Watcher, 'place'> | undefined {
  const isTold = !topic.isAbsent && (events.elements() ?? []).some(({ knownText = '' }) => TOLD_OF_FAILURES.includes(knownText));
  return isTold ? { tellsOf: 'failure', watches: ({ vault }) => vault === key } : undefined;
}

function hasElements(list: Reading): boolean {
  return (list.elements() ?? []).length > 0;
}
