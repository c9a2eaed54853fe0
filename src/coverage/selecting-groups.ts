import { factsOf } from './matching/selection-facts';
import { matchOf } from './matching/selection-match';
import { powerlessOf, powersInWords } from './plans/role-powers';
import { plannedBy, selectingBy } from './selecting';
import type { Asked, Selecting } from './selecting';
import type { SelectionGroup } from './selection-index';
import type { Documents } from '../document/documents';
import { SelectionDocument } from '../document/selection-document';
import type { Place } from '../document/template';
import { toldOnce } from '../document/told-once';
import type { Told } from '../document/told-once';
import type { ResourceKind } from '../model/resources/resource-kind';
import { memo } from '../private/memo';

/** Some of the selections of a group, in the order of the templates, and their places among all of them. */
interface Placed {
  readonly selecting: readonly Selecting[];
  readonly positions: readonly number[];
}

/** What selections do for a resource: the same lists for all resources that are alike. */
export type ByState = Readonly<Record<Selecting['state'], Placed>>;

const NOTHING: Placed = { selecting: [], positions: [] };
const NONE: ByState = { protects: NOTHING, mayProtect: NOTHING, inVain: NOTHING };
const STATES = ['protects', 'mayProtect', 'inVain'] as const;

/** What was found for all resources of a kind that a group selects in the same way. */
const FOUND = new WeakMap<Documents, Map<SelectionGroup, Map<string, Told<ByState>>>>();
/** Groups of which it is known which selections are made: what that decides of parameters is to be known before more is asked. */
const PLANNED = new WeakMap<Documents, Map<SelectionGroup, Told<unknown>>>();
/** Lists that were put together of others, by those. */
const MERGED = new WeakMap<Documents, Map<string, readonly Selecting[]>>();
const IDS = new WeakMap<readonly Selecting[], number>();
/** Of so many the order is told once for all resources. */
const MANY = 32;
let lastId = 0;

/** What the selections of a group do for a resource: whether they select it is asked once. */
export function selectingByGroup(asked: Asked, group: SelectionGroup): ByState {
  const { documents, subject: { kind, env }, subject, fitness, source } = asked;
  documents.application.budget.spend();
  if (group.places.length === 1) { return byState(group, [selectingBy(asked, group.places[0])]); }
  const first = documents.of(SelectionDocument, group.places[0]);
  const match = matchOf(factsOf(documents, first), subject);
  if (match.answer === false) { return NONE; }
  toldOnce(documents, memo(PLANNED, documents, () => new Map<SelectionGroup, Told<unknown>>()), group, () => (
    group.places.forEach((place) => plannedBy(documents, documents.of(SelectionDocument, place)))));
  const ofGroup = memo(memo(FOUND, documents, () => new Map()), group, () => new Map());
  const powerless = differingRoles(documents, group, kind)
    .map((place) => powerlessOf(documents, documents.of(SelectionDocument, place), subject) ?? null);
  const alike = JSON.stringify([kind.name, env.account, env.region, match, fitness(), powerless, source()?.id ?? null]);
  return toldOnce(documents, ofGroup, alike, () => byState(group, group.places.map((place) => {
    documents.application.budget.spend();
    return selectingBy(asked, place, match);
  })));
}

/** Selections of a group whose roles may do something with some resources of a kind and not with others: one for all that may do the same. */
export function differingRoles(documents: Documents, { places, positions }: SelectionGroup, kind: ResourceKind): readonly Place[] {
  return documents.constant(`coverage: roles of the ${positions.length} selections from ${positions[0]} on for ${kind.name}`, () => {
    const byPowers = new Map<string, Place>();
    for (const place of places) {
      const powers = powersInWords(documents, documents.of(SelectionDocument, place), kind);
      if (powers !== undefined) { memo(byPowers, powers, () => place); }
    }
    return [...byPowers.values()];
  });
}

/** All of some lists, in the order of the templates. */
export function inOrder(documents: Documents, all: readonly Placed[]): readonly Selecting[] {
  const those = all.filter(({ selecting }) => selecting.length > 0);
  if (those.length <= 1) { return those[0]?.selecting ?? []; }
  const merged = () => those.flatMap(({ selecting, positions }) => selecting.map((each, index) => ({ each, position: positions[index] })))
    .sort((a, b) => a.position - b.position).map(({ each }) => each);
  if (those.every(({ selecting }) => selecting.length < MANY)) { return merged(); }
  return memo(memo(MERGED, documents, () => new Map()), those.map(({ selecting }) => memo(IDS, selecting, () => ++lastId)).join(), merged);
}

function byState({ positions }: SelectionGroup, all: readonly (Selecting | undefined)[]): ByState {
  const placed = (state: Selecting['state']): Placed => {
    const those = all.flatMap((each, index) => each?.state === state ? [{ each, position: positions[index] }] : []);
    return those.length === 0 ? NOTHING : { selecting: those.map(({ each }) => each), positions: those.map(({ position }) => position) };
  };
  const [protects, mayProtect, inVain] = STATES.map(placed);
  return { protects, mayProtect, inVain };
}
