import type { PlannedRule } from './planned-rule';

/** A sentence begins with rules and what they do: `the rule 'Daily' copies`. */
export function ruleThat(rules: readonly PlannedRule[], singular: string, plural: string): string {
  const names = rules.map(({ name }) => `'${name}'`).join(', ');
  return rules.length === 1 ? `the rule ${names} ${singular}` : `the rules ${names} ${plural}`;
}
