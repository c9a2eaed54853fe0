import type { ResourceDescription } from './description';
import type { Worlds } from './in-worlds';
import { SelectingPlans } from './selecting-plans';
import type { Answers } from './selecting-plans';
import { placeOf } from './values';
import { exploreFor } from '../../coverage/exploration';
import { ResourceDocument } from '../../document/resource-document';
import type { Application, Place } from '../../document/template';
import { PROTECTED_TYPES } from '../../model/resources/resource-catalog';
import { or } from '../../model/resources/selection-semantics';
import type { Answer } from '../../model/resources/selection-semantics';

/** What plans say of a resource in all worlds in which it is made. */
interface Selected {
  readonly answers: readonly Answers[];
  /** Whether there are no other worlds. */
  readonly isComplete: boolean;
}

/**
 * The resources of an application that AWS Backup protects, and which of its plans select them: for sure, or as far as only deployment knows.
 */
export function describeResources(application: Application, worlds: Worlds): ResourceDescription[] {
  const places = application.templates.flatMap((template) => template.resourcesOf(PROTECTED_TYPES).map((logicalId) => ({ template, logicalId })));
  const plans = worlds.attempt('which resources are selected', () => {
    application.budget.begin();
    return new SelectingPlans(application);
  });
  return places.flatMap((place) => worlds.attempt(place.logicalId, () => {
    worlds.documents.begin();
    const resource = worlds.documents.of(ResourceDocument, place);
    const selected = plans ? selectedIn(application, worlds, plans, place) : { answers: [], isComplete: false };
    return resource.known && !(isNestedStack(place) && selected.answers.every((each) => ![...each.values()].includes(true)))
      ? describeResource(resource, selected, worlds.documents.hasSelectionsOfUnknownPlans)
      : undefined;
  }) ?? []);
}

/** Most resources are selected alike in all worlds. */
function selectedIn(application: Application, worlds: Worlds, plans: SelectingPlans, place: Place): Selected {
  const usual = worlds.asOnce((documents) => plans.answersOf(documents, place));
  if (usual) { return { answers: usual.result ? [usual.result] : [], isComplete: true }; }
  const { underDefaults, anyhow, isComplete } = exploreFor(application, (documents) => plans.answersOf(documents, place));
  return { answers: [...anyhow, ...isComplete ? [] : [underDefaults]].flatMap(({ result }) => result ?? []), isComplete };
}

function describeResource(resource: ResourceDocument, { answers, isComplete }: Selected, mayBeOfOtherPlans: boolean): ResourceDescription {
  const plans = [...new Set(answers.flatMap((each) => [...each.keys()]))];
  const ofPlan = new Map(plans.map((plan) => [plan, same(answers.map((each) => each.has(plan) ? each.get(plan) : false), isComplete)]));
  const those = (answer: Answer) => plans.filter((plan) => ofPlan.get(plan) === answer);
  // One plan in one world and another one elsewhere is a plan in any.
  const anyPlan = same(answers.map((each) => or([...each.values()])), isComplete);
  return {
    ...placeOf(resource),
    type: resource.type,
    kind: resource.kind.name,
    selected: (anyPlan === false && mayBeOfOtherPlans ? undefined : anyPlan) ?? null,
    plans: those(true),
    plansKnownAtDeployment: those(undefined),
  };
}

/** What all answers are, if there is one, and no other world that may have another one. */
function same(answers: readonly Answer[], isComplete: boolean): Answer {
  const [first, ...others] = answers;
  return isComplete && others.every((other) => other === first) ? first : undefined;
}

function isNestedStack({ template, logicalId }: Place): boolean {
  return template.resource(logicalId)?.Type === 'AWS::CloudFormation::Stack';
}
