import { clockChange } from './clock-change';
import type { Need } from './need';
import type { Shortfall } from './shortfall';
import { namedInWords } from './words';
import { PITR } from '../../../model/resources/native-backup';
import { kindsNamed } from '../../../model/resources/resource-catalog';
import type { Schedule } from '../../../model/schedule/gaps';
import { everyInWords } from '../../../objectives/words';
import { wholeInWords } from '../../../private/in-words';
import { largestGapMinutes } from '../../plans/known-gaps';
import type { RuleFacts } from '../../plans/plan-facts';
import type { ResourceCoverage } from '../../resource-coverage';

const ADD_RULE = 'add a rule, or exempt it with a reason';

/** That more time may lie between two recovery points than is allowed. */
export function recoveryPointObjectiveUnmet({ numbers, rules, rulesOfWorlds }: ResourceCoverage, { recoveryPointMinutes: most }: Need): Shortfall[] {
  const found = numbers?.recoveryPointObjectiveMinutes;
  if (most === undefined || (found !== undefined && found <= most)) { return []; }
  const names = rules.map(({ name }) => name);
  // Of several rules, one may take the place of another.
  const [only = []] = rulesOfWorlds;
  const byClock = found !== undefined && rulesOfWorlds.length === 1 && only.length === 1 ? clockChange(schedulesOf(only), found, most) : undefined;
  return [{
    id: 'recoveryPointObjective',
    says: `must be backed up at least ${everyInWords(most)}, and ${namedInWords('rule', names)} ${new Set(names).size === 1 ? 'leaves' : 'leave'} ${found === undefined
      ? 'a time between recovery points that has no end, or is known only at deployment'
      : `up to ${wholeInWords(found)} between recovery points${byClock?.says ?? ''}`}`,
    fix: byClock?.fix ?? ADD_RULE,
  }];
}

/** That backups are scheduled less often than they must be. */
export function frequencyUnmet(resource: ResourceCoverage, { frequencyMinutes: most }: Need): Shortfall[] {
  if (most === undefined) { return []; }
  const gaps = resource.rulesOfWorlds.map((rules) => scheduledGap(rules));
  const found = gaps.length > 0 && gaps.every((each) => each !== undefined) ? Math.max(...gaps) : undefined;
  if (found !== undefined && found <= most) { return []; }
  const names = resource.rules.map(({ name }) => name);
  const [only = [], ...others] = resource.rulesOfWorlds;
  const byClock = found !== undefined && others.length === 0 ? clockChange(schedulesOf(only), found, most) : undefined;
  return [{
    id: 'frequency',
    says: `must have a backup scheduled at least ${everyInWords(most)}, and ${found === undefined
      ? `when ${namedInWords('rule', names)} ${new Set(names).size === 1 ? 'starts' : 'start'} backups is known only at deployment`
      : `up to ${wholeInWords(found)} lie between two starts of ${namedInWords('rule', names)}${byClock?.says ?? ''}`}`,
    fix: byClock?.fix ?? ADD_RULE,
  }];
}

function scheduledGap(rules: readonly RuleFacts[]): number | undefined {
  const schedules = schedulesOf(rules);
  return schedules.length > 0 ? largestGapMinutes(schedules) : undefined;
}

function schedulesOf(rules: readonly RuleFacts[]): Schedule[] {
  return rules.flatMap(({ schedule, comesToAnEnd }) => schedule && !comesToAnEnd ? [schedule] : []);
}

/** That a resource cannot be restored to any point in time, neither by AWS Backup nor by its own service. */
export function pointInTimeRecoveryUnmet(resource: ResourceCoverage, { pointInTimeRecovery }: Need): Shortfall[] {
  const { native, resourceType = '', numbers } = resource;
  if (!pointInTimeRecovery || (native?.what === PITR && resource.isNativeAnyhow())) { return []; }
  const can = kindsNamed(resourceType).some(({ features }) => features.includes('continuousBackup'));
  if (can && numbers?.isContinuous) { return []; }
  const byItself = native?.what === PITR ? ', and whether its own service does is known only at deployment' : '';
  return [{
    id: 'pointInTimeRecovery',
    says: `must be restorable to any point in time, and ${can ? 'no rule surely backs it up continuously' : `AWS Backup does not back up ${resourceType} continuously`}${byItself}`,
    fix: can ? "set 'enableContinuousBackup' in a rule, or exempt it with a reason" : 'turn it on in its own service where that has it, or exempt it with a reason',
  }];
}
