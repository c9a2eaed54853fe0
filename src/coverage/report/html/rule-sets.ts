import { nameOfResource } from '../../../private/paths';
import type { ResourceForm, RuleForm } from '../form';

/** A rule, and the plan that it is of. */
export interface PlannedRule {
  readonly plan: string;
  readonly rule: RuleForm;
}

/** What the same rules do for many resources is shown once. */
export interface RuleSet {
  readonly id: string;
  readonly number: number;
  readonly rules: readonly PlannedRule[];
  /** How many resources have them. */
  resources: number;
}

/** The sets of rules that reach resources, in the order in which they are met. */
export class RuleSets {
  private readonly byKey = new Map<string, RuleSet>();
  private readonly keys = new Map<ResourceForm, string>();
  private readonly written = new WeakMap<object, string>();

  constructor(resources: readonly ResourceForm[]) {
    for (const resource of resources) {
      // What fails makes no recovery points.
      if (resource.verdict !== 'selectedInVain') { this.add(resource); }
    }
  }

  public get all(): readonly RuleSet[] {
    return [...this.byKey.values()];
  }

  /** The rules that reach a resource; nothing where none does, or none is known. */
  public of(resource: ResourceForm): RuleSet | undefined {
    return this.byKey.get(this.keys.get(resource) ?? '');
  }

  private add(resource: ResourceForm): void {
    const rules = new Map<string, PlannedRule>();
    for (const { plan, answer } of resource.proof) {
      if (answer === false) { continue; }
      for (const rule of plan?.rules ?? []) { rules.set(`${plan!.template} ${plan!.logicalId} ${this.textOf(rule)}`, { plan: nameOfResource(plan!), rule }); }
    }
    if (rules.size === 0) { return; }
    const key = [...rules.keys()].join('\n');
    const number = this.byKey.size + 1;
    const set = this.byKey.get(key) ?? { id: `rules-${number}`, number, rules: [...rules.values()], resources: 0 };
    set.resources++;
    this.byKey.set(key, set);
    this.keys.set(resource, key);
  }

  private textOf(rule: RuleForm): string {
    const text = this.written.get(rule) ?? JSON.stringify(rule);
    this.written.set(rule, text);
    return text;
  }
}
