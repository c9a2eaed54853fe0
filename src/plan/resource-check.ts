import type { aws_backup as backup } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';
import { PlanResources } from '../selection/plan-resources';

/** A plan that is being checked, with all that selections of this app make it back up. */
export class PlanUnderCheck {
  private found?: PlanResources;

  constructor(public readonly plan: backup.IBackupPlanRef, public readonly rules: readonly PlannedRule[]) {}

  public get resources(): PlanResources {
    this.found ??= new PlanResources(this.plan);
    return this.found;
  }
}

/** A sentence begins with rules and what they do: `the rule 'Daily' copies`. */
export function ruleThat(rules: readonly PlannedRule[], singular: string, plural: string): string {
  const names = rules.map(({ name }) => `'${name}'`).join(', ');
  return rules.length === 1 ? `the rule ${names} ${singular}` : `the rules ${names} ${plural}`;
}
