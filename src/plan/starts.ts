import type { PlannedRule } from './planned-rule';
import { DEFAULT_SCHEDULE, DEFAULT_TIME_ZONE, Starts as StartsOfSchedule } from '../model/starts';
import { isKnownText } from '../private/known-text';

/** When a rule starts jobs; never, where its schedule is not known. */
export class Starts extends StartsOfSchedule {
  constructor({ vault, rule: { props } }: PlannedRule) {
    const expression = props.scheduleExpression?.expressionString ?? DEFAULT_SCHEDULE;
    const zone = props.scheduleExpressionTimezone?.timezoneName ?? DEFAULT_TIME_ZONE;
    super(isKnownText(expression, vault) ? expression : '', isKnownText(zone, vault) ? zone : '');
  }
}
