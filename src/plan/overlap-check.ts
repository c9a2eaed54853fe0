import type { aws_backup as backup } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';
import { Starts } from './starts';
import { groupsOf } from '../private/groups';
import { warn } from '../private/warnings';
import { vaultResourceOf } from '../vault/vault-resource';
import type { AnyVaultRef } from '../vault/vault-resource';

// https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
const DEFAULT_START_WINDOW_MINUTES = 8 * 60;
const MILLIS_PER_MINUTE = 60_000;

/**
 * Says where a rule loses what is only its own: of rules whose start windows overlap, AWS Backup makes only the backup of the one with the longest
 * retention.
 */
export function warnOfOverlaps(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  const losses = rules.filter(isComparable).flatMap((loser, _, candidates) => lossOf(loser, candidates) ?? []);
  for (const alike of groupsOf(losses, haveOneCause)) {
    warn(plan, 'overlappingRules', inWords(alike.map(({ loser }) => loser), alike[0]));
  }
}

/** What a rule loses to others. */
interface Loss {
  readonly loser: PlannedRule;
  readonly winners: readonly PlannedRule[];
  readonly isAlways: boolean;
  readonly difference?: string;
}

/** What a rule always loses, or else at times. */
function lossOf(loser: PlannedRule, candidates: readonly PlannedRule[]): Loss | undefined {
  const longer = candidates.filter((other) => retentionOf(other) > retentionOf(loser));
  const always = longer.filter((winner) => isLost(loser, winner, 'always'));
  const isAlways = always.length > 0;
  const winners = isAlways ? always : longer.filter((winner) => whatIsLost(loser, winner) && isLost(loser, winner, 'at times'));
  const differences = new Set(winners.flatMap((winner) => whatIsLost(loser, winner) ?? []));
  return winners.length > 0 ? { loser, winners, isAlways, difference: [...differences].join(', and ') } : undefined;
}

/** Several rules that lose the same to the same rules. */
function haveOneCause(a: Loss, b: Loss): boolean {
  return a.isAlways === b.isAlways && a.difference === b.difference && namesOf(a.winners) === namesOf(b.winners);
}

function inWords(losers: readonly PlannedRule[], { winners, isAlways, difference }: Loss): string {
  const [lost, kept] = [namesOf(losers), namesOf(winners)];
  const when = isAlways ? `whenever ${lost} ${losers.length === 1 ? 'runs' : 'run'}` : 'at times';
  const windows = losers.length === 1 && winners.length === 1
    ? `the start windows of the rules ${lost} and ${kept} overlap`
    : `the start window${losers.length === 1 ? ` of the rule ${lost} overlaps` : `s of the rules ${lost} overlap`} with `
      + `${winners.length === 1 ? 'that' : 'those'} of ${kept}`;
  return `${windows} ${when}, and AWS Backup then makes only the backup of ${winners.length === 1 ? `${kept}, which` : 'the rule that'} is kept `
    + `${winners.length === 1 ? 'longer' : 'longest'}${difference ? `: ${difference}` : ''}; move a schedule, or shorten a start window`;
}

function namesOf(rules: readonly PlannedRule[]): string {
  return rules.map(({ name }) => `'${name}'`).join(', ');
}

/** Whether it is known when a rule runs and how long its backups are kept. A continuous backup has no schedule. */
function isComparable({ rule: { props } }: PlannedRule): boolean {
  return !props.enableContinuousBackup && !props.deleteAfter?.isUnresolved() && !props.startWindow?.isUnresolved();
}

/** Whether the start windows of a rule overlap with those of another one, all of them or any. Most rules differ in their first runs. */
function isLost(loser: PlannedRule, winner: PlannedRule, when: 'always' | 'at times'): boolean {
  const [own, others] = [windowOf(loser), windowOf(winner)];
  const starts = new Starts(winner);
  let isAnyLost = false;
  for (const run of new Starts(loser).inYear()) {
    const start = run.getTime();
    const rival = starts.firstAfter(start - others);
    const isThisLost = rival !== undefined && rival < start + own;
    if (isThisLost !== (when === 'always')) { return isThisLost; }
    isAnyLost ||= isThisLost;
  }
  return isAnyLost;
}

function windowOf({ rule: { props } }: PlannedRule): number {
  return (props.startWindow?.toMinutes() ?? DEFAULT_START_WINDOW_MINUTES) * MILLIS_PER_MINUTE;
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
