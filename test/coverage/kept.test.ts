import { keptOf, worstKept } from '../../src/coverage/plans/kept';
import type { Kept } from '../../src/coverage/plans/kept';
import type { RuleFacts } from '../../src/coverage/plans/plan-facts';

const rule = (name: string) => ({ name }) as RuleFacts;
const [OFTEN, SELDOM] = [rule('often'), rule('seldom')];
/** One of them has a gap of an hour, the other one of a day, and none of which nothing is known. */
const gapOf = (rules: ReadonlySet<RuleFacts>) => rules.has(OFTEN) ? 60 : rules.has(SELDOM) ? 1440 : undefined;

test.each<[what: string, all: Parameters<typeof keptOf>[0], kept: Kept[]]>([
  ['nothing', [], []],
  ['one rule', [{ rule: OFTEN, days: 7 }], [{ days: 7, everyMinutes: 60 }]],
  ['what is kept longer is there before, too', [{ rule: OFTEN, days: 7 }, { rule: SELDOM, days: 35 }], [{ days: 7, everyMinutes: 60 }, { days: 35, everyMinutes: 1440 }]],
  ['a step that tells no more than a longer one is none', [{ rule: SELDOM, days: 7 }, { rule: OFTEN, days: 35 }], [{ days: 35, everyMinutes: 60 }]],
  ['what goes on is as far behind as it says', [{ rule: SELDOM, days: 7, minutesBehind: 15 }, { rule: SELDOM, days: 35 }], [{ days: 7, everyMinutes: 15 }, { days: 35, everyMinutes: 1440 }]],
  ['for ever', [{ rule: SELDOM, days: Infinity }], [{ days: Infinity, everyMinutes: 1440 }]],
  ['of days that are not known there are none', [{ rule: SELDOM }], [{ everyMinutes: 1440 }]],
  ['a gap that is not known', [{ rule: rule('other'), days: 7 }], [{ days: 7 }]],
])('what rules keep: %s', (_, all, kept) => {
  expect(keptOf(all, gapOf)).toEqual(kept);
});

test.each<[what: string, all: Kept[][], kept: Kept[]]>([
  ['of one', [[{ days: 7, everyMinutes: 60 }]], [{ days: 7, everyMinutes: 60 }]],
  ['the shorter', [[{ days: 7, everyMinutes: 60 }], [{ days: 35, everyMinutes: 60 }]], [{ days: 7, everyMinutes: 60 }]],
  ['the longer gap', [[{ days: 7, everyMinutes: 60 }], [{ days: 7, everyMinutes: 1440 }]], [{ days: 7, everyMinutes: 1440 }]],
  ['a gap that is not known', [[{ days: 7 }], [{ days: 7, everyMinutes: 60 }]], [{ days: 7 }]],
  ['nothing where there is nothing', [[], [{ days: 7, everyMinutes: 60 }]], []],
  ['each step', [[{ days: 7, everyMinutes: 60 }, { days: 35, everyMinutes: 1440 }], [{ days: 14, everyMinutes: 120 }, { days: 70, everyMinutes: 10080 }]],
    [{ days: 7, everyMinutes: 120 }, { days: 14, everyMinutes: 1440 }, { days: 35, everyMinutes: 10080 }]],
])('what is kept in all worlds: %s', (_, all, kept) => {
  expect(worstKept(all)).toEqual(kept);
});
