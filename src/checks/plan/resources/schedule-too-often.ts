import type { Documents } from '../../../document/documents';
import { CronExpression } from '../../../model/schedule/cron-expression';
import type { Problem } from '../../findings/finding';
import type { PlanUnderCheck } from '../plan-under-check';

const SHORTEST_INTERVAL_MINUTES = 60;

/** Schedules that AWS Backup does not keep up with. */
export function scheduleTooOften({ documents, rules }: PlanUnderCheck): Problem[] {
  return rules.flatMap(({ name, schedule: { knownText: expression } }): Problem[] => {
    const gap = expression === undefined ? Infinity : gapOf(expression, documents);
    if (gap >= SHORTEST_INTERVAL_MINUTES) { return []; }
    return [{
      id: 'scheduleMoreOftenThanHourly',
      level: 'warning',
      message: `AWS Backup starts the jobs of a rule at most hourly, and the schedule '${expression}' `
        + `of the rule '${name}' runs ${gap} ${gap === 1 ? 'minute' : 'minutes'} after another run`,
    }];
  });
}

/** The shortest time between two runs; what AWS Backup refuses has none. */
function gapOf(expression: string, documents: Documents): number {
  return documents.constant(`gap of ${expression}`, () =>
    CronExpression.problemsOf(expression).length > 0 ? Infinity : CronExpression.parse(expression).smallestGapMinutes() ?? Infinity);
}
