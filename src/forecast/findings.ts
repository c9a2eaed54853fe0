import type { Forecast } from './forecast';
import { kindsNamed } from '../model/resources/resource-catalog';

/** The rules that make recovery points of which some are never deleted, in the order of the plan. */
export function neverDeleted({ rules, streams, totals }: Forecast): string[] {
  const isForEver = (place: number) => streams.some(({ rule, keptDays }) => rule === place && keptDays === Infinity);
  return rules.filter((_, place) => totals.rules[place].made > 0 && isForEver(place)).map(({ name }) => name);
}

/** The rules that start jobs and never make a recovery point of their own, since they lose each of them to rules that keep theirs longer. */
export function shadowedRules({ rules, totals }: Forecast): string[] {
  return rules.filter((_, place) => isShadowed(totals.rules[place])).map(({ name }) => name);
}

export function isShadowed({ made, lost }: { readonly made: number; readonly lost: number }): boolean {
  return made === 0 && lost > 0;
}

/** What the forecast takes as so, each in a sentence without an end. */
export function assumptionsOf({ rules, streams, options: { typeName } }: Forecast): string[] {
  const lifecycles = rules.flatMap(({ lifecycle, copies }) => [lifecycle, ...copies.map((copy) => copy.lifecycle)]);
  const isCold = lifecycles.some(({ coldAfterDays }) => coldAfterDays !== undefined);
  const isContinuous = rules.some((rule) => rule.isContinuous);
  const isAirGapped = rules.some(({ airGappedVault }) => airGappedVault !== undefined);
  return [
    'a recovery point is counted from the scheduled start of its job on, whatever its start window is; copies are, too',
    'of rules whose start windows overlap, only the one that keeps its recovery points longest makes one; of those that keep them equally long, the first in the plan',
    ...typeName === undefined && isCold ? ['no type of resources is named: cold storage counts as if they had it'] : [],
    ...typeName === undefined && isContinuous ? ['no type of resources is named: continuous backups count as if they had them'] : [],
    ...typeName === undefined && isAirGapped ? ['no type of resources is named: they go to an air-gapped vault by a temporary recovery point'] : [],
    ...streams.some(({ kind }) => kind === 'temporary') ? ['a temporary recovery point is gone as soon as it is made: how long its copy takes is not known'] : [],
    ...streams.some(({ kind }) => kind === 'continuous') ? ['a continuous backup is one recovery point, which goes on'] : [],
    ...isCold && kindsNamed(typeName ?? '').some(({ advancedFeatures = [] }) => advancedFeatures.includes('coldStorage'))
      ? [`the account has opted in to the advanced features of ${typeName}`] : [],
  ];
}
