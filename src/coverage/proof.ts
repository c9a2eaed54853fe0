import { matchesArn } from './matching/arn-table';
import type { ArnList, ConditionClause, SelectionFacts } from './matching/selection-facts';
import { amongArns, matchOf } from './matching/selection-match';
import { meets } from './matching/tag-match';
import type { Documents } from '../document/documents';
import { SelectionDocument } from '../document/selection-document';
import type { Place } from '../document/template';
import type { PlanFacts } from './plans/plan-facts';
import type { Subject } from './subjects/subject';
import type { Answer } from '../model/resources/selection-semantics';

/** A condition of a selection, and what it met. */
export interface ConditionProof {
  readonly clause: string;
  /** As `StringEquals`; nothing where AWS Backup does not understand it. */
  readonly operator?: string;
  readonly key: string;
  readonly value: string;
  /** The value of the tag, where the resource has one for sure. */
  readonly tag?: string;
  readonly holds: Answer;
}

/** Something that a selection leaves out, and whether that is the resource. */
export interface ExclusionProof {
  readonly clause: string;
  readonly holds: Answer;
  readonly why: string;
}

/** How a selection selects a resource, from its clause to the role. */
export interface Proof {
  readonly selection: Place;
  /** The clause that matched, as `Resources[2]` or `ListOfTags[0]`. */
  readonly clause?: string;
  readonly answer: Answer;
  readonly conditions: readonly ConditionProof[];
  readonly exclusions: readonly ExclusionProof[];
  /** The plan with its rules, their vaults and copies; nothing where it is not of the templates. */
  readonly plan?: PlanFacts;
  /** The role, if it is one of the templates. */
  readonly role?: Place;
  /** What it is called. */
  readonly roleName: string;
}

/** Proves how a selection selects a resource. */
export function proofOf(documents: Documents, facts: SelectionFacts, plan: PlanFacts | undefined, subject: Subject): Proof {
  const selection = documents.of(SelectionDocument, facts.place);
  const { roleDocument: role, roleInWords } = selection;
  const { answer, clause } = matchOf(facts, subject);
  return {
    selection: facts.place,
    clause,
    answer,
    conditions: (facts.conditions ?? []).map((condition) => conditionProof(documents, condition, subject)),
    exclusions: exclusionsOf(documents, facts.excluded, subject),
    plan,
    role: role && { template: role.template, logicalId: role.logicalId },
    roleName: roleInWords,
  };
}

function conditionProof(documents: Documents, condition: ConditionClause, { tags }: Subject): ConditionProof {
  const { clause, operator, key, value } = condition;
  const { answer, value: tag } = meets(condition, tags);
  const inWords = (text: string) => documents.inWords(text);
  return { clause, operator, key: inWords(key), value: inWords(value), tag: tag === undefined ? undefined : inWords(tag), holds: answer };
}

function exclusionsOf(documents: Documents, list: ArnList, subject: Subject): ExclusionProof[] {
  const own = amongArns(list, subject);
  const named = [...list.named].map(([key, clause]) => ({ clause, holds: key === subject.key, why: key === subject.key ? 'it is the resource' : `it is '${key}'` }));
  const others = list.others.map(({ text, clause }) => {
    const holds = matchesArn(text, subject);
    return { clause, holds, why: `'${documents.inWords(text)}' ${holds === undefined ? 'may be' : holds ? 'is' : 'is not'} its ARN` };
  });
  const shared = list.shared.length > 0 && own.answer === true && !named.some(({ holds }) => holds) && own.clause !== undefined
    ? [{ clause: own.clause, holds: true, why: 'it is the resource' }] : [];
  return [...named, ...shared, ...others];
}
