import type { Assumption } from './assumptions';
import { isContinuous, numbersOfEach, worstOf } from './plans/numbers';
import type { Numbers } from './plans/numbers';
import type { CopyFacts, PlanFacts, RuleFacts } from './plans/plan-facts';
import type { ReachingRule } from './resource-coverage';
import type { ResourceKind } from '../model/resources/resource-kind';
import { memo } from '../private/memo';

/** A plan, as all resources have it that it reaches. */
interface Reach {
  readonly rules: readonly ReachingRule[];
  /** What tells its numbers from those of others: in some worlds a plan is another one. */
  readonly worth: string;
}

/** What plans are worth in each way in which they may turn out, and in the worst of them. */
export interface Worth {
  readonly worst?: Numbers;
  readonly all: readonly Numbers[];
}

export const NO_NUMBERS: Worth = { all: [] };

/** What plans are worth: those that reach one resource reach many others, so that they are added up once for each kind. */
export class NumbersOfPlans {
  private readonly numbers = new Map<string, Worth>();
  private readonly byPlans = new WeakMap<readonly PlanFacts[], Map<string, Worth>>();
  private readonly reaches = new WeakMap<PlanFacts, Reach>();

  /** @param assumed what had to be assumed for them */
  constructor(private readonly assumed: Set<Assumption>) {}

  /** The rules of a plan. */
  public rulesOf(plan: PlanFacts): readonly ReachingRule[] {
    return this.reachOf(plan).rules;
  }

  /** Numbers in every world in which there are some. */
  public of(plansOfWorlds: readonly (readonly PlanFacts[])[], kind: ResourceKind): Worth {
    const found = [...new Set(plansOfWorlds.map((plans) => {
      const byKind = memo(this.byPlans, plans, () => new Map<string, Worth>());
      return memo(byKind, kind.name, () => this.ofPlans(plans, kind));
    }))];
    return found.length === 1 ? found[0] : { worst: worstOf(found.flatMap(({ worst }) => worst ?? [])), all: found.flatMap(({ all }) => all) };
  }

  private ofPlans(plans: readonly PlanFacts[], kind: ResourceKind): Worth {
    return memo(this.numbers, [kind.name, ...plans.map((plan) => this.reachOf(plan).worth)].join('\n'), () => {
      const rules = plans.flatMap((plan) => plan.rules ?? []);
      if (rules.some((rule) => isContinuous(rule, kind))) { this.assumed.add('continuous'); }
      if (kind.advancedFeatures && rules.some(({ copies, airGappedVault }) => copies.length > 0 || airGappedVault)) { this.assumed.add('advancedFeatures'); }
      if (rules.some(({ vault, airGappedVault }) => !vault.place || (airGappedVault && !airGappedVault.place))) { this.assumed.add('vaults'); }
      if (rules.some(areCopiesAssumed)) { this.assumed.add('copies'); }
      const all = numbersOfEach(plans.map(({ rules: working = [], failing }) => ({ rules: working, failing })), kind);
      return { worst: worstOf(all), all };
    });
  }

  private reachOf(plan: PlanFacts): Reach {
    return memo(this.reaches, plan, () => ({
      rules: (plan.rules ?? []).map(({ name }) => ({ plan: plan.place, name })),
      worth: JSON.stringify([plan.key, (plan.rules ?? []).map(worthOf), (plan.failing ?? []).map(worthOf)]),
    }));
  }
}

/** Whether copies of a rule depend on what no template tells: on another account, or on a vault that is not there. */
function areCopiesAssumed({ vault: own, copies }: RuleFacts): boolean {
  return copies.some(({ vault, hindrance }) => !hindrance?.isSure && (!vault.place || vault.account !== own.account));
}

/** What the numbers are made of. */
function worthOf({ schedule, startWindowMinutes, isContinuous: isSo, days, vault, airGappedVault, airGappedHindrance, copies }: RuleFacts): unknown {
  const written = ({ vault: { key, place, name, account, region, immutability }, days: each, hindrance }: CopyFacts) => (
    [key, place !== undefined, name, account, region, immutability, String(each), hindrance]);
  const target = airGappedVault ? written({ vault: airGappedVault, days, hindrance: airGappedHindrance }) : null;
  return [schedule, startWindowMinutes, isSo, written({ vault, days }), target, copies.map(written)];
}

/** All that the rules of plans say: many resources have the same ones. */
export function ruleFactsOf(plans: readonly PlanFacts[]): readonly RuleFacts[] {
  return memo(RULES, plans, () => plans.flatMap(({ rules }) => rules ?? []));
}

const RULES = new WeakMap<readonly PlanFacts[], readonly RuleFacts[]>();
