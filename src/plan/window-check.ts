import { mayBeBackedUpContinuously } from './continuous-checks';
import type { PlannedRule } from './planned-rule';
import { paths, ruleThat } from './resource-check';
import type { PlanUnderCheck, ResourceCheck } from './resource-check';
import { inWords, WeeklyWindow } from '../model/weekly-window';
import type { PlannedResource } from '../selection/plan-resources';

/** A schedule at a time when a database does not take snapshots. */
export const WINDOW_CHECK: ResourceCheck = {
  id: 'scheduleInDatabaseWindow',
  applies: (resource, rule, plan) => hitOf(resource, rule, plan) !== undefined && !mayBeBackedUpContinuously(resource, plan),
  message: (found, plan) => {
    const [resource] = found.resources;
    const hit = found.rules.map((rule) => hitOf(resource, rule, plan)).find((minute) => minute !== undefined)!;
    return `${ruleThat(found.rules, 'starts', 'start')} jobs, as on ${inWords(hit)}, in the backup or maintenance window of a database or less than an hour before it, `
      + `when they fail: move the schedule, PreferredBackupWindow or PreferredMaintenanceWindow for ${paths(found)}`;
  },
};

/** The first minute of the week at which a rule starts jobs too near to a window of a database. */
function hitOf({ kind, paths: where, properties }: PlannedResource, rule: PlannedRule, plan: PlanUnderCheck): number | undefined {
  const before = kind.minutesBeforeWindows;
  if (before === undefined) { return undefined; }
  const makesBackups = properties.number(where.backupRetention) !== 0;
  const windows = [makesBackups ? where.backupWindow : undefined, where.maintenanceWindow].flatMap((path) => {
    const text = properties.text(path);
    return (text && WeeklyWindow.parse(text)) || [];
  });
  return windows.length === 0 ? undefined : plan.startsOf(rule).find((minute) => windows.some((window) => window.includes(minute, before)));
}
