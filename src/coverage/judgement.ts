import type { Context } from './context';
import { fitnessOf } from './plans/obstacles';
import { copySourceOf } from './plans/source-hindrances';
import type { Asked, Selecting } from './selecting';
import { inOrder, selectingByGroup } from './selecting-groups';
import type { ByState } from './selecting-groups';
import type { SelectionGroup } from './selection-index';
import type { Subject } from './subjects/subject';
import type { Reached } from './verdict';
import type { Documents } from '../document/documents';
import type { Place } from '../document/template';
import { once } from '../private/once';

/** What plans do for a resource in one world. */
export interface Judgement {
  readonly verdict: Reached;
  /** Those that decide it: what may protect where nothing does, and what is in vain where nothing may. */
  readonly selecting: readonly Selecting[];
}

/** Nobody reads more of what may be so. */
const MOST_OPEN = 20;

/**
 * Judges what the plans of an application do for a resource, in the world of some documents.
 *
 * @param only the one selection that is asked; all by default
 */
export function judge(documents: Documents, context: Context, subject: Subject, only?: Place): Judgement {
  const asked: Asked = {
    documents,
    context,
    subject,
    fitness: once(() => fitnessOf(subject, documents)),
    source: once(() => copySourceOf(documents, subject.resource)),
  };
  const { likely, open } = only ? { likely: [{ places: [only], positions: [0] }], open: [] } : context.index.candidates(subject);
  const found = likely.map((group) => selectingByGroup(asked, group));
  const those = (state: Selecting['state']) => inOrder(documents, found.map((each) => each[state]));
  if (!found.some(({ protects }) => protects.selecting.length > 0)) { found.push(...amongOpen(asked, open, those('mayProtect').length)); }
  const [sure, maybe, inVain] = [those('protects'), those('mayProtect'), those('inVain')];
  if (sure.length > 0) { return { verdict: 'protected', selecting: sure }; }
  if (maybe.length > 0) { return { verdict: 'conditional', selecting: maybe }; }
  return inVain.length > 0 ? { verdict: 'selectedInVain', selecting: inVain } : { verdict: 'unprotected', selecting: [] };
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
