import type { Section } from './layout';
import type { Names } from './names';
import { days, inWords, list } from './words';
import { EVERY_ONE } from '../../../model/tiering';
import type { TieringDescription } from '../description';

/** What is said of a tiering configuration: of which vault, and which backups move when. */
export function tieringSections({ vault, selections }: TieringDescription, names: Names): Section[] {
  const lines = selections.map(({ resourceType, resources, tierDownAfterDays }) => {
    const isOfAll = resources.length === 1 && resources[0] === EVERY_ONE;
    const what = isOfAll ? `all of ${inWords(resourceType)}` : `${inWords(resourceType)}: ${list(resources.map(inWords))}`;
    return { label: 'moves', text: `after ${days(tierDownAfterDays)}, ${what}` };
  });
  return [{ heading: '', lines: [{ label: 'vault', text: vault ? names.vault(vault) : 'all of the account and Region' }, ...lines] }];
}
