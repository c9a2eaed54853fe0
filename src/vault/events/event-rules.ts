import { aws_events as events, Stack } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { watchConditionOf } from '../condition-checks';
import type { EventType, VaultFilter } from './event-types';
import { BACKUP_JOB, BY_DESTINATION, BY_SOURCE, BY_VAULT_ARN, BY_VAULT_NAME, COPY_JOB, RESTORE_JOB, SCAN_JOB, stateProblems } from './event-types';
import type { OnBackupEventOptions } from './on-backup-event-options';
import { envInWords, knownToDiffer } from '../../private/environments';
import { refuse } from '../../private/messages/validation-error';
import { warn } from '../../private/messages/warnings';
import { referenceAnywhere } from '../vault-in-stack';

const JOBS_OF_VAULT: [EventType, VaultFilter][] = [
  [BACKUP_JOB, BY_VAULT_NAME], [COPY_JOB, BY_SOURCE], [COPY_JOB, BY_DESTINATION], [RESTORE_JOB, BY_VAULT_ARN],
];

/** Whose events a rule takes: those of the account and Region of a scope, or those of a vault. */
export interface EventOwner {
  readonly scope: Construct;
  readonly vault?: backup.IBackupVaultRef;
}

/** A rule for one kind of event. */
export function stateChangeRule(
  owner: EventOwner, id: string, type: EventType, options: OnBackupEventOptions = {}, filter?: VaultFilter,
): events.Rule {
  const { states, ...onEvent } = options;
  refuse(stateProblems(type, states, owner.vault !== undefined), owner.scope);
  return eventRule(owner, id, [type], {
    ...(owner.vault && filter ? filter(referenceAnywhere(owner.vault)) : {}),
    ...(states ? { [type.stateKey]: [...new Set(states)] } : {}),
  }, onEvent);
}

/** A rule for the scans that have found something. */
export function threatRule(owner: EventOwner, id: string, options?: events.OnEventOptions): events.Rule {
  return eventRule(owner, id, [SCAN_JOB], {
    ...(owner.vault ? BY_VAULT_NAME(referenceAnywhere(owner.vault)) : {}),
    scanResult: { scanResultStatus: ['THREATS_FOUND'] },
  }, options);
}

/** One rule for the failures of backup, copy and restore jobs, which have different keys for the same things. */
export function failureRule(owner: EventOwner, id: string, options?: events.OnEventOptions): events.Rule {
  const failed = ({ stateKey, failedStates }: EventType) => ({ [stateKey]: [...failedStates] });
  return eventRule(owner, id, [BACKUP_JOB, COPY_JOB, RESTORE_JOB], {
    $or: owner.vault
      ? JOBS_OF_VAULT.map(([type, filter]) => ({ ...filter(referenceAnywhere(owner.vault!)), ...failed(type) }))
      : [failed(BACKUP_JOB), failed(RESTORE_JOB)], // those of copy jobs are among those of backup jobs
  }, options);
}

/** A rule for events with a detail, which what the user asks for narrows. */
function eventRule(
  owner: EventOwner, id: string, types: EventType[], detail: Record<string, unknown>, options: events.OnEventOptions = {},
): events.Rule {
  const { target, crossStackScope, eventPattern, ...props } = options;
  refuse(patternProblems(detail, eventPattern), owner.scope);
  const rule = new events.Rule(crossStackScope ?? owner.scope, id, {
    ...props,
    eventPattern: {
      ...eventPattern,
      source: ['aws.backup'],
      detailType: types.map(({ detailType }) => detailType),
      ...(Object.keys(detail).length > 0 || eventPattern?.detail ? { detail: { ...eventPattern?.detail, ...detail } } : {}),
    },
  });
  rule.addTarget(target);
  if (owner.vault) { watchConditionOf([rule]); }
  if (types[0] !== COPY_JOB) {
    warnOfDistance(rule, owner.vault);
  }
  return rule;
}

/** Says where the events of a vault do not arrive. Those of copy jobs arrive at the source, too, and have both vaults. */
function warnOfDistance(rule: events.Rule, vault?: backup.IBackupVaultRef): void {
  if (vault && knownToDiffer(vault.env, Stack.of(rule))) {
    warn(rule, 'vaultEventsElsewhere', `the vault '${vault.node.path}' is in another account or Region (${envInWords(vault.env)}), and its events arrive there: `
      + `this rule (${envInWords(Stack.of(rule))}) gets none; make it there`);
  }
}

/** Alternatives of a user on a key of ours could only widen what the rule takes, or make it take nothing. */
function patternProblems(detail: Record<string, unknown>, pattern: events.EventPattern = {}): string[] {
  const taken = [
    ...(['source', 'detailType'] as const).filter((key) => pattern[key] !== undefined),
    ...Object.keys(detail).filter((key) => pattern.detail?.[key] !== undefined).map((key) => `detail.${key}`),
  ];
  return taken.map((key) => `'eventPattern.${key}' must not be given: this method says it itself`);
}
