import { aws_events as events, Duration, Stack } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { BackupPlanObjectives } from './backup-plan-objectives';
import { protectedKinds } from './protected-kinds';
import { vaultInSight } from './vault-in-sight';
import type { SeenVault } from './vault-in-sight';
import { sameVaultInWords } from '../../checks/plan/copies/copy-into-own-vault';
import { vaultArnProblems } from '../../model/backup-arn';
import { hasArchive, hasColdStorage } from '../../model/cold-storage-regions';
import { isAtLeast } from '../../model/immutability';
import type { Immutability } from '../../model/immutability';
import { MAX_RETENTION_DAYS } from '../../model/lifecycle';
import { Quota } from '../../model/quota';
import type { BackupCopyRequirement } from '../../objectives/api/backup-copy-requirement';
import { airGappedRefusals } from '../../objectives/solver/copy-refusals';
import { solve } from '../../objectives/solver/solve';
import type { RuleOfObjectives } from '../../objectives/solver/solve';
import { placelessProblems } from '../../private/construct-reference';
import { inWords, knownMinuteProblems } from '../../private/durations';
import { accountsDiffer, regionsDiffer } from '../../private/environments';
import { refuse } from '../../private/messages/validation-error';
import type { BackupVaultProps } from '../../vault/backup-vault';
import { VaultLock } from '../../vault/vault-lock';
import { BackupPlanRule } from '../backup-plan-rule';
import type { BackupPlanCopyActionProps } from '../copy-action';

/** What a plan is made of that meets objectives. */
export interface PlanOfObjectives {
  readonly rules: readonly BackupPlanRule[];
  /** The vault of the plan, if one is given; else it is made with some properties, where they are asked for. */
  readonly backupVault?: backup.IBackupVaultRef;
  readonly vaultProps?: BackupVaultProps;
}

const MINUTES_PER_DAY = 24 * 60;

/**
 * The rules of a plan that meets objectives.
 *
 * @throws for the reason that binds, if there are none
 */
export function rulesOfObjectives(scope: Construct, id: string, objectives: BackupPlanObjectives): PlanOfObjectives {
  const { recoveryPointObjective, retention, copies = [], immutability = 'none', resources, backupVault } = objectives;
  const problemsOf = (problems: readonly string[]) => refuse(problems.map((problem) => `the plan '${id}': ${problem}`), scope);
  problemsOf(placelessProblems('backupVault', 'IBackupVaultRef', backupVault));
  const vault = backupVault && vaultInSight(backupVault);
  const destinations = copies.map((copy) => ({ copy, ref: copy._vault() }));
  const kinds = protectedKinds(resources);
  problemsOf([
    ...knownMinuteProblems('recoveryPointObjective', recoveryPointObjective, 1, MAX_RETENTION_DAYS * MINUTES_PER_DAY),
    ...retention.length === 0 ? ["'retention' must have at least one objective, got none"] : [],
    ...resources.length === 0 ? ["'resources' must have at least one resource, got none"] : [],
    ...Quota.COPY_ACTIONS.problemsOf("'copies'", copies.length),
    ...destinations.flatMap(({ copy, ref }, index) => ref ? [] : noVaultProblems(copy, index)),
    ...destinations.flatMap(({ copy, ref }, index) => ref ? destinationProblems(`copies[${index}]`, copy, ref) : []),
    ...immutabilityProblems(immutability, vault),
    ...vault && immutability !== 'none' ? airGappedRefusals(`'immutability' ${immutability}`, vault, kinds) : [],
  ]);
  const seen = destinations.map(({ copy, ref }) => ({ ref: ref!, vault: vaultInSight(ref!), minDays: copy._need().minRetentionDays }));
  const targets = seen.map((each) => each.vault);
  problemsOf(targets.flatMap((each, index) => {
    const words = sameVaultInWords(each, targets.slice(0, index), vault ? [vault] : []);
    return words === undefined ? [] : [`'copies[${index}]' cannot be met: the plan ${words}`];
  }));
  const { rules, problems } = solve(
    { retention: retention.map((each) => each._objective()), recoveryPointMinutes: recoveryPointObjective?.toMinutes() },
    {
      ...kinds,
      vault,
      copies: seen.map(({ vault: to, minDays }) => (
        { vault: to, minDays: minDays === undefined ? undefined : Math.ceil(minDays), crosses: crossesTo(to, Stack.of(scope)) })),
      mayBeCold: hasColdStorage(Stack.of(scope).region) !== false,
      mayArchive: hasArchive(Stack.of(scope).region) === true,
    },
  );
  problemsOf(problems);
  const target = vault?.isAirGapped ? asAirGapped(backupVault!) : undefined;
  return {
    rules: rules.map((rule) => ruleOf(rule, seen.map(({ ref }) => ref), target)),
    backupVault: target ? undefined : backupVault,
    vaultProps: backupVault ? undefined : vaultPropsFor(immutability, rules),
  };
}

