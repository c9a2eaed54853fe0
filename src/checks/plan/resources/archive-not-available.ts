import type { RuleDocument } from '../../../document/plan-document';
import { hasArchive } from '../../../model/cold-storage-regions';
import { memo } from '../../../private/memo';
import type { Problem } from '../../findings/finding';
import { ruleThat } from '../plan-under-check';
import type { PlanUnderCheck } from '../plan-under-check';

/** The archive of EBS snapshots, asked for in a partition that has none. */
export function archiveNotAvailable({ document, rules }: PlanUnderCheck): Problem[] {
  const byRegion = new Map<string, RuleDocument[]>();
  for (const rule of rules) {
    const [region] = archivingRegionsOf(rule, document.env.region);
    if (region !== undefined) { memo(byRegion, region, () => []).push(rule); }
  }
  return [...byRegion].map(([region, alike]) => ({
    id: 'archiveNotAvailable',
    level: 'warning',
    message: `${ruleThat(alike, 'opts in', 'opt in')} to the archive of EBS snapshots in ${region}, where AWS Backup does not have it and may refuse the plan`,
  }));
}

/** The Regions without an archive in which a rule opts in to it. */
function archivingRegionsOf({ lifecycle, copies = [] }: RuleDocument, own: string): string[] {
  const places = [{ lifecycle, region: own }, ...copies.map((copy) => ({ lifecycle: copy.lifecycle, region: copy.vault.env.region }))];
  return places
    .filter(({ lifecycle: { optInToArchive }, region }) => optInToArchive.boolean === true && hasArchive(region) === false)
    .map(({ region }) => region);
}
