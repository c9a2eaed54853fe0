import type { Need } from './need';
import { keptInWords, KEPT_BY } from './words';
import { everyInWords } from '../../../objectives/words';

/** What is required, each part of it in a sentence without an end. */
export function needInWords(need: Need): string[] {
  const { recoveryPointMinutes, frequencyMinutes, minRetentionDays, maxRetentionDays, copies = [], immutability, resourceTypes } = need;
  const whose = resourceTypes ? ` (${resourceTypes.join(', ')})` : '';
  return [
    'every resource that holds data is backed up',
    ...recoveryPointMinutes === undefined ? [] : [`backed up at least ${everyInWords(recoveryPointMinutes)}, start windows included`],
    ...frequencyMinutes === undefined ? [] : [`a backup scheduled at least ${everyInWords(frequencyMinutes)}`],
    ...need.pointInTimeRecovery ? ['restorable to any point in time'] : [],
    ...minRetentionDays === undefined ? [] : [`kept ${keptInWords(minRetentionDays).replace('for ', 'for at least ')}`],
    ...maxRetentionDays === undefined ? [] : [`kept ${keptInWords(maxRetentionDays).replace('for ', 'for at most ')}`],
    ...copies.map(({ where, minRetentionDays: least }) => `copied ${where}${least === undefined ? '' : `, and kept there ${keptInWords(least).replace('for ', 'for at least ')}`}`),
    ...immutability === undefined ? [] : [`recovery points ${KEPT_BY[immutability]}`],
    ...need.restoreTestedMinutes === undefined ? [] : [`a restore tested at least ${everyInWords(need.restoreTestedMinutes)}`],
    ...need.customerManagedKey ? ['vaults with a customer managed key'] : [],
  ].map((each) => `${each}${whose}`);
}
