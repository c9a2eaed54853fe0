import type { Documents } from '../../document/documents';
import type { PlanDocument, RuleDocument } from '../../document/plan-document';
import { told } from '../../document/told-once';
import type { Told } from '../../document/told-once';
import type { Reading } from '../../document/values/reading';
import { DEFAULT_SCHEDULE, DEFAULT_TIME_ZONE, Starts } from '../../model/schedule/starts';
import { memo } from '../../private/memo';
import type { Problem } from '../findings/finding';
import { SelectedResources } from '../selection/selected-resources';

/** A law that more than one document shows: of a plan, its vaults, its selections, and what they select. */
export type PlanCheck = (plan: PlanUnderCheck) => readonly Problem[];

/** A plan that is being checked, with all that it has to do with. */
export class PlanUnderCheck {
  /** A plan in a world; the same whenever it is asked for. */
  public static of(documents: Documents, document: PlanDocument): PlanUnderCheck {
    return memo(memo(PLANS, documents, () => new Map()), document, () => new PlanUnderCheck(documents, document));
  }

  private readonly starts = new Map<RuleDocument, Starts>();
  private found?: Told<SelectedResources>;

  private constructor(public readonly documents: Documents, public readonly document: PlanDocument) {}

  /** Its rules; none where only deployment knows them. */
  public get rules(): readonly RuleDocument[] {
    return this.document.rules ?? [];
  }

  /** What its selections select. */
  public get resources(): SelectedResources {
    this.found = told(this.documents, this.found, () => new SelectedResources(this.documents.selectionsOf(this.document), this.documents));
    return this.found.found;
  }

  /** When a rule starts jobs: told once an application for each schedule and time zone. */
  public startsOf(rule: RuleDocument): Starts {
    return memo(this.starts, rule, () => {
      const [expression, zone] = [textOr(rule.schedule, DEFAULT_SCHEDULE), textOr(rule.timeZone, DEFAULT_TIME_ZONE)];
      return this.documents.constant(`starts at ${expression} in ${zone}`, () => new Starts(expression, zone));
    });
  }

  /** All plans of the application, in the order of the templates; some may not be made in this world. */
  public get all(): readonly PlanUnderCheck[] {
    return this.documents.plans.map((plan) => PlanUnderCheck.of(this.documents, plan));
  }
}

/** What is written, or the default where nothing is; no text where only deployment knows it. */
export function textOr({ isAbsent, knownText }: Reading, otherwise: string): string {
  return isAbsent ? otherwise : knownText ?? '';
}

const PLANS = new WeakMap<Documents, Map<PlanDocument, PlanUnderCheck>>();

/** A sentence begins with rules and what they do: `the rule 'Daily' copies`. */
export function ruleThat(rules: readonly Pick<RuleDocument, 'name'>[], singular: string, plural: string): string {
  const names = rules.map(({ name }) => `'${name}'`).join(', ');
  return rules.length === 1 ? `the rule ${names} ${singular}` : `the rules ${names} ${plural}`;
}
