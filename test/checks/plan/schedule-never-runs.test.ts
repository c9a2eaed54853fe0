import { CfnCondition, CfnParameter, Fn, TimeZone } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import type { BackupPlanRuleProps } from '../../../src';
import { l1Of } from '../../util';
import { ORIGINS, planOf, saidOf } from '../origins';
import type { Origin, Program } from '../origins';

const ID = '[scheduleNeverRuns]';
const scheduled = (expression: string, props: Partial<BackupPlanRuleProps> = {}) => ({ ruleName: 'R', scheduleExpression: events.Schedule.expression(expression), ...props });
const said = (program: Program, origin: Origin) => saidOf(program, origin).filter((line) => line.includes(ID));
const never = (expression: string) =>
  `warning 'Stack/Plan': the rule 'R' never starts a job: the calendar has no day such as those of its schedule '${expression}'; give it another schedule`;
const noMore = (expression: string) =>
  `warning 'Stack/Plan': the rule 'R' starts no job any more: the days of its schedule '${expression}' have gone by; give it another schedule`;

const BEFORE = process.env.SOURCE_DATE_EPOCH;
const at = (instant: string) => { process.env.SOURCE_DATE_EPOCH = String(Date.parse(instant) / 1000); };

beforeEach(() => at('2026-06-15T12:00Z'));
afterAll(() => {
  if (BEFORE === undefined) { delete process.env.SOURCE_DATE_EPOCH; } else { process.env.SOURCE_DATE_EPOCH = BEFORE; }
});

describe.each(ORIGINS)('of %s', (origin) => {
  test.each([
    'cron(0 5 30 2 ? *)', 'cron(0 5 31 4,6,9,11 ? *)', 'cron(0 5 29 2 ? 2026-2027)', 'cron(0 5 L-30 2 ? *)', 'cron(0 5 31W 4 ? *)', 'cron(0 5 ? 2 MON#5 2030)', 'cron(0 5 30 2 ? 2020)',
  ])('%s is in no calendar', (expression) => {
    expect(said(planOf(() => [scheduled(expression)]), origin)).toEqual([`${never(expression)} ${ID}`]);
  });

  test.each(['cron(0 5 29 2 ? *)', 'cron(0 5 31 * ? *)', 'cron(0 5 29,30 2 ? *)', 'cron(0 5 ? 2 MON#5 *)', 'cron(0 5 30 2/2 ? *)', 'cron(0 5 31W 5 ? *)'])('%s comes', (expression) => {
    expect(said(planOf(() => [scheduled(expression)]), origin)).toEqual([]);
  });

  test('days and years go by', () => {
    const of = (expression: string) => said(planOf(() => [scheduled(expression)]), origin);
    const found = ['cron(0 5 1 1 ? 2020-2025)', 'cron(0 12 15 6 ? 2026)', 'cron(1 12 15 6 ? 2026)', 'cron(0 5 1 1 ? 2020,2027)'].map(of);
    expect(found).toEqual([[`${noMore('cron(0 5 1 1 ? 2020-2025)')} ${ID}`], [`${noMore('cron(0 12 15 6 ? 2026)')} ${ID}`], [], []]);
  });

  test('they go by in the time zone of the rule, and in every one where that is not known', () => {
    const of = (timeZone: TimeZone, program = planOf(() => [scheduled('cron(0 12 15 6 ? 2026)', { scheduleExpressionTimezone: timeZone })])) => said(program, origin).length;
    const later = planOf(() => [scheduled('cron(0 12 15 6 ? 2026)')], (plan, stack) =>
      l1Of(plan).addPropertyOverride('BackupPlan.BackupPlanRule.0.ScheduleExpressionTimezone', new CfnParameter(stack, 'P').valueAsString));
    const inZones = () => [of(TimeZone.ASIA_TOKYO), of(TimeZone.AMERICA_NEW_YORK), of(TimeZone.ETC_UTC, later)];
    expect(inZones()).toEqual([1, 0, 0]);
    at('2026-06-16T00:00Z');
    expect(inZones()).toEqual([1, 1, 1]);
  });

  test('it is that of the template, known, and of the world', () => {
    const SCHEDULE = 'BackupPlan.BackupPlanRule.0.ScheduleExpression';
    const changed = (value: (stack: CfnParameter['stack']) => unknown, given = 'cron(0 5 1 * ? *)') =>
      said(planOf(() => [scheduled(given)], (plan, stack) => l1Of(plan).addPropertyOverride(SCHEDULE, value(stack))), origin);
    const chosen = (stack: CfnParameter['stack']) => Fn.conditionIf(
      new CfnCondition(stack, 'C', { expression: Fn.conditionEquals(new CfnParameter(stack, 'P').valueAsString, 'a') }).logicalId, 'cron(0 5 30 2 ? *)', 'cron(0 5 1 3 ? *)');
    expect(changed(() => 'cron(0 5 30 2 ? *)')).toEqual([`${never('cron(0 5 30 2 ? *)')} ${ID}`]);
    expect(changed(() => 'cron(0 5 28 2 ? *)', 'cron(0 5 30 2 ? *)')).toEqual([]);
    expect(changed((stack) => new CfnParameter(stack, 'P').valueAsString)).toEqual([]);
    expect(changed(chosen)).toEqual([`${never('cron(0 5 30 2 ? *)')} (where the condition 'C' holds) ${ID}`]);
  });
});

test('what is refused is not said to run never, and no schedule is the one of every day', () => {
  const override = (value: unknown) => planOf(() => [scheduled('cron(0 5 1 * ? *)')], (plan) =>
    l1Of(plan).addPropertyOverride('BackupPlan.BackupPlanRule.0.ScheduleExpression', value));
  expect([said(override('cron(0 5 30 2 * *)'), 'a file'), said(planOf(() => [{ ruleName: 'R' }]), 'a file')]).toEqual([[], []]);
});

test('without SOURCE_DATE_EPOCH it is the clock that tells', () => {
  delete process.env.SOURCE_DATE_EPOCH;
  const of = (year: number) => said(planOf(() => [scheduled(`cron(0 5 1 1 ? ${year})`)]), 'our L2s').length;
  const year = new Date().getUTCFullYear();
  expect([of(year - 1), of(year + 1)]).toEqual([1, 0]);
});
