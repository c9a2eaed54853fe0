import type { Assumption } from './assumptions';
import type { Context } from './context';
import { factsOf } from './matching/selection-facts';
import type { SelectionFacts } from './matching/selection-facts';
import { matchOf } from './matching/selection-match';
import type { SelectionMatch } from './matching/selection-match';
import { obstaclesOf } from './plans/obstacles';
import type { Obstacles } from './plans/obstacles';
import { optInOf } from './plans/opt-in';
import { planFacts } from './plans/plan-facts';
import type { PlanFacts } from './plans/plan-facts';
import { workingRules } from './plans/rules-in-vain';
import { planFor } from './plans/source-hindrances';
import type { CopySource } from './plans/source-hindrances';
import type { Subject } from './subjects/subject';
import { policyAt } from '../checks/selection/role-rights';
import type { Documents } from '../document/documents';
import type { PlanDocument } from '../document/plan-document';
import { SelectionDocument } from '../document/selection-document';
import type { Place } from '../document/template';
import { toldOnce } from '../document/told-once';
import type { Told } from '../document/told-once';
import { namesType } from '../model/resources/resource-catalog';
import { isPartlyLater } from '../private/later';

/** A selection that selects a resource, or may do so. */
export interface Selecting {
  readonly state: 'protects' | 'mayProtect' | 'inVain';
  readonly facts: SelectionFacts;
  readonly plan?: PlanFacts;
  readonly match: SelectionMatch;
  /** What keeps it from protecting the resource, or may do so. */
  readonly why: readonly string[];
}

/** Of what is asked what selections do for it. */
export interface Asked {
  readonly documents: Documents;
  readonly context: Context;
  readonly subject: Subject;
  /** What the resource itself is like: looked at once, and only where something selects it. */
  readonly fitness: () => Obstacles;
  /** What its copies depend on: looked at in the same way. */
  readonly source: () => CopySource | undefined;
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

const PLANNED = new WeakMap<SelectionDocument, Told<Planned>>();

/** Told once of a selection: many resources ask for it. */
export function plannedBy(documents: Documents, selection: SelectionDocument): Planned {
  return toldOnce(documents, PLANNED, selection, () => {
    const planDocument = documents.planOf(selection);
    const { isMade, roleDocument } = selection;
    const boundary = roleDocument?.permissionsBoundary;
    const hasBoundary = boundary !== undefined && !boundary.isAbsent && !policyAt(boundary.text, documents);
    return { isMade, planDocument, isPlanMade: planDocument?.isMade, hasRole: roleDocument !== undefined, hasBoundary };
  });
}

/** What a selection does for a resource in the world of some documents; nothing where it is not made, or does not select it. */
export function selectingBy({ documents, context, subject, fitness, source }: Asked, place: Place, known?: SelectionMatch): Selecting | undefined {
  const selection = documents.of(SelectionDocument, place);
  const facts = factsOf(documents, selection);
  const matched = known ?? matchOf(facts, subject);
  if (matched.answer === false) { return undefined; }
  const { isMade, planDocument, isPlanMade, hasRole, hasBoundary } = plannedBy(documents, selection);
  if (!isMade) { return undefined; }
  const { openTexts = [] } = fitness();
  const match = openTexts.length > 0 ? { ...matched, openTexts: [...matched.openTexts, ...openTexts] } : matched;
  const whole = planDocument && planFacts(documents, planDocument);
  const working = planDocument && workingRules(documents, selection, planDocument, subject.kind);
  documents.world.leaveOpen(match.openTexts);
  const { inVain, open } = obstaclesOf(documents, context.refusals, selection, facts, whole, subject, fitness(), working);
  const plan = working && planOfResource(documents, selection, planDocument, subject, source());
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

/** The plan as it is for a resource: told once for all that are alike. */
function planOfResource(
  documents: Documents, selection: SelectionDocument, plan: PlanDocument, { kind }: Subject, source: CopySource | undefined,
): PlanFacts {
  if (!source) { return workingRules(documents, selection, plan, kind).plan; }
  return documents.constant(`coverage: copies of ${plan.key} for ${selection.key}, ${kind.name} and ${source.id}`, () =>
    planFor(workingRules(documents, selection, plan, kind).plan, source, plan.env.account));
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
