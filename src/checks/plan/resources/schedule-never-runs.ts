import type { Documents } from '../../../document/documents';
import type { RuleDocument } from '../../../document/plan-document';
import { CronExpression } from '../../../model/schedule/cron-expression';
import { DEFAULT_TIME_ZONE } from '../../../model/schedule/starts';
import { timeZoneProblems } from '../../../model/schedule/time-zone';
import { now } from '../../../private/clock';
import type { Problem } from '../../findings/finding';
import type { PlanUnderCheck } from '../plan-under-check';

/** Where each day ends last: what is over there is over everywhere. */
const LAST_TIME_ZONE = 'Etc/GMT+12';

/** Schedules without a run to come: such a rule backs up nothing. */
export function scheduleNeverRuns({ documents, rules }: PlanUnderCheck): Problem[] {
  return rules.flatMap((rule): Problem[] => {
    const expression = rule.schedule.knownText;
    const problem = expression === undefined ? undefined : problemOf(expression, zoneOf(rule), documents);
    return problem === undefined ? [] : [{ id: 'scheduleNeverRuns', level: 'warning', message: `the rule '${rule.name}' ${problem}; give it another schedule` }];
  });
}

/** Why there is no run to come. What AWS Backup refuses is not looked at. */
function problemOf(expression: string, zone: string, documents: Documents): string | undefined {
  return documents.constant(`runs to come of ${expression} in ${zone}`, () => {
    if (CronExpression.problemsOf(expression).length > 0) { return undefined; }
    const cron = CronExpression.parse(expression);
    if (!cron.hasDays) { return `never starts a job: the calendar has no day such as those of its schedule '${expression}'`; }
    return cron.isOverAt(now(), zone) ? `starts no job any more: the days of its schedule '${expression}' have gone by` : undefined;
  });
}

function zoneOf({ timeZone: { isAbsent, knownText } }: RuleDocument): string {
  if (isAbsent) { return DEFAULT_TIME_ZONE; }
  return knownText === undefined || timeZoneProblems(knownText).length > 0 ? LAST_TIME_ZONE : knownText;
}
