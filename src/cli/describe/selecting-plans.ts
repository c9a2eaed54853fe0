import type { Context } from '../../coverage/context';
import { factsOf } from '../../coverage/matching/selection-facts';
import { matchOf } from '../../coverage/matching/selection-match';
import { Refusals } from '../../coverage/plans/refusals';
import { SelectionIndex } from '../../coverage/selection-index';
import { stackJudgement } from '../../coverage/stacks';
import { subjectIn } from '../../coverage/subjects/subject-in';
import { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import { SelectionDocument } from '../../document/selection-document';
import type { Application, Place } from '../../document/template';
import { or } from '../../model/resources/selection-semantics';
import type { Answer } from '../../model/resources/selection-semantics';
import { once } from '../../private/once';

/** Answers of plans that are not no, by the keys of the plans. */
export type Answers = ReadonlyMap<string, Answer>;

/**
 * Which plans of an application select a resource: yes, or known only at deployment. Whether its backups succeed is not asked.
 */
export class SelectingPlans {
  private readonly context: Context;

  constructor(application: Application) {
    this.context = { index: new SelectionIndex(application), refusals: new Refusals([]), assumed: new Set() };
  }

  /** What the plans say of a resource in the world of some documents; nothing where it is not made there. */
  public answersOf(documents: Documents, place: Place): Answers | undefined {
    const document = documents.of(Document, place);
    if (!document.isMade) { return undefined; }
    const { subject } = subjectIn(documents, document);
    if (!subject) { return new Map(); }
    const { likely, open } = this.context.index.candidates(subject);
    const found = new Map<string, Answer>();
    const groups = [...likely, ...open].flatMap(({ places, positions }) => {
      const match = once(() => matchOf(factsOf(documents, documents.of(SelectionDocument, places[0])), subject));
      return places.map((each, index) => ({ selection: documents.of(SelectionDocument, each), position: positions[index], match }));
    });
    for (const { selection, match } of groups.sort((a, b) => a.position - b.position)) {
      const plan = documents.planOf(selection);
      if (!plan?.isMade || !selection.isMade || found.get(plan.key) === true) { continue; }
      documents.application.budget.spend();
      const { answer, takesPartition } = match();
      if (answer !== false) { found.set(plan.key, or([takesPartition ? undefined : answer, found.get(plan.key) ?? false])); }
    }
    return found.size > 0 ? found : this.withStack(documents, document);
  }

  /** Those that may back up its whole stack. */
  private withStack(documents: Documents, document: Document): Answers {
    const plans = stackJudgement(documents, this.context, document)?.selecting.flatMap(({ plan }) => plan?.key ?? []) ?? [];
    return new Map(plans.map((plan) => [plan, undefined]));
  }
}
