import type { Need } from './need';
import type { Shortfall } from './shortfall';
import { keptInWords } from './words';
import { and, or } from '../../../model/resources/selection-semantics';
import type { Answer } from '../../../model/resources/selection-semantics';
import type { CopyNeed } from '../../../objectives/copy-need';
import { hinderedCopyInWords } from '../../plans/hindered-copies';
import type { Numbers } from '../../plans/numbers';
import type { ResourceCoverage } from '../../resource-coverage';

const FIX = 'add a copy action to a rule, or exempt it with a reason';

/** That copies are missing, or are not kept as long as they must be. */
export function copiesUnmet(resource: ResourceCoverage, { copies: needed = [] }: Need): Shortfall[] {
  const missing = needed.flatMap((need) => {
    const { where, minRetentionDays: least } = need;
    const worlds = resource.numbersOfWorlds.map((numbers) => answersOf(resource, numbers, need));
    const kept = inAll(worlds.map((there) => or(there.map(({ isThere, isKept }) => and([isThere, isKept])))));
    if (kept === true) { return []; }
    const must = `${where}${least === undefined ? '' : ` and kept there ${keptInWords(least).replace('for ', 'for at least ')}`}`;
    const isThere = inAll(worlds.map((there) => or(there.map((each) => each.isThere))));
    const why = hinderedBy(resource, need);
    const found = isThere === false ? why.length > 0 ? why.join(', and ') : 'no rule makes such a copy'
      : kept === undefined ? `whether it is, is known only at deployment${why.length > 0 ? ` (${why.join('; ')})` : ''}` : `its copies ${where} are kept for less time`;
    return [{ must, found }];
  });
  const told = new Map(missing.map(({ must, found }) => [must, found]));
  return told.size === 0 ? [] : [{
    id: 'copies',
    says: [...told].map(([must, found], index) => `${index === 0 ? '' : 'it '}must be copied ${must}, and ${found}`).join('; '),
    fix: FIX,
  }];
}

/** What is known of a copy that a rule makes. */
interface Found {
  readonly isThere: Answer;
  readonly isKept: Answer;
}

/** What is so in some worlds only, deployment knows. */
function inAll(answers: readonly Answer[]): Answer {
  const [first = false] = answers;
  return answers.every((each) => each === first) ? first : undefined;
}

/** Of a copy that may be made, only deployment knows that it is. */
function answersOf({ template }: ResourceCoverage, { copies, hinderedCopies }: Numbers, { isIn, minRetentionDays: least }: CopyNeed): Found[] {
  const open = hinderedCopies.filter(({ hindrance }) => !hindrance.isSure);
  const all = [...copies.map((copy) => ({ copy, isMade: true })), ...open.map((copy) => ({ copy, isMade: undefined }))];
  return all.map(({ copy: { vault, days }, isMade }) => ({
    isThere: and([isIn(vault, template), isMade]),
    isKept: least === undefined ? true : days === undefined ? undefined : days >= least,
  }));
}

/** What keeps such a copy from being made, or may do so. */
function hinderedBy({ template, numbers }: ResourceCoverage, { isIn }: CopyNeed): string[] {
  return [...new Set((numbers?.hinderedCopies ?? []).filter(({ vault }) => isIn(vault, template) !== false).map(hinderedCopyInWords))];
}
