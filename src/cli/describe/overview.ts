import type { ResourceDescription } from './description';
import type { Worlds } from './in-worlds';
import { Reach } from './reach';
import type { Answers } from './reach';
import { placeOf } from './values';
import { Documents } from '../../document/documents';
import { ResourceDocument } from '../../document/resource-document';
import type { Application, Place } from '../../document/template';
import { inEveryWorld } from '../../document/values/world';
import { PROTECTED_TYPES } from '../../model/resources/resource-catalog';
import { or } from '../../model/resources/selection-semantics';
import type { Answer } from '../../model/resources/selection-semantics';

/** What selects a resource, in one world; nothing where it is not made. */
type Selected = Answers | undefined;

/**
 * The resources of an application that AWS Backup protects, and which of its plans select them: for sure, or as far as only deployment knows.
 */
export function describeResources(application: Application, worlds: Worlds): ResourceDescription[] {
  const places = application.templates.flatMap((template) => template.resourcesOf(PROTECTED_TYPES).map((logicalId) => ({ template, logicalId })));
  const found = worlds.attempt('which resources are selected', () => {
    application.budget.begin();
    return inEveryWorld((world) => selectedIn(new Documents(application, world), places));
  });
  const outcomes = found ? [...found.anyhow, ...found.isComplete ? [] : [found.underDefaults]].map(({ result }) => result) : [];
  return places.flatMap((place, index) => worlds.attempt(place.logicalId, () => {
    const resource = worlds.documents.of(ResourceDocument, place);
    const selected = outcomes.flatMap((outcome) => outcome[index] ?? []);
    return resource.known && !(isNestedStack(place) && selected.every((each) => ![...each.values()].includes(true)))
      ? describeResource(resource, selected, found?.isComplete ?? false, worlds.documents)
      : undefined;
  }) ?? []);
}

function selectedIn(documents: Documents, places: readonly Place[]): Selected[] {
  const reach = new Reach(documents);
  return places.map((place) => {
    const resource = documents.of(ResourceDocument, place);
    return resource.known && resource.isMade ? reach.answersOf(resource) : undefined;
  });
}

function describeResource(
  resource: ResourceDocument, selected: readonly NonNullable<Selected>[], isComplete: boolean, documents: Documents,
): ResourceDescription {
  const plans = [...new Set(selected.flatMap((each) => [...each.keys()]))];
  const answers = new Map(plans.map((plan) => [plan, same(selected.map((each) => each.has(plan) ? each.get(plan) : false), isComplete)]));
  const those = (answer: Answer) => plans.filter((plan) => answers.get(plan) === answer);
  // One plan in one world and another one elsewhere is a plan in any.
  const anyPlan = same(selected.map((each) => or([...each.values()])), isComplete);
  return {
    ...placeOf(resource),
    type: resource.type,
    kind: resource.kind.name,
    selected: (anyPlan === false && documents.hasSelectionsOfUnknownPlans ? undefined : anyPlan) ?? null,
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
