import type { Assumption } from './assumptions';
import { factsOf } from './matching/selection-facts';
import type { SelectionFacts } from './matching/selection-facts';
import { matchOf } from './matching/selection-match';
import type { SelectionMatch } from './matching/selection-match';
import { obstaclesOf } from './plans/obstacles';
import { optInOf } from './plans/opt-in';
import { planFacts } from './plans/plan-facts';
import type { PlanFacts } from './plans/plan-facts';
import type { Refusals } from './plans/refusals';
import { workingRules } from './plans/rules-in-vain';
import type { SelectionIndex } from './selection-index';
import type { Subject } from './subjects/subject';
import type { Reached } from './verdict';
import { policyAt } from '../checks/selection/role-rights';
import type { Documents } from '../document/documents';
import type { PlanDocument } from '../document/plan-document';
import { SelectionDocument } from '../document/selection-document';
import type { Place } from '../document/template';
import { namesType } from '../model/resources/resource-catalog';
import { isPartlyLater } from '../private/later';
import { memo } from '../private/memo';

/** What is known of an application before its resources are looked at. */
export interface Context {
  readonly index: SelectionIndex;
  readonly refusals: Refusals;
  /** What had to be assumed. */
  readonly assumed: Set<Assumption>;
}

/** A selection that selects a resource, or may do so. */
export interface Selecting {
  readonly state: 'protects' | 'mayProtect' | 'inVain';
  readonly facts: SelectionFacts;
  readonly plan?: PlanFacts;
  readonly match: SelectionMatch;
  /** What keeps it from protecting the resource, or may do so. */
  readonly why: readonly string[];
}

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
  const found = (place: Place) => {
    documents.application.budget.spend();
    const selection = documents.of(SelectionDocument, place);
    const facts = factsOf(documents, selection);
    const planned = plannedBy(documents, selection);
    return planned.isMade ? selecting(documents, context, { ...planned, selection, facts }, subject) : undefined;
  };
  const { likely, open } = only ? { likely: [only], open: [] } : context.index.candidates(subject);
  const all = likely.flatMap((place) => found(place) ?? []);
  const those = (state: Selecting['state']) => all.filter((each) => each.state === state);
  for (const place of those('protects').length > 0 ? [] : open) {
    all.push(...[found(place) ?? []].flat());
    if (those('mayProtect').length >= MOST_OPEN) { break; }
  }
  const [sure, maybe, inVain] = [those('protects'), those('mayProtect'), those('inVain')];
  if (sure.length > 0) { return { verdict: 'protected', selecting: sure }; }
  if (maybe.length > 0) { return { verdict: 'conditional', selecting: maybe }; }
  return inVain.length > 0 ? { verdict: 'selectedInVain', selecting: inVain } : { verdict: 'unprotected', selecting: [] };
}

/** Whether a selection is made, and its plan, in the world of the documents. */
interface Planned {
  readonly isMade: boolean;
  readonly planDocument?: PlanDocument;
  readonly isPlanMade?: boolean;
  /** Whether its role is one of the application. */
  readonly hasRole: boolean;
  /** Whether that has a permissions boundary of which nothing is known. */
  readonly hasBoundary: boolean;
}

/** What was found of selections, and whether it may be something else in other worlds. */
const PLANNED = new WeakMap<SelectionDocument, Planned & { readonly isAsked: boolean }>();

/** Told once of a selection: many resources ask for it. */
function plannedBy(documents: Documents, selection: SelectionDocument): Planned {
  const { world } = documents;
  const wasAsked = world.isAsked;
  const planned = memo(PLANNED, selection, () => {
    world.isAsked = false;
    const planDocument = documents.planOf(selection);
    const { isMade, roleDocument } = selection;
    const boundary = roleDocument?.permissionsBoundary;
    const hasBoundary = boundary !== undefined && !boundary.isAbsent && !policyAt(boundary.text, documents);
    return { isMade, planDocument, isPlanMade: planDocument?.isMade, hasRole: roleDocument !== undefined, hasBoundary, isAsked: world.isAsked };
  });
  world.isAsked = wasAsked || planned.isAsked;
  return planned;
}

function selecting(
  documents: Documents, context: Context,
  planned: Planned & { readonly selection: SelectionDocument; readonly facts: SelectionFacts }, subject: Subject,
): Selecting | undefined {
  const { selection, facts, planDocument, isPlanMade, hasRole, hasBoundary } = planned;
  const match = matchOf(facts, subject);
  if (match.answer === false) { return undefined; }
  const whole = planDocument && planFacts(documents, planDocument);
  const working = planDocument && workingRules(documents, selection, planDocument, subject.kind);
  const { inVain, open } = obstaclesOf(documents, context.refusals, selection, facts, whole, subject, working);
  const plan = working?.plan;
  const obeys = obeysOptIn(subject, match);
  const optIn = obeys === undefined ? {} : optInOf(documents, subject);
  const vain = [
    ...inVain,
    ...isPlanMade === false ? [`its plan '${planDocument!.name}' is not made`] : [],
    ...optIn.inVain === undefined ? [] : [optIn.inVain],
  ];
  if (vain.length > 0) { return { state: 'inVain', facts, plan, match, why: vain }; }
  if (obeys !== undefined && !optIn.isSaid) { context.assumed.add(obeys); }
  if (hasBoundary) { context.assumed.add('boundaries'); }
  assume(context.assumed, hasRole, facts, subject, match);
  const why = [...match.open.map((clause) => openInWords(clause)), ...open];
  return { state: match.answer === true && open.length === 0 ? 'protects' : 'mayProtect', facts, plan, match, why };
}

function openInWords(clause: string): string {
  const what = !clause.includes('[') ? `it is in ${clause}`
    : clause.startsWith('ListOfTags') ? `it has the tag of ${clause}`
      : clause.startsWith('Conditions') ? `it meets ${clause}` : `${clause} is its ARN`;
  return `whether ${what} is known only at deployment`;
}

/** Whether a backup is made only where the Region is opted in to the type, and how that is said. A pattern that has the type in it is obeyed in any case. */
function obeysOptIn({ kind }: Subject, match: SelectionMatch): 'optIn' | 'optInOfClusters' | undefined {
  if (['Aurora', 'Neptune', 'DocumentDB'].includes(kind.apiName)) { return 'optInOfClusters'; }
  return !match.isNamed && (match.pattern === undefined || !namesType(match.pattern, kind)) ? 'optIn' : undefined;
}

function assume(
  assumed: Set<Assumption>, hasRole: boolean, { planEnv }: SelectionFacts, { env }: Subject, match: SelectionMatch,
): void {
  if (match.takesPartition) { assumed.add('partition'); }
  assumed.add(hasRole ? 'rolePolicies' : 'roles');
  if (isPartlyLater(env.account + env.region) && isPartlyLater(planEnv.account + planEnv.region)) { assumed.add('environment'); }
}
