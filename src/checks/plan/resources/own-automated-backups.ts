import { ContinuousRules, hasPointInTimeRecovery } from './continuous-rules';
import type { PlanUnderCheck } from '../plan-under-check';
import { ruleThat } from '../plan-under-check';
import { names } from './resource-check';
import type { ResourceCheck } from './resource-check';
import type { ResourceDocument } from '../../../document/resource-document';

/** A database that says itself how it is backed up automatically, which a continuous rule decides. */
export const OWN_AUTOMATED_BACKUPS: ResourceCheck = {
  id: 'ownAutomatedBackups',
  concerns: ({ isContinuous }) => isContinuous,
  applies: (resource, _, plan) => hasPointInTimeRecovery(resource.kind) && (hasOwnWindow(resource) || hasOwnRetention(resource, plan)),
  message: (found) => `${ruleThat(found.rules, 'backs up', 'back up')} continuously, for which AWS Backup sets the retention and the window of automated backups itself: `
    + `leave BackupRetentionPeriod and PreferredBackupWindow to it for ${names(found)}, or they change back and forth`,
};

function hasOwnWindow({ paths: { backupWindow }, telling }: ResourceDocument): boolean {
  return telling.text(backupWindow) !== undefined;
}

/** Whether a database keeps automated backups for another time than the rule with the longest retention, of whatever plan it is. */
function hasOwnRetention(resource: ResourceDocument, { documents }: PlanUnderCheck): boolean {
  const own = resource.telling.number(resource.paths.backupRetention);
  const longest = own === undefined ? undefined : ContinuousRules.of(documents).retentionOf(resource);
  return longest !== undefined && own !== longest;
}
