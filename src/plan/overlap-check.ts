import type { aws_backup as backup } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';
import { startsInYear } from './starts';
import { memo } from '../private/memo';
import { warn } from '../private/warnings';
import { vaultResourceOf } from '../vault/vault-resource';
import type { AnyVaultRef } from '../vault/vault-resource';

// https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
const DEFAULT_START_WINDOW_MINUTES = 8 * 60;
const MILLIS_PER_MINUTE = 60_000;

/** When a rule starts jobs, and until when they may start. */
interface Windows {
  readonly starts: readonly number[];
  readonly length: number;
}

/**
 * Says where a rule loses what is only its own: of rules whose start windows overlap, AWS Backup makes only the backup of the one with the longest
 * retention.
 */
export function warnOfOverlaps(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  const candidates = rules.filter(isComparable);
  const windows = new Map<PlannedRule, Windows>();
  for (const loser of candidates) {
    for (const winner of candidates.filter((other) => retentionOf(other) > retentionOf(loser))) {
      const [own, others] = [loser, winner].map((rule) => memo(windows, rule, () => windowsOf(rule)));
      const lost = own.starts.filter((start) => isWithin(start, own, others));
      const isAlways = lost.length > 0 && lost.length === own.starts.length;
      const difference = whatIsLost(loser, winner);
      if (isAlways || (lost.length > 0 && difference)) {
        warn(plan, 'overlappingRules', `the start windows of the rules '${loser.name}' and '${winner.name}' overlap ${isAlways ? 'whenever it runs' : 'at times'}, `
          + `and AWS Backup then makes only the backup of '${winner.name}', which is kept longer${difference ? `: ${difference}` : ''}; move a schedule, or shorten a start window`);
      }
    }
  }
}

/** Whether it is known when a rule runs and how long its backups are kept. A continuous backup has no schedule. */
function isComparable({ rule: { props } }: PlannedRule): boolean {
  return !props.enableContinuousBackup && !props.deleteAfter?.isUnresolved() && !props.startWindow?.isUnresolved();
}

function windowsOf(rule: PlannedRule): Windows {
  return {
    starts: startsInYear(rule).map((start) => start.getTime()),
    length: (rule.rule.props.startWindow?.toMinutes() ?? DEFAULT_START_WINDOW_MINUTES) * MILLIS_PER_MINUTE,
  };
}

function isWithin(start: number, own: Windows, others: Windows): boolean {
  return others.starts.some((other) => start < other + others.length && other < start + own.length);
}

function retentionOf({ rule: { props } }: PlannedRule): number {
  return props.deleteAfter?.toDays({ integral: false }) ?? Infinity;
}

/** What a rule does that another does not. */
function whatIsLost(loser: PlannedRule, winner: PlannedRule): string | undefined {
  if (vaultOf(loser) !== vaultOf(winner)) { return `nothing goes into '${loser.vault.node.path}'`; }
  const kept = new Set(destinationsOf(winner).map(({ key }) => key));
  const missing = destinationsOf(loser).filter(({ key }) => !kept.has(key));
  return missing.length > 0 ? `no copies go into ${missing.map(({ path }) => `'${path}'`).join(', ')}` : undefined;
}

function vaultOf({ vault }: PlannedRule): unknown {
  return keyOf(vault, vault.backupVaultRef.backupVaultName);
}

function destinationsOf({ rule: { props } }: PlannedRule): { key: unknown; path: string }[] {
  const target = props.targetLogicallyAirGappedBackupVault;
  return [
    ...(props.copyActions ?? []).map(({ destinationBackupVault: vault }) =>
      ({ key: keyOf(vault, vault.backupVaultRef.backupVaultArn), path: vault.node.path })),
    ...(target ? [{ key: keyOf(target, target.logicallyAirGappedBackupVaultRef.backupVaultName), path: target.node.path }] : []),
  ];
}

/** What a vault is known by, however it was given: its resource, if it is one of this app. */
function keyOf(vault: AnyVaultRef, text: string): unknown {
  return vaultResourceOf(vault) ?? text;
}
