import { areKnown } from './known-rules';
import type { Need } from './need';
import type { Shortfall } from './shortfall';
import { keptInWords, namedInWords, vaultName } from './words';
import type { CopyFacts, RuleFacts } from '../../plans/plan-facts';
import type { ResourceCoverage } from '../../resource-coverage';

/** That no recovery point is kept as long as it must be. */
export function minRetentionUnmet(resource: ResourceCoverage, { minRetentionDays: least }: Need): Shortfall[] {
  if (least === undefined) { return []; }
  const { retentionDays: found, atLeastDays } = resource.numbers ?? {};
  if (atLeastDays !== undefined && atLeastDays >= least) { return []; }
  return [{
    id: 'minRetention',
    says: `must be kept ${keptInWords(least).replace('for ', 'for at least ')}, and ${keepersOf(resource, found)}`,
    fix: 'keep it longer, or exempt it with a reason',
  }];
}

/** That a recovery point or a copy is kept longer than it may be. */
export function maxRetentionUnmet(resource: ResourceCoverage, { maxRetentionDays: most }: Need): Shortfall[] {
  if (most === undefined) { return []; }
  const found = longerThan(most, resource.rulesOfWorlds.flat()) ?? longestPossible(most, resource);
  return found === undefined ? [] : [{
    id: 'maxRetention',
    says: `must be kept ${keptInWords(most).replace('for ', 'for at most ')}, and ${found}`,
    fix: 'keep it for less time, or exempt it with a reason',
  }];
}

/** What rules that may back it up beside those that surely do may keep for longer. */
function longestPossible(most: number, resource: ResourceCoverage): string | undefined {
  const rules = areKnown(resource) ? resource.possibleRules() : undefined;
  return rules ? longerThan(most, rules, 'may be') : 'for how long it is kept is known only at deployment';
}

/** What is kept for longer than a number of days, or may be. */
function longerThan(most: number, rules: readonly RuleFacts[], is: 'is' | 'may be' = 'is'): string | undefined {
  const isLonger = ({ days, mayOutlast }: Partial<CopyFacts>) => mayOutlast || days === undefined || days > most;
  const rule = rules.find(({ days }) => isLonger({ days }));
  const copy = rules.flatMap(({ copies }) => copies).find((each) => !each.hindrance?.isSure && isLonger(each));
  if (!rule && !copy) { return undefined; }
  const [who, does] = rule ? [`the rule '${rule.name}'`, is === 'is' ? 'keeps it' : 'may keep it'] : [`the copy to the vault '${vaultName(copy!.vault)}'`, `${is} kept`];
  const days = rule ? rule.days : copy!.mayOutlast && copy!.days !== Infinity ? undefined : copy!.days;
  return days === undefined ? `for how long ${who} ${rule ? 'keeps it' : 'is kept'} is known only at deployment` : `${who} ${does} ${keptInWords(days)}`;
}

function keepersOf({ rules }: ResourceCoverage, days: number | undefined): string {
  const names = rules.map(({ name }) => name);
  const who = namedInWords('rule', names);
  const isOne = new Set(names).size === 1;
  return days === undefined ? `for how long ${who} ${isOne ? 'keeps' : 'keep'} it is known only at deployment` : `${who} ${isOne ? 'keeps' : 'keep'} it ${keptInWords(days)}`;
}
