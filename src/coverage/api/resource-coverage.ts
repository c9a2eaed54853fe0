import { Duration } from 'aws-cdk-lib';
import { BackupVerdict } from './backup-verdict';
import type { RecoveryPointCopy, ResourceBackupAlarm, ResourceBackupRole, ResourceRestoreTest, WatchingFrameworkControl } from './resource-details';
import type { Immutability } from '../../model/immutability';
import { BackupImmutability } from '../../objectives/api/backup-immutability';
import { memo } from '../../private/memo';
import type { Numbers } from '../plans/numbers';
import type { ResourceCoverage as Covered } from '../resource-coverage';
import type { Verdict } from '../verdict';

/**
 * What becomes of the data of one resource.
 */
export interface ResourceCoverage {
  /**
   * The path of its construct: that of the L1, as `Stack/Table/Resource`.
   *
   * @default - the template does not say it
   */
  readonly path?: string;

  /**
   * The name of the stack in the app: the path of its construct.
   */
  readonly stack: string;

  /**
   * Its logical id in the template.
   */
  readonly logicalId: string;

  /**
   * Its type in CloudFormation.
   */
  readonly type: string;

  /**
   * Its type in the AWS Backup API.
   *
   * @default - AWS Backup has no such type
   */
  readonly resourceType?: string;

  /**
   * What becomes of its data.
   */
  readonly verdict: BackupVerdict;

  /**
   * The verdict with the defaults of all parameters, where it is conditional.
   *
   * @default - it is not conditional, or the resource is not made then
   */
  readonly withDefaults?: BackupVerdict;

  /**
   * Why, in sentences without an end. The order is that in which they were found.
   */
  readonly reasons: string[];

  /**
   * The conditions and parameters on which it depends, by their names.
   */
  readonly conditions: string[];

  /**
   * The logical ids of the selections that select it, or may do so.
   */
  readonly selections: string[];

  /**
   * The logical ids of their plans.
   */
  readonly plans: string[];

  /**
   * The names of the rules that reach it.
   */
  readonly rules: string[];

  /**
   * The longest time between two recovery points in the worst case, with the start window.
   *
   * @default - there is none, it has no end, or is known only at deployment
   */
  readonly rpo?: Duration;

  /**
   * For how long the longest kept recovery points are kept, in whole days.
   *
   * @default - there are none, for ever, or known only at deployment
   */
  readonly retention?: Duration;

  /**
   * Whether recovery points are kept for ever.
   */
  readonly keptForEver: boolean;

  /**
   * The copies that are made of its recovery points, in the order of the rules.
   */
  readonly copies: RecoveryPointCopy[];

  /**
   * How its recovery points are kept from being deleted, where they are kept best.
   */
  readonly immutability: BackupImmutability;

  /**
   * The restore tests that reach it, or may do so, in the order of the templates.
   */
  readonly restoreTests: ResourceRestoreTest[];

  /**
   * The largest gap between two scheduled tests of its restore.
   *
   * @default - no test surely reaches it, there is no end to the gap, or it is known only at deployment
   */
  readonly restoreTestedEvery?: Duration;

  /**
   * The roles of the selections, in the order of the templates.
   */
  readonly roles: ResourceBackupRole[];

  /**
   * What surely tells of failed and of missing backups, in the order of the rules. What parameters or conditions may change is not among it, nor an alarm without an action.
   */
  readonly alarms: ResourceBackupAlarm[];

  /**
   * The controls of frameworks of the app that judge it for sure, in the order of the stacks.
   */
  readonly frameworkControls: WatchingFrameworkControl[];
}

/** What was found of a resource, as programs get it. */
export function publicForm({ template, path, logicalId, type, resourceType, verdict, withDefaults, ...rest }: Covered): ResourceCoverage {
  const { reasons, conditions, selections, plans, rules, numbers, restoreTests, controls = [], roles, alarms } = rest;
  const { retention, keptForEver } = keptFor(numbers?.retentionDays);
  return {
    path,
    stack: template.name,
    logicalId,
    type,
    resourceType,
    verdict: verdictOf(verdict),
    withDefaults: withDefaults && verdictOf(withDefaults),
    reasons: [...reasons],
    conditions: [...conditions],
    selections: idsOf(selections),
    plans: idsOf(plans),
    rules: namesOf(rules),
    rpo: numbers?.recoveryPointObjectiveMinutes === undefined ? undefined : Duration.minutes(numbers.recoveryPointObjectiveMinutes),
    retention,
    keptForEver,
    copies: numbers?.copies.map(copyOf) ?? [],
    immutability: immutabilityOf(numbers?.immutability ?? 'none'),
    restoreTests: restoreTests.all.map(testOf),
    restoreTestedEvery: restoreTests.everyMinutes === undefined ? undefined : Duration.minutes(restoreTests.everyMinutes),
    roles: rolesOf(roles),
    alarms: alarms.map(({ alarm, plan, rule, tellsOf }) => ({ alarm: alarm.logicalId, plan: plan.logicalId, rule, missingBackup: tellsOf === 'missingBackup' })),
    frameworkControls: controls.map(({ framework, control }) => ({ framework: framework.logicalId, control })),
  };
}

const idsOf = toldOfLists((places: Covered['selections']) => places.map(({ logicalId }) => logicalId));
const namesOf = toldOfLists((rules: Covered['rules']) => [...new Set(rules.map(({ name }) => name))]);
const rolesOf = toldOfLists((roles: Covered['roles']) => roles.map(({ name, place, lacks }): ResourceBackupRole => ({ role: place?.logicalId ?? name, lacks: lacks && [...lacks] })));

/** Tells of a list what it told before: resources that are alike have the same lists. Each gets an array of its own all the same, for programs may sort it. */
function toldOfLists<T extends object, R>(tell: (list: T) => R[]): (list: T) => R[] {
  const before = new WeakMap<T, R[]>();
  return (list) => memo(before, list, () => tell(list)).slice();
}

function copyOf({ vault: { name, account, region }, days }: Numbers['copies'][number]): RecoveryPointCopy {
  return { vault: name, account, region, ...keptFor(days) };
}

function testOf({ selection, plan, answer, algorithm, why }: Covered['restoreTests']['all'][number]): ResourceRestoreTest {
  return { selection: selection.logicalId, plan: plan?.logicalId, certain: answer ?? false, atRandom: algorithm === 'random', reasons: [...why] };
}

function keptFor(days: number | undefined): { readonly retention?: Duration; readonly keptForEver: boolean } {
  return { retention: days === undefined || days === Infinity ? undefined : Duration.days(days), keptForEver: days === Infinity };
}

function verdictOf(verdict: Verdict): BackupVerdict {
  return Object.values(BackupVerdict).find((each) => each === verdict as string)!;
}

function immutabilityOf(immutability: Immutability): BackupImmutability {
  return Object.values(BackupImmutability).find((each) => each === immutability as string)!;
}
