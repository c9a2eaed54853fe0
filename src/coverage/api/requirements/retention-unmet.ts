import { areKnown } from './known-rules';
import type { Need } from './need';
import type { Shortfall } from './shortfall';
import { keptInWords, namedInWords, vaultName } from './words';
import type { ResourceCoverage } from '../../resource-coverage';

/** That no recovery point is kept as long as it must be. */
export function minRetentionUnmet(resource: ResourceCoverage, { minRetentionDays: least }: Need): Shortfall[] {
  if (least === undefined) { return []; }
  const found = resource.numbers?.retentionDays;
  if (found !== undefined && found >= least) { return []; }
  return [{
    id: 'minRetention',
    says: `must be kept ${keptInWords(least).replace('for ', 'for at least ')}, and ${keepersOf(resource, found)}`,
    fix: 'keep it longer, or exempt it with a reason',
  }];
}

/** That a recovery point or a copy is kept longer than it may be. */
export function maxRetentionUnmet(resource: ResourceCoverage, { maxRetentionDays: most }: Need): Shortfall[] {
  if (most === undefined) { return []; }
  const rules = resource.rulesOfWorlds.flat();
  const rule = rules.find(({ days }) => days === undefined || days > most);
  const copy = rules.flatMap(({ copies }) => copies)
    .find(({ days, hindrance, mayOutlast }) => !hindrance?.isSure && (mayOutlast || days === undefined || days > most));
  const must = `must be kept ${keptInWords(most).replace('for ', 'for at most ')}, and `;
  if (!rule && !copy && areKnown(resource)) { return []; }
  const who = rule ? `the rule '${rule.name}'` : copy ? `the copy to the vault '${vaultName(copy.vault)}'` : 'it';
  const days = rule ? rule.days : copy?.mayOutlast && copy.days !== Infinity ? undefined : copy?.days;
  const found = days === undefined ? `for how long ${rule ? `${who} keeps it` : `${who} is kept`} is known only at deployment` : `${who} ${rule ? 'keeps it' : 'is kept'} ${keptInWords(days)}`;
  return [{ id: 'maxRetention', says: must + found, fix: 'keep it for less time, or exempt it with a reason' }];
}

function keepersOf({ rules }: ResourceCoverage, days: number | undefined): string {
  const names = rules.map(({ name }) => name);
  const who = namedInWords('rule', names);
  const isOne = new Set(names).size === 1;
  return days === undefined ? `for how long ${who} ${isOne ? 'keeps' : 'keep'} it is known only at deployment` : `${who} ${isOne ? 'keeps' : 'keep'} it ${keptInWords(days)}`;
}
