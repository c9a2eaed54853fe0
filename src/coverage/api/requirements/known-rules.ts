import type { ResourceCoverage } from '../../resource-coverage';

/** Whether some rules that reach a resource are known, in every world in which any do. */
export function areKnown({ rulesOfWorlds }: ResourceCoverage): boolean {
  return rulesOfWorlds.length > 0 && rulesOfWorlds.every((rules) => rules.length > 0);
}
