import { watchersOf } from './watchers';
import type { Told, Watcher } from './watchers';
import type { Application, Place } from '../../document/template';
import type { ResourceKind } from '../../model/resources/resource-kind';
import { memo } from '../../private/memo';
import type { PlanFacts } from '../plans/plan-facts';

/** Something that would tell of the backups that a rule makes of a resource. */
export interface WatchingAlarm {
  /** An alarm, a rule of EventBridge, or a vault that notifies. */
  readonly alarm: Place;
  readonly tellsOf: Told;
  readonly plan: Place;
  readonly rule: string;
}

/** What of an application surely tells of backups that fail or are missing. */
export class WatchingAlarms {
  private readonly watchers: readonly Watcher[];
  /** Plans that reach one resource reach many others. */
  private readonly found = new WeakMap<PlanFacts, Map<string, readonly WatchingAlarm[]>>();

  constructor(application: Application) {
    this.watchers = watchersOf(application);
  }

  /** Those that would tell of backups that plans make of a resource of a kind. */
  public of(plans: readonly PlanFacts[], { apiName }: ResourceKind): readonly WatchingAlarm[] {
    if (this.watchers.length === 0) { return []; }
    return plans.flatMap((plan) => {
      const byType = memo(this.found, plan, () => new Map<string, readonly WatchingAlarm[]>());
      return memo(byType, apiName, () => this.ofPlan(plan, apiName));
    });
  }

  private ofPlan({ place, rules = [] }: PlanFacts, type: string): WatchingAlarm[] {
    return rules.flatMap(({ name, vault: { key, account, region } }) => this.watchers
      .filter(({ watches }) => watches({ vault: key, type, account, region }))
      .map(({ place: alarm, tellsOf }) => ({ alarm, tellsOf, plan: place, rule: name })));
  }
}
