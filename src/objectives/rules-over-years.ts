import { agePyramid } from '../forecast/age-pyramid';
import { Forecast } from '../forecast/forecast';
import { ageInWords, pyramidSvg } from '../forecast/pictures/pyramid';
import { PICTURE_STYLE } from '../forecast/pictures/svg';
import { timelineSvg } from '../forecast/pictures/timeline';
import type { PlannedRule } from '../forecast/planned-rule';
import { reasonOf } from '../forecast/words';

/** What a page needs that has the pictures in it. */
export { PICTURE_STYLE };

/** A rule of a plan whose schedule and retention are known. */
export type RuleOverYears = PlannedRule;

/** What the rules of a plan do over the years: as pictures, and the second one in words. */
export interface YearsInPictures {
  readonly years: number;
  readonly timeline: string;
  readonly pyramid: string;
  /** Which recovery points there are in the end, the youngest first. */
  readonly ages: readonly { readonly age: string; readonly count: number; readonly reason: string }[];
}

/** Reports have no clock: what is shown is how it goes on, not when it began. */
const FIRST_YEAR = 2029;
const MOST_YEARS = 10;
const DAYS_PER_YEAR = 365;

/**
 * Shows the rules of one plan for as long as it takes until the first recovery point of each is gone, for 10 years at most.
 *
 * @param id what begins the ids in the pictures
 */
export function yearsInPictures(rules: readonly RuleOverYears[], id: string): YearsInPictures {
  const lifecycles = rules.flatMap(({ lifecycle, copies }) => [lifecycle, ...copies.map((copy) => copy.lifecycle)]);
  const longest = Math.max(...lifecycles.map(({ deleteAfterDays }) => deleteAfterDays));
  const years = Math.min(MOST_YEARS, Math.ceil(longest / DAYS_PER_YEAR) + 1);
  const [from, end] = [Date.UTC(FIRST_YEAR, 0), Date.UTC(FIRST_YEAR + years, 0)];
  const forecast = new Forecast(rules, { from, end });
  const groups = agePyramid(forecast, end);
  return {
    years,
    timeline: timelineSvg(forecast, { id: `${id}-years`, from, to: end }),
    pyramid: pyramidSvg(groups, end, `${id}-ages`),
    ages: groups.map((group) => ({ age: ageInWords(group), count: group.count, reason: reasonOf(group.stream) })),
  };
}
