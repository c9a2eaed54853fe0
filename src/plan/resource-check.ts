import type { aws_backup as backup } from 'aws-cdk-lib';
import { hasForeignSelections } from './foreign-selections';
import type { PlannedRule } from './planned-rule';
import { plansAround } from './planned-rules';
import type { PlanWithRules } from './planned-rules';
import { Starts } from './starts';
import type { ResourceKind } from '../model/resource-kind';
import { memo } from '../private/memo';
import { pathsInWords } from '../private/paths';
import type { WarningId } from '../private/warnings';
import type { PlannedResource } from '../selection/plan-resources';
import { PlanResources } from '../selection/plan-resources';

/** A plan that is being checked, with all that selections of this app make it back up. */
export class PlanUnderCheck implements PlanWithRules {
  private readonly starts = new Map<PlannedRule, readonly number[]>();
  private found?: PlanResources;
  private around?: PlanUnderCheck[];

  constructor(public readonly plan: backup.IBackupPlanRef, public readonly rules: readonly PlannedRule[]) {}

  public get resources(): PlanResources {
    this.found ??= new PlanResources(this.plan);
    return this.found;
  }

  /** The other plans that were made before this one. */
  public get before(): readonly PlanUnderCheck[] {
    return this.plans.slice(0, this.plans.findIndex(({ plan }) => plan === this.plan));
  }

  /** The other plans. */
  public get others(): readonly PlanUnderCheck[] {
    return this.plans.filter(({ plan }) => plan !== this.plan);
  }

  /** When a rule starts jobs in a week; nothing where that cannot be known. */
  public startsOf(rule: PlannedRule): readonly number[] {
    return memo(this.starts, rule, () => new Starts(rule).inWeek());
  }

  private get plans(): readonly PlanUnderCheck[] {
    this.around ??= plansAround(this.plan).map(({ plan, rules }) => new PlanUnderCheck(plan, rules));
    return this.around;
  }
}

/** What was found by a check: resources, and the rules that are bad for them. */
export interface Finding {
  readonly resources: readonly PlannedResource[];
  readonly rules: readonly PlannedRule[];
}

/** One thing that can be wrong with a resource in a plan. */
export interface ResourceCheck {
  readonly id: WarningId;
  /** Whether a rule can be bad for a resource at all; any rule by default. */
  readonly concerns?: (rule: PlannedRule, plan: PlanUnderCheck) => boolean;
  /** Whether such a rule is bad for a resource. */
  readonly applies: (resource: PlannedResource, rule: PlannedRule, plan: PlanUnderCheck) => boolean;
  readonly message: (finding: Finding, plan: PlanUnderCheck) => string;
}

/** One thing that can be wrong with a rule, whatever of some kinds it meets. */
export interface KindCheck {
  readonly id: WarningId;
  readonly concerns: (rule: PlannedRule) => boolean;
  /** Whether a rule is of use to a kind of resource; it should be to one of those that are selected. */
  readonly isOfUseTo: (kind: ResourceKind) => boolean;
  readonly message: (rules: readonly PlannedRule[]) => string;
}

/** Whether it is known of which kinds all is that a plan selects, and none of them is such a one. */
export function nothingSelectedIs(such: (kind: ResourceKind) => boolean, { plan, resources }: PlanUnderCheck): boolean {
  const kinds = resources.kinds();
  return kinds !== undefined && kinds.size > 0 && ![...kinds].some(such) && !hasForeignSelections(plan);
}

/** The resources of a finding by their paths. */
export function paths({ resources }: Finding): string {
  return pathsInWords(resources.map(({ resource }) => resource));
}

/** A sentence begins with rules and what they do: `the rule 'Daily' copies`. */
export function ruleThat(rules: readonly PlannedRule[], singular: string, plural: string): string {
  const names = rules.map(({ name }) => `'${name}'`).join(', ');
  return rules.length === 1 ? `the rule ${names} ${singular}` : `the rules ${names} ${plural}`;
}