function noVaultProblems({ copyDestination }: BackupCopyRequirement, index: number): string[] {
  return [`'copies[${index}]' must be BackupCopyRequirement.toVault(), got one ${copyDestination}, which names no vault to copy into`];
}

/** What AWS Backup refuses of a copy, in the words of who asked for it. */
function destinationProblems(property: string, copy: BackupCopyRequirement, ref: backup.IBackupVaultRef): string[] {
  const days = Math.ceil(copy._need().minRetentionDays ?? 1);
  return [
    ...vaultArnProblems(property, ref.backupVaultRef.backupVaultArn, ref),
    ...days > MAX_RETENTION_DAYS ? [`'${property}.minRetention' must be at most ${MAX_RETENTION_DAYS.toLocaleString('en-US')} days, got ${inWords(Duration.days(days))}`] : [],
  ];
}

function crossesTo({ env }: SeenVault, { account, region }: Stack): ('account' | 'region')[] {
  return [...accountsDiffer(env, { account }) ? ['account' as const] : [], ...regionsDiffer(env, { region }) ? ['region' as const] : []];
}

function immutabilityProblems(wanted: Immutability, vault?: SeenVault): string[] {
  if (!vault) {
    return isAtLeast('governance', wanted) ? []
      : [`'immutability' ${wanted} needs a 'backupVault' that has it: what nobody can undo is not made unasked`];
  }
  if (isAtLeast(vault.immutability ?? 'none', wanted)) { return []; }
  const found = vault.immutability === undefined
    ? `the vault '${vault.words}' exists already, and how it keeps recovery points from being deleted is not known here`
    : `that of the vault '${vault.words}' is ${vault.isOpen ? 'known only at deployment' : vault.immutability}`;
  return [`'immutability' ${wanted} cannot be met: ${found}`];
}

function vaultPropsFor(wanted: Immutability, rules: readonly RuleOfObjectives[]): BackupVaultProps | undefined {
  if (wanted === 'none') { return undefined; }
  const shortest = Math.min(...rules.map(({ lifecycle }) => lifecycle.deleteAfterDays));
  return wanted === 'policy'
    ? { blockRecoveryPointDeletion: true }
    : { lockConfiguration: VaultLock.governance({ minRetention: Duration.days(shortest) }) };
}

/** An import of an air-gapped vault of the app may not say that it is one. */
function asAirGapped(vault: backup.IBackupVaultRef): backup.ILogicallyAirGappedBackupVaultRef {
  return 'logicallyAirGappedBackupVaultRef' in vault
    ? vault as unknown as backup.ILogicallyAirGappedBackupVaultRef
    : Object.create(vault, { logicallyAirGappedBackupVaultRef: { value: { backupVaultName: vault.backupVaultRef.backupVaultName } } });
}

function ruleOf(
  rule: RuleOfObjectives, vaults: readonly backup.IBackupVaultRef[], target?: backup.ILogicallyAirGappedBackupVaultRef,
): BackupPlanRule {
  const { name, schedule, startWindowMinutes, isContinuous, lifecycle, copies } = rule;
  return new BackupPlanRule({
    ruleName: name,
    scheduleExpression: events.Schedule.expression(schedule.expression),
    startWindow: Duration.minutes(startWindowMinutes),
    enableContinuousBackup: isContinuous || undefined,
    ...lifecycleProps(lifecycle),
    targetLogicallyAirGappedBackupVault: target,
    copyActions: copies.length > 0 ? copies.map((copy, index) => copyActionOf(copy, vaults[index])) : undefined,
  });
}

function copyActionOf({ lifecycle }: RuleOfObjectives['copies'][number], destinationBackupVault: backup.IBackupVaultRef): BackupPlanCopyActionProps {
  return { destinationBackupVault, ...lifecycleProps(lifecycle) };
}

function lifecycleProps({ deleteAfterDays, coldAfterDays, optInToArchive }: RuleOfObjectives['lifecycle']) {
  return {
    deleteAfter: Duration.days(deleteAfterDays),
    moveToColdStorageAfter: coldAfterDays === undefined ? undefined : Duration.days(coldAfterDays),
    optInToArchive,
  };
}
