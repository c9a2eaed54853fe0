import type { RestoreTest, RestoreTests } from './restore-test';
import { TestIndex } from './test-facts';
import type { TestFacts } from './test-facts';
import { takesPoints } from './tested-points';
import type { Documents } from '../../document/documents';
import { and, or } from '../../model/resources/selection-semantics';
import type { Answer } from '../../model/resources/selection-semantics';
import type { Context } from '../context';
import type { Judgement } from '../judgement';
import { amongArns } from '../matching/selection-match';
import { meets } from '../matching/tag-match';
import { largestGapMinutes } from '../plans/known-gaps';
import type { PlanFacts } from '../plans/plan-facts';
import { isSameEnv } from '../subjects/environments';
import type { Subject } from '../subjects/subject';

/** The restore tests that reach a resource in the world of some documents, or may do so there. */
export function testsReaching(documents: Documents, { refusals }: Context, subject: Subject, { verdict, selecting }: Judgement): RestoreTest[] {
  if (verdict !== 'protected' && verdict !== 'conditional') { return []; }
  const plans = [...new Map(selecting.flatMap(({ plan }) => plan ? [[plan.key, plan]] : [])).values()];
  const isBackedUp = verdict === 'protected' || undefined;
  return TestIndex.of(documents).candidates(subject.key, subject.kind.apiName).flatMap((facts) => {
    const { selection, plan, key, algorithm, schedule, validationWindowHours, open } = facts;
    const isRefused = [selection, ...plan ? [plan] : []].some((each) => refusals.of(documents, each).length > 0);
    const selected = and([isOfType(facts, subject), isSelected(facts, subject), isSameEnv(subject.env, facts.env)]);
    if (isRefused || selected === false) { return []; }
    const taken = pointsTaken(documents, facts, plans, subject);
    const answer = and([selected, taken, isBackedUp, ...open.length > 0 ? [undefined] : []]);
    if (answer === false) { return []; }
    const why = [
      ...selected === undefined ? ['whether it selects the resource is known only at deployment'] : [],
      ...taken === undefined && plan ? ['whether it takes recovery points of the resource is known only at deployment'] : [],
      ...isBackedUp ? [] : ['whether the resource is backed up is known only at deployment'],
      ...open,
    ];
    return [{ selection, plan, key, algorithm, schedule, validationWindowHours, answer, why }];
  });
}

/** What restore tests do for a resource in all worlds in which it is made. */
export function testsTogether(worlds: readonly (readonly RestoreTest[])[], isComplete: boolean): RestoreTests {
  const keys = [...new Set(worlds.flat().map(({ key }) => key))];
  const all = keys.map((key): RestoreTest => {
    const found = worlds.flatMap((tests) => tests.filter((test) => test.key === key));
    const isAlways = isComplete && found.length === worlds.length;
    const schedules = new Set(found.map(({ schedule }) => JSON.stringify(schedule)));
    const isSure = isAlways && found.every(({ answer }) => answer);
    const why = [...new Set(found.flatMap((test) => test.why))];
    return {
      ...found[0],
      answer: isSure || undefined,
      schedule: schedules.size === 1 ? found[0].schedule : undefined,
      why: isSure || why.length > 0 ? why : ['whether it does is known only at deployment'],
    };
  });
  const gaps = worlds.map(gapBetween);
  const isKnown = isComplete && gaps.length > 0 && gaps.every((each) => each !== undefined);
  return { all, everyMinutes: isKnown ? Math.max(...gaps) : undefined };
}

/** The largest gap between the starts of those that surely reach a resource, in minutes; nothing where there is none, or it has no end. */
function gapBetween(tests: readonly RestoreTest[]): number | undefined {
  const schedules = tests.flatMap(({ answer, schedule }) => answer && schedule ? [schedule] : []);
  return schedules.length > 0 ? largestGapMinutes(schedules) : undefined;
}

function pointsTaken(documents: Documents, { plan }: TestFacts, plans: readonly PlanFacts[], { kind }: Subject): Answer {
  return plan && takesPoints(documents, plan, plans, kind);
}

function isOfType({ type }: TestFacts, { kind }: Subject): Answer {
  return type === undefined ? undefined : type === kind.apiName;
}

function isSelected({ arns, isEverything, conditions }: TestFacts, subject: Subject): Answer {
  return and([
    or([isEverything, amongArns(arns, subject).answer]),
    ...conditions?.map((condition) => meets(condition, subject.tags).answer) ?? [undefined],
  ]);
}
