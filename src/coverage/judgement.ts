import type { Context } from './context';
import { factsOf } from './matching/selection-facts';
import { matchOf } from './matching/selection-match';
import { ENDED, fitnessOf } from './plans/obstacles';
import { powerlessOf } from './plans/role-powers';
import { copySourceOf } from './plans/source-hindrances';
import type { Asked, Selecting } from './selecting';
import { differingRoles, inOrder, selectingByGroup } from './selecting-groups';
import type { ByState } from './selecting-groups';
import type { Candidates, SelectionGroup } from './selection-index';
import type { Subject } from './subjects/subject';
import type { Reached } from './verdict';
import type { Documents } from '../document/documents';
import { SelectionDocument } from '../document/selection-document';
import type { Place } from '../document/template';
import { toldOnce } from '../document/told-once';
import type { Told } from '../document/told-once';
import { memo } from '../private/memo';
import { once } from '../private/once';

/** What plans do for a resource in one world. */
export interface Judgement {
  readonly verdict: Reached;
  /** Those that decide it: what may protect where nothing does, and what is in vain where nothing may. */
  readonly selecting: readonly Selecting[];
}

/** What may select resources in which all selections see the same. */
interface Reach {
  readonly candidates: Candidates;
  /** Selections whose roles may do something with some resources and not with others. */
  readonly differing: readonly Place[];
}

/** Nobody reads more of what may be so. */
const MOST_OPEN = 20;
const UNREACHED: Judgement = { verdict: 'unprotected', selecting: [] };
/** What was found for resources in which all selections see the same. */
const REACH = new WeakMap<Documents, Map<string, Told<Reach>>>();
const SELECTORS = new WeakMap<Documents, Map<string, Told<Candidates>>>();
const JUDGEMENTS = new WeakMap<Documents, Map<string, Told<Judgement>>>();

/**
 * Judges what the plans of an application do for a resource, in the world of some documents.
 *
 * @param only the one selection that is asked; all by default
 */
export function judge(documents: Documents, context: Context, subject: Subject, only?: Place): Judgement {
  const candidates = only ? { likely: [{ places: [only], positions: [0] }], open: [] } : context.index.candidates(subject);
  return judgeBy(askedOf(documents, context, subject), candidates);
}

/**
 * The same, once for all resources in which all selections see the same. More may be asked of the world, and in another order: where it is asked for anything, that is to be
 * judged in worlds of its own.
 */
export function judgeOnce(documents: Documents, context: Context, subject: Subject): Judgement {
  const look = context.index.lookOf(subject);
  if (look === undefined) { return judge(documents, context, subject); }
  const asked = askedOf(documents, context, subject);
  const reach = reachOf(asked, look);
  const selectors = selectorsAmong(asked, look, reach);
  if (isEmpty(selectors)) { return UNREACHED; }
  const judgements = memo(JUDGEMENTS, documents, () => new Map<string, Told<Judgement>>());
  return toldOnce(documents, judgements, `${look} ${itself(asked, reach)}`, () => judgeBy(asked, selectors));
}

/**
 * What tells a resource from others of its template that plans do the same for, whatever only deployment knows. That is so where nothing is asked of the world to tell it.
 */
export function lookOf(documents: Documents, context: Context, subject: Subject): string | undefined {
  const look = context.index.lookOf(subject);
  if (look === undefined) { return undefined; }
  const asked = askedOf(documents, context, subject);
  const reach = reachOf(asked, look);
  const { arn, madeId } = subject;
  // In another world more may tell resources that have names from each other.
  return JSON.stringify([madeId === undefined ? arn : arn.replaceAll(madeId, '?'), look, isEmpty(reach.candidates) ? null : itself(asked, reach)]);
}

/** All selections that back up a resource in the world of some documents, or may do so: also those that may beside some that surely do, or do so until their rules have come to an end. */
export function possiblySelecting(documents: Documents, context: Context, subject: Subject): readonly Selecting[] {
  const asked = askedOf(documents, context, subject);
  const { likely, open } = context.index.candidates(subject);
  return [...likely, ...open].flatMap((group) => {
    const { protects, mayProtect, inVain } = selectingByGroup(asked, group);
    return [...protects.selecting, ...mayProtect.selecting, ...inVain.selecting.filter(({ why }) => why.every((each) => each === ENDED))];
  });
}

function askedOf(documents: Documents, context: Context, subject: Subject): Asked {
  return {
    documents,
    context,
    subject,
    fitness: once(() => fitnessOf(subject, documents)),
    source: once(() => copySourceOf(documents, subject.resource)),
  };
}

/** What a resource is like, and what may be done with it, beside what selections see. */
function itself({ documents, subject, fitness, source }: Asked, { differing }: Reach): string {
  const powerless = differing.map((place) => powerlessOf(documents, documents.of(SelectionDocument, place), subject) ?? null);
  return JSON.stringify([fitness(), source()?.id ?? null, powerless]);
}

function reachOf({ documents, context, subject }: Asked, look: string): Reach {
  return toldOnce(documents, memo(REACH, documents, () => new Map<string, Told<Reach>>()), look, () => {
    const candidates = context.index.candidates(subject);
    return { candidates, differing: [...candidates.likely, ...candidates.open].flatMap((group) => differingRoles(documents, group, subject.kind)) };
  });
}

/** Those that select a resource in the world of the documents, or may do so; those of which that is asked one after the other only where one of them does. */
function selectorsAmong({ documents, subject }: Asked, look: string, { candidates: { likely, open } }: Reach): Candidates {
  return toldOnce(documents, memo(SELECTORS, documents, () => new Map<string, Told<Candidates>>()), look, () => {
    const selects = ({ places }: SelectionGroup) => matchOf(factsOf(documents, documents.of(SelectionDocument, places[0])), subject).answer !== false;
    return { likely: likely.filter(selects), open: open.some(selects) ? open : [] };
  });
}

function isEmpty({ likely, open }: Candidates): boolean {
  return likely.length === 0 && open.length === 0;
}

function judgeBy(asked: Asked, { likely, open }: Candidates): Judgement {
  const { documents } = asked;
  const found = likely.map((group) => selectingByGroup(asked, group));
  const those = (state: Selecting['state']) => inOrder(documents, found.map((each) => each[state]));
  if (!found.some(({ protects }) => protects.selecting.length > 0)) { found.push(...amongOpen(asked, open, those('mayProtect').length)); }
  const [sure, maybe, inVain] = [those('protects'), those('mayProtect'), those('inVain')];
  if (sure.length > 0) { return { verdict: 'protected', selecting: sure }; }
  if (maybe.length > 0) { return { verdict: 'conditional', selecting: maybe }; }
  return inVain.length > 0 ? { verdict: 'selectedInVain', selecting: inVain } : UNREACHED;
}

/** One after the other, as long as somebody reads what may be so. */
function amongOpen(asked: Asked, groups: readonly SelectionGroup[], already: number): ByState[] {
  const single = groups.flatMap(({ places, positions }) => places.map((place, index) => ({ places: [place], positions: [positions[index]] })))
    .sort((a, b) => a.positions[0] - b.positions[0]);
  const all: ByState[] = [];
  let count = already;
  for (const each of single) {
    const found = selectingByGroup(asked, each);
    all.push(found);
    count += found.mayProtect.selecting.length;
    if (count >= MOST_OPEN) { break; }
  }
  return all;
}
