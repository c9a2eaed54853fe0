import type { WatchingAlarm } from './alarms/watching-alarms';
import type { NativeBackups } from './native-backups';
import type { Numbers } from './plans/numbers';
import type { RuleFacts } from './plans/plan-facts';
import type { ReachingRole } from './plans/reaching-role';
import type { Proof } from './proof';
import type { RestoreTests } from './restores/restore-test';
import type { Verdict } from './verdict';
import type { WatchingControl } from './watching-controls';
import type { Place, Template } from '../document/template';

/** Why a resource is not to be backed up. */
export interface Exemption {
  readonly reason: string;
  readonly approvedBy?: string;
  /** Until when, as it was written. */
  readonly until?: string;
}

/** A rule of a plan that reaches a resource. */
export interface ReachingRule {
  readonly plan: Place;
  readonly name: string;
}

/**
 * What becomes of the data of one resource, and how that is known.
 */
export interface ResourceCoverage {
  readonly template: Template;
  readonly logicalId: string;
  /** The path of its construct, where the templates have it. */
  readonly path?: string;
  readonly type: string;
  /** The resource type of the AWS Backup API; nothing where it has none. */
  readonly resourceType?: string;
  readonly verdict: Verdict;
  /** The verdict under the defaults of the parameters, where it is conditional and the resource is made then. */
  readonly withDefaults?: Verdict;
  /** Why, in sentences without an end. */
  readonly reasons: readonly string[];
  /** The conditions and parameters on which it depends. */
  readonly conditions: readonly string[];
  /** The selections that select it, or may do so. */
  readonly selections: readonly Place[];
  readonly plans: readonly Place[];
  readonly rules: readonly ReachingRule[];
  /** All that the rules say that reach it, in each world in which some do, or may do so. */
  readonly rulesOfWorlds: readonly (readonly RuleFacts[])[];
  /** All rules that reach it in some world, or may do so, also those of which only deployment knows it; nothing where not all are known. It is found when it is asked for. */
  readonly possibleRules: () => readonly RuleFacts[] | undefined;
  /** The roles of the selections, each once. */
  readonly roles: readonly ReachingRole[];
  /** What surely tells of failed and of missing backups of the rules, in the order of the rules. */
  readonly alarms: readonly WatchingAlarm[];
  /** What the rules are worth, in the worst of these worlds; nothing where none reaches it. */
  readonly numbers?: Numbers;
  /** The same in each of them, and of each way in which AWS Backup may take rules that are kept as long. */
  readonly numbersOfWorlds: readonly Numbers[];
  /** The restore tests that reach it, or may do so. */
  readonly restoreTests: RestoreTests;
  /** Why it is not to be backed up, where it is exempt. */
  readonly exemption?: Exemption;
  /** The same of one that a plan surely backs up all the same: whatever else is required of it, it is exempt from that. */
  readonly excusedBy?: Exemption;
  /** The backups that its own service makes, under the defaults of the parameters. */
  readonly native?: NativeBackups;
  /** Whether it makes them whatever parameters and conditions are. It is found when it is asked for. */
  readonly isNativeAnyhow: () => boolean;
  /** The controls of frameworks that judge it for sure; left out where there are none. */
  readonly controls?: readonly WatchingControl[];
  /** How each selection selects it. It is read when it is asked for. */
  readonly proofs: () => readonly Proof[];
}
