import { mayBeBackedUpContinuously } from './continuous-rules';
import type { PlanUnderCheck } from '../plan-under-check';
import { ruleThat } from '../plan-under-check';
import { names } from './resource-check';
import type { ResourceCheck } from './resource-check';
import type { RuleDocument } from '../../../document/plan-document';
import type { ResourceDocument } from '../../../document/resource-document';
import { inWords } from '../../../model/schedule/weekly-window';

/** A schedule at a time when a database does not take snapshots. */
export const SCHEDULE_IN_WINDOW: ResourceCheck = {
  id: 'scheduleInDatabaseWindow',
  applies: (resource, rule, plan) => hitOf(resource, rule, plan) !== undefined && !mayBeBackedUpContinuously(resource, plan),
  message: (found, plan) => {
    const [resource] = found.resources;
    const hit = found.rules.map((rule) => hitOf(resource, rule, plan)).find((minute) => minute !== undefined)!;
    return `${ruleThat(found.rules, 'starts', 'start')} jobs, as on ${inWords(hit)}, in the backup or maintenance window of a database or within an hour before it, `
      + `when they fail: move the schedule, PreferredBackupWindow or PreferredMaintenanceWindow for ${names(found)}`;
  },
};

/** The first minute of the week at which a rule starts jobs too near to a window of a database. */
function hitOf({ kind, paths, telling }: ResourceDocument, rule: RuleDocument, plan: PlanUnderCheck): number | undefined {
  const before = kind.minutesBeforeWindows;
  if (before === undefined) { return undefined; }
  const makesBackups = telling.number(paths.backupRetention) !== 0;
  const windows = [makesBackups ? telling.text(paths.backupWindow) : undefined, telling.text(paths.maintenanceWindow)];
  const hits = windows.flatMap((window) => window === undefined ? [] : plan.startsOf(rule).firstIn(window, before) ?? []);
  return hits.length > 0 ? Math.min(...hits) : undefined;
}
