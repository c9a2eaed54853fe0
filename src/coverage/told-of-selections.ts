import type { WatchingAlarm, WatchingAlarms } from './alarms/watching-alarms';
import type { PlanFacts } from './plans/plan-facts';
import { reachingRole } from './plans/reaching-role';
import type { ReachingRole } from './plans/reaching-role';
import type { ReachingRule } from './resource-coverage';
import type { Selecting } from './selecting';
import type { Documents } from '../document/documents';
import { SelectionDocument } from '../document/selection-document';
import type { Place } from '../document/template';
import type { ResourceKind } from '../model/resources/resource-kind';
import { memo } from '../private/memo';
import { unique } from '../private/unique';

/** What a report tells of the selections that select a resource: many resources have the same ones. */
export class ToldOfSelections {
  public readonly plans: readonly PlanFacts[];
  public readonly planPlaces: readonly Place[];
  public readonly selections: readonly Place[];
  public readonly rules: readonly ReachingRule[];
  private readonly roles = new Map<string, readonly ReachingRole[]>();
  private readonly alarms = new Map<string, readonly WatchingAlarm[]>();

  constructor(private readonly selecting: readonly Selecting[], rulesOf: (plan: PlanFacts) => readonly ReachingRule[]) {
    this.plans = unique(selecting.flatMap(({ plan }) => plan ?? []), ({ key }) => key);
    this.planPlaces = this.plans.map(({ place }) => place);
    this.selections = unique(selecting.map(({ facts }) => facts), ({ key }) => key).map(({ place }) => place);
    this.rules = this.plans.length === 1 ? rulesOf(this.plans[0]) : this.plans.flatMap(rulesOf);
  }

  /** The roles, each once, with what they lack for resources of a kind. */
  public rolesFor(kind: ResourceKind, documents: Documents): readonly ReachingRole[] {
    return memo(this.roles, kind.name, () => {
      const all = this.selecting.map(({ facts: { place } }) => reachingRole(documents, documents.of(SelectionDocument, place), kind));
      return unique(all, ({ name, place }) => `${place?.template.name} ${place?.logicalId ?? name}`);
    });
  }

  /** What would tell of the backups of resources of a kind. */
  public alarmsFor(kind: ResourceKind, alarms: WatchingAlarms): readonly WatchingAlarm[] {
    return memo(this.alarms, kind.name, () => alarms.of(this.plans, kind));
  }
}
